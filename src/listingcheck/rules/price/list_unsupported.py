# SPDX-License-Identifier: Apache-2.0
"""``price-list-unsupported``."""

from collections.abc import Iterator

from listingcheck import sample
from listingcheck.failure import Edit, Finding, Fix, Safety, Severity, Stage
from listingcheck.product import Product, Variant
from listingcheck.rule import Invalid, Valid
from listingcheck.rules._numbers import shown
from listingcheck.rules._sent import SentOptions
from listingcheck.rules.price._family import PriceRule


class PriceListUnsupported(PriceRule):
    """The market has no struck-through prices.

    What it checks: whether a variant states a list price. 0 is the same as none.

    Why the marketplace minds: outside the United States it answers "list price not support".

    How to fix it: leave it out; a reduction is made as a promotion. Connectors leave it out by
    themselves, so this is about prices that are sent as they are.
    """

    id = "price-list-unsupported"
    stage = Stage.SYNC
    severity = Severity.WARNING
    codes = ("12052376", "list price not support")
    Options = SentOptions
    VALID = (
        Valid(sample.product()),
        Valid(
            sample.product(variants=[sample.variant(compare_at="24.99")]),
            options={"columns": ["skus[].list_price.amount"]},
        ),
    )
    INVALID = (
        Invalid(
            sample.product(variants=[sample.variant(compare_at="24.99")]),
            field="variants[0].compare_at_price",
        ),
        Invalid(
            sample.product(variants=[sample.variant(compare_at="was 30")]),
            field="variants[0].compare_at_price",
        ),
    )

    def check(self, product: Product, variant: Variant) -> Iterator[Finding]:
        before, field = variant.compare_at_price, variant.at("compare_at_price")
        if before is None or before.amount == 0:
            return
        if self.options.is_sent(product, "variants[].compare_at_price"):
            edits = (Edit(field, before.raw, None),)
            yield Finding(
                field=field,
                message=f"The list price is {shown(before)}; the market has none.",
                fix=Fix("Leave it out, and make a promotion instead.", Safety.SAFE, edits),
                value=before.raw,
                limit="no list price",
            )
