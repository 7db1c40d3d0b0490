# SPDX-License-Identifier: Apache-2.0
"""An edit as the eye compares it: of a long text only what changes, with a little around it."""

from listingcheck.failure import Fix
from listingcheck.outputs.legible import one_line

SHORT = 80
"""Values up to this many characters are shown whole, one after the other."""
CONTEXT = 40
"""Characters of a long text shown on either side of what changes."""
_LONGEST = 400


def change(fix: Fix) -> list[str]:
    """Of the first edit: what stays before, the old, the new, what stays behind."""
    if not fix.edits:
        return []
    old, new = fix.edits[0].old or "", fix.edits[0].new or ""
    if max(len(old), len(new)) <= SHORT:
        return ["", one_line(old, _LONGEST), one_line(new, _LONGEST), ""]
    first = _shared(old, new)
    last = _shared(old[first:][::-1], new[first:][::-1])
    # Where words are replaced, not only taken out or put in, none is shown in halves.
    if first + last < min(len(old), len(new)):
        first = _start_of_word(old, first)
    gone, come = (text[first : len(text) - last] for text in (old, new))
    before, behind = _before(old[:first]), _behind(old[len(old) - last :])
    return [before, one_line(gone, _LONGEST), one_line(come, _LONGEST), behind]


def _shared(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))


def _start_of_word(text: str, position: int) -> int:
    """The position moved back to where a word begins, if that is near."""
    return text.rfind(" ", max(0, position - CONTEXT), position) + 1 or position


def _before(text: str) -> str:
    return ("…" if len(text) > CONTEXT else "") + one_line(text[-CONTEXT:], _LONGEST)


def _behind(text: str) -> str:
    return one_line(text[:CONTEXT], _LONGEST) + ("…" if len(text) > CONTEXT else "")
