# SPDX-License-Identifier: Apache-2.0
"""Whose product it is."""
