# SPDX-License-Identifier: Apache-2.0
"""``listing-duplicate``."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pydantic import Field

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.product import Product
from listingcheck.rule import CatalogueRule, Invalid, Member, RuleOptions, Valid
from listingcheck.rules._members import others
from listingcheck.rules._offered import OWN_FORMAT

_KEY, _TEXT = 0, 1
_SCOPES = frozenset({"contentLanguage", "feedLabel", "targetCountry", "channel"})
"""Attributes beside which an id may stand again."""
_MERGE = Fix("Keep one of them, and make the others its variants.")
_RENAME = Fix("Give each item an id of its own, or remove the spare ones.")


class ListingDuplicate(CatalogueRule):
    """The same listing stands twice in the catalogue.

    What it checks: whether two products have one key (a handle, an id), and whether two products
    under different keys have the same title (case and white space around it aside), description,
    number of variants and first price. In the marketplace's own format, where that is asked for,
    no two items may have one id. Every member of the group is named.

    Why the marketplace minds: the same or a highly similar product may be listed once in a shop;
    duplicates fail the review or are removed, and a removed one must not be listed again.

    How to fix it: keep one listing and make the others its variants. Where they are different
    products, say in title and description how they differ.
    """

    id = "listing-duplicate"
    stage = Stage.REVIEW
    severity = Severity.WARNING
    codes = ("Duplicate listing", "12052996", "external_id duplicated", "id_reuse")

    class Options(RuleOptions):
        ids: bool = Field(
            default=False,
            description="Whether SKUs in the marketplace's own format are ids, each for one item.",
        )

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
        Invalid(
            (
                sample.product(origin=OWN_FORMAT),
                sample.product(key="TEE-2", title="Northwind Linen Tee", origin=OWN_FORMAT),
            ),
            options={"ids": True},
            field="variants[0].sku",
        ),
    )

    def keys(self, product: Product) -> tuple[Sequence[str | None], Sequence[str | None]]:
        title = product.title
        content = None if title is None else _content(product, title)
        if self.options.ids and self.context.is_own(product):
            ids = [variant.sku for variant in product.variants]
            scope = _scope(product)
            keys = [None if each is None else f"id\x1f{each}{scope}" for each in ids]
            return (None, content, *keys), (product.key, title, *ids)
        return (f"key\x1f{product.key}", content), (product.key, title)

    def path(self, place: int, variants: int) -> str:
        return {_KEY: "key", _TEXT: "title"}.get(place, f"variants[{place - 2}].sku")

    def check(self, members: Sequence[Member]) -> Iterator[tuple[Member, Finding]]:
        field = members[0].field
        if field == "title" and len({member.product for member in members}) == 1:
            return
        shared = {"key": "key", "title": "title, description and price"}.get(field, "id")
        placed = [replace(m, variant=_place(m)) for m in members]
        for member, place in zip(members, placed, strict=True):
            yield (
                member,
                Finding(
                    field=member.field,
                    message=f"{len(members):,} listings have the same {shared}: "
                    f"{member.shown!r} also stands on {others(place, placed)}.",
                    fix=_RENAME if shared == "id" else _MERGE,
                    value=member.shown,
                    limit="one listing per product",
                    severity=None if shared == "id" else Severity.WARNING,
                ),
            )


def _scope(product: Product) -> str:
    """What else an item is known by: the same id may stand once for each country and language."""
    scopes = [attribute.value for attribute in product.attributes if attribute.name in _SCOPES]
    return "\x1f".join(["", *scopes])


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
