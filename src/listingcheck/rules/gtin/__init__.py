# SPDX-License-Identifier: Apache-2.0
"""Rules about trade numbers: GTIN, EAN, UPC, ISBN and JAN."""
