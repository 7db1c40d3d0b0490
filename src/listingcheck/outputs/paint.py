# SPDX-License-Identifier: Apache-2.0
"""Colours, where someone sees them."""

import os
from collections.abc import Callable
from functools import cache
from typing import TextIO

Paint = Callable[[str, str], str]
"""Dresses a text in a style such as ``bold red``."""


def paint_for(stream: TextIO) -> Paint | None:
    """What dresses texts for this stream, or None where texts stay plain.

    Terminals get colours unless ``NO_COLOR`` is set; ``FORCE_COLOR`` gives them to any stream.
    """
    if os.environ.get("NO_COLOR") or not (stream.isatty() or os.environ.get("FORCE_COLOR")):
        return None
    from rich.console import Console

    console = Console(file=stream)
    if console.color_system is None or console.legacy_windows:
        return None
    return _dressed


def plain(text: str, style: str) -> str:  # noqa: ARG001 - a Paint that paints nothing
    """The text as it is."""
    return text


def _dressed(text: str, style: str) -> str:
    before, behind = _codes(style)
    return f"{before}{text}{behind}" if text else text


@cache
def _codes(style: str) -> tuple[str, str]:
    """What a terminal must be told before and behind a text."""
    from rich.color import ColorSystem
    from rich.style import Style

    dressed = Style.parse(style).render("|", color_system=ColorSystem.STANDARD)
    before, _, behind = dressed.partition("|")
    return before, behind
