# SPDX-License-Identifier: Apache-2.0
"""``attribute-characters``."""

import re
from collections.abc import Iterator
from typing import ClassVar

from listingcheck import sample
from listingcheck.detect.text import Flat
from listingcheck.failure import Finding, Severity, Stage
from listingcheck.product import Attribute, Product
from listingcheck.rule import Invalid, Valid
from listingcheck.rules.text._format import FormatRule

_LONGEST = 2_000
_NO_VALUE = re.compile(r"\s*[{\[]|[a-z]{2,10}:|.*</?[a-z]", re.IGNORECASE | re.DOTALL)


class AttributeCharacters(FormatRule):
    """The value of an attribute holds characters that are no words.

    What it checks: values of custom fields and specifications for HTML escapes (``&amp;``),
    control characters, emoji and more than nine identical characters in a row. Fields that hold
    HTML, JSON or an address, or more text than an attribute takes, are left alone: they are not
    sent as attributes.

    Why the marketplace minds: TikTok Shop has the same rules of form for attribute values as for
    titles, and refuses the listing when it is created. It stays a warning, for an export does not
    say which of its fields are sent.

    How to fix it: write the value in plain words.
    """

    id = "attribute-characters"
    stage = Stage.SYNC
    severity = Severity.WARNING
    codes = ("12052935",)
    fields: ClassVar = ("attributes",)
    called: ClassVar = "The attribute value"
    VALID = (
        Valid(
            sample.product(
                attributes=(
                    Attribute(name="Material", value="Cotton & Linen, 60/40\nLined"),
                    Attribute(name="Notes", value="<p>Salt &amp; Pepper</p>"),
                    Attribute(name="Data", value='{"note": "A &amp; B"}'),
                )
            )
        ),
        Valid(sample.product(attributes=(Attribute(name="Sleeve", value="-"),))),
    )
    INVALID = (
        Invalid(
            sample.product(
                attributes=(
                    Attribute(name="Care", value="Hand wash"),
                    Attribute(name="Material", value="Cotton &amp; Linen"),
                )
            ),
            field="attributes[1].value",
            fixed="Cotton & Linen",
        ),
        Invalid(
            sample.product(attributes=(Attribute(name="Feature", value="Waterproof 💧"),)),
            field="attributes[0].value",
            fixed="Waterproof",
        ),
    )

    def check(self, product: Product, field: str, text: Flat) -> Iterator[Finding]:
        if len(text.original) <= _LONGEST and not _NO_VALUE.match(text.original):
            yield from super().check(product, field, text)
