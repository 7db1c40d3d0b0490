# SPDX-License-Identifier: Apache-2.0
"""A stretch of text that a detector points at, and how sure it is."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

WINDOWS = 1_000
"""How many places of one text a detector looks at: hostile texts hold millions."""


class Confidence(StrEnum):
    """How sure a detector is of what it points at."""

    SURE = "sure"
    LIKELY = "likely"


class Span(NamedTuple):
    """Offsets in the text that was searched."""

    start: int
    end: int
    confidence: Confidence = Confidence.SURE


def apart(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield spans that do not overlap: of two that do, the one that comes first."""
    end = -1
    for span in spans:
        if span.start >= end:
            yield span
            end = span.end


def longest(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield spans that do not overlap, from left to right: of two that begin alike, the longer."""
    return apart(sorted(spans, key=lambda span: (span.start, -span.end, span.confidence)))
