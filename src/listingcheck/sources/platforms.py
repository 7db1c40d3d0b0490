# SPDX-License-Identifier: Apache-2.0
"""The platforms that can be read: those of the package, and those that others have installed."""

from functools import cache
from importlib.metadata import EntryPoint, entry_points

from listingcheck.errors import SourceError, UnknownPlatformError
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
from listingcheck.sources.platform import Platform
from listingcheck.spelling import guess

BUILT_IN: tuple[Platform, ...] = (
    shopify.PLATFORM,
    woocommerce.PLATFORM,
    magento.PLATFORM,
    bigcommerce.PLATFORM,
    prestashop.PLATFORM,
    amazon.PLATFORM,
    sfcc.PLATFORM,
    google_merchant.PLATFORM,
    wix.PLATFORM,
    tiktok.PLATFORM,
)
ENTRY_POINTS = "listingcheck.platforms"
"""The group of entry points that readers of others stand in."""


@cache
def known() -> tuple[Platform, ...]:
    """All platforms.

    Raises:
        SourceError: an installed one does not load.
    """
    return (*BUILT_IN, *map(_loaded, entry_points(group=ENTRY_POINTS)))


def named(name: str) -> Platform:
    """The platform of that name.

    Raises:
        UnknownPlatformError: there is none; the message guesses.
    """
    by_name = {name: p for p in known() for name in (p.name, *p.aliases)}
    wanted = name.casefold().replace("-", "_")
    if wanted not in by_name:
        raise UnknownPlatformError(
            f"There is no platform {name!r}.{guess(wanted, by_name)} "
            f"Known platforms: {', '.join(p.name for p in known())}."
        )
    return by_name[wanted]


def _loaded(entry: EntryPoint) -> Platform:
    try:
        found = entry.load()
        platform = found() if isinstance(found, type) else found
    except Exception as error:  # whatever a plugin does, say whose it is
        raise SourceError(
            f"The reader {entry.name} ({entry.value}) does not load: {error}."
        ) from error
    if not isinstance(platform, Platform):
        raise SourceError(
            f"The reader {entry.name} ({entry.value}) is no Platform: derive it from "
            "listingcheck.sources.platform.Platform."
        )
    return platform
