# SPDX-License-Identifier: Apache-2.0
"""The description of a listing."""
