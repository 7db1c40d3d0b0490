# SPDX-License-Identifier: Apache-2.0
"""What all rules against redirecting traffic share."""

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar, NamedTuple

from listingcheck.detect.span import Confidence, Span
from listingcheck.detect.text import Flat, flatten
from listingcheck.failure import Edit, Evidence, Finding, Fix, Safety, Severity, Stage
from listingcheck.product import Product
from listingcheck.rule import TextRule
from listingcheck.rules.redirect._removal import without

QUOTED = 20
"""How many places a failure quotes of one address."""


class Found(NamedTuple):
    """Something that leads away, at one place."""

    key: str
    """Equal for two spellings of one address."""
    evidence: Evidence
    confidence: Confidence = Confidence.SURE


class RedirectRule(TextRule):
    """Looks for one way to lead a buyer away."""

    stage = Stage.REVIEW
    codes = ("Redirecting Traffic",)
    noun: ClassVar[str]
    """What it looks for, in a message."""

    @abstractmethod
    def found(self, product: Product, text: Flat) -> Iterator[Found]:
        """Yield every place that leads away, from left to right."""

    def check(self, product: Product, field: str, text: Flat) -> Iterator[Finding]:
        places: dict[str, list[Found]] = {}
        for found in self.found(product, text):
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
        return [word for words in self._languages() for word in words.get(name, ())]

    def _languages(self) -> Iterator[Mapping[str, Any]]:
        words = self.context.words
        for language in words("redirect/languages").get("languages", ()):
            yield words(f"redirect/{language}")

    def _fix(self, product: Product, field: str, text: Flat, group: Sequence[Found]) -> Fix:
        remedy = f"Take it out of the {_place(field)}; buyers reach you through the shop's chat."
        quotes = [found.evidence for found in group]
        new = without(text.original, quotes) if field == "description" else None
        left = self.found(product, flatten(new)) if new else ()
        if new is None or any(found.key == group[0].key for found in left):
            return Fix(remedy)
        edit = Edit(field, text.original, new)
        return Fix(f"{remedy} The edit leaves out the whole sentence.", Safety.UNSAFE, (edit,))


def quoted(text: Flat, spans: Iterable[Span]) -> Iterator[Found]:
    """Yield spans of the flat text, quoted from the original."""
    for span in spans:
        evidence = text.quote(span.start, span.end)
        yield Found(" ".join(evidence.text.lower().split()), evidence, span.confidence)


def _place(field: str) -> str:
    if field.startswith("options"):
        return "option name"
    return "option value" if "options" in field else field
