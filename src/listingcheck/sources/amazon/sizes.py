# SPDX-License-Identifier: Apache-2.0
"""The weight and size of a listing in JSON, each value with its unit."""

from typing import Any

from listingcheck.product import Dimensions, Length, Weight
from listingcheck.sources.amazon.attributes import Listing
from listingcheck.sources.amazon.codes import length_unit, weight_unit
from listingcheck.sources.amazon.names import SIDES
from listingcheck.sources.formats.payload import Document, mapping, text
from listingcheck.sources.kit.parts import dimensions
from listingcheck.sources.reading import Settings


def weight(listing: Listing, settings: Settings) -> Weight | None:
    """The weight of the package, or else of what is in it."""
    block = listing.block("dimensions")
    places = (
        mapping(block.get("package")).get("weight"),
        listing.part("item_package_weight"),
        mapping(block.get("item")).get("weight"),
        listing.part("item_weight"),
    )
    for place in map(mapping, places):
        if value := text(place.get("value")):
            unit = text(place.get("unit"))
            return Weight.parse(value, weight_unit(unit) if unit else settings.weight_unit)
    return None


def size(listing: Listing, settings: Settings) -> Dimensions | None:
    """The size of the package, or else of what is in it."""
    block = listing.block("dimensions")
    places = (
        mapping(block.get("package")),
        listing.part("item_package_dimensions"),
        mapping(block.get("item")),
        listing.part("item_dimensions"),
        listing.part("item_length_width_height"),
    )
    return next(filter(None, (_sides(place, settings) for place in places)), None)


def _sides(place: Document, settings: Settings) -> Dimensions | None:
    return dimensions(*[_length(place.get(side), settings) for side in SIDES])


def _length(value: Any, settings: Settings) -> Length | None:
    said = mapping(value)
    number, unit = text(said.get("value")), text(said.get("unit"))
    if number is None:
        return None
    return Length.parse(number, length_unit(unit) if unit else settings.dimension_unit)
