# SPDX-License-Identifier: Apache-2.0
"""``attribute-format``."""

from collections.abc import Iterator, Sequence

from listingcheck.answers import Property, Stated
from listingcheck.failure import Edit, Finding, Fix, Safety, Severity, Stage
from listingcheck.rule import Invalid, Valid
from listingcheck.rules._quoting import quoted
from listingcheck.rules.attribute._examples import SCHEMA, SHOP, power_bank, tee
from listingcheck.rules.attribute._family import ValueRule, called
from listingcheck.rules.attribute._formats import Fault, fault_of
from listingcheck.rules.attribute._patterns import Matcher, compiled


class AttributeFormat(ValueRule):
    """The value of an attribute is not written as the category wants it.

    What it checks: values of one's own against the format in the marketplace's answer: a positive
    number, a whole number, a date, a smallest and a largest value, a pattern. A pattern that can
    not be used safely is named once, as a Python warning, and left out.

    Why the marketplace minds: "value need to be positive integers or positive decimals".

    How to fix it: write the bare value: no unit, no words, a point for the decimals.
    """

    id = "attribute-format"
    stage = Stage.SYNC
    codes = (
        "12052256",
        "value need to be positive integers or positive decimals",
        "POSITIVE_INT_OR_DECIMAL",
        "REGX",
    )
    VALID = (
        Valid(power_bank(("Battery Weight (g)", "184.5")), shop=SHOP),
        Valid(tee(("Care Instructions", "Wash cold, hang dry")), shop=SCHEMA),
    )
    INVALID = (
        Invalid(
            power_bank(("Battery Weight (g)", "184,5")),
            field="attributes[0].value",
            fixed="184.5",
            shop=SHOP,
        ),
        Invalid(
            power_bank(("101614", "184.5 g")),
            field="attributes[0].value",
            fixed="184.5",
            shop=SHOP,
        ),
        Invalid(power_bank(("101614", "unknown")), field="attributes[0].value", shop=SHOP),
        Invalid(
            tee(("Care Instructions", "Wash < 30 °C!")), field="attributes[0].value", shop=SCHEMA
        ),
    )

    def prepare(self) -> None:
        requirements = self.shop.requirements
        asked = {
            each.limits.regx
            for category in {*requirements.attributes, *requirements.schemas}
            for each in requirements.properties(category)
        }
        self._matchers: dict[str, Matcher] = {
            pattern: matcher for pattern in asked if pattern and (matcher := compiled(pattern))
        }

    def judge_values(self, asked: Property, stated: Sequence[Stated]) -> Iterator[Finding]:
        for each in stated:
            if each.path.startswith("attributes") and asked.chosen(each.value) is None:
                fault = fault_of(asked, each.value) or self._mismatch(asked, each.value)
                if fault is not None:
                    yield _finding(asked, each, fault)

    def _mismatch(self, asked: Property, value: str) -> Fault | None:
        matcher = self._matchers.get(asked.limits.regx or "")
        if matcher is None or matcher(value.strip()):
            return None
        sample = f", such as {asked.limits.sample}" if asked.limits.sample else ""
        return Fault(f"a value that matches {asked.limits.regx}{sample}", is_sure=False)


def _finding(asked: Property, stated: Stated, fault: Fault) -> Finding:
    fix = Fix(f"Write {fault.wanted}.")
    if fault.new is not None:
        safety = Safety.SAFE if fault.is_same else Safety.UNSAFE
        edit = Edit(stated.path, stated.value, fault.new)
        fix = Fix(f"Write {fault.new}.", safety, (edit,))
    return Finding(
        field=stated.path,
        message=f"The attribute {called(asked)} is {quoted(stated.value)}; its category takes "
        f"{fault.wanted}.",
        fix=fix,
        value=stated.value,
        limit=fault.wanted,
        severity=None if fault.is_sure else Severity.WARNING,
    )
