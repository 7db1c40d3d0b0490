# SPDX-License-Identifier: Apache-2.0
"""A whole text with the offending words marked, cut only where nothing is marked."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from listingcheck.failure import Failure
from listingcheck.outputs.html.marks import Span, apart, span
from listingcheck.outputs.quoting import safe

Piece = str | int | list[str]
"""Plain text, the number of characters left out, or marked text in a list of its own."""

PLAIN = 1_200
"""Characters of plain text, between marks or around them, that are shown without a cut."""
_MARKED = 400
_BESIDE = 240
"""Characters shown on either side of a cut."""
_QUOTED = 50
"""How many quotes of a text are marked."""


def pieces(text: str, failures: Sequence[Failure]) -> list[Piece]:
    """The text in pieces; one that fails as a whole and is short is marked as a whole."""
    spans = [*apart(sorted(_spans(text, failures)))]
    edges = [0, *(edge for pair in spans for edge in pair), len(text)]
    made: list[Piece] = []
    for number, (start, end) in enumerate(pairwise(edges)):
        piece = text[start:end]
        if number % 2:
            made += [[_lines(piece[:_MARKED])], *_left_out(piece[_MARKED:])]
        elif piece:
            made += _plain(piece)
    return made


def _spans(text: str, failures: Sequence[Failure]) -> Iterator[Span]:
    """Where quoted words stand; where nothing is quoted, the values that failed."""
    quoted = [(e.text, e.start) for failure in failures for e in failure.evidence]
    values = [failure.value for failure in failures if failure.value is not None]
    whole = [(value, 0) for value in values if len(value) <= _MARKED]
    for words, start in (quoted or whole)[:_QUOTED]:
        place = span(text, words, start)
        if place is not None:
            yield place


def _plain(piece: str) -> list[Piece]:
    """A plain piece, without its middle where it is long."""
    if len(piece) <= PLAIN:
        return [_lines(piece)]
    middle = len(piece) - 2 * _BESIDE
    return [_lines(piece[:_BESIDE]), middle, _lines(piece[-_BESIDE:])]


def _left_out(rest: str) -> list[Piece]:
    return [len(rest)] if rest else []


def _lines(text: str) -> str:
    """The text with its line breaks and without other control characters."""
    if text.isprintable():
        return text
    return "\n".join(safe(line.replace("\t", " ")) for line in text.splitlines())
