# SPDX-License-Identifier: Apache-2.0
"""What the readers of platforms share: columns, keys, values and their places in the source."""
