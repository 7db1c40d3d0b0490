# SPDX-License-Identifier: Apache-2.0
"""What a marketplace sells after it has given its approval."""
