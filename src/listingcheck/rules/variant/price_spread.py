# SPDX-License-Identifier: Apache-2.0
"""``variant-price-spread``."""

from collections.abc import Hashable, Iterator
from decimal import Decimal
from itertools import pairwise
from operator import attrgetter, itemgetter
from typing import ClassVar

from pydantic import Field

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.product import Product, Variant
from listingcheck.rule import Invalid, ProductRule, RuleOptions, Valid
from listingcheck.rules._numbers import shown

_price = attrgetter("price")


def price_tags(product: Product) -> Hashable:
    """All that this rule looks at: nothing, where all variants have one price."""
    prices = [*map(_price, product.variants)]
    # Equal prices of one source are one object, and texts are hashed quicker than models.
    if len({*map(id, prices)}) < 2:
        return None
    return tuple([price and price.raw for price in prices])


class VariantPriceSpread(ProductRule):
    """Some variants cost far less than the others.

    What it checks: whether one price is many times the next lower one, as where an accessory or a
    sample shares a listing with the thing itself. Prices that rise step by step, as those of packs
    of 1, 5 and 20 do, are no such gap. A price of 0 is left out.

    Why the marketplace minds: buyers see "from 0.99" on a thing that costs 99; variations priced
    to mislead are rejected or taken down.

    How to fix it: sell the cheap thing in a listing of its own, or look for a slipped decimal
    point.
    """

    id = "variant-price-spread"
    stage = Stage.REVIEW
    severity = Severity.WARNING
    shape: ClassVar = price_tags

    class Options(RuleOptions):
        ratio: Decimal = Field(
            default=Decimal(10),
            gt=1,
            description="How many times the next lower price is too much.",
        )

    VALID = (
        Valid(
            sample.product(
                options=("Size",),
                variants=[
                    sample.variant("S", price="4.00"),
                    sample.variant("M", price="12.00"),
                    sample.variant("L", price="45.00"),
                ],
            )
        ),
        Valid(
            sample.product(
                options=("Size",),
                variants=[sample.variant("S", price="0"), sample.variant("M", price="45.00")],
            )
        ),
    )
    INVALID = (
        Invalid(
            sample.product(
                options=("Part",),
                variants=[
                    sample.variant("Vase", price="59.00"),
                    sample.variant("Cloth", price="1"),
                ],
            ),
            field="variants[1].price",
        ),
        Invalid(
            sample.product(
                options=("Size",),
                variants=[sample.variant("S", price="19.99"), sample.variant("M", price="49.99")],
            ),
            options={"ratio": 2},
            field="variants[0].price",
        ),
    )

    def check(self, product: Product) -> Iterator[Finding]:
        prices = [(v.price.amount, v) for v in product.variants if v.price and v.price.amount]
        ranked = sorted((each for each in prices if each[0] > 0), key=itemgetter(0))
        for (low, cheap), (high, dear) in pairwise(ranked):
            if high >= self.options.ratio * low:
                yield self._finding(cheap, dear)
                return

    def _finding(self, cheap: Variant, dear: Variant) -> Finding:
        low, high = (shown(v.price) for v in (cheap, dear) if v.price)
        limit = f"less than {self.options.ratio} times the next lower price"
        return Finding(
            field=cheap.at("price"),
            message=f"The prices leap from {low} to {high}; {limit} is expected.",
            fix=Fix("Sell the cheap variants in a listing of their own, or correct their prices."),
            value=low,
            limit=limit,
        )
