# SPDX-License-Identifier: Apache-2.0
"""Shows, to someone who watches, how far a run is."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from listingcheck.sources import Reading
from listingcheck.tally import Tally

_SETTLED = 2
"""Seconds to look at before it can be told how long the rest takes."""


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

    pace = Pace()

    class Checked(ProgressColumn):
        def render(self, task: Task) -> Text:
            seconds = task.elapsed or 0
            return Text(said(tally.products, seconds, pace.left(seconds, reading.share)))

    console = Console(stderr=True)
    with Progress(SpinnerColumn(), Checked(), console=console, transient=True) as shown:
        shown.add_task("", total=None)
        yield shown.stop


class Pace:
    """How long the rest takes, judged by what came after the first products.

    Before them a run reads word lists and makes its rules ready, which says nothing of the rest.
    """

    def __init__(self) -> None:
        self._first: float | None = None
        self._since: tuple[float, float] | None = None

    def left(self, seconds: float, share: float | None) -> float | None:
        """Seconds until all is read, given how much is by now; None where that cannot be known."""
        if share is None:
            return None
        if self._first is None:
            self._first = share
        if self._since is None and share > self._first:
            self._since = seconds, share
        began, before = self._since or (seconds, share)
        if seconds - began < _SETTLED or not before < share < 1:
            return None
        return (seconds - began) * (1 - share) / (share - before)


def said(products: int, seconds: float, left: float | None) -> str:
    """One line: ``812 products checked, 301 a second, about 0:36 left``."""
    rate = products / seconds if seconds else 0
    so_far = f"{products:,} products checked, {rate:,.0f} a second"
    if left is None:
        return so_far
    minutes, rest = divmod(round(left), 60)
    return f"{so_far}, about {minutes}:{rest:02} left"


def _is_watched() -> bool:
    """Whether someone sees what is written: no log of CI or of pre-commit, no simple terminal."""
    is_log = any(os.environ.get(name) for name in ("CI", "PRE_COMMIT"))
    return sys.stderr.isatty() and not is_log and os.environ.get("TERM") != "dumb"


def _nothing() -> None:
    """Take away what is not there."""
