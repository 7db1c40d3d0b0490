# SPDX-License-Identifier: Apache-2.0
"""``title-repeated-character``."""

import re
from collections.abc import Iterator, Sequence

from pydantic import Field

from listingcheck import sample
from listingcheck.detect.text import Flat
from listingcheck.failure import Finding, Safety, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, RuleOptions, Valid
from listingcheck.rules.text._quotes import quotes, shown
from listingcheck.rules.title._family import FORMAT_CODES, TitleRule, rewrite

# A run of one character is a run of its class. The classes cut through words and numbers, so that
# a long run of one class is rare where a long run of letters or digits is not.
_CLASSES = (
    "[aeiou]",
    "[bcdfghjklm]",
    "[npqrstvwxyz]",
    "[0-4]",
    "[5-9]",
    r"[!-/:-@\[-`{-~]",
    "[ \u00a0]",
    "[\u2000-\u2bff\u3000-\u303f\U0001f000-\U0001faff]",
)
_LOOKED_AT = "[\\x20-\\x7e\u00a0\u2000-\u2bff\u3000-\u303f\U0001f000-\U0001faff]"


class TitleRepeatedCharacter(TitleRule):
    """The title repeats one character over and over.

    What it checks: runs of one and the same ASCII character, space or symbol. Letters of other
    scripts are left to the marketplace.

    Why the marketplace minds: TikTok Shop refuses a title with more than nine identical
    characters in a row when the listing is created.

    How to fix it: write the character once. Lines of dashes and rows of spaces have no place in
    a title.
    """

    id = "title-repeated-character"
    stage = Stage.SYNC
    codes = FORMAT_CODES

    class Options(RuleOptions):
        maximum: int = Field(
            default=9, ge=1, le=100, description="Most identical characters in a row."
        )

    VALID = (
        Valid(sample.product(title="Brrrrrrrrr Ice Cube Tray, item 1000000000")),
        Valid(sample.product(title="Wooooow Mug"), options={"maximum": 5}),
    )
    INVALID = (
        Invalid(
            sample.product(title="Linen Shirt ---------- Blue"),
            field="title",
            fixed="Linen Shirt - Blue",
        ),
        Invalid(
            sample.product(title="Linen Shirt            Blue"),
            field="title",
            fixed="Linen Shirt Blue",
        ),
        Invalid(sample.product(title="Wooooooooooow Mug"), field="title", fixed="Wooooooooow Mug"),
    )

    def prepare(self) -> None:
        self._run = re.compile(rf"({_LOOKED_AT})\1{{{self.options.maximum},}}")

    def patterns(self) -> Sequence[str]:
        return [f"(?i){one}{{{self.options.maximum + 1}}}" for one in _CLASSES]

    def check(self, product: Product, field: str, text: Flat) -> Iterator[Finding]:
        title = text.original
        evidence = quotes(self._run.finditer(title))
        if not evidence:
            return
        spaces = all(run[1].isspace() for run in self._run.finditer(title))
        yield Finding(
            field=field,
            message=f"The title repeats a character {len(evidence[0].text):,} times: "
            f"{shown(evidence)}; {self.options.maximum} in a row are accepted.",
            fix=rewrite(
                "Write it once.",
                title,
                self._run.sub(self._shorter, title),
                Safety.SAFE if spaces else Safety.UNSAFE,
            ),
            value=evidence[0].text,
            limit=f"at most {self.options.maximum} in a row",
            evidence=evidence,
        )

    def _shorter(self, run: re.Match[str]) -> str:
        """A letter or digit as often as is accepted, anything else once."""
        return run[1] * self.options.maximum if run[1].isalnum() else run[1]
