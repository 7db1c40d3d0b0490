# SPDX-License-Identifier: Apache-2.0
"""``description-formatting``."""

import re
from collections.abc import Iterator, Sequence

from listingcheck import sample
from listingcheck.detect.text import Flat
from listingcheck.failure import Edit, Finding, Fix, Safety, Severity, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, Valid
from listingcheck.rules.description._family import DescriptionRule
from listingcheck.rules.description._tables import as_bullets
from listingcheck.rules.text._quotes import quotes

_TABLE = re.compile(r"<table[\s/>]", re.IGNORECASE)
_NUMBERED = re.compile(r"<ol[\s/>]", re.IGNORECASE)
_LIST_TAG = re.compile(r"<(/?)ol(?=[\s/>])", re.IGNORECASE)


class DescriptionFormatting(DescriptionRule):
    """The description holds formatting that gets lost.

    What it checks: tables and numbered lists.

    Why the marketplace minds: connectors pass on plain text, pictures and bullets; a table is
    dropped, flattened or turned into a picture, and the numbers of a list are gone.

    How to fix it: write a table as bullets ("Length: 70 cm"), or as a picture. Write the numbers
    of a list into its text where they matter.
    """

    id = "description-formatting"
    stage = Stage.QUALITY
    severity = Severity.WARNING
    VALID = (
        Valid(sample.product(description="<ul><li>Old oak</li></ul><p>A table & <olive> oil</p>")),
        Valid(sample.product(description="Oak table, 5 < 6")),
    )
    INVALID = (
        Invalid(
            sample.product(
                description="<p>Shelf</p><table><tr><td>Width</td><td>80 cm</td></tr></table>"
            ),
            field="description",
            fixed="<p>Shelf</p><ul><li>Width: 80 cm</li></ul>",
        ),
        Invalid(
            sample.product(description='<table><tr><td><img src="a.jpg"></td></tr></table>'),
            field="description",
        ),
        Invalid(
            sample.product(description='<OL class="steps"><li>Mix</li></OL>'),
            field="description",
            fixed='<ul class="steps"><li>Mix</li></ul>',
        ),
    )

    def patterns(self) -> Sequence[str]:
        return [f"(?i){_TABLE.pattern}", f"(?i){_NUMBERED.pattern}"]

    def check(self, product: Product, field: str, text: Flat) -> Iterator[Finding]:
        markup = text.original
        if _TABLE.search(markup):
            yield _finding(field, markup, _TABLE, _table_fix(field, markup))
        if _NUMBERED.search(markup):
            edit = Edit(field, markup, _LIST_TAG.sub(r"<\1ul", markup))
            fix = Fix("Make it a list of bullets.", Safety.UNSAFE, (edit,))
            yield _finding(field, markup, _NUMBERED, fix)


def _table_fix(field: str, markup: str) -> Fix:
    advice, new = "Write it as bullets, or as a picture.", as_bullets(markup)
    if _TABLE.search(new):
        return Fix(advice)
    return Fix(advice, Safety.UNSAFE, (Edit(field, markup, new),))


def _finding(field: str, markup: str, tag: re.Pattern[str], fix: Fix) -> Finding:
    evidence = quotes(tag.finditer(markup))
    name = "a table" if tag is _TABLE else "a numbered list"
    return Finding(
        field=field,
        message=f"The description holds {name}, which gets lost; "
        "text, pictures and bullets are accepted.",
        fix=fix,
        value=evidence[0].text,
        limit="text, pictures and bullets",
        evidence=evidence,
    )
