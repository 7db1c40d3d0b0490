# SPDX-License-Identifier: Apache-2.0
"""What a marketplace does not sell."""
