# SPDX-License-Identifier: Apache-2.0
"""``title-html``."""

import re
from collections.abc import Iterator, Sequence
from html import unescape

from listingcheck import sample
from listingcheck.detect.text import Flat
from listingcheck.failure import Finding, Safety, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, Valid
from listingcheck.rules.text._entities import ENTITY, is_entity
from listingcheck.rules.text._quotes import quotes, shown
from listingcheck.rules.title._family import FORMAT_CODES, TitleRule, rewrite

# Bare <a>, <q> and <s> are left out: a size or a grade may stand in such brackets.
_NAMES = (
    "abbr|b|big|br|center|code|del|div|em|font|h[1-6]|hr|i|img|ins|li|mark|ol|p|pre|script|small"
    "|span|strike|strong|style|sub|sup|table|td|tr|u|ul"
)
_TAG = (
    rf"</?(?:{_NAMES})\s{{0,9}}/?>|</(?:a|s)\s{{0,9}}>"
    rf"|<(?:{_NAMES}|a)\s{{1,9}}[a-z-]{{2,20}}\s{{0,9}}=[^<>]{{0,1000}}>"
)
_MARKUP = re.compile(f"(?P<tag>{_TAG})|{ENTITY}", re.IGNORECASE)
_APART = re.compile(r"</?(?:br|div|h[1-6]|hr|li|ol|p|pre|table|td|tr|ul)[\s/>]", re.IGNORECASE)
_ROUNDS = 5
"""How often an entity may have been escaped over and over."""


class TitleHtml(TitleRule):
    """The title holds HTML.

    What it checks: tags (``<b>``) and character references (``&amp;``, ``&nbsp;``, ``&#39;``). A
    plain ``AT&T``, ``<3`` or ``5 < 6`` is none.

    Why the marketplace minds: a title is plain text; TikTok Shop refuses one with HTML escapes
    when the listing is created, and buyers would read the code.

    How to fix it: write the characters themselves.
    """

    id = "title-html"
    stage = Stage.SYNC
    codes = FORMAT_CODES
    VALID = (
        Valid(sample.product(title="AT&T Phone; R&B Vinyl <3 Salt&Pepper Set, 5 < 6 > 4")),
        Valid(sample.product(title="Shirt <S> & Trousers <blue>, A&O; <I am> edition")),
    )
    INVALID = (
        Invalid(
            sample.product(title="Salt &amp; Pepper Mill&nbsp;Set"),
            field="title",
            fixed="Salt & Pepper Mill Set",
        ),
        Invalid(
            sample.product(title='<b>Oak</b> Shelf<br/><span style="color:red">80 cm</span>'),
            field="title",
            fixed="Oak Shelf 80 cm",
        ),
        Invalid(
            sample.product(title="Men&amp;#39;s Belt &amp;lt;b&amp;gt;"),
            field="title",
            fixed="Men's Belt",
        ),
    )

    def patterns(self) -> Sequence[str]:
        return (f"(?i){_TAG}", ENTITY)

    def check(self, product: Product, field: str, text: Flat) -> Iterator[Finding]:
        title = text.original
        evidence = quotes(match for match in _MARKUP.finditer(title) if _is_html(match))
        if evidence:
            yield Finding(
                field=field,
                message=f"The title holds HTML: {shown(evidence)}; plain text is accepted.",
                fix=rewrite("Write plain text.", title, _plain_text(title), Safety.SAFE),
                value=evidence[0].text,
                limit="plain text",
                evidence=evidence,
            )


def _is_html(match: re.Match[str]) -> bool:
    return bool(match["tag"]) or is_entity(match[0])


def _plain_text(title: str) -> str:
    for _ in range(_ROUNDS):
        before, title = title, _MARKUP.sub(_in_plain_text, title)
        if title == before:
            break
    return " ".join(title.split())


def _in_plain_text(match: re.Match[str]) -> str:
    if match["tag"]:
        return " " if _APART.match(match[0]) else ""
    return unescape(match[0]) if _is_html(match) else match[0]
