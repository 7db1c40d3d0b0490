# SPDX-License-Identifier: Apache-2.0
"""What in the neighbourhood of an address speaks for it."""

import re
from collections.abc import Iterable
from functools import cached_property

from listingcheck.detect.needs import LATIN
from listingcheck.detect.phrases import any_of

_REACH = 40
_NEAR = 12
_CUT_WORD = re.compile(rf"(?<=[{LATIN}])[{LATIN}]+")


class Cues:
    """Looks for it.

    Args:
        before: words that announce an address somewhere before it, such as "visit".
        near: those that announce one only right before it, such as "on".
        after: words that follow one, such as "no spaces".
    """

    def __init__(
        self, before: Iterable[str] = (), near: Iterable[str] = (), after: Iterable[str] = ()
    ) -> None:
        self._announcing, self._beside, self._following = list(before), list(near), list(after)

    @cached_property
    def _before(self) -> re.Pattern[str]:
        return any_of(self._announcing)

    @cached_property
    def _near(self) -> re.Pattern[str]:
        return re.compile(rf"({any_of(self._beside).pattern})\W{{0,3}}\Z", re.IGNORECASE)

    @cached_property
    def _after(self) -> re.Pattern[str]:
        return any_of(self._following)

    def announced(self, text: str, start: int) -> bool:
        """Whether the line before an address announces one."""
        return self._before.search(_before(text, start, _REACH)) is not None

    def near(self, text: str, start: int) -> str:
        """The word right before an address, in lower case, if that announces one."""
        match = self._near.search(_before(text, start, _NEAR))
        return match[1].lower() if match else ""

    def followed(self, text: str, end: int) -> bool:
        """Whether what follows an address speaks of one."""
        return self._after.search(text, end, end + _REACH) is not None


def left_of(text: str, start: int, reach: int) -> str:
    """So much of the text before an offset, without a word that the reach cuts."""
    first = max(0, start - reach)
    cut = _CUT_WORD.match(text, first, start)
    return text[cut.end() if cut else first : start]


def _before(text: str, start: int, reach: int) -> str:
    return left_of(text, start, reach).rpartition("\n")[2]
