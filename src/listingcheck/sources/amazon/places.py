# SPDX-License-Identifier: Apache-2.0
"""Where each field of a listing stands in JSON, by the parts that an answer has."""

from collections.abc import Mapping
from typing import Any

from listingcheck.product import Origin
from listingcheck.sources.kit.origins import CURRENCY

_ATTRIBUTES, _SUMMARIES, _OFFERS = "attributes", "summaries", "offers"
_PLACES: dict[str, tuple[tuple[str, str], ...]] = {
    "title": ((_ATTRIBUTES, "item_name[].value"), (_SUMMARIES, "itemName")),
    "description": ((_ATTRIBUTES, "product_description[].value"),),
    "brand": ((_ATTRIBUTES, "brand[].value"), (_SUMMARIES, "brand")),
    "product_type": ((_SUMMARIES, "productType"), ("productTypes", "productType")),
    "tags": ((_ATTRIBUTES, "generic_keyword[].value"),),
    "status": ((_SUMMARIES, "status"),),
    "images[].url": (
        ("images", "images[].link"),
        (_ATTRIBUTES, "main_product_image_locator[].media_location"),
        (_SUMMARIES, "mainImage.link"),
    ),
    "variants[].price": (
        (_OFFERS, "price.amount"),
        (_ATTRIBUTES, "purchasable_offer[].our_price[].schedule[].value_with_tax"),
    ),
    CURRENCY: ((_OFFERS, "price.currencyCode"), (_ATTRIBUTES, "purchasable_offer[].currency")),
    "variants[].compare_at_price": ((_ATTRIBUTES, "list_price[].value"),),
    "variants[].identifiers[0].code": (
        ("identifiers", "identifiers[].identifier"),
        (_ATTRIBUTES, "externally_assigned_product_identifier[].value"),
    ),
    "variants[].weight": (
        ("dimensions", "package.weight.value"),
        (_ATTRIBUTES, "item_package_weight[].value"),
    ),
    "variants[].dimensions": (
        ("dimensions", "package"),
        (_ATTRIBUTES, "item_package_dimensions[]"),
    ),
    "variants[].stock": (
        ("fulfillmentAvailability", "quantity"),
        (_ATTRIBUTES, "fulfillment_availability[].quantity"),
    ),
}
"""Canonical field to the parts that may hold it, and where in them."""
_SIDES = ("length", "width", "height")
_OF_OFFERS = frozenset({"variants[].price", CURRENCY, "variants[].stock"})
"""Fields that the catalogue has not: they are the seller's."""
_NEVER = frozenset({"category", "images[].alt"})


class Places:
    """The origins of one source of listings: those with the same parts share one.

    Args:
        file: where they stand.
        currency: what the caller knows of it.
    """

    def __init__(self, file: str | None, currency: str | None) -> None:
        self._file = file
        self._currency = currency
        self._origins: dict[tuple[tuple[str, ...], tuple[str | None, ...]], Origin] = {}
        self._lacks: dict[frozenset[str], frozenset[str]] = {}

    def origin(self, document: Mapping[str, Any], options: tuple[str | None, ...]) -> Origin:
        """The origin of a listing.

        Args:
            document: the listing.
            options: the attributes that hold its options.
        """
        shape = tuple(document), options
        origin = self._origins.get(shape)
        if origin is None:
            columns = _columns(document)
            lacks = self._lacking(columns)
            for number, name in enumerate(options):
                columns[f"options[{number}]"] = "attributes.variation_theme[].name"
                if name:
                    columns[f"variants[].options[{number}]"] = f"attributes.{name}[].value"
            origin = Origin("amazon", self._file, columns, lacks)
            self._origins[shape] = origin
        return origin

    def _lacking(self, columns: Mapping[str, str]) -> frozenset[str]:
        lacks = _NEVER | ({*_PLACES, "variants[].sku"} - columns.keys())
        if self._currency is not None:
            lacks -= {CURRENCY}
        return self._lacks.setdefault(lacks, lacks)


def _columns(document: Mapping[str, Any]) -> dict[str, str]:
    columns = {"key": "sku", "variants[].sku": "sku"} if "sku" in document else {"key": "asin"}
    absent = frozenset() if "sku" in document else _OF_OFFERS
    for field, places in _PLACES.items():
        if field in absent:
            continue
        there = (f"{_part(part)}.{path}" for part, path in places if part in document)
        if (path := next(there, None)) is not None:
            columns[field] = path
    if "productType" in document:
        columns["product_type"] = "productType"
    if size := columns.get("variants[].dimensions"):
        columns |= {f"variants[].dimensions.{side}": f"{size}.{side}.value" for side in _SIDES}
    return columns


def _part(name: str) -> str:
    """The path of a part: all are lists but the attributes."""
    return name if name == _ATTRIBUTES else f"{name}[]"
