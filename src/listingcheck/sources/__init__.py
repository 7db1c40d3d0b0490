# SPDX-License-Identifier: Apache-2.0
"""How products come in: one package per platform reads its exports and API answers.

reading = sources.read("products_export.csv")
for product in reading: ...
reading.sources     # what was in each file
reading.problems    # what could not be read, as failures
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from listingcheck.sources.reading import Reading, Settings

if TYPE_CHECKING:
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

_READERS = frozenset({"read", "read_all"})


def __getattr__(name: str) -> Any:
    # Who hands in products of one platform needs neither the others nor what tells them apart.
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = (
        getattr(import_module(f"{__name__}.reader"), name)
        if name in _READERS
        else import_module(f"{__name__}.{name}")
    )
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
