# SPDX-License-Identifier: Apache-2.0
"""UTF-8 that was read as Windows-1252 or Latin-1: finding it and reading it back.

A letter outside ASCII is two to four bytes in UTF-8: a lead byte, then tail bytes from 80 to BF.
Misread, each byte becomes a character of its own, and tail bytes become marks that hardly ever
follow a letter: ``é`` turns into ``Ã©``. Where such a pair can be honest text (``NESTLÉ®``), it
counts only beside another one.
"""

import re

_TAIL_BYTES = range(0x80, 0xC0)


def _characters(byte: int) -> set[str]:
    """The characters a byte was taken for: the two encodings differ from 80 to 9F."""
    code = bytes([byte])
    return {code.decode("cp1252", "ignore") or chr(byte), code.decode("latin-1")}


BYTES = {character: byte for byte in range(0x100) for character in _characters(byte)}
"""The byte behind each character, misread or not."""


def _class(*ranges: range) -> str:
    inside = "".join(c for c, byte in BYTES.items() if any(byte in part for part in ranges))
    return f"[{inside}]"


_TAIL = _class(_TAIL_BYTES)
_MARK_BLOCKS = _class(range(0x80, 0x85), range(0x86, 0xA0), range(0xAC, 0xB0))
_SURE = (
    f"[ÂÃ]{_TAIL}",
    f"â{_MARK_BLOCKS}{_TAIL}",
    f"ð{_class(range(0x9F, 0xA0))}{_TAIL}{{2}}",
    f"ï{_class(range(0xBF, 0xC0))}{_class(range(0xBD, 0xBE))}",
)
_TWO_BYTES, _THREE_BYTES = f"(?:[Â-ß]{_TAIL})", f"(?:[à-ï]{_TAIL}{{2}})"
PATTERNS = (
    *_SURE,
    f"[a-z][ÄÅ]{_TAIL}",
    f"[ÄÅ]{_TAIL}[a-z]",
    f"{_TWO_BYTES}{{2}}",
    f"{_THREE_BYTES}{{2}}",
)
"""One of these stands in every text that holds mojibake."""

_MISREAD = re.compile(
    "|".join(
        (
            f"{_TWO_BYTES}{{2,}}",
            f"{_THREE_BYTES}{{2,}}",
            *_SURE,
            f"(?<=[a-z])[ÄÅ]{_TAIL}",
            f"[ÄÅ]{_TAIL}(?=[a-z])",
        )
    )
)
# What may stand right behind a word that is written in capitals and ends in one of the leads.
_HONEST_ENDING = re.compile("[A-ZÀ-Þ][Â-Å][\u00a0®™’”»…–—°ºª·](?![A-Za-zÀ-ÿ])")
_ROUNDS = 3
"""How often a text may have been misread over and over."""


def misread(text: str) -> list[re.Match[str]]:
    """The places that only make sense when read as UTF-8."""
    return [match for match in _MISREAD.finditer(text) if _place_meant(match) != match[0]]


def read_back(text: str) -> str:
    """The text as it was before it was misread; unchanged where it was not."""
    for _ in range(_ROUNDS):
        if not misread(text):
            break
        text = _meant(text) or _MISREAD.sub(_place_meant, text)
    return text


def _meant(text: str) -> str | None:
    """The text when all of it was misread, or None."""
    try:
        return bytes([BYTES[character] for character in text]).decode("utf-8")
    except (KeyError, UnicodeDecodeError):
        return None


def _place_meant(match: re.Match[str]) -> str:
    if _HONEST_ENDING.match(match.string, max(match.start() - 1, 0)):
        return match[0]
    return _meant(match[0]) or match[0]
