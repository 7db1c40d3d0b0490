# SPDX-License-Identifier: Apache-2.0
"""``listing-duplicate``."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.product import Product
from listingcheck.rule import CatalogueRule, Invalid, Member, Valid
from listingcheck.rules._members import others


class ListingDuplicate(CatalogueRule):
    """The same listing stands twice in the catalogue.

    What it checks: whether two products have one key (a handle, an id), and whether two products
    under different keys have the same title (case and white space around it aside), description,
    number of variants and first price. Every member of the group is named.

    Why the marketplace minds: the same or a highly similar product may be listed once in a shop;
    duplicates fail the review or are removed, and a removed one must not be listed again.

    How to fix it: keep one listing and make the others its variants. Where they are different
    products, say in title and description how they differ.
    """

    id = "listing-duplicate"
    stage = Stage.REVIEW
    severity = Severity.WARNING
    codes = ("Duplicate listing", "12052996", "external_id duplicated")
    VALID = (
        Valid((sample.product(), sample.product(key="linen-shirt", title="Northwind Linen Shirt"))),
        Valid((sample.product(key="a", title=None), sample.product(key="b", title=None))),
        Valid(
            (
                sample.product(key="single-bed", variants=[sample.variant(price="199.00")]),
                sample.product(key="double-bed", variants=[sample.variant(price="259.00")]),
            )
        ),
    )
    INVALID = (
        Invalid((sample.product(), sample.product(title="Another title")), field="key"),
        Invalid((sample.product(), sample.product(key="copy-of-organic-tee")), field="title"),
    )

    def keys(self, product: Product) -> tuple[Sequence[str | None], Sequence[str | None]]:
        title = product.title
        content = None if title is None else _content(product, title)
        return (f"key\x1f{product.key}", content), (product.key, title)

    def path(self, place: int, variants: int) -> str:
        return ("key", "title")[place]

    def check(self, members: Sequence[Member]) -> Iterator[tuple[Member, Finding]]:
        same_key = members[0].field == "key"
        if not same_key and len({member.product for member in members}) == 1:
            return
        shared = "key" if same_key else "title, description and price"
        placed = [replace(m, variant=_place(m)) for m in members]
        for member, place in zip(members, placed, strict=True):
            yield (
                member,
                Finding(
                    field=member.field,
                    message=f"{len(members):,} listings have the same {shared}: "
                    f"{member.shown!r} also stands on {others(place, placed)}.",
                    fix=Fix("Keep one of them, and make the others its variants."),
                    value=member.shown,
                    limit="one listing per product",
                ),
            )


def _content(product: Product, title: str) -> str:
    """What the same listing under another key would share."""
    variants = product.variants
    price = variants[0].price if variants else None
    asked = "" if price is None else price.raw
    name = " ".join(title.casefold().split())
    return f"text\x1f{name}\x1f{product.description}\x1f{len(variants)}\x1f{asked}"


def _place(member: Member) -> str:
    """Where a member stands: its line or record, else its number in the run."""
    where = member.where
    if where.line is not None:
        return f"{where.file}:{where.line}" if where.file else f"line {where.line}"
    if where.record is not None:
        return f"record {where.record}"
    return f"number {member.position + 1}"
