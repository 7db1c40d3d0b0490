# SPDX-License-Identifier: Apache-2.0
"""Tells made-up numbers by their looks."""

_UP = "0123456789" * 3
_DOWN = _UP[::-1]
_LONGEST_RUN = 8
"""So many digits in a row that count up or down are no accident: one in a million codes."""


def made_up(code: str) -> str | None:
    """Why a code of a legal length was typed rather than given out; None when it was not.

    The digits before the check digit count up or down (``1234567890128``), or are made of one digit
    (``1111111111116``), or of two in a code of 12 digits or more.
    """
    body = code[:-1]
    if len(set(body)) <= (1 if len(code) == 8 else 2):
        return "repeats the same digits"
    return "counts up or down" if _counts(body) else None


def _counts(body: str) -> bool:
    size = min(_LONGEST_RUN, len(body))
    pieces = (body[i : i + size] for i in range(len(body) - size + 1))
    return any(piece in _UP or piece in _DOWN for piece in pieces)
