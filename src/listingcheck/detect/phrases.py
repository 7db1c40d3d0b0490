# SPDX-License-Identifier: Apache-2.0
"""Finds wordings, written as data.

A phrase is plain words with alternatives in brackets: ``visit (our|my) (website|web site)``. An
empty alternative makes a word optional: ``folge uns (auch|) auf``. A name in braces stands for any
entry of a list, which stands by itself: ``{tell} on {messenger}``; three dots stand for a few words
of the same sentence: ``{tell} ... {messenger}``. Any white space stands between words, in any case.
A phrase in Latin letters must not touch another Latin letter or digit; one in a script that writes
words without spaces may stand anywhere, and ``( |)`` in it joins no two Latin words.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, islice
from typing import Any

from listingcheck.detect.folding import folded
from listingcheck.detect.gate import Gate
from listingcheck.detect.keys import PART, SPACE_OR_NOTHING, Lists, keys
from listingcheck.detect.needs import LATIN, Standing, ranked, telling
from listingcheck.detect.patterns import PatternSet, pattern_set
from listingcheck.detect.span import WINDOWS, Confidence, Span, longest
from listingcheck.kept import kept

EDGE = rf"(?!(?<=[{LATIN}])[{LATIN}])"
"""Anywhere but between two Latin letters or digits."""
FEW = 32
"""How many characters "..." may stand for."""
_FLAGS = re.IGNORECASE | re.ASCII
_SPACE = "[ \\t\\r\\n\u00a0]+"
_SENTENCE_END = re.compile("[.!?\n\u3002\uff01\uff1f]")
_SENTENCE = 200
_LATIN_RUN = re.compile(f"[{LATIN}]*")
_LONGEST = 120
"""Characters of a phrase without its gaps, at most; white space in a row may make it longer."""
_GAP = re.compile(r" ?\.\.\. ?")


class Stay:
    """Phrases that make a sentence harmless; their pattern is made when a text asks for it.

    Args:
        words: the phrases.
        lists: what names in braces stand for.
    """

    def __init__(self, words: Iterable[str], lists: Lists | None = None) -> None:
        self._words, self._lists = words, lists

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield where any of them stands, as a pattern does."""
        return self._pattern.finditer(text)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return any_of(self._words, self._lists)


class Phrase:
    """One phrase.

    Args:
        entry: a mapping with the ``phrase`` and, where it is not sure, its ``confidence``.
        lists: what names in braces stand for.
        few: how many characters "..." may stand for.
        stay: what makes a sentence harmless: "in our shop here".
        kind: what it is a phrase for.
    """

    def __init__(
        self,
        entry: Mapping[str, Any],
        lists: Lists | None = None,
        *,
        few: int = FEW,
        stay: Stay | re.Pattern[str] | None = None,
        kind: str = "",
    ) -> None:
        self.kind = kind
        self.confidence = Confidence(entry.get("confidence", Confidence.SURE))
        # Flat texts are folded, and so are the phrases that are looked for in them.
        self._stretches = _GAP.split(folded(entry["phrase"]))
        self.lists, self._few = lists or Lists(), few
        self.stay = stay

    @property
    def written(self) -> str:
        """The phrase, folded."""
        return "...".join(self._stretches)

    @cached_property
    def needs(self) -> tuple[frozenset[str], ...]:
        """Sets of words, of each of which one stands in every text that holds the phrase.

        Raises:
            ValueError: it has no word of its own, so it could stand anywhere.
        """
        found = [need for stretch in self._stretches for need in keys(stretch, self.lists)]
        if not found:
            raise ValueError(f"The phrase {self.written!r} has no word of its own.")
        return tuple(ranked(found))

    @cached_property
    def telling(self) -> tuple[frozenset[str], ...]:
        """Of those, the ones that not every other text holds."""
        return tuple(telling(self.needs))

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
        """Yield where the phrase stands between two places of a text, from left to right."""
        if not self._hint.match(text[start:end]):
            return
        found = self._pattern.finditer(text, start, len(text) if end is None else end)
        for match in islice(found, WINDOWS):
            yield Span(match.start(), match.end(), self.confidence)

    @cached_property
    def reach(self) -> int:
        """How far from one of its words the phrase may begin or end."""
        return _LONGEST + self._few * (len(self._stretches) - 1)

    @cached_property
    def _hint(self) -> PatternSet:
        """What matches wherever the phrase does; ready in a fifth of the time of its pattern."""
        return pattern_set(["(?i)" + self._body.replace(EDGE, "")])

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(EDGE + self._body + EDGE, _FLAGS)

    @property
    def _body(self) -> str:
        gap = f"{EDGE}[^.!?\n\u3002\uff01\uff1f]{{0,{self._few}}}?{EDGE}"
        return gap.join(pattern(stretch, self.lists) for stretch in self._stretches)


