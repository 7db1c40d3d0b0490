# SPDX-License-Identifier: Apache-2.0
"""The listing as a whole."""
