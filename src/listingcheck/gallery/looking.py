# SPDX-License-Identifier: Apache-2.0
"""Looks at one picture: finds it, reads it, measures it. What fails is said, never raised."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from listingcheck import imaging
from listingcheck.gallery.supplier import Found, Unreachable
from listingcheck.picture import Depth, ImageFacts


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one picture."""

    facts: ImageFacts | None = None
    trouble: str | None = None
    """Why it could not be had, in words that follow a colon."""
    passing: bool = False
    """Whether the trouble may pass by itself, or is none for others."""


ABSENT = Outcome()
"""The supplier has no such picture."""


def found_by(find: Callable[[], Found | None]) -> Found | Outcome:
    """What a find gives, or why it gives nothing."""
    try:
        found = find()
    except Unreachable as error:
        return Outcome(trouble=str(error), passing=error.passing)
    except Exception as error:  # noqa: BLE001 - a supplier may be anyone's, and the run goes on
        return Outcome(trouble=f"{type(error).__name__} while it was looked for")
    return ABSENT if found is None else found


def read(found: Found) -> bytes | Outcome:
    """Its bytes, or why there are none."""
    try:
        return found.read()
    except Unreachable as error:
        return Outcome(trouble=str(error), passing=error.passing)
    except Exception as error:  # noqa: BLE001 - as above
        return Outcome(trouble=f"{type(error).__name__} while it was read")


def measured(data: bytes, depth: Depth) -> Outcome:
    """What the bytes amount to."""
    try:
        return Outcome(imaging.measure(data, depth))
    except MemoryError:
        return Outcome(trouble="there was not enough memory to look at it", passing=True)


def look(found: Found, depth: Depth) -> Outcome:
    """What becomes of one picture that was found."""
    data = read(found)
    return data if isinstance(data, Outcome) else measured(data, depth)


def look_at(found: Sequence[Found], depth: Depth) -> list[Outcome]:
    """What becomes of several: the task of a worker."""
    return [look(each, depth) for each in found]
