# SPDX-License-Identifier: Apache-2.0
"""``attribute-missing``."""

from collections.abc import Iterator

from listingcheck.answers import Look, Property
from listingcheck.answers.models import names
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.rule import Invalid, Valid
from listingcheck.rules.attribute._examples import SHOP, power_bank, tee
from listingcheck.rules.attribute._family import AttributeRule, called

_SHOWN = 5
"""Values that a fix names."""


class AttributeMissing(AttributeRule):
    """An attribute is missing that the category requires.

    What it checks: each attribute that the marketplace's answer calls required, always or because
    of what is chosen for another, against the product's attributes, options and brand, by id or
    by name. That an attribute of variants is required is only likely.

    Why the marketplace minds: "Unable to List Product Due to missing Item Attribute(s)".

    How to fix it: give the product the attribute, with one of the values that the category takes.
    """

    id = "attribute-missing"
    stage = Stage.SYNC
    absent = "attributes"
    codes = (
        "12052104",
        "12052182",
        "property is required",
        "0022-m2e",
        "Unable to List Product Due to missing Item Attribute(s)",
        "<sub> is required as you've selected <value> for <parent>",
        "missing_item_attribute_for_product_type",
    )
    VALID = (
        Valid(tee(("Material", "Cotton")), shop=SHOP),
        Valid(power_bank(("101610", "1000325")), shop=SHOP),
        Valid(tee()),
    )
    INVALID = (
        Invalid(tee(("Neckline", "V-Neck")), field="attributes", shop=SHOP),
        Invalid(
            power_bank(("Contains batteries or cells?", "Batteries"), ("Battery Weight (g)", "9")),
            field="attributes",
            shop=SHOP,
        ),
    )

    def judge(self, look: Look, asked: Property) -> Iterator[Finding]:
        reason = look.needs(asked, self.context.market)
        is_single = asked.is_of_variants and len(look.product.variants) < 2
        if reason is None or is_single or look.stated(asked):
            return
        choices = ", ".join(names(asked.values)[:_SHOWN])
        such = f", such as {choices}" if choices else ""
        yield Finding(
            field="options" if asked.is_of_variants else "attributes",
            message=f"The attribute {called(asked)} {reason}, and is missing.",
            fix=Fix(f"Give the product {called(asked)}{such}."),
            value=asked.name or asked.id,
            limit="a value",
            severity=Severity.WARNING if asked.is_of_variants else None,
        )
