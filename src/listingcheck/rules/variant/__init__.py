# SPDX-License-Identifier: Apache-2.0
"""What a buyer chooses between: options, their values and combinations."""
