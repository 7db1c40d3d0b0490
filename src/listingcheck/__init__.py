# SPDX-License-Identifier: Apache-2.0
"""Why a marketplace would refuse your listings, before you upload them."""

__version__ = "0.1.0"
