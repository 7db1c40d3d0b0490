# SPDX-License-Identifier: Apache-2.0
"""What names of accounts look like: "oak_shop", "oak.shop", "oak77", "Oak Shop"."""

import re
from collections.abc import Iterable

from listingcheck.detect.needs import LATIN
from listingcheck.detect.phrases import pattern

ID_PATTERN = r"[A-Za-z][A-Za-z\-]{0,38}(?:[0-9_]|[.][0-9A-Za-z._\-])"
"""What an id begins with."""
LONG = 4
"""Letters from which on a plain word may be a name."""
_ID = re.compile(r"[A-Za-z][0-9A-Za-z._\-]{2,39}")
_END = re.compile(r"\s*(?:$|[^\w\s])|\s*\n|\s{2,}")
_LINE = 44


class Usernames:
    """Tells them from ordinary words.

    Args:
        ordinary: words that are no account's name.
        files: endings of file names.
        underscore: words for "_" and "." that are spelled out.
    """

    def __init__(
        self,
        ordinary: Iterable[str] = (),
        files: Iterable[str] = (),
        underscore: Iterable[str] = (),
    ) -> None:
        self._ordinary, self._files = frozenset(ordinary), frozenset(files)
        words = sorted(underscore, key=lambda word: (-len(word), word))
        self.underscore = "|".join(map(pattern, words)) or "underscore"
        """A pattern for an underscore that is spelled out."""
        self.spelled_out = re.compile(
            rf"(?i:(?<![{LATIN}])[A-Za-z][A-Za-z0-9]{{1,19}}"
            rf"(?:(?: ?(?:{self.underscore}) ?| \. ?)(?-i:[a-z0-9]{{2,20}})){{1,4}}(?![{LATIN}]))"
        )
        """A pattern for a name whose signs are spelled out: "oak underscore shop"."""
        self._said = re.compile(self.underscore, re.IGNORECASE)

    def is_spelled(self, written: str) -> bool:
        """Whether an underscore is spelled out."""
        return self._said.search(written) is not None

    def is_id(self, word: str) -> bool:
        """Whether a word has a form that only ids have: "oak_shop", "oak.shop", "oak77"."""
        if not _ID.fullmatch(word) or sum(map(str.isalpha, word)) < 3 or self._is_file(word):
            return False
        if "_" in word or any(map(str.isdigit, word)):
            return not self.is_ordinary(word.rstrip("0123456789")) and not word.isupper()
        return "." in word and word == word.lower() and not word.startswith("www.")

    def is_name(self, word: str) -> bool:
        """Whether a word behind "@" is a name."""
        return len(word) >= 3 and not word[0].isdigit() and not self.is_ordinary(word)

    def is_ordinary(self, word: str) -> bool:
        """Whether a word is known to be no account's name."""
        return word.lower() in self._ordinary

    def is_lone(self, text: str, start: int, end: int) -> bool:
        """Whether a word in small letters ends its sentence or stretch."""
        word = text[start:end]
        if not word.isascii() or not word.isalpha() or not word.islower():
            return False
        ends = _END.match(text, end) is not None
        return ends and len(word) > LONG and not self.is_ordinary(word)

    def is_titled(self, text: str, start: int) -> bool:
        """Whether two capitalised words stand here."""
        line = text[start : start + _LINE].partition("\n")[0]
        capital = [word[:1].isupper() for word in line.split()[:3]]
        return bool(capital) and capital[0] and any(capital[1:])

    def _is_file(self, word: str) -> bool:
        return "." in word and word.rpartition(".")[2].lower() in self._files
