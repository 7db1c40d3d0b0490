# SPDX-License-Identifier: Apache-2.0
"""``pre-sale-type``."""

from collections.abc import Iterator

from pydantic import Field

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, RuleOptions, Valid
from listingcheck.rules._quoting import quoted
from listingcheck.rules._terms import TermsRule
from listingcheck.rules.pre_sale._family import example, kind_of, sold_early

_PRE_ORDER = {"types": ["PRE_ORDER"]}


class PreSaleType(TermsRule):
    """The pre-sale is of no kind that the market knows.

    What it checks: the kind of each pre-sale (pre-order, made to order, custom) against those of
    the market, and that it is stated at all.

    Why the marketplace minds: it answers "pre_sale_type not supported in your region", or
    "pre_sale_type missing".

    How to fix it: sell it as one of the kinds the market has, or only once it can be sent.
    """

    id = "pre-sale-type"
    stage = Stage.SYNC
    codes = (
        "12019096",
        "pre_sale_type missing",
        "12019099",
        "pre_sale_type not supported in your region",
        "12052712",
        "sku's pre_order is invalid",
    )

    class Options(RuleOptions):
        types: tuple[str, ...] = Field(
            default=("PRE_ORDER", "MADE_TO_ORDER", "CUSTOM"), description="Kinds the market has."
        )

    VALID = (
        Valid(sample.product(variants=[example("pre-order", "10")]), options=_PRE_ORDER),
        Valid(sample.product(), options=_PRE_ORDER),
    )
    INVALID = (
        Invalid(
            sample.product(variants=[example("MADE_TO_ORDER", "10")]),
            options=_PRE_ORDER,
            field="variants[0].offer.pre_sale.type",
        ),
        Invalid(
            sample.product(variants=[example(None, "10")]), field="variants[0].offer.pre_sale.type"
        ),
    )

    def prepare(self) -> None:
        self.limit = " or ".join(self.options.types)

    def check(self, product: Product) -> Iterator[Finding]:
        for variant, pre_sale in sold_early(product):
            found = kind_of(pre_sale)
            if found not in self.options.types:
                problem = f"is of type {quoted(pre_sale.type)}" if found else "states no type"
                yield Finding(
                    field=variant.at("offer.pre_sale.type"),
                    message=f"The pre-sale {problem}; {self.limit} is accepted.",
                    fix=Fix(f"Sell it as {self.limit}, or only once it can be sent."),
                    value=pre_sale.type,
                    limit=self.limit,
                    # A connector may have a setting for what the export does not say.
                    severity=None if found else Severity.WARNING,
                )
