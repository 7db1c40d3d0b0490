# SPDX-License-Identifier: Apache-2.0
"""``condition-invalid``."""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from listingcheck.failure import Edit, Finding, Fix, Safety, Stage
from listingcheck.product import Product, Variant
from listingcheck.rule import Invalid, RuleOptions, Valid, VariantRule
from listingcheck.rules._offered import by_spelling, folded, offered, said
from listingcheck.rules._quoting import quoted


class ConditionInvalid(VariantRule):
    """The condition is none that the marketplace knows.

    What it checks: the condition of each offer against the accepted values, in the spellings and
    languages of the word list ``offers``. None at all means new.

    Why the marketplace minds: buyers filter by it, and used goods that look new are complained
    about. Google disapproves the item with "Invalid value [condition]".

    How to fix it: write one of the accepted values; what was repaired or opened is not new.
    """

    id = "condition-invalid"
    stage = Stage.SYNC
    codes = ("invalid_attribute_value", "Invalid value [condition]")
    shape: ClassVar = said
    about = "variants[].offer"

    class Options(RuleOptions):
        accepted: tuple[str, ...] = Field(
            default=("new", "refurbished", "used"), description="Values that are accepted."
        )

    VALID = (
        Valid(offered(condition="NEW")),
        Valid(offered(condition="gebraucht")),
        Valid(offered(condition=None)),
    )
    INVALID = (
        Invalid(
            offered(condition="https://schema.org/NewCondition"),
            field="variants[0].offer.condition",
            fixed="new",
        ),
        Invalid(
            offered(condition="used_like_new"), field="variants[0].offer.condition", fixed="used"
        ),
        Invalid(offered(condition="Grade A"), field="variants[0].offer.condition"),
    )

    def prepare(self) -> None:
        words = self.context.words("offers").get("condition", {})
        self._accepted = by_spelling(
            {v: words["spelled"].get(v, ()) for v in self.options.accepted}
        )
        self._meant = by_spelling(words["meant"])

    def check(self, product: Product, variant: Variant) -> Iterator[Finding]:
        raw = variant.offer.condition if variant.offer else None
        if raw is None or folded(raw) in self._accepted:
            return
        field, accepted = variant.at("offer.condition"), ", ".join(self.options.accepted)
        meant = self._meant.get(folded(raw))
        edits = (Edit(field, raw, meant),) if meant in self.options.accepted else ()
        yield Finding(
            field=field,
            message=f"The condition is {quoted(raw)}; {accepted} are accepted.",
            fix=Fix(
                f"Write {meant or f'one of {accepted}'}.",
                Safety.UNSAFE if edits else Safety.MANUAL,
                edits,
            ),
            value=raw,
            limit=accepted,
        )
