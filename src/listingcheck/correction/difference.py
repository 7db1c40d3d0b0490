# SPDX-License-Identifier: Apache-2.0
"""Shows changed cells as a diff: what was, what is, and the words that differ."""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import groupby
from operator import attrgetter

from listingcheck.correction.result import Change
from listingcheck.outputs.quoting import safe, short

_WORDS = re.compile(r"<[^<>]*>|&#?\w+;|\w+|\s+|[^\w\s]")
"""Tags and entities are words of their own."""
_COMPARED = 2_000
"""Words between the first and the last change that are compared one by one: more takes too long."""
_AROUND = 40
"""Characters of unchanged text shown on either side of a change."""

Piece = tuple[bool, str]
"""A stretch of a cell, and whether it differs."""


def difference(changes: Iterable[Change]) -> Iterator[str]:
    """Yield the lines of a diff."""
    for file, of_file in groupby(changes, key=attrgetter("file")):
        yield f"--- {safe(file)}"
        yield f"+++ {safe(file)} (corrected)"
        for change in of_file:
            old, new = _pieces(change.old, change.new)
            yield _place(change)
            yield f"-{_shown(old, '[-', '-]')}"
            yield f"+{_shown(new, '{+', '+}')}"


def _place(change: Change) -> str:
    record = f"record {change.record}, " if change.record else ""
    product = f"{short(change.product, 80)}, " if change.product else ""
    rules = ", ".join(change.rules)
    return f"@@ {record}{product}line {change.line}, {short(change.column, 80)}: {rules} @@"


def _pieces(old: str, new: str) -> tuple[list[Piece], list[Piece]]:
    """Both texts in pieces that are the same and that differ."""
    words, others = _WORDS.findall(old), _WORDS.findall(new)
    start = _in_common(words, others)
    end = _in_common(words[start:][::-1], others[start:][::-1])
    before, behind = "".join(words[:start]), "".join(words[len(words) - end :])
    middle = _compared(words[start : len(words) - end], others[start : len(others) - end])
    return tuple([(False, before), *side, (False, behind)] for side in middle)  # type: ignore[return-value]


def _compared(words: list[str], others: list[str]) -> tuple[list[Piece], list[Piece]]:
    if len(words) + len(others) > _COMPARED:
        return [(True, "".join(words))], [(True, "".join(others))]
    found = SequenceMatcher(None, words, others, autojunk=False).get_opcodes()
    return (
        [(tag != "equal", "".join(words[a:b])) for tag, a, b, _, _ in found],
        [(tag != "equal", "".join(others[a:b])) for tag, _, _, a, b in found],
    )


def _in_common(words: list[str], others: list[str]) -> int:
    """How many words two lists begin with alike."""
    pairs = zip(words, others, strict=False)
    return next(
        (n for n, (one, other) in enumerate(pairs) if one != other), min(len(words), len(others))
    )


def _shown(pieces: list[Piece], begin: str, end: str) -> str:
    """A text with its changed words between marks, and what lies far from them left out."""
    shown, last = [], len(pieces) - 1
    for number, (differs, text) in enumerate(pieces):
        if differs:
            shown.append(f"{begin}{short(text)}{end}" if text else "")
        else:
            shown.append(_near(text, is_first=number == 0, is_last=number == last))
    return "".join(shown)


def _near(text: str, *, is_first: bool, is_last: bool) -> str:
    """What of an unchanged text stands next to a change."""
    head = "" if is_first else text[:_AROUND]
    tail = "" if is_last else text[-_AROUND:]
    if len(text) <= len(head) + len(tail):
        return safe(text)
    return f"{safe(head)}...{safe(tail)}"
