# SPDX-License-Identifier: Apache-2.0
"""The options of a configurable product in an API answer."""

from listingcheck.sources.formats.payload import Document, items, text
from listingcheck.sources.magento.items import Item, Said

Child = tuple[Item, Said]
"""A variant, and its options by code."""


def names_of(item: Item, children: list[Child]) -> Said:
    """The names of the options of a product by code."""
    codes = list(dict.fromkeys([code for _, said in children for code in said]))
    names = {code: name for code, name, _ in item.options if code and name}
    unnamed = [name for code, name, _ in item.options if not code]
    if len(unnamed) == len(codes):
        return dict(zip(codes, unnamed, strict=True))
    return {code: names.get(code, code) for code in codes}


def codes_of_rest(item: Item, children: list[Item]) -> list[str]:
    """The attributes that are the options: those whose values an option may have, in each child."""
    found: list[str] = []
    for _, name, values in item.options:
        shared = [
            code
            for code in (children[0].attributes if children else ())
            if all(child.attributes.get(code) in values for child in children)
        ]
        shared.sort(key=lambda code: code.replace("_", " ") != name.lower())
        found += shared[:1]
    return found


def chosen_in(variant: Document) -> Said:
    """The options of a variant in GraphQL, by code."""
    chosen = dict[str, str]()
    for each in items(variant.get("attributes")):
        if (code := text(each.get("code"))) and (label := text(each.get("label"))):
            chosen[code] = label
    return chosen
