# SPDX-License-Identifier: Apache-2.0
"""The resources of PrestaShop's webservice that make up a product, and their documents.

Source: devdocs.prestashop-project.org, webservice resources 1.7 to 9, an answer of 1.5, and what
prestapyt and Airbyte's connector hand over; checked 2026-11.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from listingcheck.sources.formats.xmlstream import Root
from listingcheck.tally import PRODUCTS

COMBINATIONS, STOCKS = "combinations", "stock_availables"
VALUES, OPTIONS = "product_option_values", "product_options"
BRANDS, CATEGORIES, TAGS = "manufacturers", "categories", "tags"
FEATURES, FEATURE_VALUES = "product_features", "product_feature_values"
SINGULAR = {
    PRODUCTS: "product",
    COMBINATIONS: "combination",
    STOCKS: "stock_available",
    VALUES: "product_option_value",
    OPTIONS: "product_option",
    BRANDS: "manufacturer",
    CATEGORIES: "category",
    TAGS: "tag",
    FEATURES: "product_feature",
    FEATURE_VALUES: "product_feature_value",
}
"""Each resource and what one of its records is called."""
_PLURAL = {singular: plural for plural, singular in SINGULAR.items()}
_KNOWN = frozenset({*SINGULAR, *_PLURAL})
_AROUND = frozenset({"prestashop", "attrs", *_KNOWN})
"""Keys of a document that is only wrapped around records."""

SIGNS = ("id_category_default", "id_tax_rules_group", "available_for_order", "description_short")
"""Keys by which a product of PrestaShop is known: with an id or name, one of these."""
_IDS_OF_OTHERS = ("id_product", "id_attribute_group")
_OWN = frozenset({STOCKS, VALUES, OPTIONS, FEATURES, FEATURE_VALUES})
"""Resources whose names no other platform has."""
_COMBINATION_SIGNS = ("minimal_quantity", "default_on", "unit_price_impact", "ean13")
_SIGNS_OF_OTHERS: tuple[tuple[str, frozenset[str]], ...] = (
    (STOCKS, frozenset({"id_product", "id_product_attribute", "quantity"})),
    (VALUES, frozenset({"id_attribute_group", "name"})),
    (OPTIONS, frozenset({"group_type", "name"})),
    (CATEGORIES, frozenset({"id_parent", "level_depth", "name"})),
    (BRANDS, frozenset({"short_description", "link_rewrite", "name"})),
    (FEATURE_VALUES, frozenset({"id_feature", "value"})),
    (TAGS, frozenset({"id", "id_lang", "name"})),
)


def part_of_root(root: Root) -> str | None:
    """The resource that an XML answer holds."""
    if root.name in SINGULAR or root.name in _PLURAL:
        is_answer = any(
            sign in root.inside for sign in ("id_product", "id_attribute_group", *SIGNS)
        )
        return _PLURAL.get(root.name, root.name) if is_answer else None
    if root.name != "prestashop" or not root.inside:
        return None
    first = root.inside[0]
    return first if first in SINGULAR else _PLURAL.get(first)


def kind_of(document: Any) -> str | None:
    """The resource of a record, by its keys."""
    if not isinstance(document, Mapping):
        return None
    keys = document.keys()
    if any(sign in keys for sign in SIGNS) and not keys.isdisjoint({"id", "name"}):
        return PRODUCTS
    others = (resource for resource, signs in _SIGNS_OF_OTHERS if signs <= keys)
    if found := next(others, None):
        return found
    is_combination = "id_product" in keys and any(sign in keys for sign in _COMBINATION_SIGNS)
    return COMBINATIONS if is_combination and "name" not in keys else None


def part_of_document(document: Any) -> str | None:
    """The resource of the first record in a document, if it is PrestaShop's for certain."""
    for resource, record in records(document):
        if resource in _OWN or (resource is not None and resource == kind_of(record)):
            return resource
    return None


def records(document: Any, stream: str | None = None) -> Iterator[tuple[str | None, Any]]:
    """The records in a document with their resources; None for one that is not known."""
    if stream is not None:
        yield (stream if stream in SINGULAR else None), document
    elif isinstance(document, Mapping) and document and document.keys() <= _AROUND:
        for key, inside in document.items():
            if key != "attrs":
                yield from _inside(key, inside)
    else:
        yield kind_of(document), document


def _inside(key: str, value: Any) -> Iterator[tuple[str | None, Any]]:
    """The records under a key, in a list or alone."""
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, Mapping) and each and each.keys() <= _AROUND:
            yield from records(each)
        elif each:
            yield _PLURAL.get(key, key) if key in _KNOWN else kind_of(each), each
