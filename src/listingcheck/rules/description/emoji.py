# SPDX-License-Identifier: Apache-2.0
"""``description-emoji``."""

import re
from collections.abc import Iterator, Sequence
from html import unescape

from listingcheck import sample
from listingcheck.detect.text import Flat
from listingcheck.failure import Edit, Finding, Fix, Safety, Severity, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, Valid
from listingcheck.rules.description._family import DescriptionRule
from listingcheck.rules.text._emoji import HINT, SEQUENCE
from listingcheck.rules.text._quotes import quotes, shown

_ESCAPED = r"&#(?:x0{0,4}1[Ff][0-9A-Fa-f]{3}|0{0,4}1(?:2[7-9]|3[01])[0-9]{3});"
"""A reference to a character between U+1F000 and U+1FFFF."""
_EITHER = re.compile(f"(?:{SEQUENCE.pattern}|{_ESCAPED})+(?P<space> ?)")


class DescriptionEmoji(DescriptionRule):
    """The description holds emoji.

    What it checks: coloured pictographs, flags and keycaps in the description, also where the
    HTML writes them as numbers.

    Why the marketplace minds: TikTok Shop's rules of form for descriptions are those for titles
    and allow no emoji. Many listings that are on sale have them none the less, so this is no
    error.

    How to fix it: remove them. Where they stand for bullets, make a list of bullets.
    """

    id = "description-emoji"
    stage = Stage.SYNC
    severity = Severity.WARNING
    codes = ("12052932", "12052929")
    VALID = (
        Valid(sample.product(description="<p>Acme® Mug™ © 2026 ♥ &#169; &#9829; 350 ml</p>")),
        Valid(sample.product(description="<p>3 # * mugs</p>")),
    )
    INVALID = (
        Invalid(
            sample.product(description="<p>🔥 Warm mug&#128293; for tea ❤️</p>"),
            field="description",
            fixed="<p>Warm mug for tea </p>",
        ),
        Invalid(
            sample.product(description="✅Keeps warm ✅ Fits your hand"),
            field="description",
            fixed="Keeps warm Fits your hand",
        ),
        Invalid(sample.product(description="<p>🔥</p>"), field="description"),
    )

    def patterns(self) -> Sequence[str]:
        return (HINT, _ESCAPED)

    def check(self, product: Product, field: str, text: Flat) -> Iterator[Finding]:
        markup = text.original
        evidence = quotes(match for match in _EITHER.finditer(markup) if _is_emoji(match))
        if evidence:
            yield Finding(
                field=field,
                message=f"The description holds emoji: {shown(evidence)}; none are accepted.",
                fix=_fix(field, markup),
                value=evidence[0].text,
                limit="no emoji",
                evidence=evidence,
            )


def _is_emoji(match: re.Match[str]) -> bool:
    return SEQUENCE.match(unescape(match[0])) is not None


def _fix(field: str, markup: str) -> Fix:
    advice = "Remove the emoji; make a list where they stand for bullets."
    new = _EITHER.sub(_gap, markup)
    if not any(map(str.isalnum, re.sub("<[^<>]*>", "", new))):
        return Fix(advice)
    return Fix(advice, Safety.UNSAFE, (Edit(field, markup, new),))


def _gap(match: re.Match[str]) -> str:
    """What to leave where an emoji stood: one space between two words, none elsewhere."""
    if not _is_emoji(match):
        return match[0]
    text, start, end = match.string, match.start(), match.end()
    before, after = text[start - 1 : start], text[end : end + 1]
    apart = before.isalnum() and (after.isalnum() or bool(match["space"]))
    return " " if apart else ""
