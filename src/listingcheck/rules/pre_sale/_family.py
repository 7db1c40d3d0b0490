# SPDX-License-Identifier: Apache-2.0
"""What all rules about pre-sale share."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import NamedTuple

from listingcheck import sample
from listingcheck.offer import Offer, PreSale
from listingcheck.product import Product, Quantity, Variant, number

_KINDS = {"PREORDER": "PRE_ORDER", "MADETOORDER": "MADE_TO_ORDER", "CUSTOM": "CUSTOM"}
_OTHER = re.compile(r"[^A-Z]+")
_DAY = re.compile(r"\s*([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ].*)?", re.ASCII)
_SECONDS = re.compile(r"\s*([0-9]{10})(?:[0-9]{3})?\s*", re.ASCII)


class Band(NamedTuple):
    """Fewest and most days."""

    fewest: int
    most: int

    def __str__(self) -> str:
        return f"{self.fewest} to {self.most} days"


def sold_early(product: Product) -> Iterator[tuple[Variant, PreSale]]:
    """The variants that are sold before they can be sent."""
    for variant in product.variants:
        if variant.offer is not None and variant.offer.pre_sale is not None:
            yield variant, variant.offer.pre_sale


def kind_of(pre_sale: PreSale) -> str | None:
    """The type as marketplaces write it, ``PRE_ORDER`` for ``preorder``; others as they are."""
    if pre_sale.type is None:
        return None
    return _KINDS.get(_OTHER.sub("", pre_sale.type.upper()), pre_sale.type)


def day(text: str) -> date | None:
    """The day that ``2026-12-24``, a time on it, or seconds since 1970 stand for; else None."""
    if match := _SECONDS.fullmatch(text):
        return datetime.fromtimestamp(int(match[1]), UTC).date()
    match = _DAY.fullmatch(text)
    try:
        return date.fromisoformat(match[1]) if match else None
    except ValueError:
        return None


def example(
    kind: str | None, days: str | None = None, release: str | None = None, size: str | None = None
) -> Variant:
    """A clean variant that is sold early, to build examples from."""
    handling = Quantity(raw=days, amount=number(days)) if days else None
    offer = Offer(pre_sale=PreSale(type=kind, handling_days=handling, release=release))
    variant = sample.variant(size, sku=f"TEE-{size}") if size else sample.variant()
    return variant.model_copy(update={"offer": offer})
