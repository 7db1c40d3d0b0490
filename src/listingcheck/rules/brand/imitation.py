# SPDX-License-Identifier: Apache-2.0
"""``brand-imitation``."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import ClassVar

from listingcheck import sample
from listingcheck.detect.text import Flat
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, TextRule, Valid
from listingcheck.rules.text._phrases import any_of, pattern, phrases, standing_alone
from listingcheck.rules.text._quotes import quotes_in, shown


class BrandImitation(TextRule):
    """The text sells an imitation of a brand.

    What it checks: title and description for wording such as "dupe for", "knock-off" or "mirror
    quality", in the languages of the word list ``imitation``; "inspired by" only in front of a
    brand that is often imitated. A model kit that is a replica of a ship, and AAA batteries, are
    left alone.

    Why the marketplace minds: its listing policy forbids dupes, fakes and knock-offs, and wording
    that suggests them. The audit fails the listing and counts points against the shop.

    How to fix it: say what the thing is, without the name of what it resembles. An imitation that
    bears another's mark may not be listed at all.
    """

    id = "brand-imitation"
    stage = Stage.REVIEW
    severity = Severity.WARNING
    codes = ("FAILED due to Product: Potential Intellectual Property Infringement",)
    fields: ClassVar = ("title", "description")
    VALID = (
        Valid(sample.product(title="Replica of the Titanic, Model Kit 1:400, AAA Batteries")),
        Valid(
            sample.product(description="<p>Inspired by nature; a duplex dryer for the coast.</p>")
        ),
    )
    INVALID = (
        Invalid(sample.product(title="Gold Chain Handbag, Mirror Quality"), field="title"),
        Invalid(
            sample.product(description="<p>Our scent, inspired by Baccarat Rouge 540.</p>"),
            field="description",
        ),
        Invalid(sample.product(title="นาฬิกางานก๊อป สายหนัง กันน้ำ"), field="title"),
    )

    def prepare(self) -> None:
        words = self.context.words("imitation")
        self._phrases = phrases(chain.from_iterable(words.get("phrases", {}).values()))
        self._telling = [*words.get("likeness", ()), *words.get("imitations", ())]

    @cached_property
    def _found(self) -> re.Pattern[str]:
        words = self.context.words("imitation")
        likeness, originals, imitations = (
            f"(?:{any_of(words.get(group, ()))})"
            for group in ("likeness", "originals", "imitations")
        )
        likened = rf"{likeness}\s{{1,3}}(?:the\s)?{originals}|{originals}\s{{1,3}}{imitations}"
        return re.compile(
            rf"{standing_alone(self._phrases).pattern}|(?<!\w)(?:{likened})(?!\w)",
            re.IGNORECASE,
        )

    def patterns(self) -> Sequence[str]:
        return [*map(pattern, self._phrases), *map(pattern, self._telling)]

    def check(self, product: Product, field: str, text: Flat) -> Iterator[Finding]:
        evidence = quotes_in(text, self._found.finditer(text.text))
        if evidence:
            yield Finding(
                field=field,
                message=f"The {field} sells an imitation: {shown(evidence)}; "
                "nothing may be sold as a dupe, a fake or a knock-off.",
                fix=Fix("Say what the product is, without the name of what it resembles."),
                value=evidence[0].text,
                limit="no imitations",
                evidence=evidence,
            )
