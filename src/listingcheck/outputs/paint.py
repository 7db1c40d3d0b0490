# SPDX-License-Identifier: Apache-2.0
"""Colours, where someone sees them."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import TextIO

Paint = Callable[[str, str], str]
"""Dresses a text in a style such as ``bold red``."""
_WHEN: ContextVar[str] = ContextVar("when", default="auto")


@contextmanager
def coloured(when: str) -> Iterator[None]:
    """While this lasts, colours are for terminals (``auto``), ``always`` or ``never`` given."""
    before = _WHEN.set(when)
    try:
        yield
    finally:
        _WHEN.reset(before)


def paint_for(stream: TextIO) -> Paint | None:
    """What dresses texts for this stream, or None where texts stay plain.

    Unless :func:`coloured` says otherwise, terminals get colours if ``NO_COLOR`` is not set, and
    ``FORCE_COLOR`` gives them to any stream.
    """
    when = _WHEN.get()
    if when == "auto" and _is_coloured(stream):
        return _dressed
    return _dressed if when == "always" else None


def _is_coloured(stream: TextIO) -> bool:
    """Whether a stream is for colours, as far as the environment says."""
    if os.environ.get("NO_COLOR") or not (stream.isatty() or os.environ.get("FORCE_COLOR")):
        return False
    from rich.console import Console

    console = Console(file=stream)
    return console.color_system is not None and not console.legacy_windows


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
