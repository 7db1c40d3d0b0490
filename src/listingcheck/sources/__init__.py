# SPDX-License-Identifier: Apache-2.0
"""How products come in: one package per platform reads its exports and API answers.

reading = sources.read("products_export.csv")
for product in reading: ...
reading.sources     # what was in each file
reading.problems    # what could not be read, as failures
"""

from listingcheck.sources import (
    amazon,
    bigcommerce,
    google_merchant,
    magento,
    prestashop,
    sfcc,
    shopify,
    tiktok,
    wix,
    woocommerce,
)
from listingcheck.sources.reader import read, read_all
from listingcheck.sources.reading import Reading, Settings

__all__ = [
    "Reading",
    "Settings",
    "amazon",
    "bigcommerce",
    "google_merchant",
    "magento",
    "prestashop",
    "read",
    "read_all",
    "sfcc",
    "shopify",
    "tiktok",
    "wix",
    "woocommerce",
]
