# SPDX-License-Identifier: Apache-2.0
"""``image-text-heavy``."""

import re
from collections.abc import Iterator, Sequence

from pydantic import Field

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.picture import Box, Depth, ImageFacts, Picture, Writing
from listingcheck.product import Product
from listingcheck.rule import Invalid, RuleOptions, Valid
from listingcheck.rules.image._facts import NAMES, FactsRule

_CERTAIN = 0.8
"""Creases of cloth that were read as letters had 0.5 to 0.79 (45 product photos, measured 2026-11
with rapidocr 3.10.0); real lines have 0.9 and more."""
_IDEOGRAPHS = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_WORD = re.compile(rf"[{_IDEOGRAPHS}]{{1,2}}|[^\W{_IDEOGRAPHS}]{{2,}}")
"""Two characters of a script without spaces make a word of average length."""


def _shown(*lines: tuple[str, Box], first: bool = True) -> Product:
    """A product whose picture, 1,200 pixels wide and high, shows these lines."""
    texts = tuple(Writing(text, box, 0.97) for text, box in lines)
    return sample.product(pictures=(sample.picture(first=first, texts=texts),))


_POSTER = tuple(
    (text, Box(100, 100 + 60 * i, 700, 140 + 60 * i))
    for i, text in enumerate(
        [
            "Luma Pilates & Fitness Studio Yoga",
            "Increase your flexibility",
            "and tone core muscle groups",
            "15 advanced exercises",
            "Challenge your endurance",
            "and improve your posture",
        ]
    )
)


class ImageTextHeavy(FactsRule):
    """The first picture holds too much text.

    What it checks: how many words can be read in the listing's first picture, and how much of it
    they cover, against what the market's pack sets. Other pictures may explain as much as they
    like.

    Why the marketplace minds: the first picture stands in search results, where nobody can read
    it; TikTok Shop lists "text overload" of the first picture among what keeps a listing from being
    rated good.

    How to fix it: show the product alone in the first picture, and the words in a later one.
    """

    id = "image-text-heavy"
    stage = Stage.QUALITY
    severity = Severity.WARNING
    depth = Depth.TEXT
    codes = ("MAIN_IMG_FIRST_IMG_TEXT_OVERLOAD", "FIRST_IMG_TEXT_OVERLOAD")

    class Options(RuleOptions):
        most_words: int = Field(
            default=15,
            ge=0,
            description="Most words in the first picture. Photos with a banner or two have up to "
            "11, a poster 24 (105 pictures, measured 2026-11).",
        )
        most_covered: float = Field(
            default=0.25,
            gt=0,
            le=1,
            description="The largest share of the first picture that text may cover, from 0 to 1. "
            "Photos with a banner or two have up to 0.21 (105 pictures, measured 2026-11).",
        )

    VALID = (
        Valid(_shown(("NEW ARRIVAL 2024", Box(60, 60, 560, 120)))),
        Valid(_shown(*_POSTER, first=False)),
        Valid(_shown(("SALE", Box(0, 0, 1200, 400))), options={"most_covered": 0.5}),
    )
    INVALID = (
        Invalid(_shown(*_POSTER), field="images[0].url"),
        Invalid(_shown(("MEGA SALE", Box(0, 100, 1200, 600))), field="images[0].url"),
    )

    def judge(self, product: Product, picture: Picture, facts: ImageFacts) -> Iterator[Finding]:
        lines = _lines(facts)
        if not picture.first or not lines:
            return
        words = sum(len(_WORD.findall(line.text)) for line in lines)
        covered = _covered(lines, facts)
        if words > self.options.most_words:
            most = f"at most {self.options.most_words} words"
            yield _finding(picture, f"{words} words", most)
        elif covered > self.options.most_covered:
            most = f"at most {self.options.most_covered:.0%} of text"
            yield _finding(picture, f"{covered:.0%} of text", most)


def _lines(facts: ImageFacts) -> Sequence[Writing]:
    """The lines that are words for certain."""
    return [
        line
        for line in facts.texts or ()
        if line.certainty >= _CERTAIN and _WORD.search(line.text) is not None
    ]


def _covered(lines: Sequence[Writing], facts: ImageFacts) -> float:
    whole = (facts.width or 0) * (facts.height or 0)
    return min(sum(line.box.area for line in lines) / whole, 1.0) if whole else 0.0


def _finding(picture: Picture, value: str, limit: str) -> Finding:
    return Finding(
        field=picture.fields[0],
        message=f"{NAMES[picture.role]} stands first and holds {value}; {limit} should be there.",
        fix=Fix("Put a picture of the product without text first, and this one behind it."),
        value=value,
        limit=limit,
    )
