# SPDX-License-Identifier: Apache-2.0
"""``title-variant-list``."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from listingcheck import sample
from listingcheck.detect.text import Flat
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, Valid
from listingcheck.rules.text._phrases import pattern, phrases, standing_alone
from listingcheck.rules.text._quotes import quotes, shown
from listingcheck.rules.title._family import TitleRule, rewrite, without

_ADVICE = "Remove it; variants and stock have fields of their own."
_TWO_STROKES = r"[A-Za-z]\s{0,2}[/|]\s{0,2}[A-Za-z0-9][A-Za-z -]{0,14}[/|]"
_FEWEST = 3  # two colours or sizes are mostly one thing: a black and white shoe, size S/M


class TitleVariantList(TitleRule):
    """The title lists the variants, or says what is in stock.

    What it checks: three or more colours or sizes with strokes between them ("red/blue/green"),
    and wording such as "5 colors available" or "in stock". Two colours ("black/white"),
    neutral ones beside them, and lists of models or measures that a product fits, are left alone.

    Why the marketplace minds: a title names one product and buyers choose the variant below it.
    TikTok Shop rates such a title as poor.

    How to fix it: remove the list; the options of the listing say it.
    """

    id = "title-variant-list"
    stage = Stage.QUALITY
    severity = Severity.INFO
    codes = ("TITLE_NOT_INCLUDE_VARIETY_WORDS",)
    VALID = (
        Valid(sample.product(title="Black/White Sneakers, 2-in-1, AC/DC Print, Size S/M")),
        Valid(sample.product(title="Case for iPhone 13/14/15, A4/A5/A6 Binder, 50/60 Hz")),
        Valid(sample.product(title="24 Colors Watercolor Set, Running Shoe Black/White/Red/Blue")),
    )
    INVALID = (
        Invalid(
            sample.product(title="Cotton Tee Red/Blue / Light Green, Unisex"),
            field="title",
            fixed="Cotton Tee, Unisex",
        ),
        Invalid(
            sample.product(title="Cotton Tee (S/M/L/XL) 5 Colors Available"),
            field="title",
            fixed="Cotton Tee",
        ),
    )

    def prepare(self) -> None:
        words = self.context.words("variant_lists")
        self._phrases = phrases(words.get("phrases", ()))
        self._neutral = frozenset(words.get("neutral", ()))

    @cached_property
    def _found(self) -> re.Pattern[str]:
        words = self.context.words("variant_lists")
        lists = [_listed(words.get(kind, ())) for kind in ("colours", "sizes")]
        return re.compile(
            rf"{standing_alone(self._phrases).pattern}"
            rf"|(?<![^\W_])(?P<list>{'|'.join(lists)})(?![^\W_])",
            re.IGNORECASE,
        )

    def patterns(self) -> Sequence[str]:
        return [*map(pattern, self._phrases), _TWO_STROKES]

    def check(self, product: Product, field: str, text: Flat) -> Iterator[Finding]:
        title = text.original
        evidence = quotes(self._telling(title))
        if evidence:
            new = without(title, ((quote.start, quote.end) for quote in evidence))
            yield Finding(
                field=field,
                message=f"The title lists variants or stock: {shown(evidence)}; "
                "a title only names the product.",
                fix=Fix(_ADVICE) if any(self._telling(new)) else rewrite(_ADVICE, title, new),
                value=evidence[0].text,
                limit="the name of the product",
                evidence=evidence,
            )

    def _telling(self, title: str) -> Iterator[re.Match[str]]:
        """What says which variants or how much stock there is."""
        for match in self._found.finditer(title):
            named = {" ".join(word.split()) for word in re.split("[/|]", match[0].lower())}
            if not match["list"] or len(named - self._neutral) >= _FEWEST:
                yield match


def _listed(words: Iterable[str]) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    one = f"(?:{'|'.join(map(re.escape, longest_first))})"
    return rf"{one}(?:\s{{0,2}}[/|]\s{{0,2}}{one}){{{_FEWEST - 1},30}}"
