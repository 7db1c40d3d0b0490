# SPDX-License-Identifier: Apache-2.0
"""``attribute-placeholder``."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from listingcheck import sample
from listingcheck.detect.text import Flat
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.product import Attribute, Product, part_of
from listingcheck.rule import Invalid, TextRule, Valid
from listingcheck.rules._quoting import quoted
from listingcheck.rules.attribute._fillers import LONGEST, Fillers


def _tee(colour: str, size: str = "M") -> Product:
    return sample.product(options=("Colour", "Size"), variants=sample.variants([colour, size]))


def _with(name: str, value: str) -> Product:
    return sample.product(attributes=(Attribute(name=name, value=value),))


class AttributePlaceholder(TextRule):
    """An attribute or option says nothing.

    What it checks: whether the value of an attribute or option, as a whole, is a filler such as
    "see photo", "as shown" or "TBD"; for colours, materials and patterns also "N/A" and a dash. A
    colour such as "Multi" or "Other" is only noted. A size may not apply, and brands have a rule
    of their own.

    Why the marketplace minds: buyers filter by these values, and choose by them where no picture
    is shown. Google answers a colour that is none with invalid_color.

    How to fix it: write what is seen on the picture; leave an attribute empty that does not apply.
    """

    id = "attribute-placeholder"
    stage = Stage.QUALITY
    severity = Severity.WARNING
    codes = ("invalid_color", "Invalid value [color]")
    fields: ClassVar = ("options", "attributes")
    VALID = (
        Valid(_tee("Photo Blue", "N/A")),
        Valid(_with("Warranty", "None")),
        Valid(_with("Assembly", "N/A")),
    )
    INVALID = (
        Invalid(_tee("See photo"), field="variants[0].options[0]"),
        Invalid(_tee("-"), field="variants[0].options[0]"),
        Invalid(_tee("Multi"), field="variants[0].options[0]"),
        Invalid(_with("Care label", "siehe Beschreibung."), field="attributes[0].value"),
        Invalid(_with("outer_material", "n/a"), field="attributes[0].value"),
    )

    def prepare(self) -> None:
        self._fillers = Fillers(self.context.words("attribute_placeholders"))

    def patterns(self) -> Sequence[str]:
        return self._fillers.patterns()

    def check(self, product: Product, field: str, text: Flat) -> Iterator[Finding]:
        value, name = text.original, _name(product, field)
        if name is None or len(value) > LONGEST:
            return
        severity = self._fillers.severity(name, value)
        if severity is not None:
            yield Finding(
                field=field,
                message=f"The value of {quoted(name)} is {quoted(value)}, which does not say "
                "what it is.",
                fix=Fix("Write what a buyer sees, or leave it empty where nothing applies."),
                value=value,
                limit="the value itself",
                severity=severity,
            )


def _name(product: Product, field: str) -> str | None:
    """What the value at a path is the value of; None where the path is that of a name."""
    group, place, rest = part_of(field)
    if group == "attributes":
        return product.attributes[place].name
    if group == "variants":
        return product.options[int(rest.rpartition("[")[2][:-1])]
    return None
