# SPDX-License-Identifier: Apache-2.0
"""What a merchant writes on a product itself: which of its failures are accepted, and why.

``image-few until 2027-01-31: photo shoot in January; title-all-caps (the brand is spelled so)``
"""

import json
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from listingcheck.spelling import guess
from listingcheck.suppression.suppressing import ALWAYS_TOLD, is_named, quoted

USUAL_NAME = "listingcheck_ignore"
"""The attribute or column that is looked for where a shop names none."""
LONGEST_NOTE = 5_000
"""Characters of a note; a longer one is none."""
_LONGEST_NAME = 300
"""Characters of an attribute's name that might be that of notes."""

# Spreadsheets of East Asia write their own commas, colons and brackets.
_WIDE = str.maketrans("，、；：（）", ",,;:()")
_HINT = re.compile(r"\s*\([^()]*\)\s*$")
_PREFIX = re.compile(r"^c_|.*[.:]", re.DOTALL)
_BETWEEN_WORDS = re.compile(r"[\W_]+")
_LINE = re.compile(r"(?:\([^()]*\)|\[[^\[\]]*\]|[^;\r\n])+")
_PART = re.compile(r"(?:\([^()]*\)|\[[^\[\]]*\]|[^,])+")
_NAME = re.compile(r"\s*([^\s:()\[\]]+)")
_MORE = re.compile(
    r"\s*(?:until\s+(?P<day>[^\s:()\[\]]+)"
    r"|\((?P<round>[^()]*)\)|\[(?P<square>[^\[\]]*)\]|:(?P<rest>.*))",
    re.DOTALL | re.IGNORECASE,
)
_DAY_AT_END = re.compile(r"\buntil\s+(\d{4}-\d\d-\d\d)\W*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Accepted:
    """Failures of one rule or family that a note accepts."""

    name: str
    reason: str | None = None
    until: date | None = None
    """The last day on which they are accepted."""


@dataclass(frozen=True, slots=True)
class Note:
    """What a note says: what is accepted, and what in it cannot be read."""

    accepted: tuple[Accepted, ...] = ()
    problems: tuple[str, ...] = ()


class _UnclearError(ValueError):
    """A part of a note that cannot be read; the text says why."""


def is_of_notes(name: str, wanted: str | None = None) -> bool:
    """Whether an attribute or column of this name holds notes.

    Case, spaces and what platforms put before a name (``Meta:``, ``custom.``, ``c_``) do not count.
    """
    return len(name) <= _LONGEST_NAME and _is_of_notes(name, wanted or USUAL_NAME)


@lru_cache(maxsize=4096)
def _is_of_notes(name: str, wanted: str) -> bool:
    bare = _HINT.sub("", name)
    return _squeezed(wanted) in {_squeezed(bare), _squeezed(_PREFIX.sub("", bare))}


def _squeezed(name: str) -> str:
    return _BETWEEN_WORDS.sub("", name.casefold())


def read_note(text: str, known: frozenset[str]) -> Note:
    """Read a note.

    Args:
        text: what stands on the product.
        known: the ids of all rules.
    """
    if len(text) > LONGEST_NOTE:
        return Note(problems=(f"it is longer than {LONGEST_NOTE:,} characters",))
    return _read(text, known)


@lru_cache(maxsize=1024)
def _read(text: str, known: frozenset[str]) -> Note:
    accepted, problems = [], []
    for part in _parts(_joined(text.translate(_WIDE)), known):
        try:
            accepted.append(_accepted(part, known))
        except _UnclearError as unclear:
            problems.append(str(unclear))
    return Note(tuple(accepted), tuple(problems))


def _joined(text: str) -> str:
    """The text, with the items of a list one a line: metafields may be lists, as JSON."""
    if not text.lstrip().startswith("["):
        return text
    try:
        items = json.loads(text)
    except (ValueError, RecursionError):
        return text
    return "\n".join(map(str, items))


def _parts(text: str, known: frozenset[str]) -> Iterator[str]:
    """The parts of a note, each about one rule; a reason may hold commas."""
    for line in _LINE.findall(text):
        part = ""
        for piece in _PART.findall(line):
            if ":" in part and not _begins(piece, known):
                part += f",{piece}"
                continue
            if part.strip():
                yield part
            part = piece
        if part.strip():
            yield part


def _begins(piece: str, known: frozenset[str]) -> bool:
    """Whether what follows a comma speaks of another rule, and is not more of a reason."""
    try:
        _accepted(piece, known)
    except _UnclearError:
        word = piece.strip()
        return "-" in word and bool(guess(word.lower(), known))
    return True


def _accepted(part: str, known: Collection[str]) -> Accepted:
    name, end = _named(part, known)
    reason = until = None
    while end < len(part.rstrip()):
        more = _MORE.match(part, end)
        if more is None:
            raise _UnclearError(f"what follows {name} is not clear: {quoted(part[end:].strip())}")
        end = more.end()
        if more["day"]:
            until = _day(more["day"])
            continue
        reason = (more["round"] or more["square"] or more["rest"] or "").strip() or reason
    if until is None and reason and (said := _DAY_AT_END.search(reason)):
        until = _day(said[1])
    return Accepted(name, reason, until)


def _named(part: str, known: Collection[str]) -> tuple[str, int]:
    """The rule or family that a part names, and where its name ends."""
    match = _NAME.match(part)
    if match is None:
        raise _UnclearError(f"there is no rule in {quoted(part.strip())}")
    name = match[1].lower().replace("_", "-")
    if any(is_named(rule, name) for rule in ALWAYS_TOLD):
        raise _UnclearError(f"{name} says that something was not checked, so it cannot be ignored")
    if not any(is_named(rule, name) for rule in known):
        raise _UnclearError(f"there is no rule or family {quoted(match[1])}{_perhaps(name, known)}")
    return name, match.end()


def _perhaps(name: str, known: Collection[str]) -> str:
    """The guess inside a sentence that goes on."""
    meant = guess(name, known).removeprefix(" Did you mean ").removesuffix("?")
    return f", perhaps {meant}" if meant else ""


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise _UnclearError(f"{quoted(text)} is no day: write it like 2027-01-31") from None
