# SPDX-License-Identifier: Apache-2.0
"""What is sold before it can be sent."""
