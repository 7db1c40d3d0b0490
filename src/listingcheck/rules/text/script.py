# SPDX-License-Identifier: Apache-2.0
"""``text-script``."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pydantic import Field

from listingcheck import sample
from listingcheck.detect.text import Flat
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, RuleOptions, TextRule, Valid
from listingcheck.rules.text._quotes import quotes_in, shown
from listingcheck.rules.text._scripts import Script, letters, name


class TextScript(TextRule):
    """The text is written in a script that the market does not take.

    What it checks: whether a title, description, option name or option value holds any letter of
    a refused script, or consists for the most part of letters foreign to the market.

    Why the marketplace minds: TikTok Shop refuses Chinese characters outside Japan ("Chinese
    characters are not supported in product name"), and a listing must be in the language of its
    market.

    How to fix it: translate it. A product name that exists only in the other script is written
    as the brand itself writes it for this market.
    """

    id = "text-script"
    stage = Stage.SYNC
    codes = (
        "12052262",
        "12052346",
        "12052243",
        "12052250",
        "12052554",
        "Chinese characters are not supported in product name",
        "The product description has Chinese characters",
        "attribute name characters contain Chinese.",
        "value name characters contain Chinese.",
        "sku name contain Chinese characters",
    )

    class Options(RuleOptions):
        refused: tuple[Script, ...] = Field(
            default=(), description="Scripts of which not one letter is accepted."
        )
        foreign: tuple[Script, ...] = Field(
            default=(), description="Scripts that no text of the market is written in."
        )

    VALID = (
        Valid(
            sample.product(title="Crème Brûlée Torch – Ω Series", description="<p>Привет</p>"),
            options={"refused": ["Han"]},
        ),
        Valid(
            sample.product(title="Anua (아누아) Heartleaf Toner, 250 ml"),
            options={"foreign": ["Hangul"]},
        ),
    )
    INVALID = (
        Invalid(
            sample.product(title="Desk Lamp 台灯"), field="title", options={"refused": ["Han"]}
        ),
        Invalid(
            sample.product(options=("Color",), variants=sample.variants(["白色"], ["Red"])),
            field="variants[0].options[0]",
            options={"refused": ["Han"]},
        ),
        Invalid(
            sample.product(title="Настольная лампа LED"),
            field="title",
            options={"foreign": ["Cyrillic"]},
        ),
    )

    def prepare(self) -> None:
        self._refused = {s: re.compile(f"{letters((s,))}+") for s in self.options.refused}
        self._foreign = {s: re.compile(f"{letters((s,))}+") for s in self.options.foreign}

    def patterns(self) -> Sequence[str]:
        scripts = (*self.options.refused, *self.options.foreign)
        return (letters(scripts),) if scripts else ()

    def check(self, product: Product, field: str, text: Flat) -> Iterator[Finding]:
        for script, run in self._refused.items():
            if run.search(text.text):
                yield _finding(field, text, run, f"{name(script)}; none are accepted")
        for script, run in self._foreign.items():
            if _prevails(run, text.text):
                yield replace(
                    _finding(field, text, run, f"mostly {name(script)}, not the market's language"),
                    stage=Stage.REVIEW,
                    severity=Severity.WARNING,
                )


def _prevails(run: re.Pattern[str], text: str) -> bool:
    found = sum(len(part) for part in run.findall(text))
    return 2 * found > sum(map(str.isalpha, text))


def _finding(field: str, text: Flat, run: re.Pattern[str], complaint: str) -> Finding:
    evidence = quotes_in(text, run.finditer(text.text))
    return Finding(
        field=field,
        message=f"The text holds {complaint}: {shown(evidence)}.",
        fix=Fix("Translate it into the language of the market."),
        value=evidence[0].text,
        limit="the market's language and script",
        evidence=evidence,
    )
