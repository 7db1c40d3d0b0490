# SPDX-License-Identifier: Apache-2.0
"""Shows, to someone who watches, how far a run is."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from listingcheck.report import Tally
from listingcheck.sources import Reading

_SETTLED = 2
"""Seconds before it can be told how long the rest may take."""


@contextmanager
def progress(tally: Tally, reading: Reading) -> Iterator[Callable[[], None]]:
    """Count products on standard error where that is a terminal; gives what takes it away.

    Args:
        tally: counts the products.
        reading: knows how much of its files is read, and so how long the rest may take.
    """
    if not _is_watched():
        yield _nothing
        return
    from rich.console import Console
    from rich.progress import Progress, ProgressColumn, SpinnerColumn, Task
    from rich.text import Text

    class Checked(ProgressColumn):
        def render(self, task: Task) -> Text:
            return Text(_said(tally.products, task.elapsed or 0, reading.share))

    console = Console(stderr=True)
    with Progress(SpinnerColumn(), Checked(), console=console, transient=True) as shown:
        shown.add_task("", total=None)
        yield shown.stop


def _said(products: int, seconds: float, share: float | None) -> str:
    rate = products / seconds if seconds else 0
    said = f"{products:,} products checked, {rate:,.0f} a second"
    if not share or share >= 1 or seconds < _SETTLED:
        return said
    minutes, left = divmod(round(seconds * (1 - share) / share), 60)
    return f"{said}, about {minutes}:{left:02} left"


def _is_watched() -> bool:
    """Whether someone sees what is written: no log of CI or of pre-commit, no simple terminal."""
    is_log = any(os.environ.get(name) for name in ("CI", "PRE_COMMIT"))
    return sys.stderr.isatty() and not is_log and os.environ.get("TERM") != "dumb"


def _nothing() -> None:
    """Take away what is not there."""
