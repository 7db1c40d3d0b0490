# SPDX-License-Identifier: Apache-2.0
"""A rule of one shop, in one file: name it under ``plugins`` in listingcheck.toml."""

from collections.abc import Iterator

from pydantic import Field

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, ProductRule, RuleOptions, Valid


class HouseBrandUnknown(ProductRule):
    """The brand is none of the house's.

    What it checks: whether the brand is one of the brands this shop sells, in any case.

    Why the marketplace minds: it does not; but the shop's own reports group by brand, and a
    supplier's spelling breaks them.

    How to fix it: write the brand as the house writes it.
    """

    id = "house-brand-unknown"
    stage = Stage.QUALITY
    severity = Severity.WARNING

    class Options(RuleOptions):
        brands: tuple[str, ...] = Field(
            default=("Northwind", "Contoso", "Harbour & Pine", "Fabrikam"),
            description="The brands of the house, as it writes them.",
        )

    VALID = (
        Valid(sample.product(brand="Northwind")),
        Valid(sample.product(brand="northwind ")),
        Valid(sample.product(brand=None)),
    )
    INVALID = (
        Invalid(sample.product(brand="Northwind Traders Ltd."), field="brand"),
        Invalid(sample.product(brand="Nordwind"), field="brand"),
    )

    def prepare(self) -> None:
        self._known = {brand.casefold() for brand in self.options.brands}

    def check(self, product: Product) -> Iterator[Finding]:
        brand, known = product.brand, ", ".join(self.options.brands)
        if brand is not None and brand.strip().casefold() not in self._known:
            yield Finding(
                field="brand",
                message=f"The brand is {brand!r}; the house sells {known}.",
                fix=Fix("Write the brand as the house writes it."),
                value=brand,
                limit=known,
            )
