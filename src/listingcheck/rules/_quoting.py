# SPDX-License-Identifier: Apache-2.0
"""Quotes a merchant's words in a message."""

LONGEST = 80
"""Characters that a message quotes."""


def quoted(text: str | None) -> str:
    """The text in quotes: the start of a long one."""
    return repr(text if text is None or len(text) <= LONGEST else f"{text[:LONGEST]}...")
