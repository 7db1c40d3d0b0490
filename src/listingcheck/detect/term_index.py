# SPDX-License-Identifier: Apache-2.0
"""Finds phrases by their words: what is looked up does not grow with the number of phrases.

Latin words stand by themselves. Scripts that write words without spaces are searched as they stand.
A phrase that begins with a hyphen is the end of a compound: ``-wein`` stands in "Rotwein".
"""

import re
import unicodedata
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, filterfalse, islice
from typing import Generic, NamedTuple, TypedDict, TypeVar

from listingcheck.detect.folding import folded
from listingcheck.detect.heads import TOKEN, Token
from listingcheck.detect.needs import LATIN, OTHER_RUN, Need, Vocabulary, rarest
from listingcheck.detect.span import WINDOWS

_SPACELESS = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_PLURALS = frozenset({"en", "es", "fr", "pt"})
_FEWEST_PLAIN = 5
"""Letters of a phrase that sellers also write without its accents."""
_FEWEST_BEFORE = 2
"""Letters of a compound before its end."""
_TAIL = 3
"""Letters by which most words are known to end no compound."""

Entry = TypeVar("Entry", bound=Hashable)


class Run(NamedTuple, Generic[Entry]):
    """A phrase among the tokens of a text: the first, and the one after the last."""

    first: int
    last: int
    entry: Entry


class Forms(TypedDict):
    """What texts hold of some phrases; of what JSON knows, to be kept."""

    short: list[str]
    """Phrases of one or two Latin words, with a space between."""
    long: list[str]
    """Phrases of more."""
    spaceless: list[str]
    """Phrases of scripts without spaces."""
    endings: list[str]
    """Ends of compounds."""
    told: list[str]
    """What stands in a text that holds one of all but the short phrases, which tell themselves."""
    lengths: dict[str, int]
    """How many words the longest phrase of several has that begins with a word."""


def forms_of(phrases: Iterable[str], language: str = "") -> Forms:
    """Phrases with their plurals and what they are without accents."""
    forms = {form for phrase in phrases for form in _forms(_low(phrase), language)}
    forms |= {_plain(form) for form in forms if not form.isascii()}
    endings = {form for form in forms if form.startswith("-")}
    spaceless = {form for form in forms - endings if _is_spaceless(form)}
    listed = [TOKEN.findall(form) for form in forms - endings - spaceless]
    long = [words for words in listed if len(words) > 2]
    lengths: dict[str, int] = {}
    for words in listed:
        if len(words) > 1:
            lengths[words[0]] = max(lengths.get(words[0], 0), len(words))
    return Forms(
        short=sorted({" ".join(words) for words in listed if len(words) <= 2}),
        long=sorted({*map(" ".join, long)}),
        spaceless=sorted(spaceless),
        endings=sorted(ending[1:] for ending in endings),
        told=sorted({*map(rarest, long), *map(_anchor, spaceless)}),
        lengths=lengths,
    )


