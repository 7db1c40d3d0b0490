# SPDX-License-Identifier: Apache-2.0
"""``description-paragraph``."""

import re
from collections.abc import Iterator
from itertools import islice

from pydantic import Field

from listingcheck import sample
from listingcheck.detect.text import flatten
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, ProductRule, RuleOptions, Valid
from listingcheck.rules._quoting import quoted

_INLINE = re.compile(
    r"</?(?:a|abbr|b|code|em|font|i|img|mark|q|s|small|span|strong|sub|sup|u)[\s/>]", re.IGNORECASE
)
_BREAK = re.compile(r"<(?:br|p|div|li|h[1-6]|tr)[\s/>]|\n", re.IGNORECASE)
_SHORT = 100  # what is shorter than that needs no line break


class DescriptionParagraph(ProductRule):
    """A paragraph of the description is too long.

    What it checks: how many characters a buyer reads without a line break, against the most that
    a market recommends; and, where a market asks for it, whether there is a line break at all.

    Why the marketplace minds: on a telephone a long paragraph is a wall. TikTok Shop rates such a
    description as poor.

    How to fix it: begin a new paragraph for each thought, or make a list of bullets.
    """

    id = "description-paragraph"
    stage = Stage.QUALITY
    severity = Severity.INFO
    codes = ("DESCRIPTION_HAVE_TOO_LONG_PARAGRAPH", "DESC_NO_NEW_LINE")

    class Options(RuleOptions):
        maximum: int = Field(
            default=0, ge=0, description="Most characters of a paragraph; 0 for any number."
        )
        line_break: bool = Field(default=False, description="Whether a line break is expected.")

    VALID = (
        Valid(sample.product(description=f"<p>{'A mug. ' * 50}</p>" * 3), {"maximum": 400}),
        Valid(sample.product(description="<p>A mug.</p>"), {"line_break": True}),
        Valid(
            sample.product(description="A mug of clay. " * 9 + "<br>Blue."), {"line_break": True}
        ),
    )
    INVALID = (
        Invalid(
            sample.product(description=f"<p>Mug</p><p>{'A <b>big</b> mug. ' * 50}</p>"),
            field="description",
            options={"maximum": 400},
        ),
        Invalid(
            sample.product(description=f"<p>{'A mug of clay. ' * 9}</p>"),
            field="description",
            options={"line_break": True},
        ),
    )

    def check(self, product: Product) -> Iterator[Finding]:
        description, maximum = product.description, self.options.maximum
        if description is None:
            return
        if maximum and _may_be_longer(description, maximum):
            yield from self._too_long(description, maximum)
        elif self.options.line_break and len(description) >= _SHORT and _is_unbroken(description):
            yield _finding("The description has no line break", "a line break", description)

    def _too_long(self, description: str, maximum: int) -> Iterator[Finding]:
        paragraph = max(flatten(description).text.split("\n"), key=len).strip()
        if len(paragraph) > maximum:
            said = f"A paragraph of the description has {len(paragraph):,} characters"
            yield _finding(said, f"{maximum} at most", paragraph)


def _finding(said: str, limit: str, text: str) -> Finding:
    return Finding(
        field="description",
        message=f"{said}; {limit} is recommended: {quoted(text)}.",
        fix=Fix("Begin a new paragraph for each thought, or make a list of bullets."),
        value=text,
        limit=limit,
    )


def _may_be_longer(description: str, maximum: int) -> bool:
    """Whether there is a longer stretch without a line break: leaps from break to break."""
    position = 0
    while len(description) - position > maximum:
        end = position + maximum + 1
        leap = max(_last_block(description, position, end), description.rfind("\n", position, end))
        if leap < position:
            return True
        position = leap + 1
    return False


def _last_block(markup: str, start: int, end: int) -> int:
    """Where the last tag begins that breaks a line; -1 for none."""
    place = markup.rfind("<", start, end)
    while place >= 0 and _INLINE.match(markup, place):
        place = markup.rfind("<", start, place)
    return place


def _is_unbroken(description: str) -> bool:
    """Whether all of the text stands on one line; with three breaks or more it does not."""
    if len(list(islice(_BREAK.finditer(description), 3))) > 2:
        return False
    return "\n" not in flatten(description).text.strip()
