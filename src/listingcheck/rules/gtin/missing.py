# SPDX-License-Identifier: Apache-2.0
"""``gtin-missing``."""

from collections.abc import Hashable, Iterator
from operator import attrgetter
from typing import Any, ClassVar

from pydantic import Field

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, ProductRule, RuleOptions, Valid
from listingcheck.rules._answers import filing_shape
from listingcheck.shop import Shop

_identifiers = attrgetter("identifiers")


def given_or_category(product: Product) -> Hashable:
    """All that this rule looks at: whether all variants have a code, else which do, and where."""
    if all(map(_identifiers, product.variants)):
        return True
    return tuple(map(bool, map(_identifiers, product.variants))), filing_shape(product)


def _schema(required: str) -> dict[str, Any]:
    rule = {"type": "REQUIRED", "value": required}
    return {"fields": [{"id": "sku.identifier_code", "rules": [rule]}]}


_SHOP = Shop(listing_schemas={"601226": _schema("true"), "801928": _schema("false")})


class GtinMissing(ProductRule):
    """A variant has no trade number.

    What it checks: whether each variant has a GTIN, EAN, UPC or ISBN, unless its category is one
    of the shop's exempt categories. The listing schema of the category decides whether one is
    needed; without it, that is only likely. A code that is wrong is another failure.

    Why the marketplace minds: most categories ask for one, and which do is shown only to the
    seller; without it the listing is refused there.

    How to fix it: enter the code that is printed under the barcode on the packaging. Where the
    product has none, apply for an exemption and name the category in the shop's exempt categories.
    """

    id = "gtin-missing"
    stage = Stage.SYNC
    severity = Severity.WARNING
    codes = ("missing_gtin_and_mpn",)
    absent = "variants[].identifiers[0].code"
    shape: ClassVar = given_or_category

    class Options(RuleOptions):
        likely: Severity = Field(
            default=Severity.WARNING,
            description="Severity where no listing schema says whether the category needs one.",
        )

    VALID = (
        Valid(sample.product()),
        Valid(sample.product(category="801928", variants=[sample.variant(gtin=None)]), shop=_SHOP),
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
        Invalid(
            sample.product(category="601226", variants=[sample.variant(gtin=None)]),
            field="variants[0].identifiers[0].code",
            shop=_SHOP,
        ),
    )

    def prepare(self) -> None:
        self._exempt = tuple(path.casefold() for path in self.shop.exempt_categories)

    def check(self, product: Product) -> Iterator[Finding]:
        if all(map(_identifiers, product.variants)) or self._is_exempt(product):
            return
        asked = self.shop.requirements.limits(self.context.filing(product), "sku.identifier_code")
        if asked.required is False:
            return
        needed = "its category needs" if asked.is_required else "most categories need"
        for variant in product.variants:
            if not variant.identifiers:
                yield Finding(
                    field=variant.at("identifiers[0].code"),
                    message=f"There is no trade number (GTIN, EAN, UPC or ISBN); {needed} one.",
                    fix=Fix(
                        "Enter the number under the barcode on the packaging, or name the "
                        "category in [shop] exempt_categories."
                    ),
                    limit="one trade number",
                    severity=None if asked.is_required else self.options.likely,
                )

    def _is_exempt(self, product: Product) -> bool:
        """Whether its category, in the shop or on the marketplace, needs no trade number."""
        own = product.category.path if product.category else ""
        paths = (own, self.context.filing(product) or "")
        return any(path.casefold().startswith(self._exempt) for path in paths)