class TermIndex(Generic[Entry]):
    """Phrases, and what each stands for."""

    def __init__(self) -> None:
        self._worded: dict[str, tuple[Entry, ...]] = {}
        self._spaceless: dict[str, tuple[Entry, ...]] = {}
        self._endings: dict[str, tuple[Entry, ...]] = {}
        self._shared: dict[tuple[Entry, ...], tuple[Entry, ...]] = {}
        """What many phrases stand for, kept once: there are a hundred thousand phrases."""
        self._told: dict[Entry, set[str]] = {}
        self._lengths: dict[str, int] = {}

    def add(self, forms: Forms, entry: Entry) -> None:
        """Add phrases that stand for one thing."""
        alone = self._shared.setdefault((entry,), (entry,))
        self._add(self._worded, chain(forms["short"], forms["long"]), alone)
        self._add(self._spaceless, forms["spaceless"], alone)
        self._add(self._endings, forms["endings"], alone)
        self._told.setdefault(entry, set()).update(forms["short"], forms["told"])
        for word, length in forms["lengths"].items():
            self._lengths[word] = max(self._lengths.get(word, 0), length)

    def need(self, wanted: Callable[[Entry], bool] = lambda _: True) -> list[Need]:
        """What must occur in a text that holds one of the phrases, or one of those wanted."""
        words = frozenset[str]().union(
            *(self._told[entry] for entry in self._told if wanted(entry))
        )
        found: list[Need] = [words] if words else []
        ended = (ending for ending, each in self._endings.items() if any(map(wanted, each)))
        if endings := "|".join(sorted(ended)):
            found.append(f"(?i)[{LATIN}]{{{_FEWEST_BEFORE}}}(?:{endings})(?:$|[^{LATIN}])")
        return found

    def runs(self, tokens: Sequence[Token]) -> Iterator[Run[Entry]]:
        """Yield the runs of tokens that are phrases, the longest first at each place."""
        words = [token.word for token in tokens]
        for first, word in enumerate(words):
            if word in self._lengths:
                for last in range(min(len(words), first + self._lengths[word]), first + 1, -1):
                    for entry in self._worded.get(" ".join(words[first:last]), ()):
                        yield Run(first, last, entry)
            for entry in self._worded.get(word, ()):
                yield Run(first, first + 1, entry)
            if word[-_TAIL:] in self._tails:
                for entry in self._ending(word):
                    yield Run(first, first + 1, entry)

    def spaceless(self, text: str) -> Iterator[tuple[int, int, Entry]]:
        """Yield where phrases of scripts without spaces stand in a text in lower case."""
        if not self._spaceless or not _SPACELESS.search(text):
            return
        for phrase in self._standing(text):
            for match in islice(re.finditer(re.escape(phrase), text), WINDOWS):
                yield from ((*match.span(), entry) for entry in self._spaceless[phrase])

    def entries(self, tokens: Sequence[Token], text: str) -> set[Entry]:
        """What stands in a text in lower case, given with its tokens."""
        spaceless = (entry for _, _, entry in self.spaceless(text))
        return {*spaceless, *(run.entry for run in self.runs(tokens))}

    @cached_property
    def _tails(self) -> frozenset[str]:
        """The last letters of all ends of compounds."""
        return frozenset(ending[-_TAIL:] for ending in self._endings)

    def _standing(self, text: str) -> list[str]:
        """The phrases of scripts without spaces that stand in a text, the longest first."""
        anchors = set(self._vocabulary.unspaced(text))
        found = {each for anchor in anchors for each in self._anchored[anchor] if each in text}
        return sorted(found, key=lambda phrase: (-len(phrase), phrase))

    @cached_property
    def _anchored(self) -> Mapping[str, Sequence[str]]:
        """The phrases of scripts without spaces, by what stands in them without a Latin letter."""
        anchored: dict[str, list[str]] = {}
        for phrase in self._spaceless:
            anchored.setdefault(_anchor(phrase), []).append(phrase)
        return anchored

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        return Vocabulary(self._anchored)

    def _add(
        self, known: dict[str, tuple[Entry, ...]], phrases: Iterable[str], alone: tuple[Entry, ...]
    ) -> None:
        # Nearly all stand for nothing yet; those are added all at once.
        listed = set(phrases)
        several = listed & known.keys()
        known.update(dict.fromkeys(listed - several, alone))
        # Several languages may have the same word.
        for phrase in several:
            if alone[0] not in known[phrase]:
                both = (*known[phrase], *alone)
                known[phrase] = self._shared.setdefault(both, both)

    def _ending(self, word: str) -> Iterable[Entry]:
        for first in range(_FEWEST_BEFORE, len(word) - _TAIL + 1):
            yield from self._endings.get(word[first:], ())


def _low(phrase: str) -> str:
    """A phrase in lower case, as the eye reads it."""
    return phrase.lower() if phrase.isascii() else folded(phrase).lower()


def _anchor(phrase: str) -> str:
    """The longest stretch of a phrase without spaces and Latin letters."""
    runs: list[str] = OTHER_RUN.findall(phrase)
    return max(runs, key=len)


def _is_spaceless(phrase: str) -> bool:
    """Whether a phrase is of a script that writes words without spaces."""
    return not phrase.isascii() and _SPACELESS.search(phrase) is not None


def _plain(phrase: str) -> str:
    """A phrase without accents, where it is long enough to be known without them."""
    if phrase.isascii() or len(phrase) < _FEWEST_PLAIN or _is_spaceless(phrase):
        return phrase
    letters = unicodedata.normalize("NFD", phrase.replace("đ", "d"))
    return "".join(filterfalse(unicodedata.combining, letters))


def _forms(term: str, language: str) -> Iterator[str]:
    """A term and its plural, where that is formed by rule."""
    yield term
    if language not in _PLURALS or _is_spaceless(term) or not term[-1].isalpha():
        return
    if language == "en" and term.endswith(("x", "ch", "sh")):
        yield f"{term}es"
    elif language == "en" and term.endswith("y") and term[-2] not in "aeiou":
        yield f"{term[:-1]}ies"
    elif language == "en" and term.endswith("fe"):
        yield f"{term[:-2]}ves"
    elif not term.endswith("s"):
        yield f"{term}s"
