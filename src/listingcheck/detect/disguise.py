# SPDX-License-Identifier: Apache-2.0
"""Undoes disguises that change what is written: letters set apart, digits in place of letters.

Both are common in honest texts ("S M L", "B2B"), so a text is read as it stands first, and once
more without them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from listingcheck.detect.needs import LATIN
from listingcheck.detect.span import WINDOWS
from listingcheck.detect.text import Edit, Flat

_STAND_INS = {"4": "a", "@": "a", "8": "b", "3": "e", "\u20ac": "e", "9": "g", "1": "i", "!": "i",
              "|": "i", "l": "i", "0": "o", "5": "s", "$": "s", "7": "t", "2": "z"}  # fmt: skip
"""What is written in place of a letter; "l" and "i" look alike, so they count as one."""
_SIGNS = {
    letter: re.escape("".join(sign for sign, stood in _STAND_INS.items() if stood == letter))
    for letter in _STAND_INS.values()
} | {"l": "1!|i"}
"""What is written in place of each letter."""
_SKELETON = str.maketrans(_STAND_INS)
_SWAPPED = re.compile(r"(?<![^\W_])[0-9A-Za-z@!|$\u20ac]{3,24}(?![^\W_])")
_SEPARATORS = "\u00b7\u2022\u30fb\uff65.\\-_*|~/"
_MARK = "[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]"
"""Stands above or below a Thai letter."""
_SPACED = re.compile(rf"(?<!\S)\S{_MARK}*(?: \S{_MARK}*){{2,}}(?![^\s,.;:!?)\u3002\uff0c])")
_DIVIDED = re.compile(
    rf"(?<![^\W_])[^\W_]([{_SEPARATORS}])[^\W_](?:\1[^\W_]){{2,}}(?![^\W_])(?!\1[^\W_])"
    rf"|(?<![^\W_])[^\W{LATIN}_](?:[{_SEPARATORS} ][^\W{LATIN}_]){{2,}}(?![^\W_])"
)
_DIVIDER = re.compile(f"[{_SEPARATORS} ]")
_APART = (
    rf"(?:^|\s)\S{_MARK}* \S{_MARK}* \S{_MARK}*(?:[\s,.;:!?)\x{{3002}}\x{{ff0c}}]|$)",
    rf"(?:^|[^A-Za-z0-9])[A-Za-z0-9](?:[{_SEPARATORS}][A-Za-z0-9]){{3}}(?:[^A-Za-z0-9]|$)",
    rf"[^\x00-\x{{24f}}\s](?:[{_SEPARATORS} ][^\x00-\x{{24f}}\s]){{2}}",
)


class Disguises:
    """Undoes them.

    Args:
        words: in lower case, those that are known with other signs in place of their letters.
    """

    def __init__(self, words: Iterable[str] = ()) -> None:
        self._words = {word.translate(_SKELETON): word for word in words}
        self.patterns: Sequence[str] = (*_APART, *map(_swapped, sorted(self._words.values())))
        """What occurs in a text that is disguised."""

    def undone(self, flat: Flat) -> Flat | None:
        """A text without its disguises; None where it has none."""
        plain = flat
        for find in (_spaced, _divided, self._words_in):
            edits = list(islice(find(plain.text), WINDOWS))
            plain = plain.replaced(edits) if edits else plain
        return None if plain is flat else plain

    def _words_in(self, text: str) -> Iterator[Edit]:
        for match in _SWAPPED.finditer(text):
            written = match[0].lower()
            word = self._words.get(written.translate(_SKELETON))
            if word is not None and word != written:
                yield match.start(), match.end(), word


def _spaced(text: str) -> Iterator[Edit]:
    for match in _SPACED.finditer(text):
        yield match.start(), match.end(), match[0].replace(" ", "")


def _divided(text: str) -> Iterator[Edit]:
    for match in _DIVIDED.finditer(text):
        yield match.start(), match.end(), _DIVIDER.sub("", match[0])


def _swapped(word: str) -> str:
    """A pattern for a word with another sign in place of one letter at least."""
    signs = [_SIGNS.get(letter, "") for letter in word]
    ways = (
        f"{word[:place]}[{signs[place]}]{_any_spelling(word[place + 1 :])}"
        for place in range(len(word))
        if signs[place]
    )
    return rf"(?i)(?:^|[^0-9A-Za-z])(?:{'|'.join(ways) or '$^'})(?:$|[^0-9A-Za-z])"


def _any_spelling(letters: str) -> str:
    return "".join(f"[{letter}{_SIGNS.get(letter, '')}]" for letter in letters)
