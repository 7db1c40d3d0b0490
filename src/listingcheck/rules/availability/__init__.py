# SPDX-License-Identifier: Apache-2.0
"""Whether and when a product can be sent."""
