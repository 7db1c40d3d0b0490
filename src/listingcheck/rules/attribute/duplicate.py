# SPDX-License-Identifier: Apache-2.0
"""``attribute-duplicate``."""

from collections.abc import Iterator, Sequence

from listingcheck.answers import Property, Stated
from listingcheck.answers.reading import folded
from listingcheck.failure import Finding, Fix, Stage
from listingcheck.rule import Invalid, Valid
from listingcheck.rules._quoting import quoted
from listingcheck.rules.attribute._examples import SHOP, tee
from listingcheck.rules.attribute._family import ValueRule, called


class AttributeDuplicate(ValueRule):
    """An attribute has the same value twice.

    What it checks: the values that are stated for one attribute of the category, by id or by name;
    case, spaces and accents make no difference.

    Why the marketplace minds: "Duplicated attribute values found for an attribute.", "Duplicate
    attribute id".

    How to fix it: remove one of the two.
    """

    id = "attribute-duplicate"
    stage = Stage.SYNC
    codes = (
        "12052251",
        "12052253",
        "12052254",
        "Duplicated attribute values found for an attribute.",
        "Duplicate attribute value id",
        "Duplicate attribute id",
    )
    VALID = (
        Valid(tee(("Material", "Cotton"), ("Material", "Linen")), shop=SHOP),
        Valid(tee(("Material", "Cotton"), ("Lining", "Cotton")), shop=SHOP),
    )
    INVALID = (
        Invalid(
            tee(("Material", "Cotton"), ("Material", "cotton ")),
            field="attributes[1].value",
            shop=SHOP,
        ),
        Invalid(
            tee(("100157", "1002"), ("Material", "Wool"), ("material", "Linen")),
            field="attributes[2].value",
            shop=SHOP,
        ),
    )

    def judge_values(self, asked: Property, stated: Sequence[Stated]) -> Iterator[Finding]:
        seen: set[str] = set()
        for each in stated:
            chosen = asked.chosen(each.value)
            key = folded(chosen.name if chosen else each.value)
            if key in seen:
                yield Finding(
                    field=each.path,
                    message=f"The attribute {called(asked)} has the value {quoted(each.value)} "
                    "twice; each counts once.",
                    fix=Fix("Remove one of the two in the shop."),
                    value=each.value,
                    limit="each value once",
                )
            seen.add(key)
