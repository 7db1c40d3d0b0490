# SPDX-License-Identifier: Apache-2.0
"""A failure's value in pieces, with the offending words apart from what stands around them."""

from collections.abc import Iterator
from itertools import pairwise

from listingcheck.failure import Failure
from listingcheck.outputs.legible import one_line
from listingcheck.outputs.quoting import LONGEST, QUOTED

AROUND = 120
"""Characters shown on either side of marked words; the rest of a long text is left out."""

Span = tuple[int, int]


def passages(failure: Failure) -> list[str]:
    """Pieces of the value, by turns plain and marked, the first one plain.

    Words that the shortened value no longer holds follow behind it, marked as well.
    """
    value = failure.value or ""
    found = [span(value, e.text, e.start) for e in failure.evidence[:QUOTED]]
    spans = apart(sorted(place for place in found if place is not None))
    pieces = list(_pieces(value, spans))
    for evidence, place in zip(failure.evidence, found, strict=False):
        if place is None:
            pieces[-1] += " … " if pieces[-1] else ""
            pieces += [one_line(evidence.text, LONGEST), ""]
    return pieces if any(pieces) else []


def span(value: str, words: str, start: int) -> Span | None:
    """Where the words stand in the value: where the failure says, or else the first time."""
    if not words:
        return None
    if value[start : start + len(words)] != words:
        start = value.find(words)
    return (start, start + len(words)) if start >= 0 else None


def apart(spans: list[Span]) -> Iterator[Span]:
    """The spans without what an earlier one covers already."""
    reached = 0
    for start, end in spans:
        if end > reached:
            yield max(start, reached), end
            reached = end


def _pieces(value: str, spans: Iterator[Span]) -> Iterator[str]:
    edges = [0, *(edge for pair in spans for edge in pair), len(value)]
    last = len(edges) - 2
    for number, (start, end) in enumerate(pairwise(edges)):
        piece = value[start:end]
        if number % 2:
            yield one_line(piece, LONGEST)
        else:
            yield _trimmed(piece, opens=number == 0, closes=number == last)


def _trimmed(piece: str, *, opens: bool, closes: bool) -> str:
    """A plain piece without its middle, or without the end that no marked words stand at."""
    if len(piece) <= 2 * AROUND or (opens and closes):
        return one_line(piece, LONGEST)
    before = "" if opens else one_line(piece[:AROUND], LONGEST)
    behind = "" if closes else one_line(piece[-AROUND:], LONGEST)
    return f"{before}…{behind}"
