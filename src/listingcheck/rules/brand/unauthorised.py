# SPDX-License-Identifier: Apache-2.0
"""``brand-unauthorised``."""

from collections.abc import Iterator

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, Valid
from listingcheck.rules.brand._family import BrandRule, folded
from listingcheck.shop import Shop

_SHOP = Shop(protected_brands=("Acme Sport", "Northwind"), authorised_brands=("Northwind",))


class BrandUnauthorised(BrandRule):
    """The brand needs an authorisation that the shop does not have.

    What it checks: whether the brand is one of the shop's protected_brands and not one of its
    authorised_brands. Case, width and spaces make no difference.

    Why the marketplace minds: protected brands are listed only with a letter of authorisation;
    "A brand authorization is required to publish this listing." is the answer without one.

    How to fix it: upload the letter or an invoice in the marketplace's qualification centre, then
    add the brand to authorised_brands.
    """

    id = "brand-unauthorised"
    stage = Stage.SYNC
    codes = (
        "12052208",
        "A brand authorization is required to publish this listing.",
        "12052201",
        "You are not authorized to sell this brand in this category.",
        "12052200",
        "brand is expired",
        "FAILED due to Product: Missing brand authorization",
    )
    VALID = (
        Valid(sample.product(brand="northwind"), shop=_SHOP),
        Valid(sample.product(brand="Acme Sportswear"), shop=_SHOP),
        Valid(sample.product(brand=None), shop=_SHOP),
    )
    INVALID = (
        Invalid(sample.product(brand="Acme Sport"), shop=_SHOP, field="brand"),
        Invalid(sample.product(brand="ACME  sport "), shop=_SHOP, field="brand"),
    )

    def prepare(self) -> None:
        protected = frozenset(map(folded, self.shop.protected_brands))
        self.barred = protected - frozenset(map(folded, self.shop.authorised_brands))

    def check(self, product: Product) -> Iterator[Finding]:
        brand = product.brand
        if brand is not None and self.barred and folded(brand) in self.barred:
            yield Finding(
                field="brand",
                message=f"The brand {brand.strip()!r} is listed only with an authorisation.",
                fix=Fix("Upload the authorisation, then add the brand to authorised_brands."),
                value=brand,
                limit="an authorised brand",
            )
