# SPDX-License-Identifier: Apache-2.0
"""``attribute-placeholder``."""

from collections.abc import Hashable, Iterator
from functools import lru_cache
from operator import attrgetter
from typing import ClassVar

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.product import Attribute, Product
from listingcheck.rule import Invalid, ProductRule, Valid
from listingcheck.rules._quoting import quoted
from listingcheck.rules.attribute._fillers import DIGITS, LONGEST, Fillers

_REMEMBERED = 4_096
_options = attrgetter("options")


def described_by(product: Product) -> Hashable:
    """All that this rule looks at: options, and the attributes whose value might be a filler."""
    stated = [
        (attribute.name, value)
        for attribute in product.attributes
        if len(value := attribute.value) <= LONGEST and value[-1:] not in DIGITS
    ]
    if product.options:
        return *stated, product.options, *map(_options, product.variants)
    return tuple(stated)


def _tee(colour: str, size: str = "M") -> Product:
    return sample.product(options=("Colour", "Size"), variants=sample.variants([colour, size]))


def _with(name: str, value: str) -> Product:
    return sample.product(attributes=(Attribute(name=name, value=value),))


class AttributePlaceholder(ProductRule):
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
    shape: ClassVar = described_by
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
        fillers = Fillers(self.context.words("attribute_placeholders"))
        self._severity = lru_cache(_REMEMBERED)(fillers.severity)

    def check(self, product: Product) -> Iterator[Finding]:
        for field, name, value in _stated(product):
            severity = self._severity(name, value) if len(value) <= LONGEST else None
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


def _stated(product: Product) -> Iterator[tuple[str, str, str]]:
    """Each attribute and each distinct value of an option: path, name and value."""
    for place, attribute in enumerate(product.attributes):
        yield f"attributes[{place}].value", attribute.name, attribute.value
    for place, name in enumerate(product.options):
        seen: set[str] = set()
        for variant in product.variants:
            value = variant.options[place] if place < len(variant.options) else None
            if value is not None and value not in seen:
                seen.add(value)
                yield variant.at(f"options[{place}]"), name, value
