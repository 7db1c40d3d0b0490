# SPDX-License-Identifier: Apache-2.0
"""Which part of BigCommerce each document is, by its stream or by its keys, and what becomes of it.

Documents of one kind are read as they come. Several kinds in one source are joined: a first look
gathers what belongs to products, whichever comes first.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice

from listingcheck.errors import SourceError
from listingcheck.sources.bigcommerce.joins import Parts
from listingcheck.sources.bigcommerce.keys import (
    BRANDS,
    CATEGORIES,
    IMAGES,
    METAFIELDS,
    OTHERS,
    SKUS,
    VARIANTS,
    part_of,
)
from listingcheck.sources.formats.payload import Entry, ShapeError, shown
from listingcheck.sources.reading import Ledger
from listingcheck.tally import PRODUCTS

_LOOKED_AT = 20
"""Documents among which one must be of another kind, for the rest to be looked at."""
_STREAMS = {
    "products": PRODUCTS,
    "brands": BRANDS,
    "categories": CATEGORIES,
    "variants": VARIANTS,
    "product_variants": VARIANTS,
    "images": IMAGES,
    "product_images": IMAGES,
    "metafields": METAFIELDS,
    "product_metafields": METAFIELDS,
}
_SKIPPED = {
    BRANDS: "brand",
    CATEGORIES: "category",
    VARIANTS: "variant of a product",
    IMAGES: "picture of a product",
    METAFIELDS: "metafield",
    SKUS: "SKU of API v2",
    OTHERS: "record of another stream",
}
_ALONE = {
    BRANDS: "brands without products: give the products too",
    CATEGORIES: "categories without products: give the products too",
    VARIANTS: "variants without their products: give the products too, or ask the API for products "
    "with ?include=variants",
    IMAGES: "pictures without their products: give the products too, or ask the API for products "
    "with ?include=images",
    METAFIELDS: "metafields, of which a listing needs none: give the products",
    SKUS: "SKUs of API v2, which name their options only by numbers: give the products of API v3 "
    "with ?include=variants",
    OTHERS: "no products: give the stream of products too",
}


def kind_of(entry: Entry) -> str | None:
    """Which part a document is; None when it is nothing of BigCommerce."""
    if entry.stream is None:
        return part_of(entry.document)
    return _STREAMS.get(str(entry.stream).casefold()) or part_of(entry.document) or OTHERS


def is_mixed(first: Iterable[Entry]) -> bool:
    """Whether some of the first documents are no products, or come in streams."""
    return any(e.stream is not None or kind_of(e) not in {PRODUCTS, None} for e in first)


def first_of(entries: Iterator[Entry]) -> list[Entry]:
    """The documents to look at before the others."""
    return list(islice(entries, _LOOKED_AT))


def gathered(entries: Iterable[Entry], parts: Parts, file: str | None) -> set[str]:
    """Hold what belongs to products; returns the kinds of documents there are."""
    kinds = set()
    for entry in entries:
        kind = kind_of(entry)
        if kind is not None:
            kinds.add(kind)
            # What is not built as it should be is booked when it is read.
            with suppress(ShapeError):
                parts.take(kind, entry, file)
    return kinds


def products_among(
    entries: Iterable[Entry], parts: Parts, ledger: Ledger, *, are_gathered: bool
) -> Iterator[Entry]:
    """The products among documents; all else is booked.

    Args:
        entries: the documents.
        parts: what belongs to products.
        ledger: the account of the source.
        are_gathered: whether the parts of this source are held already.
    """
    late, first = 0, ""
    for entry in entries:
        kind = kind_of(entry)
        if kind in {PRODUCTS, None}:
            yield entry
            continue
        try:
            parts.take(kind, entry, ledger.count.path)
        except ShapeError as error:
            problem = f"This is no {_SKIPPED[kind]} as BigCommerce builds it: {error}."
            ledger.unread(problem, "Export it again.", line=entry.line, value=shown(entry.document))
        else:
            ledger.skip(_SKIPPED[kind])
            late, first = late + 1, first or _SKIPPED[kind]
    if late and not are_gathered:
        ledger.odd(
            f"{late} documents stand behind products to which they may belong, and were not "
            f"joined to those. The first is of the kind {first}.",
            "Give them before the products, or in a file of their own.",
        )


def refused(name: str, kinds: Iterable[str]) -> SourceError:
    """What to say of a source that holds no products."""
    first = next((kind for kind in _ALONE if kind in set(kinds)), OTHERS)
    return SourceError(f"{name} holds {_ALONE[first]}.")
