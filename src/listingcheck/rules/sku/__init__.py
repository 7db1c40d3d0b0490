# SPDX-License-Identifier: Apache-2.0
"""The seller's own codes."""
