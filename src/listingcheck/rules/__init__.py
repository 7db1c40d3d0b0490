# SPDX-License-Identifier: Apache-2.0
"""The rules: one class in one file, one folder a family."""
