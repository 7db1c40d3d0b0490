# SPDX-License-Identifier: Apache-2.0
"""``attribute-unexpected``."""

from collections.abc import Iterator

from listingcheck.answers import Look, Property
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.rule import Invalid, Valid
from listingcheck.rules._quoting import quoted
from listingcheck.rules.attribute._examples import SHOP, power_bank
from listingcheck.rules.attribute._family import AttributeRule, called


class AttributeUnexpected(AttributeRule):
    """An attribute is stated that another one leaves no room for.

    What it checks: attributes that go only with certain values of another, such as the type of a
    battery, where the product chose a value that they do not go with, such as no battery.

    Why the marketplace minds: the two contradict each other: "<sub> should be left empty for
    <value> of <parent>".

    How to fix it: empty the attribute, or correct the choice.
    """

    id = "attribute-unexpected"
    stage = Stage.SYNC
    severity = Severity.WARNING
    codes = ("12052183", "<sub> should be left empty for <value> of <parent>")
    VALID = (
        Valid(power_bank(("101610", "1000325")), shop=SHOP),
        Valid(power_bank(("101610", "1024358"), ("100216", "1201")), shop=SHOP),
    )
    INVALID = (
        Invalid(
            power_bank(("101610", "1000325"), ("Battery Type", "Lithium ion")),
            field="attributes[1].value",
            shop=SHOP,
        ),
        Invalid(
            power_bank(("Battery weight (g)", "30"), ("Contains Batteries or Cells?", "none")),
            field="attributes[0].value",
            shop=SHOP,
        ),
    )

    def judge(self, look: Look, asked: Property) -> Iterator[Finding]:
        stated = [each for each in look.stated(asked) if each.is_attribute]
        reason = look.rules_out(asked, self.context.market) if stated else None
        for each in stated if reason else ():
            yield Finding(
                field=each.path,
                message=f"The attribute {called(asked)} is {quoted(each.value)}; with {reason} it "
                "stays empty.",
                fix=Fix(f"Empty {called(asked)}, or correct {reason}."),
                value=each.value,
                limit="no value",
            )
