# SPDX-License-Identifier: Apache-2.0
"""What all rules against redirecting traffic share."""

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, ClassVar, NamedTuple

from listingcheck.detect.needs import Need
from listingcheck.detect.phrases import Phrase, Phrases
from listingcheck.detect.span import Confidence, Span
from listingcheck.detect.text import Flat, flatten, plain
from listingcheck.failure import Edit, Evidence, Finding, Fix, Safety, Severity, Stage
from listingcheck.product import Product
from listingcheck.rule import TextRule
from listingcheck.rules._removal import edited, unlinked
from listingcheck.rules.redirect._words import words_of

QUOTED = 20
"""How many places a failure quotes of one address."""


class Found(NamedTuple):
    """Something that leads away, at one place."""

    key: str
    """Equal for two spellings of one address."""
    evidence: Evidence
    confidence: Confidence = Confidence.SURE
    is_target: bool = False
    """Whether it is where a link leads, which no buyer reads."""


class RedirectRule(TextRule):
    """Looks for one way to lead a buyer away."""

    stage = Stage.REVIEW
    codes = ("Redirecting Traffic",)
    fields: ClassVar = ("title", "description", "options", "attributes", "tags", "images")
    noun: ClassVar[str]
    """What it looks for, in a message."""

    @abstractmethod
    def found(self, product: Product, text: Flat) -> Iterator[Found]:
        """Yield every place that leads away, from left to right."""

    def prepare(self) -> None:
        self.words = words_of(self.context.words, self.context.marketplace)
        self._allowed = Phrases(Phrase({"phrase": said}) for said in self.shop.allowed_phrases)

    def disguised(self) -> Sequence[str]:
        return self.words.disguised

    def check(self, product: Product, field: str, text: Flat) -> Iterator[Finding]:
        places: dict[str, list[Found]] = {}
        for found in self._all(product, text):
            places.setdefault(found.key, []).append(found)
        for group in places.values():
            sure = any(found.confidence is Confidence.SURE for found in group)
            quoted = group[0].evidence.text
            yield Finding(
                field=field,
                message=f"The {_place(field)} holds the {self.noun} {quoted!r}; "
                "nothing may lead buyers off the marketplace.",
                fix=self._fix(product, field, text, group),
                value=quoted,
                limit=f"no {self.noun}",
                evidence=tuple(found.evidence for found in group[:QUOTED]),
                severity=None if sure else Severity.WARNING,
            )

    def listed(self, name: str) -> list[Any]:
        """One list of every language's words."""
        return self.words.listed(name)

    def _all(self, product: Product, text: Flat) -> Iterator[Found]:
        """Yield what a text holds as it stands, and what only its undisguised reading shows."""
        seen: list[Evidence] = []
        for reading in (text, text.undisguised):
            if reading is None:
                continue
            allowed = [reading.quote(*span[:2]) for span in self._allowed.find(reading.text)]
            new = [
                found
                for found in self.found(product, reading)
                if not any(_overlap(found.evidence, other) for other in (*seen, *allowed))
            ]
            yield from new
            seen += (found.evidence for found in new)

    def _fix(self, product: Product, field: str, text: Flat, group: Sequence[Found]) -> Fix:
        remedy = f"Take it out of the {_place(field)}; buyers reach you through the shop's chat."
        new, said, safety = _edited(field, text.original, group)
        left = self.found(product, _flat(field, new)) if new else ()
        if not new or any(found.key == group[0].key for found in left):
            return Fix(remedy)
        return Fix(f"{remedy} {said}", safety, (Edit(field, text.original, new),))


class PhraseRule(RedirectRule):
    """Looks for wordings, kept as data in every language."""

    kind: ClassVar[str]
    """Under which name the languages keep them."""

    def patterns(self) -> Sequence[Need | tuple[Need, ...]]:
        return self.words.phrases.patterns(self.kind)

    def found(self, product: Product, text: Flat) -> Iterator[Found]:
        return quoted(text, self.words.phrases.find(text.text, self.kind))


def quoted(text: Flat, spans: Iterable[Span]) -> Iterator[Found]:
    """Yield spans of the flat text, quoted from the original."""
    for span in spans:
        evidence = text.quote(span.start, span.end)
        yield Found(" ".join(evidence.text.lower().split()), evidence, span.confidence)


def _edited(field: str, original: str, group: Sequence[Found]) -> tuple[str | None, str, Safety]:
    """A text without what was found, what the edit does, and who may apply it."""
    quotes = [found.evidence for found in group]
    if field == "description" and all(found.is_target for found in group):
        return unlinked(original, quotes), "The edit keeps the words of the link.", Safety.SAFE
    return *edited(field, original, quotes), Safety.UNSAFE


def _flat(field: str, text: str) -> Flat:
    return flatten(text) if field == "description" else plain(text)


def _overlap(one: Evidence, other: Evidence) -> bool:
    return one.start < other.end and other.start < one.end


def _place(field: str) -> str:
    kind = field.partition("[")[0]
    if kind == "variants":
        return "option value"
    return {
        "options": "option name",
        "tags": "tag",
        "images": "alternative text",
        "attributes": "attribute",
    }.get(kind, field)
