# SPDX-License-Identifier: Apache-2.0
"""Lists the categories of whatever a caller holds."""

from collections.abc import Sequence
from typing import Any

from listingcheck import sources
from listingcheck.mapping.survey import Survey, survey
from listingcheck.mapping.taxonomies import of_answers, read_tree
from listingcheck.mapping.tree import Tree
from listingcheck.profile import DEFAULT, load_profile
from listingcheck.shop import Shop
from listingcheck.sources.reading import Settings


def categories(
    source: Any,
    *,
    profile: str = DEFAULT,
    platform: str | None = None,
    shop: Shop | None = None,
    taxonomies: Sequence[str | Tree] = (),
) -> Survey:
    """List the source categories of a catalogue, with suggestions for each.

    Args:
        source: a path, an open file, products, what a platform's API returned, or a table.
        profile: for whom, such as ``tiktok-shop/uk``.
        platform: whose export it is; found out when left out.
        shop: its ``category_map`` says what is mapped, its ``categories`` are suggested.
        taxonomies: files of category trees, or trees that are already read.

    Raises:
        ListingcheckError: the work could not be done; the text says what to do.
    """
    shop = shop or Shop()
    marketplace = load_profile(profile).marketplace
    trees = trees_of(shop, taxonomies)
    reading = sources.read(source, platform, Settings(language=shop.source_language))
    return survey(reading, profile=profile, marketplace=marketplace, shop=shop, trees=trees)


def trees_of(shop: Shop, taxonomies: Sequence[str | Tree] = ()) -> list[Tree]:
    """The trees that are known: what the marketplace answered, then those in files.

    Raises:
        ConfigurationError: a file cannot be read, or holds no tree that is known.
    """
    read = [each if isinstance(each, Tree) else read_tree(each) for each in taxonomies]
    answered = [of_answers(shop.categories, "the saved answers")] if shop.categories else []
    return [*answered, *read]
