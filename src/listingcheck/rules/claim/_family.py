# SPDX-License-Identifier: Apache-2.0
"""What the rules about claims share."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, ClassVar

from listingcheck.detect.keys import Lists
from listingcheck.detect.needs import Need
from listingcheck.detect.phrases import FEW, Phrase, Phrases, Stay
from listingcheck.detect.span import Confidence, Span
from listingcheck.detect.text import Flat
from listingcheck.failure import Edit, Evidence, Finding, Fix, Safety, Severity, Stage
from listingcheck.product import Product
from listingcheck.rule import TextRule
from listingcheck.rules._goods.kinds import Read
from listingcheck.rules._removal import edited

KINDS = ("medical", "weight_loss", "absolute")
"""What phrases under ``rules/words/claims`` are for."""
QUOTED = 20
"""How many places a failure quotes."""


class ClaimRule(TextRule):
    """Looks for one kind of claim, kept as phrases in every language."""

    stage = Stage.REVIEW
    fields: ClassVar = ("title", "description")
    kind: ClassVar[str]
    """Under which name the languages keep its phrases."""
    noun: ClassVar[str]
    """What such a claim is called in a message."""
    remedy: ClassVar[str]
    """What to do about it."""

    def prepare(self) -> None:
        self._phrases = claims_of(self.context.words)

    def patterns(self) -> Sequence[Need | tuple[Need, ...]]:
        return self._phrases.patterns(self.kind)

    def check(self, product: Product, field: str, text: Flat) -> Iterator[Finding]:
        spans, quotes = self._found(text)
        if not quotes:
            return
        sure = any(span.confidence is Confidence.SURE for span in spans)
        yield Finding(
            field=field,
            message=f"The {field} says {quotes[0].text!r}, which is {self.noun}; a review fails "
            "listings that promise it.",
            fix=self._fix(field, text.original, quotes),
            value=quotes[0].text,
            limit=f"not {self.noun}",
            evidence=quotes[:QUOTED],
            severity=None if sure else Severity.INFO,
        )

    def _found(self, text: Flat) -> tuple[Sequence[Span], tuple[Evidence, ...]]:
        """Where claims stand in a text, or else in its undisguised reading."""
        for reading in (text, text.undisguised):
            spans = self._phrases.find(reading.text, self.kind) if reading is not None else ()
            if reading is not None and spans:
                return spans, tuple(reading.quote(span.start, span.end) for span in spans)
        return (), ()

    def _fix(self, field: str, original: str, quotes: Sequence[Evidence]) -> Fix:
        new, said = edited(field, original, quotes)
        if not new:
            return Fix(self.remedy)
        return Fix(f"{self.remedy} {said}", Safety.UNSAFE, (Edit(field, original, new),))


@lru_cache(maxsize=4)
def claims_of(read: Read) -> Phrases:
    """The phrases of all kinds of claims in every language."""
    languages = read("claims/languages").get("languages", ())
    english = read("claims/en") if languages else {}
    return Phrases(
        phrase
        for language in languages
        for phrase in _phrases(read(f"claims/{language}"), english.get("stay", ()))
    )


def _phrases(words: Mapping[str, Any], harmless: Sequence[str]) -> Iterator[Phrase]:
    """Yield the phrases of one language."""
    lists = Lists({name: [*map(str, each)] for name, each in words.get("lists", {}).items()})
    # English disclaimers stand in texts of every language.
    stay = Stay({*words.get("stay", ()), *harmless}, lists)
    for kind in KINDS:
        for entry in words.get(kind, ()):
            yield Phrase(entry, lists, few=words.get("few", FEW), stay=stay, kind=kind)
