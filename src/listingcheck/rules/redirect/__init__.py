# SPDX-License-Identifier: Apache-2.0
"""What leads a buyer off the marketplace."""