class Phrases:
    """Many phrases of several kinds, looked for at once."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._phrases = list(phrases)
        self._last: tuple[str, Sequence[Phrase], Standing] = ("", (), Standing(""))
        """The text asked about last, the phrases that may stand in it, and where its words do."""

    def patterns(self, kind: str = "") -> Sequence[tuple[frozenset[str], ...]]:
        """For each phrase of a kind, what must all occur in a text that holds it."""
        return [each.telling for each in self._settled if each.kind == kind]

    def find(self, text: str, kind: str = "") -> list[Span]:
        """Where phrases of a kind stand, from left to right; of two that overlap the longer one."""
        stays, found = _Stays(text), set[Span]()
        for phrase, window in self._windows(text, kind):
            found.update(span for span in phrase.find(text, *window) if not stays(phrase, span))
        return list(longest(found))

    def _windows(self, text: str, kind: str) -> Iterator[tuple[Phrase, tuple[int, int]]]:
        """Yield the phrases of a kind that may stand in a text, and where to look for each."""
        called, standing = self._called(text)
        for phrase in called:
            if phrase.kind != kind:
                continue
            first, *near = phrase.needs
            for start, end in _windows(standing[first], phrase.reach, len(text)):
                if all(_any_between(standing[need], start, end) for need in near):
                    yield phrase, (start, _word_end(text, end))

    def _called(self, text: str) -> tuple[Sequence[Phrase], Standing]:
        """The phrases whose words stand in a text, and where; each kind asks for the same."""
        if not self._phrases:
            return (), Standing("")
        last, called, standing = self._last
        if last is not text:
            called = [self._settled[number] for number in sorted(self._gate.open(text))]
            standing = Standing(text)
            self._last = (text, called, standing)
        return called, standing

    @cached_property
    def _gate(self) -> Gate:
        return Gate([[phrase.telling] for phrase in self._settled])

    @cached_property
    def _settled(self) -> Sequence[Phrase]:
        """The phrases, each with its needs."""
        settle(self._phrases)
        return self._phrases


def settle(phrases: Sequence[Phrase]) -> None:
    """Give phrases their needs, which are kept: working them out takes most of a start."""
    lists = [*dict.fromkeys(phrase.lists for phrase in phrases)]
    given = chain(
        (f"{phrase.written}\0{lists.index(phrase.lists)}" for phrase in phrases),
        *(each.written() for each in lists),
    )
    table = kept("phrases", given, lambda: _table([(p.needs, p.telling) for p in phrases]))
    words = [*map(frozenset, table["words"])]
    for phrase, (needs, telling_ones) in zip(phrases, table["phrases"], strict=True):
        phrase.needs = tuple(words[number] for number in needs)
        phrase.telling = tuple(words[number] for number in telling_ones)


def _table(needs: Iterable[Sequence[Sequence[frozenset[str]]]]) -> Mapping[str, Any]:
    """Needs as JSON, each set of words once: many phrases speak of any messenger."""
    numbers: dict[frozenset[str], int] = {}
    rows = [
        [[numbers.setdefault(need, len(numbers)) for need in each] for each in both]
        for both in needs
    ]
    return {"words": [*map(sorted, numbers)], "phrases": rows}


def any_of(words: Iterable[str], lists: Lists | None = None) -> re.Pattern[str]:
    """A pattern for any of some phrases, the longest first, each standing by itself."""
    bodies = [pattern(folded(word), lists) for word in sorted(words, key=len, reverse=True)]
    return re.compile(f"{EDGE}(?:{'|'.join(bodies) or '(?!)'}){EDGE}", _FLAGS)


def pattern(phrase: str, lists: Lists | None = None) -> str:
    """A phrase without "..." in the syntax RE2 and the standard library share, without flags."""
    body, place = "", 0
    for match in PART.finditer(phrase):
        before, after = phrase[place : match.start()], phrase[match.end() :]
        place = match.end()
        if match[2]:
            entries = "|".join(pattern(entry, lists) for entry in (lists or Lists())[match[2]])
            body += f"{_words(before)}{EDGE}(?:{entries}){EDGE}"
            continue
        choices = match[1].split("|")
        if before.endswith(" ") and _is_optional_word(choices, after):
            words = "|".join(pattern(choice, lists) for choice in choices if choice)
            body += f"{_words(before[:-1])}(?:{_SPACE}(?:{words}))?"
            continue
        body += f"{_words(before)}(?:{'|'.join(pattern(choice, lists) for choice in choices)})"
        if set(choices) == SPACE_OR_NOTHING:
            body += EDGE
    return body + _words(phrase[place:])


def _is_optional_word(choices: Sequence[str], after: str) -> bool:
    """Whether a space before some alternatives goes with them: "our page( here|)"."""
    spaced = any(choice != choice.strip() for choice in choices)
    return "" in choices and not spaced and after[:1] in ("", " ")


def _windows(places: Sequence[int], reach: int, length: int) -> Iterator[tuple[int, int]]:
    """Yield where to look around some places, so far from each; windows that meet are joined."""
    if not places:
        return
    start, end = max(0, places[0] - reach), places[0] + reach
    for place in places[1:]:
        if place - reach > end:
            yield start, end
            start = place - reach
        end = place + reach
    yield start, min(end, length)


def _any_between(places: Sequence[int], start: int, end: int) -> bool:
    number = bisect_left(places, start)
    return number < len(places) and places[number] < end


def _word_end(text: str, end: int) -> int:
    """Where a word ends that a place cuts."""
    rest = _LATIN_RUN.match(text, end)
    return rest.end() if rest else end


def _words(text: str) -> str:
    return _SPACE.join("".join(map(_letter, word)) for word in text.split(" "))


def _letter(character: str) -> str:
    if character.isascii():
        return character if character.isalnum() else "\\" + character
    # Engines differ on the case of letters beyond ASCII, so both cases are spelled out.
    cases = {character, character.lower(), character.upper()}
    letters = sorted(case for case in cases if len(case) == 1)
    return letters[0] if len(letters) == 1 else f"[{''.join(letters)}]"


class _Stays:
    """Whether a stretch of a text stands in a sentence that is about the own shop."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[Stay | re.Pattern[str], list[int]] = {}

    def __call__(self, phrase: Phrase, span: Span) -> bool:
        if phrase.stay is None:
            return False
        if phrase.stay not in self._known:
            found = islice(phrase.stay.finditer(self._text), WINDOWS)
            self._known[phrase.stay] = [match.start() for match in found]
        return _any_between(self._known[phrase.stay], *self._sentence(span))

    def _sentence(self, span: Span) -> tuple[int, int]:
        """Where the sentence around a stretch begins and ends; in an endless one, what is near."""
        before = self._text[max(0, span.start - _SENTENCE) : span.start]
        first = max((match.end() for match in _SENTENCE_END.finditer(before)), default=0)
        after = _SENTENCE_END.search(self._text, span.end, span.end + _SENTENCE)
        return span.start - len(before) + first, after.start() if after else span.end + _SENTENCE
