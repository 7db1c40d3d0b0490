# SPDX-License-Identifier: Apache-2.0
"""``order-quantity-out-of-range``."""

from collections.abc import Iterator

from pydantic import Field

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Stage
from listingcheck.product import Offer, Product, Quantity, Variant, number
from listingcheck.rule import Invalid, RuleOptions, Valid
from listingcheck.rules._numbers import shown
from listingcheck.rules._terms import TermsRule


def _sold_by(raw: str) -> Product:
    """A clean listing with this minimum order."""
    offer = Offer(minimum_order=Quantity(raw=raw, amount=number(raw)))
    return sample.product(variants=[sample.variant().model_copy(update={"offer": offer})])


class OrderQuantityOutOfRange(TermsRule):
    """The fewest a buyer must order are not a number the market takes.

    What it checks: whether the minimum order is a whole number within the market's limits. 0 and 1
    are the same as none.

    Why the marketplace minds: it answers "minimum sales quantity exceeds limit", and where it has
    no such setting "Setting minimum sales quantity is not supported".

    How to fix it: lower it, or sell a pack of that many as one thing.
    """

    id = "order-quantity-out-of-range"
    stage = Stage.SYNC
    codes = (
        "12052706",
        "minimum sales quantity exceeds limit",
        "12052707",
        "Setting minimum sales quantity is not supported",
    )

    class Options(RuleOptions):
        maximum: int | None = Field(
            default=None, ge=1, description="Highest minimum; 1 where there is no such setting."
        )

    VALID = (
        Valid(_sold_by("20"), options={"maximum": 20}),
        Valid(_sold_by("1.00"), options={"maximum": 1}),
        Valid(sample.product(), options={"maximum": 1}),
    )
    INVALID = (
        Invalid(_sold_by("24"), options={"maximum": 20}, field="variants[0].offer.minimum_order"),
        Invalid(_sold_by("2"), options={"maximum": 1}, field="variants[0].offer.minimum_order"),
        Invalid(_sold_by("2.5"), field="variants[0].offer.minimum_order"),
    )

    def prepare(self) -> None:
        most = self.options.maximum
        banded = "1 or more" if most is None else f"1 to {most}"
        self.limit = "no minimum above 1" if most == 1 else banded

    def check(self, product: Product) -> Iterator[Finding]:
        for variant in product.variants:
            fewest = variant.offer.minimum_order if variant.offer else None
            if fewest is not None and not self._is_taken(fewest):
                yield self._finding(variant, fewest)

    def _is_taken(self, fewest: Quantity) -> bool:
        amount, most = fewest.amount, self.options.maximum
        if amount is None or amount % 1:
            return False
        return amount >= 0 and (most is None or amount <= most)

    def _finding(self, variant: Variant, fewest: Quantity) -> Finding:
        return Finding(
            field=variant.at("offer.minimum_order"),
            message=f"The minimum order is {shown(fewest)}; {self.limit} is accepted.",
            fix=Fix("Lower it, or sell a pack of that many as one thing."),
            value=fewest.raw,
            limit=self.limit,
        )
