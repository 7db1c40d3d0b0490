# SPDX-License-Identifier: Apache-2.0
"""Goods that are dangerous to send."""
