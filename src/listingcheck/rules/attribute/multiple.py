# SPDX-License-Identifier: Apache-2.0
"""``attribute-multiple``."""

from collections.abc import Iterator, Sequence

from listingcheck.answers import Property, Stated
from listingcheck.answers.reading import folded
from listingcheck.failure import Finding, Fix, Stage
from listingcheck.rule import Invalid, Valid
from listingcheck.rules._quoting import quoted
from listingcheck.rules.attribute._examples import SCHEMA, SHOP, tee
from listingcheck.rules.attribute._family import ValueRule, called, parts


class AttributeMultiple(ValueRule):
    """An attribute has more values than its category takes.

    What it checks: how many different values are stated for one attribute, each on its own or in a
    list such as "Cotton, Linen" whose parts are all values to choose.

    Why the marketplace minds: "not support multi selected".

    How to fix it: keep the value that describes the product best.
    """

    id = "attribute-multiple"
    stage = Stage.SYNC
    codes = ("12052246", "not support multi selected", "MAX_INPUT_NUM")
    VALID = (
        Valid(tee(("Material", "Cotton, Linen")), shop=SHOP),
        Valid(tee(("Neckline", "V-Neck"), ("Neckline", "v-neck")), shop=SHOP),
    )
    INVALID = (
        Invalid(
            tee(("Neckline", "V-Neck"), ("Neckline", "Round Neck")),
            field="attributes[1].value",
            shop=SHOP,
        ),
        Invalid(tee(("Neckline", "V-Neck / Round Neck")), field="attributes[0].value", shop=SHOP),
        Invalid(
            tee(*[("Care Instructions", care) for care in ("Wash", "Hang", "Iron")]),
            field="attributes[2].value",
            shop=SCHEMA,
        ),
    )

    def judge_values(self, asked: Property, stated: Sequence[Stated]) -> Iterator[Finding]:
        most = 1 if asked.is_multiple_selection is False else asked.limits.max_input_num
        if most is None:
            return
        different: set[str] = set()
        for each in stated:
            different.update(_key(asked, part) for part in parts(asked, each.value))
            if len(different) > most:
                yield Finding(
                    field=each.path,
                    message=f"The attribute {called(asked)} has more than {most} "
                    f"value{'s' if most > 1 else ''}, {quoted(each.value)} among them.",
                    fix=Fix(f"Keep {most} of them: what describes the product best."),
                    value=each.value,
                    limit=f"at most {most}",
                )
                return


def _key(asked: Property, stated: str) -> str:
    chosen = asked.chosen(stated)
    return folded(chosen.name if chosen else stated)
