# SPDX-License-Identifier: Apache-2.0
"""Shows, to someone who watches, how far a run is."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from listingcheck.report import Tally


@contextmanager
def progress(tally: Tally) -> Iterator[Callable[[], None]]:
    """Count products on standard error where that is a terminal; gives what takes it away."""
    if not _is_watched():
        yield _nothing
        return
    from rich.console import Console
    from rich.progress import Progress, ProgressColumn, SpinnerColumn, Task
    from rich.text import Text

    class Checked(ProgressColumn):
        def render(self, task: Task) -> Text:
            rate = tally.products / task.elapsed if task.elapsed else 0
            return Text(f"{tally.products:,} products checked, {rate:,.0f} a second")

    console = Console(stderr=True)
    with Progress(SpinnerColumn(), Checked(), console=console, transient=True) as shown:
        shown.add_task("", total=None)
        yield shown.stop


def _is_watched() -> bool:
    """Whether someone sees what is written: no log of CI or of pre-commit, no simple terminal."""
    is_log = any(os.environ.get(name) for name in ("CI", "PRE_COMMIT"))
    return sys.stderr.isatty() and not is_log and os.environ.get("TERM") != "dumb"


def _nothing() -> None:
    """Take away what is not there."""
