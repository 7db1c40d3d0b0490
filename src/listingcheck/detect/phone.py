# SPDX-License-Identifier: Apache-2.0
"""Finds telephone numbers: by their shape, the market's numbering plan and the words beside them.

Listings are full of digits that are no telephone numbers: sizes, dates, article numbers. So a
number needs more than digits: a "+", the market's own grouping, or a word such as "call".
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import Any

from listingcheck.detect.phrases import any_of
from listingcheck.detect.span import WINDOWS, Confidence, Span

_GAP = "[ \u00a0().\\-/\u2010-\u2013]"
_CANDIDATE = re.compile(
    rf"(?<![0-9=/_\-])(?<![0-9][.,])\+?\(?[0-9](?:{_GAP}{{0,3}}[0-9]){{6,14}}(?![0-9])"
)
_LETTERS_BEFORE = re.compile(r"[A-Za-z]{1,10}\Z")
_GLUED = ("call", "hotline", "tel", "telp", "viber", "wa", "whatsapp", "zalo")
_MEASURE = re.compile(
    r" ?(?:[\"\u2033\u00b0%x\u00d7*]|(?:mm|cm|m|km|g|gr|kg|mg|mcg|oz|lb|lbs|ml|l|cl|pcs|px|dpi|hz"
    r"|mah|wh|w|v|k|lm|rpm|iu|gsm|inch|in|ft)(?![a-z]))",
    re.IGNORECASE,
)
_NO_NUMBERS = tuple(
    re.compile(shape)
    for shape in (
        r"[0-9]{1,4}[./\-][0-9]{1,2}[./\-][0-9]{1,4}",  # a date
        r"(?:19|20)[0-9]{2}(?: ?[\-/\u2013]? ?(?:19|20)[0-9]{2})+",  # years
        r"[0-9]{1,4} ?[\-\u2013] ?[0-9]{1,4}(?:[ /]+[0-9]{1,4} ?[\-\u2013] ?[0-9]{1,4})+",  # sizes
        r"[0-9]{5}-[0-9]{4}",  # a ZIP code
        r"[0-9]{1,3}\.[0-9]{4,}",  # a decimal fraction
        r"(?:[0-9]{1,3}[./ ])?[0-9]{1,3}(?:\.000)+",  # a round sum
        r"([0-9])\1+",  # a placeholder
    )
)
_OPENING = re.compile(r" ?[(/\[]? ?")
_LEFT = 36
_LONGEST_LOCAL = 13
_SHORTEST_UNPROVEN = 9


class Phones:
    """Finds numbers.

    Args:
        region: ISO 3166 country whose numbers are local; None knows only those with a "+".
        proof: words beside a number that say it is one.
        veto: words before a number that say it is none.
    """

    patterns: Sequence[str] = (
        rf"(?:^|[^0-9A-Za-z=/_\-])\+?\(?[0-9](?:{_GAP}{{0,3}}[0-9]){{6}}",
        rf"(?i)(?:{'|'.join(_GLUED)})\+?\(?[0-9](?:{_GAP}{{0,3}}[0-9]){{6}}",
    )

    def __init__(
        self, region: str | None, proof: Iterable[str] = (), veto: Iterable[str] = ()
    ) -> None:
        self._region = "GB" if region == "UK" else region
        self._proof, self._veto = any_of(proof), any_of(veto)

    def find(self, text: str, codes: Collection[str] = ()) -> list[Span]:
        """Where numbers stand, from left to right; none of ``codes``, digits only, counts."""
        return list(self._judged(text, codes))

    def _judged(self, text: str, codes: Collection[str]) -> Iterator[Span]:
        for match in islice(_CANDIDATE.finditer(text), WINDOWS):
            if _digits(match[0]) in codes or not _stands_apart(text, match.start()):
                continue
            confidence = self._judge(match[0], proven=self._proven(text, match))
            if confidence and not _MEASURE.match(text, match.end()):
                yield Span(match.start(), match.end(), confidence)

    def _proven(self, text: str, match: re.Match[str]) -> bool | None:
        """True where a word beside says that it is a number, False that it is none."""
        before = text[max(0, match.start() - _LEFT) : match.start()]
        proof, veto = _last(self._proof, before), _last(self._veto, before)
        if veto > proof:
            return False
        return True if proof > (0, 0) or self._named_after(text, match.end()) else None

    def _named_after(self, text: str, end: int) -> bool:
        """Whether a word directly behind says what the number is for: "0812 ... (WhatsApp)"."""
        behind = _OPENING.match(text, end)
        return behind is not None and self._proof.match(text, behind.end()) is not None

    def _judge(self, written: str, *, proven: bool | None) -> Confidence | None:
        if proven is False or any(shape.fullmatch(written) for shape in _NO_NUMBERS):
            return None
        groups = re.findall(r"[0-9]+", written)
        told = proven or written[0] == "+"
        # Asking the numbering plan is slow, so rows of sizes are left out before.
        if not told and (len(groups) < 2 or sum(map(len, groups)) < _SHORTEST_UNPROVEN):
            return None
        number = _parsed(written, self._region)
        if number is None:
            return Confidence.LIKELY if proven and _looks_local(groups) else None
        if told:
            return Confidence.SURE
        return Confidence.LIKELY if _is_grouped(groups, number) else None


def _last(words: re.Pattern[str], before: str) -> tuple[int, int]:
    """Where the last of some words ends, and its length, so that the nearest and longest wins."""
    return max(((m.end(), m.end() - m.start()) for m in words.finditer(before)), default=(0, 0))


def _digits(written: str) -> str:
    return "".join(filter(str.isdigit, written))


def _stands_apart(text: str, start: int) -> bool:
    letters = _LETTERS_BEFORE.search(text, max(0, start - 10), start)
    return letters is None or letters[0].lower() in _GLUED


def _looks_local(groups: list[str]) -> bool:
    """Whether digits that no plan knows may still be dialled: not too many, no row of sizes."""
    lengths = [len(group) for group in groups]
    return sum(lengths) <= _LONGEST_LOCAL and max(lengths) >= 3


@cache
def _library() -> Any:
    import phonenumbers

    return phonenumbers


def _parsed(written: str, region: str | None) -> Any:
    """The number, where it is valid in the region or worldwide with a "+"."""
    library = _library()
    try:
        number = library.parse(written, region)
    except library.NumberParseException:
        return None
    return number if library.is_valid_number(number) else None


def _is_grouped(groups: list[str], number: Any) -> bool:
    """Whether the digits stand in the groups that the country writes its numbers in."""
    library = _library()
    styles = (library.PhoneNumberFormat.NATIONAL, library.PhoneNumberFormat.INTERNATIONAL)
    formatted = (library.format_number(number, style) for style in styles)
    return any(re.findall(r"[0-9]+", text) == groups for text in formatted)
