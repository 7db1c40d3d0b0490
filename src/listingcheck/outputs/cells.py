# SPDX-License-Identifier: Apache-2.0
"""How wide texts are on a screen, and texts made to fit; widths are in columns."""

import os
from collections.abc import Iterator
from typing import TextIO
from unicodedata import combining

NARROWEST = 40
"""What narrower screens are treated as."""


def screen_of(stream: TextIO) -> int | None:
    """How many columns someone sees; None where nobody watches and lines may be of any length."""
    if not stream.isatty():
        return None
    try:
        said = int(os.environ.get("COLUMNS") or 0) or os.get_terminal_size(stream.fileno()).columns
    except (OSError, ValueError):
        said = 80
    return max(said or 80, NARROWEST)


def cells(text: str) -> int:
    """How many columns a text takes: two for each wide character, none for an accent apart."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def beginning(text: str, room: int) -> str:
    """As much of the beginning as fits."""
    return text[: _fitting(text, room)]


def ending(text: str, room: int) -> str:
    """As much of the end as fits, not from the middle of a character."""
    found = text[len(text) - _fitting(text[::-1], room) :]
    while found and combining(found[0]):
        found = found[1:]
    return found


def _fitting(text: str, room: int) -> int:
    for number, character in enumerate(text):
        room -= cells(character)
        if room < 0:
            return number
    return len(text)


def wrapped(text: str, room: int | None) -> Iterator[str]:
    """Yield lines that fit, broken between words; a longer word is left to the terminal."""
    if room is None or len(text) * 2 <= room or cells(text) <= room:
        yield text
        return
    line: list[str] = []
    width = -1
    for word in text.split(" "):
        wide = cells(word)
        if line and width + 1 + wide > room:
            yield " ".join(line)
            line, width = [], -1
        line.append(word)
        width += 1 + wide
    yield " ".join(line)
