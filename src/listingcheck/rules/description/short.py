# SPDX-License-Identifier: Apache-2.0
"""``description-short``."""

import re
from collections.abc import Iterator
from dataclasses import replace

from pydantic import Field

from listingcheck import sample
from listingcheck.detect.folding import INVISIBLE
from listingcheck.detect.text import flatten
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, ProductRule, RuleOptions, Valid
from listingcheck.rules.description._family import holds_something
from listingcheck.rules.text._scripts import letters

_UNSEEN = re.compile(r"<(?:!--|script|style)", re.IGNORECASE)
_UNSPACED = re.compile(letters(("Han", "Kana", "Thai")))
_WORD = 5  # letters of a script without spaces


class DescriptionShort(ProductRule):
    """The description is short.

    What it checks: how many characters and words of the description a buyer sees: without HTML,
    and with runs of white space counted once. Where a script sets no spaces between words, five
    letters count as one word.

    Why the marketplace minds: a short description is rated poor and shown to fewer buyers; some
    markets reject it in review for insufficient product information.

    How to fix it: say what it is made of, its size, what is in the box, who it is for and how to
    care for it.
    """

    id = "description-short"
    stage = Stage.QUALITY
    severity = Severity.WARNING
    codes = (
        "DESCRIPTION_CHARACTERS_LESS_THAN_80_CHARS",
        "DESCRIPTION_INVALID",
        "DESC_LESS_THAN_FIVE_HUNDRED_CHARS",
        "DESC_LESS_THAN_FIFTY_CHARS",
        "Insufficient or Incomplete Product Information",
        "description_short",
    )

    class Options(RuleOptions):
        minimum: int = Field(default=1, ge=1, le=10_000, description="Fewest visible characters.")
        recommended: int = Field(
            default=0,
            ge=0,
            le=10_000,
            description="Fewest visible characters of a listing that is rated well.",
        )
        minimum_words: int = Field(
            default=0, ge=0, description="Fewest words, without which the audit fails."
        )

    VALID = (
        Valid(sample.product(), {"minimum": 80, "minimum_words": 30}),
        Valid(sample.product(description="<p></p>"), {"minimum": 80}),
    )
    INVALID = (
        Invalid(
            sample.product(description="<p>A linen shirt.</p>" + " " * 100),
            field="description",
            options={"minimum": 80},
        ),
        Invalid(
            sample.product(description='<img src="https://cdn.example.com/mug.jpg">'),
            field="description",
        ),
        Invalid(
            sample.product(description="A linen shirt."),
            field="description",
            options={"minimum_words": 30},
        ),
        Invalid(
            sample.product(description="<p>A linen shirt.</p>"),
            field="description",
            options={"recommended": 500},
        ),
    )

    def prepare(self) -> None:
        self._wanted = max(self.options.minimum, self.options.recommended)
        self._enough = 3 * self._wanted // 2 + 10 * self.options.minimum_words
        unlike = f"[^<>&{''.join(INVISIBLE)}]"
        # One paragraph without a tag or entity in it is mostly enough by itself.
        self._run = re.compile(rf"(?:\A|<(?:p|li|div|span)>)({unlike}{{{self._enough}}})")
        self._pieces = re.compile(rf">({unlike}{{1,{self._enough}}})")

    def check(self, product: Product) -> Iterator[Finding]:
        description = product.description
        if description is None or self._plainly_long(description):
            return
        text = " ".join(flatten(description).text.split())
        if self._is_long(text) or not holds_something(description):
            return
        yield from self._too_short(text)

    def _too_short(self, text: str) -> Iterator[Finding]:
        limits, length = self.options, len(text)
        if length < limits.minimum:
            yield _finding(text, length, limits.minimum, "characters", "expected")
        elif length < limits.recommended:
            poor = _finding(text, length, limits.recommended, "characters", "recommended")
            yield replace(poor, severity=Severity.INFO)
        if _words(text) < limits.minimum_words:
            few = _finding(text, _words(text), limits.minimum_words, "words", "expected")
            yield replace(few, stage=Stage.REVIEW)

    def _plainly_long(self, description: str) -> bool:
        """Whether the text between its tags is enough, entities aside, as it nearly always is."""
        run = self._run.search(description)
        seen = run is not None and not _UNSEEN.search(description, 0, run.start())
        if run and seen and self._is_long(" ".join(run[1].split())):
            return True
        if _UNSEEN.search(description):
            return False
        # An ampersand in plain text is no entity; what takes its place here does not matter.
        pieces = self._pieces.findall(">" + description.replace("& ", "+ "))
        text = "".join(pieces)[: self._enough]
        return self._is_long(" ".join(text.split()))

    def _is_long(self, text: str) -> bool:
        words = self.options.minimum_words
        return len(text) >= self._wanted and (not words or _words(text) >= words)


def _words(text: str) -> int:
    return max(len(text.split()), len(_UNSPACED.findall(text)) // _WORD)


def _finding(text: str, count: int, limit: int, unit: str, verdict: str) -> Finding:
    return Finding(
        field="description",
        message=f"The description has {count:,} {unit} that a buyer sees; {limit} are {verdict}.",
        fix=Fix("Say what it is made of, its size, what is in the box and who it is for."),
        value=text,
        limit=f"at least {limit} {unit}",
    )
