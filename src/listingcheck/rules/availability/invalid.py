# SPDX-License-Identifier: Apache-2.0
"""``availability-invalid``."""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from listingcheck.failure import Edit, Finding, Fix, Safety, Stage
from listingcheck.product import PreSale, Product, Variant
from listingcheck.rule import Invalid, RuleOptions, Valid, VariantRule
from listingcheck.rules._offered import by_spelling, folded, offered, said
from listingcheck.rules._quoting import quoted

_AHEAD = PreSale(type="preorder")


class AvailabilityInvalid(VariantRule):
    """The availability is none that the marketplace knows.

    What it checks: the availability of each offer against the accepted values, in the spellings
    and languages of the word list ``offers``; and, where the market asks for it, whether something
    sold ahead says when it can be sent.

    Why the marketplace minds: it would not know whether the product can be bought. Google
    disapproves the item with "Invalid value [availability]".

    How to fix it: write one of the accepted values. Add `availability_date` to what is sold ahead.
    """

    id = "availability-invalid"
    stage = Stage.SYNC
    codes = (
        "invalid_attribute_value",
        "Invalid value [availability]",
        "attribute_missing_required_subattribute",
    )
    shape: ClassVar = said
    about = "variants[].offer"

    class Options(RuleOptions):
        accepted: tuple[str, ...] = Field(
            default=("in_stock", "out_of_stock", "preorder", "backorder"),
            description="Values that are accepted.",
        )
        dated: tuple[str, ...] = Field(
            default=(), description="Values that need a day on which the product can be sent."
        )

    VALID = (
        Valid(offered(availability="In Stock")),
        Valid(offered(availability="nicht auf Lager")),
        Valid(
            offered(availability="preorder", pre_sale=PreSale(release="2027-03-01")),
            options={"dated": ["preorder"]},
        ),
    )
    INVALID = (
        Invalid(
            offered(availability="https://schema.org/InStock"),
            field="variants[0].offer.availability",
            fixed="in_stock",
        ),
        Invalid(offered(availability="3-5 days"), field="variants[0].offer.availability"),
        Invalid(
            offered(availability="preorder", pre_sale=_AHEAD),
            options={"dated": ["preorder"]},
            field="variants[0].offer.pre_sale.release",
        ),
    )

    def prepare(self) -> None:
        words = self.context.words("offers").get("availability", {})
        self._accepted = by_spelling(
            {v: words["spelled"].get(v, ()) for v in self.options.accepted}
        )
        self._meant = by_spelling(words["meant"])

    def check(self, product: Product, variant: Variant) -> Iterator[Finding]:
        offer = variant.offer
        if offer is None or offer.availability is None:
            return
        value = self._accepted.get(folded(offer.availability))
        if value is None:
            yield self._unknown(variant.at("offer.availability"), offer.availability)
        elif value in self.options.dated and (offer.pre_sale is None or not offer.pre_sale.release):
            yield _undated(variant.at("offer.pre_sale.release"), offer.availability)

    def _unknown(self, field: str, raw: str) -> Finding:
        accepted = ", ".join(self.options.accepted)
        meant = self._meant.get(folded(raw))
        advice = f"Write {meant}." if meant else f"Write one of {accepted}."
        edits = (Edit(field, raw, meant),) if meant in self.options.accepted else ()
        return Finding(
            field=field,
            message=f"The availability is {quoted(raw)}; {accepted} are accepted.",
            fix=Fix(advice, Safety.UNSAFE if edits else Safety.MANUAL, edits),
            value=raw,
            limit=accepted,
        )


def _undated(field: str, raw: str) -> Finding:
    return Finding(
        field=field,
        message=f"The availability is {quoted(raw)}, and no day says when it can be sent.",
        fix=Fix("Enter the day as availability_date, such as 2027-03-01."),
        limit="a date",
    )
