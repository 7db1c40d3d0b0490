# SPDX-License-Identifier: Apache-2.0
"""Applies the edits of fixes."""
