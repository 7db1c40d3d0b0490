# SPDX-License-Identifier: Apache-2.0
"""``description-link-only``."""

import re
from collections.abc import Iterator, Sequence
from html import unescape

from listingcheck import sample
from listingcheck.detect.text import Flat
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, Valid
from listingcheck.rules._quoting import quoted
from listingcheck.rules.description._family import DescriptionRule

_SPACE = r"\t\n\f\r "  # spelled out, for the two pattern engines mean other things by \s
_LINK = rf"(?:https?://|www\.)[^{_SPACE}<>]+"
_GAP = rf"(?:<[^<>]*>|[{_SPACE}]|&nbsp;)*"
_NO_TEXT = re.compile(rf"(?i)^{_GAP}(?:{_LINK}(?:(?:<[^<>]*>|[{_SPACE}]){_GAP}|$))*$")
_PICTURE = re.compile(r"<(?:img|picture|video|iframe)[\s/>]", re.IGNORECASE)


class DescriptionLinkOnly(DescriptionRule):
    """The description is only a link or a picture.

    What it checks: descriptions in which a buyer sees web addresses and nothing else, or pictures
    and nothing else.

    Why the marketplace minds: the audit reads text. TikTok Shop rates such a description as
    invalid, and may reject it for insufficient product information.

    How to fix it: describe the product in words; what a picture says, say in text as well.
    """

    id = "description-link-only"
    stage = Stage.REVIEW
    severity = Severity.WARNING
    codes = ("DESCRIPTION_INVALID",)
    VALID = (
        Valid(sample.product(description='<p>Mug</p><img src="https://cdn.example.com/mug.jpg">')),
        Valid(sample.product(description="<p>Mug, see https://example.com/mug</p>")),
        Valid(sample.product(description="<p> </p>")),
    )
    INVALID = (
        Invalid(sample.product(description="https://example.com/mug"), field="description"),
        Invalid(
            sample.product(
                description='<p><img src="https://cdn.example.com/1.jpg">&nbsp;</p>\n'
                '<p><img src="https://cdn.example.com/2.jpg"></p>'
            ),
            field="description",
        ),
    )

    def patterns(self) -> Sequence[str]:
        return (_NO_TEXT.pattern,)

    def check(self, product: Product, field: str, text: Flat) -> Iterator[Finding]:
        found = _what_there_is(text)
        if found and _NO_TEXT.search(unescape(text.original).replace("\xa0", " ")):
            yield Finding(
                field=field,
                message=f"The description is only {found}: {quoted(text.original.strip())}; "
                "a text is expected.",
                fix=Fix("Describe the product in words."),
                value=text.original,
                limit="a text",
            )


def _what_there_is(text: Flat) -> str | None:
    if text.text.strip():
        return "a link"
    return "a picture" if _PICTURE.search(text.original) else None
