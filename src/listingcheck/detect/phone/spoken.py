# SPDX-License-Identifier: Apache-2.0
"""Reads numbers that are written as words: "zero eight one 2", "drei-und-zwanzig", "零九一二".

A run is digits and number words with nothing but signs between them; a word such as "then" may
stand between two of them as well.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice, pairwise
from typing import Any, NamedTuple

from listingcheck.detect.folding import folded
from listingcheck.detect.phone.shapes import GAP, ODD, STAND_INS, in_digits
from listingcheck.detect.span import WINDOWS
from listingcheck.detect.trie import ahead, trie

_LATIN = "A-Za-z\u00aa\u00ba\u00c0-\u024f\u1e00-\u1eff"
_LONGEST = 24
_MOST = 64
"""How many runs of one text are read."""
_LONGEST_ROUND = 3
_LONGEST_GAP = 8
_CUTS = 3
_DIGIT = "[0-9]"
_FIGURE = f"[0-9](?:[{STAND_INS}][0-9]){{0,8}}"
_PLAIN = re.compile(f"(?:[0-9]|{GAP})+")
_BREAK = re.compile("[.:;\\n(!\u3002]|[\u260e\u2706\U0001f4de\U0001f4f1\U0001f4f2]")
"""Where what is read may end and something else begin."""


class Run(NamedTuple):
    """Digits and number words in a row, or a part of them."""

    start: int
    end: int
    digits: str
    words: int
    """How many number words there are."""
    tokens: Sequence[str]
    """The digits that each word or group of digits stands for."""
    joined: bool
    """Whether a word that joins units to tens stands between two of them: "2515 and 2516"."""


class _Atom(NamedTuple):
    start: int
    end: int
    digits: str
    is_word: bool


class Spoken:
    """Finds runs.

    Args:
        digits: for every language, the words by the digits they stand for.
        zeros: the words that add zeros to what stands before: "hundred".
        times: the words that repeat what stands behind, by how often: "double".
        between: the words that may stand between two digits or number words.
        joining: the words that add units to tens: "treinta y dos".
    """

    def __init__(
        self,
        digits: Iterable[Mapping[str, Sequence[str]]] = (),
        zeros: Mapping[str, Sequence[str]] | None = None,
        times: Mapping[str, Sequence[str]] | None = None,
        between: Sequence[str] = (),
        joining: Sequence[str] = (),
    ) -> None:
        self._digits = _by_word(digits)
        self._zeros = _by_word([zeros or {}])
        self._times = {word: int(many) for word, many in _by_word([times or {}]).items()}
        known = [*self._digits, *self._zeros, *self._times]
        words = trie(known)
        self._words, self._between = words, trie(_spellings(between))
        self._joining = frozenset(_spellings(joining))
        inner = trie([*_spellings(between), *self._joining])
        atom, gap = f"(?:{_FIGURE}|{words})", f"[{ODD}]{{0,4}}"
        figures = f"{_DIGIT}+(?:[{STAND_INS}]{_DIGIT}+)*"
        self._atom, self._gap = atom, f"{gap}(?:{inner}{gap})?"
        self._token_body = f"{figures}|(?P<inner>{inner})(?={gap}{atom})|{words}"
        self._run_body = (
            rf"{ahead([*known, *'0123456789'])}(?<![0-9{_LATIN}])(?>{atom})"
            rf"(?>{gap}{inner}{gap}(?>{atom})|{gap}(?>{atom})){{3,{_LONGEST}}}+"
        )

    @classmethod
    def of(cls, words: Mapping[str, Any]) -> "Spoken":
        """From data as it stands under ``rules/words/redirect/digits``."""
        return cls(
            words.get("digits", {}).values(),
            words.get("zeros"),
            words.get("times"),
            words.get("between", ()),
            words.get("joining", ()),
        )

    @property
    def patterns(self) -> Sequence[str]:
        """What occurs in a text that holds a run."""
        atom, gap = self._atom, self._gap
        word = f"(?:^|[^{_LATIN}]|{self._between}){self._words}"
        return (
            f"(?i){word}{gap}{atom}{gap}{atom}",
            f"(?i){atom}{gap}{atom}{gap}{self._words}",
            f"(?i)[0-9][{ODD}]{{0,4}}{self._between}[{ODD}]{{0,4}}[0-9]",
        )

    def runs(self, text: str) -> Iterator[Sequence[Run]]:
        """Yield each run: whole first, then its parts before and behind a break."""
        return islice(self._runs(text), _MOST)

    @cached_property
    def _token(self) -> re.Pattern[str]:
        return re.compile(self._token_body, re.IGNORECASE)

    @cached_property
    def _run(self) -> re.Pattern[str]:
        return re.compile(self._run_body, re.IGNORECASE)

    def _runs(self, text: str) -> Iterator[Sequence[Run]]:
        for match in islice(self._run.finditer(text), WINDOWS):
            if _PLAIN.fullmatch(match[0]) is None:
                atoms = list(self._atoms(text, match.start(), match.end()))
                yield [run for part in _parts(text, atoms) if (run := self._read(text, part))]

    def _atoms(self, text: str, start: int, end: int) -> Iterator[_Atom]:
        """Yield digits and words, without a last word that is only the beginning of another."""
        for match in self._token.finditer(text, start, end):
            if match["inner"]:
                continue
            is_word = not match[0][0].isdecimal()
            if is_word and match.end() == end and _goes_on(text, end):
                return
            read = _key(match[0].lower()) if is_word else in_digits(match[0])
            yield _Atom(match.start(), match.end(), read, is_word)

    def _read(self, text: str, atoms: Sequence[_Atom]) -> Run | None:
        tokens: list[str] = []
        words, times, last, joined = 0, 1, None, False
        for atom in atoms:
            spelled = atom.digits
            if atom.is_word and (many := self._times.get(spelled)):
                times = many
                continue
            gap = text[last.end : atom.start] if last else ""
            joined = joined or gap.strip().lower() in self._joining
            if atom.is_word and (zeros := self._zeros.get(spelled)):
                # "Nine hundred" adds to what stands before, "hundred" alone stands for one.
                if tokens and last and last.is_word and _joins(gap, self._joining):
                    tokens[-1] += zeros
                else:
                    tokens.append("1" + zeros)
            else:
                read = (self._digits[spelled] if atom.is_word else spelled) * times
                follows = atom.is_word or gap.strip(" -").lower() in self._joining
                if last and last.is_word and follows and _joins(gap, self._joining):
                    _add(tokens, read, is_reversed=_is_reversed(gap))
                else:
                    tokens.append(read)
            words, times, last = words + atom.is_word, 1, atom
        digits = "".join(tokens)
        if not digits:
            return None
        return Run(atoms[0].start, atoms[-1].end, digits, words, tokens, joined)


def _by_word(groups: Iterable[Mapping[str, Sequence[str]]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for group in groups:
        for stands_for, words in group.items():
            for word in _spellings(words):
                found.setdefault(word, stands_for)
    return found


def _spellings(words: Iterable[str]) -> list[str]:
    """Words as texts are folded, with and without the marks on Latin letters."""
    kept = [folded(word).lower() for word in words]
    return list(dict.fromkeys([*kept, *map(_bare, kept)]))


def _bare(word: str) -> str:
    if not re.match(f"[{_LATIN}]", word):
        return word
    letters = unicodedata.normalize("NFD", word.replace("\u0111", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _key(word: str) -> str:
    return word.replace("-", " ")


def _goes_on(text: str, end: int) -> bool:
    """Whether a word that ends in a Latin letter is followed by another one."""
    return re.match(f"[{_LATIN}]", text[end : end + 1]) is not None and (
        re.match(f"[{_LATIN}]", text[end - 1]) is not None
    )


def _parts(text: str, atoms: Sequence[_Atom]) -> Iterator[Sequence[_Atom]]:
    """Yield all atoms, and those before and behind the breaks between them."""
    if not atoms:
        return
    yield atoms
    cuts = [
        i for i in range(1, len(atoms)) if _BREAK.search(text, atoms[i - 1].end, atoms[i].start)
    ][:_CUTS]
    edges = [0, *cuts, len(atoms)]
    if cuts:
        for first, last in pairwise(edges):
            yield atoms[first:last]
        yield atoms[cuts[0] :]


def _joins(gap: str, joining: frozenset[str]) -> bool:
    """Whether two words are one number: "twenty-five", "treinta y dos"."""
    inner = gap.strip(" -").lower()
    return len(gap) <= _LONGEST_GAP and (not inner or inner in joining)


def _add(tokens: list[str], read: str, *, is_reversed: bool) -> None:
    """Add units to tens and tens to hundreds; anything else is read by itself."""
    tens, units = (read, tokens[-1]) if is_reversed else (tokens[-1], read)
    room = len(tens) - len(tens.rstrip("0"))
    is_round = 2 <= len(tens) <= _LONGEST_ROUND and tens[0] != "0" and tens != "10"
    if is_round and 0 < len(units) <= room and units[0] != "0":
        tokens[-1] = tens[: -len(units)] + units
    else:
        tokens.append(read)


def _is_reversed(gap: str) -> bool:
    """Whether units stand before tens, as in German."""
    return gap.strip(" -").lower() == "und"
