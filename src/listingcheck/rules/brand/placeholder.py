# SPDX-License-Identifier: Apache-2.0
"""``brand-placeholder``."""

import reprlib
from collections.abc import Iterator

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, Valid
from listingcheck.rules.brand._family import BrandRule, folded


class BrandPlaceholder(BrandRule):
    """The brand is no brand.

    What it checks: whether the brand, as a whole, is a filler such as "n/a", "test" or "my store",
    or punctuation. Words that openly say there is none, such as "Unbranded", are only noted.

    Why the marketplace minds: the filler would be shown to buyers as the maker's name, or is
    dropped because no such brand exists.

    How to fix it: enter the name on the product or its label, or leave the brand empty.
    """

    id = "brand-placeholder"
    stage = Stage.QUALITY
    severity = Severity.WARNING
    VALID = (
        Valid(sample.product(brand="Test Rite")),
        Valid(sample.product(brand=None)),
    )
    INVALID = (
        Invalid(sample.product(brand="N/A"), field="brand"),
        Invalid(sample.product(brand="My Store"), field="brand"),
        Invalid(sample.product(brand="--"), field="brand"),
        Invalid(sample.product(brand="No Brand"), field="brand"),
    )

    def prepare(self) -> None:
        words = self.context.words("placeholders")
        self.fillers = frozenset(folded(word) for word in words.get("brand", ()))
        self.unbranded = frozenset(folded(word) for word in words.get("unbranded", ()))

    def check(self, product: Product) -> Iterator[Finding]:
        if product.brand is None:
            return
        name = folded(product.brand)
        honest = name in self.unbranded
        if honest or name in self.fillers or not any(map(str.isalnum, name)):
            yield Finding(
                field="brand",
                message=f"The brand is {reprlib.repr(product.brand)}; a maker's name is expected.",
                fix=Fix("Enter the name on the product or its label, or leave the brand empty."),
                value=product.brand,
                limit="a brand name",
                severity=Severity.INFO if honest else None,
            )
