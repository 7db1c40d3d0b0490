# SPDX-License-Identifier: Apache-2.0
"""The pictures of a product: the numbered columns of legacy files, and the order they are in."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from listingcheck.product import Image, number
from listingcheck.sources.bigcommerce.columns import NUMBERED_IMAGE
from listingcheck.sources.formats.table import folded

Placed = tuple[Image, bool | None, str]
"""A picture, whether it is the one that lists of products show, and its place."""

_LAST = Decimal("Infinity")
_ADDRESSES = ("url", "file", "path")


def ranked(images: Sequence[Placed]) -> tuple[Image, ...]:
    """The pictures in the order of the shop: that of lists first, then by place."""
    if len(images) > 1:
        images = sorted(images, key=_rank)
    return tuple([picture for picture, _, _ in images])


def _rank(placed: Placed) -> tuple[bool, Decimal]:
    _, is_thumbnail, place = placed
    return not is_thumbnail, _number(place)


@lru_cache(maxsize=1_024)
def _number(place: str) -> Decimal:
    """The number of a place: few occur in one source."""
    rank = number(place)
    return _LAST if rank is None else rank


def has_relative(images: Sequence[Image]) -> bool:
    """Whether some picture has no host in its address."""
    return any(["//" not in (picture.url or "//") for picture in images])  # noqa: C419 - quick


@dataclass(frozen=True, slots=True)
class Slot:
    """Where one of several pictures stands in a row."""

    addresses: tuple[int, ...]
    """Its address, its file name: the first that is filled counts."""
    alt: int
    thumbnail: int
    place: int


def slots_in(header: Sequence[str]) -> list[Slot]:
    """The numbered pictures of a header, in order; what is not there is in the cell behind."""
    found: dict[int, dict[str, int]] = {}
    for at, title in enumerate(header):
        if match := NUMBERED_IMAGE.fullmatch(folded(title)):
            found.setdefault(int(match[2]), {}).setdefault(match[1], at)
    behind = len(header)
    return [
        Slot(
            addresses,
            places.get("description", behind),
            places.get("is thumbnail", behind),
            places.get("sort", behind),
        )
        for _, places in sorted(found.items())
        if (addresses := tuple([places[kind] for kind in _ADDRESSES if kind in places]))
    ]
