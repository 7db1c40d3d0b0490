# SPDX-License-Identifier: Apache-2.0
"""``attribute-value``."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from listingcheck.answers import Property, Stated
from listingcheck.answers.models import names
from listingcheck.failure import Edit, Finding, Fix, Safety, Severity, Stage
from listingcheck.rule import Invalid, Valid
from listingcheck.rules._quoting import quoted
from listingcheck.rules.attribute._examples import SHOP, tee
from listingcheck.rules.attribute._family import ValueRule, called, parts

_SHOWN = 5
"""Values that a limit names."""
_LONGEST = 100
"""Characters of a value that are compared with those to choose."""


class AttributeValue(ValueRule):
    """The value of an attribute is none of those to choose.

    What it checks: the values of attributes that take no values of one's own, by id or by name. A
    value that differs only in case, spaces or accents is likely to be taken for another one.

    Why the marketplace minds: "Do not support custom product attribute.", "The property value id
    not exist."

    How to fix it: choose one of the category's values.
    """

    id = "attribute-value"
    stage = Stage.SYNC
    codes = (
        "12052247",
        "12052529",
        "12052240",
        "Do not support custom product attribute.",
        "The property value id not exist.",
        "Do not support custom property.",
    )
    VALID = (
        Valid(tee(("Material", "Cotton"), ("100398", "1101")), shop=SHOP),
        Valid(tee(("Material", "Cotton, Linen"), ("Care Instructions", "Wash cold")), shop=SHOP),
    )
    INVALID = (
        Invalid(
            tee(("Material", "cotton")),
            field="attributes[0].value",
            fixed="Cotton",
            shop=SHOP,
        ),
        Invalid(
            tee(("Material", "Cotton"), ("Neckline", "Round Necks")),
            field="attributes[1].value",
            fixed="Round Neck",
            shop=SHOP,
        ),
        Invalid(tee(("Material", "Bamboo")), field="attributes[0].value", shop=SHOP),
    )

    def judge_values(self, asked: Property, stated: Sequence[Stated]) -> Iterator[Finding]:
        if asked.is_customizable is not False or not asked.values:
            return
        for each in stated:
            if each.path.startswith("attributes") and len(parts(asked, each.value)) == 1:
                yield from _judged(asked, each)


def _judged(asked: Property, stated: Stated) -> Iterator[Finding]:
    chosen = asked.chosen(stated.value)
    if chosen is not None and stated.value.strip() in {chosen.id, chosen.name.strip()}:
        return
    choices = names(asked.values)
    shown = ", ".join(choices[:_SHOWN]) + (", ..." if len(choices) > _SHOWN else "")
    yield Finding(
        field=stated.path,
        message=f"The attribute {called(asked)} is {quoted(stated.value)}; its category takes only "
        f"{len(choices)} values: {shown}.",
        fix=_fix(stated, chosen.name if chosen else _nearest(stated.value, choices), choices),
        value=stated.value,
        limit=shown,
        severity=Severity.WARNING if chosen else None,
    )


def _fix(stated: Stated, new: str | None, choices: Sequence[str]) -> Fix:
    if new is None:
        return Fix(f"Choose one of the category's {len(choices)} values.")
    same = " ".join(stated.value.split()).casefold() == " ".join(new.split()).casefold()
    safety = Safety.SAFE if same else Safety.UNSAFE
    return Fix(f"Write {quoted(new)}.", safety, (Edit(stated.path, stated.value, new),))


def _nearest(stated: str, choices: Sequence[str]) -> str | None:
    """The value to choose that is spelled most alike; None where none is near."""
    if len(stated) > _LONGEST:
        return None
    by_fold = {choice.casefold(): choice for choice in choices}
    near = get_close_matches(stated.strip().casefold(), by_fold, n=1, cutoff=0.8)
    return by_fold[near[0]] if near else None
