# SPDX-License-Identifier: Apache-2.0
"""What the products of both of Wix's catalogues share in JSON."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple, TypeVar

from listingcheck.product import Stock, Variant
from listingcheck.sources.formats.payload import Document, mapping, text

T = TypeVar("T")


class Sold(NamedTuple):
    """What is sold of a product."""

    options: tuple[str, ...]
    variants: tuple[Variant, ...]
    first: Document
    """The variant that shows which keys variants have; empty when they are elsewhere."""
    left_out: int
    """Variants that are not visible."""


@dataclass(slots=True)
class Tally:
    """Products of which the same is to be said: how many, and the name of the first."""

    count: int = 0
    first: str = ""

    def add(self, document: Document) -> None:
        """Count one more."""
        self.first = self.first or text(document.get("name")) or ""
        self.count += 1


def offered(rows: Sequence[T], details: Sequence[Document]) -> list[T]:
    """The variants whose details do not hide them; all of them, when none would be left."""
    shown = [
        row for row, detail in zip(rows, details, strict=True) if detail.get("visible") is not False
    ]
    return shown or list(rows)


def sold_out(document: Document) -> Stock:
    """A stock of which nothing is left, in the word the answer has for it."""
    word = text(document.get("inventoryStatus") or document.get("availabilityStatus"))
    return Stock(raw=word or "OUT_OF_STOCK", amount=Decimal(0))


def address(medium: Any) -> str | None:
    """The address of a picture, however deep it stands; None for anything but pictures."""
    if not isinstance(medium, dict):
        return text(medium)
    kind = text(medium.get("mediaType") or medium.get("type") or "image") or ""
    if kind.casefold() != "image":
        return None
    inner = medium.get("url") or medium.get("image") or medium.get("src")
    return text(mapping(inner).get("url")) if isinstance(inner, dict) else text(inner)
