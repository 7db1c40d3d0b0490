# SPDX-License-Identifier: Apache-2.0
"""A stretch of text that a detector points at, and how sure it is."""

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
