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
_STARRED = re.compile(r"(?<![^\W_])(?=[A-Za-z]*\*)[A-Za-z*]{4,24}(?![\w*])")
_SEPARATORS = "\u00b7\u2022\u30fb\uff65.\\-_*|~/"
_MARK = "[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]"
"""Stands above or below a Thai letter."""
_STOPS = "\u3002\uff0c"
_SPACED = re.compile(rf"(?<!\S)\S{_MARK}*(?: \S{_MARK}*){{2,}}(?![^\s,.;:!?){_STOPS}])")
_OTHERS = rf"[^\W{LATIN}_]"
_DIVIDED = re.compile(
    "|".join(
        rf"(?<![^\W_]){letter}(?P<{name}>[{_SEPARATORS}]){letter}(?:(?P={name}){letter})+"
        rf"(?![^\W_])(?!(?P={name})[^\W_])"
        for name, letter in {"latin": f"[{LATIN}]", "other": _OTHERS}.items()
    )
    + rf"|(?<![^\W_]){_OTHERS}(?:[{_SEPARATORS} ]{_OTHERS}){{2,}}(?![^\W_])"
)
"""Letters of one script: a date before a Thai letter is no disguise."""
_DIVIDER = re.compile(f"[{_SEPARATORS} ]")
_APART = (
    rf"(?:^|\s)\S{_MARK}* \S{_MARK}* \S{_MARK}*(?:[\s,.;:!?){_STOPS}]|$)",
    rf"(?:^|[^{LATIN}])[{LATIN}](?:[{_SEPARATORS}][{LATIN}]){{2}}(?:[^{LATIN}]|$)",
    rf"(?:^|[^{LATIN}])[{LATIN}](?:[{_SEPARATORS}][{LATIN}]){{3}}",
    f"[^\\x00-\u024f\\s](?:[{_SEPARATORS} ][^\\x00-\u024f\\s]){{2}}",
)


class Disguises:
    """Undoes them.

    Args:
        words: in lower case, those that are known with other signs in place of their letters.
    """

    def __init__(self, words: Iterable[str] = ()) -> None:
        self._words = {word.translate(_SKELETON): word for word in words}
        self.patterns: Sequence[str] = (
            *_APART,
            r"[A-Za-z]\*[A-Za-z]",
            *map(_swapped, sorted(self._words.values())),
        )
        """What occurs in a text that is disguised."""

    def undone(self, flat: Flat) -> Flat | None:
        """A text without its disguises; None where it has none."""
        plain = flat
        for find in (_spaced, _divided, self._words_in):
            edits = sorted(islice(find(plain.text), WINDOWS))
            plain = plain.replaced(edits) if edits else plain
        return None if plain is flat else plain

    def _words_in(self, text: str) -> Iterator[Edit]:
        for match in _SWAPPED.finditer(text):
            written = match[0].rstrip("@!|$\u20ac").lower() or match[0]
            word = self._words.get(written.translate(_SKELETON))
            if word is not None and word != written:
                yield match.start(), match.start() + len(written), word
        for match in _STARRED.finditer(text):
            word = next(filter(_starred(match[0]).fullmatch, self._words.values()), None)
            if word is not None:
                yield match.start(), match.end(), word


def _starred(word: str) -> re.Pattern[str]:
    """A pattern for what a word with stars in place of letters may be."""
    return re.compile(word.lower().replace("*", "[a-z]"))


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
