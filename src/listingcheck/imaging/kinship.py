# SPDX-License-Identifier: Apache-2.0
"""Finds copies among all pictures of a run, as they come.

Two shapes that differ in 26 bits or fewer differ, in one of 14 bands of 18 bits, in one bit at most
(26 < 2 x 14). So a picture looks, for each band, at those with that band or with one bit of it
turned, and misses none. What it keeps of a picture that is no copy is some 210 bytes, beside 15 MB
whatever their number.
"""

from array import array
from collections.abc import Iterator
from typing import Final

from listingcheck.imaging.fingerprint import MOST_BITS, is_bare, same_colours
from listingcheck.picture import Fingerprint

_BANDS = 14
_WIDTH = 18
_VALUES = 1 << _WIDTH
_COLOURS = 48
_DIGEST = 32
_TURNED: Final = (0, *(1 << bit for bit in range(_WIDTH)))
"""What a band may differ by: nothing, or one of its bits."""


class Kinship:
    """Remembers the pictures of one run."""

    def __init__(self) -> None:
        self._shapes: list[int] = [0]
        self._colours = bytearray(_COLOURS)
        self._digests = bytearray(_DIGEST)
        self._last = array("I", bytes(4 * _BANDS * _VALUES))
        """The last picture with each value of each band; 0 is none."""
        self._before = array("I", bytes(4 * _BANDS))
        """For each picture and band, the one before it with the same value."""

    def of(self, digest: str, fingerprint: Fingerprint) -> str:
        """The digest of the first picture that looks the same, or its own where none does.

        A picture with next to nothing on it looks like no other.
        """
        if is_bare(fingerprint):
            return digest
        first = min(self._alike(fingerprint), default=0)
        if first:
            return self._digests[first * _DIGEST : (first + 1) * _DIGEST].hex()
        self._add(digest, fingerprint)
        return digest

    def _alike(self, seen: Fingerprint) -> Iterator[int]:
        """The pictures that look the same, some of them several times."""
        for number in self._near(seen.shape):
            colours = bytes(self._colours[number * _COLOURS : (number + 1) * _COLOURS])
            if same_colours(colours, seen.colours):
                yield number

    def _near(self, shape: int) -> Iterator[int]:
        """The pictures whose shape is near, some of them several times."""
        shapes, before, last = self._shapes, self._before, self._last
        for band, value in enumerate(_values(shape)):
            for turned in _TURNED:
                number = last[band * _VALUES + (value ^ turned)]
                while number:
                    if (shapes[number] ^ shape).bit_count() <= MOST_BITS:
                        yield number
                    number = before[number * _BANDS + band]

    def _add(self, digest: str, seen: Fingerprint) -> None:
        number = len(self._shapes)
        self._shapes.append(seen.shape)
        self._colours += seen.colours
        self._digests += bytes.fromhex(digest)
        for band, value in enumerate(_values(seen.shape)):
            place = band * _VALUES + value
            self._before.append(self._last[place])
            self._last[place] = number


def _values(shape: int) -> list[int]:
    """The bands of a shape; the last four of its 256 bits are in none."""
    return [shape >> _WIDTH * band & _VALUES - 1 for band in range(_BANDS)]
