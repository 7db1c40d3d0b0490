# SPDX-License-Identifier: Apache-2.0
"""Edits that replace a text wherever it stands as one and the same value."""

import re

from listingcheck.failure import Edit
from listingcheck.product import Product

_VALUE = re.compile(r"variants\[\d+\]\.options\[(\d+)\]")


def everywhere(product: Product, field: str, old: str, new: str) -> tuple[Edit, ...]:
    """Edits of the field; an option value is edited on every variant that has it."""
    match = _VALUE.fullmatch(field)
    if match is None:
        return (Edit(field, old, new),)
    position = int(match[1])
    return tuple(
        Edit(variant.at(f"options[{position}]"), old, new)
        for variant in product.variants
        if variant.options[position : position + 1] == (old,)
    )
