# SPDX-License-Identifier: Apache-2.0
"""``title-symbols``."""

import re
from collections.abc import Iterator, Sequence

from listingcheck import sample
from listingcheck.detect.text import Flat
from listingcheck.failure import Finding, Fix, Safety, Severity, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, Valid
from listingcheck.rules.text._quotes import quotes, shown
from listingcheck.rules.title import _symbols
from listingcheck.rules.title._family import FORMAT_CODES, TitleRule, rewrite, without

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_DECORATION = re.compile(_symbols.DECORATION)
_WORDLESS = re.compile("^[^A-Za-z\u00c0-\u1fff\u3040-\uffdc]*$")


class TitleSymbols(TitleRule):
    """The title holds characters that are no words.

    What it checks: titles without a single letter, control characters inside a title (line
    breaks and tabs included), and symbols that decorate: stars, hearts, ticks, ``!!!``.

    Why the marketplace minds: TikTok Shop refuses titles that consist of symbols or hold control
    characters when the listing is created, and its listing policy allows no decoration.

    How to fix it: say in words what the product is, and leave the decoration out.
    """

    id = "title-symbols"
    stage = Stage.SYNC
    codes = FORMAT_CODES
    VALID = (
        Valid(sample.product(title="AT&T 5G Phone (64 GB) – 6.1″, black/grey + case!")),
        Valid(sample.product(title="Guitar in F♯, ø 7 cm → 20 × 30 cm, ♀/♂, 100 % cotton\n")),
    )
    INVALID = (
        Invalid(sample.product(title="--- *** ---"), field="title"),
        Invalid(sample.product(title="2024-10"), field="title"),
        Invalid(
            sample.product(title="Linen\tShirt\x07 Blue"), field="title", fixed="Linen Shirt Blue"
        ),
        Invalid(
            sample.product(title="★ Linen Shirt ★ Blue!!!"), field="title", fixed="Linen Shirt Blue"
        ),
    )

    def patterns(self) -> Sequence[str]:
        return (_WORDLESS.pattern, _CONTROL.pattern, _symbols.HINT)

    def check(self, product: Product, field: str, text: Flat) -> Iterator[Finding]:
        title = text.original
        if _WORDLESS.search(title) and not any(map(str.isalpha, title)):
            yield _wordless(field, title)
            return
        evidence = quotes(_CONTROL.finditer(title, *_inside(title)))
        if evidence:
            yield Finding(
                field=field,
                message=f"The title holds control characters: {shown(evidence)}; "
                "none are accepted.",
                fix=rewrite("Remove them.", title, _printable(title), Safety.SAFE),
                value=evidence[0].text,
                limit="no control characters",
                evidence=evidence,
            )
        places = list(_DECORATION.finditer(title))
        if places:
            yield _decorated(field, title, places)


def _wordless(field: str, title: str) -> Finding:
    some = any(map(str.isalnum, title))
    return Finding(
        field=field,
        message=f"The title {title.strip()[:50]!r} holds no letter; words are expected.",
        fix=Fix("Write what the product is."),
        value=title,
        limit="words",
        severity=Severity.WARNING if some else None,
    )


def _decorated(field: str, title: str, places: list[re.Match[str]]) -> Finding:
    evidence = quotes(places)
    return Finding(
        field=field,
        message=f"The title holds decoration: {shown(evidence)}; plain words are expected.",
        fix=rewrite("Remove them.", title, without(title, (place.span() for place in places))),
        value=evidence[0].text,
        limit="plain words",
        evidence=evidence,
        stage=Stage.REVIEW,
        severity=Severity.WARNING,
    )


def _inside(title: str) -> tuple[int, int]:
    """Where the title begins and ends, white space around it aside."""
    return len(title) - len(title.lstrip()), len(title.rstrip())


def _printable(title: str) -> str:
    spaced = _CONTROL.sub(lambda match: " " if match[0].isspace() else "", title)
    return " ".join(spaced.split())
