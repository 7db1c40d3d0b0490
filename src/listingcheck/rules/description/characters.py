# SPDX-License-Identifier: Apache-2.0
"""``description-characters``."""

from collections.abc import Iterator, Sequence

from pydantic import Field

from listingcheck import sample
from listingcheck.detect.text import Flat
from listingcheck.failure import Finding, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, RuleOptions, Valid
from listingcheck.rules.description import _characters
from listingcheck.rules.description._family import DescriptionRule


class DescriptionCharacters(DescriptionRule):
    """The description holds characters that are no words.

    What it checks: control characters, descriptions of symbols only, one character more than nine
    times in a row (``==========``), and HTML escapes that were escaped once more, so that buyers
    would read ``&nbsp;``. Plain escapes are right in HTML, and white space between its tags is
    left alone.

    Why the marketplace minds: TikTok Shop has the same rules of form for a description as for a
    title, and refuses the listing when it is created.

    How to fix it: remove such characters. Draw a line between two parts with a heading, not with
    dashes.
    """

    id = "description-characters"
    stage = Stage.SYNC
    codes = ("12052932", "12052929")

    class Options(RuleOptions):
        maximum: int = Field(
            default=9, ge=1, le=100, description="Most identical characters in a row."
        )

    VALID = (
        Valid(
            sample.product(description="<p>A&nbsp;mug &amp; a lid: 350 ml, -10&#8239;°C ...</p>")
        ),
        Valid(sample.product(description='<p>Mug</p>\n            <img src="a0000000000.jpg">')),
        Valid(sample.product(description="<p>Serves one…………… or two</p>\t<ul>\n</ul>")),
    )
    INVALID = (
        Invalid(
            sample.product(description="<p>Oak\x07 shelf\x1f</p>"),
            field="description",
            fixed="<p>Oak shelf</p>",
        ),
        Invalid(
            sample.product(description="<p>Care</p>============<p>Wash cold</p>"),
            field="description",
            fixed="<p>Care</p>=========<p>Wash cold</p>",
        ),
        Invalid(
            sample.product(description="<p>Salt &amp;amp; Pepper&amp;nbsp;Set</p>"),
            field="description",
            fixed="<p>Salt &amp; Pepper&nbsp;Set</p>",
        ),
        Invalid(sample.product(description="<p>*** --- ***</p>"), field="description"),
    )

    def prepare(self) -> None:
        self._faults = _characters.faults(self.options.maximum)

    def patterns(self) -> Sequence[str]:
        return [fault.hint for fault in self._faults]

    def check(self, product: Product, field: str, text: Flat) -> Iterator[Finding]:
        for fault in self._faults:
            evidence = fault.found(text)
            if evidence:
                yield _characters.finding(field, text.original, fault, evidence)
