# SPDX-License-Identifier: Apache-2.0
"""``title-placeholder``."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from listingcheck import sample
from listingcheck.detect.text import Flat
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, Valid
from listingcheck.rules.text._phrases import pattern, phrases
from listingcheck.rules.title._family import TitleRule

_MARKS = "[^0-9A-Za-z\u00c0-\uffff]{0,20}"
_PLACES = {
    "whole": rf"^{_MARKS}(?:PHRASES){_MARKS}[0-9]{{0,5}}{_MARKS}$",
    "start": r"^\s{0,20}(?:PHRASES)\s",
    "end": r"\s(?:PHRASES)\s{0,20}[0-9]{0,5}\s{0,20}$",
}


class TitlePlaceholder(TitleRule):
    """The title was never written.

    What it checks: whether the title is a stopgap ("Test", "Untitled", "Product title here"), or
    that of a copy nobody renamed ("Copy of ...", "... (Copy)").

    Why the marketplace minds: a test listing fails the review for insufficient product
    information, and buyers would order something that does not exist.

    How to fix it: write what the product is, or take the test product out of the export.
    """

    id = "title-placeholder"
    stage = Stage.REVIEW
    severity = Severity.WARNING
    codes = ("Insufficient or Incomplete Product Information",)
    VALID = (
        Valid(sample.product(title="Test Tube Rack, 24 Holes")),
        Valid(sample.product(title="Lens Test Kit (Copyright Edition)")),
    )
    INVALID = (
        Invalid(sample.product(title="Test 2"), field="title"),
        Invalid(sample.product(title="Copy of Linen Shirt"), field="title"),
        Invalid(sample.product(title="Linen Shirt (Copy)"), field="title"),
    )

    def prepare(self) -> None:
        words = self.context.words("title_placeholders")
        self._patterns = [
            "(?i)" + frame.replace("PHRASES", "|".join(one.removeprefix("(?i)") for one in listed))
            for place, frame in _PLACES.items()
            if (listed := [pattern(phrase) for phrase in phrases(words.get(place, ()))])
        ]

    @cached_property
    def _found(self) -> Sequence[re.Pattern[str]]:
        return [re.compile(one) for one in self._patterns]

    def patterns(self) -> Sequence[str]:
        return self._patterns

    def check(self, product: Product, field: str, text: Flat) -> Iterator[Finding]:
        if any(found.search(text.text) for found in self._found):
            yield Finding(
                field=field,
                message=f"The title {text.original.strip()[:50]!r} is a placeholder; "
                "the product's own name is expected.",
                fix=Fix("Write what the product is, or leave it out of the export."),
                value=text.original,
                limit="the product's own name",
            )
