# SPDX-License-Identifier: Apache-2.0
"""``gtin-missing``."""

from collections.abc import Hashable, Iterator
from operator import attrgetter
from typing import ClassVar

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, ProductRule, Valid
from listingcheck.shop import Shop

_identifiers = attrgetter("identifiers")


def given_or_category(product: Product) -> Hashable:
    """All that this rule looks at: whether all variants have a code, else the category."""
    if all(map(_identifiers, product.variants)):
        return True
    return product.category.path if product.category else None


class GtinMissing(ProductRule):
    """A variant has no trade number.

    What it checks: whether each variant has a GTIN, EAN, UPC or ISBN, unless its category is one
    of the shop's exempt categories. A code that is wrong is another failure.

    Why the marketplace minds: most categories ask for one, and which do is shown only to the
    seller; without it the listing is refused there.

    How to fix it: enter the code that is printed under the barcode on the packaging. Where the
    product has none, apply for an exemption and name the category in the shop's exempt categories.
    """

    id = "gtin-missing"
    stage = Stage.SYNC
    severity = Severity.WARNING
    absent = "variants[].identifiers[0].code"
    shape: ClassVar = given_or_category
    VALID = (
        Valid(sample.product()),
        Valid(
            sample.product(
                category="Collectibles > Handmade > Candles", variants=[sample.variant(gtin=None)]
            ),
            shop=Shop(exempt_categories=("collectibles > handmade",)),
        ),
    )
    INVALID = (
        Invalid(
            sample.product(variants=[sample.variant(gtin=None)]),
            field="variants[0].identifiers[0].code",
        ),
        Invalid(
            sample.product(
                options=("Size",),
                variants=(*sample.variants(["S"]), sample.variant("M", gtin=None)),
            ),
            field="variants[1].identifiers[0].code",
        ),
    )

    def prepare(self) -> None:
        self._exempt = tuple(path.casefold() for path in self.shop.exempt_categories)

    def check(self, product: Product) -> Iterator[Finding]:
        category = product.category.path if product.category else ""
        if category.casefold().startswith(self._exempt):
            return
        for variant in product.variants:
            if not variant.identifiers:
                yield Finding(
                    field=variant.at("identifiers[0].code"),
                    message="There is no trade number (GTIN, EAN, UPC or ISBN); "
                    "most categories need one.",
                    fix=Fix(
                        "Enter the number under the barcode on the packaging, or name the "
                        "category in [shop] exempt_categories."
                    ),
                    limit="one trade number",
                )
