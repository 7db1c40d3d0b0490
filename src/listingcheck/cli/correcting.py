# SPDX-License-Identifier: Apache-2.0
"""One run of ``listingcheck fix``: exports in, corrected ones out, an account at the end."""

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import click

from listingcheck import correction
from listingcheck.cli.endings import FAILURES
from listingcheck.cli.run import exit_code, refuse_unfinished, same
from listingcheck.cli.writing import Target
from listingcheck.config import Config
from listingcheck.correction import Correction, Left, Reason
from listingcheck.correction.log import write
from listingcheck.errors import ConfigurationError
from listingcheck.face import settings_of
from listingcheck.outputs.quoting import short

_NAMED = 20
"""Fixes left to a person that are named; the log has all."""


def run(
    paths: Sequence[str], asked: Config, target: Target, *, unsafe: bool, log: str | None
) -> int:
    """Correct exports, and say what became of them; returns the exit code.

    Raises:
        ListingcheckError: the work could not be done; then nothing is written.
    """
    if log is not None and any(same(log, path) for path in paths):
        raise ConfigurationError(f"--log {log} would overwrite what is corrected.")
    done = correction.correct(paths, asked, settings_of(asked.shop), unsafe=unsafe)
    refuse_unfinished(done.before)
    target.put(done)
    if log is not None:
        with Path(log).open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
            write(done, file)
    for line in _account(done, target.done):
        click.echo(line, err=True)
    code = exit_code(done.after, asked.fail_on)
    return FAILURES if done.changes and target.tells_change else code


def _account(done: Correction, how: str) -> Iterator[str]:
    """What was not corrected and why, as far as it fits, and the counts."""
    left = [each for each in done.left if each.reason is not Reason.UNSAFE]
    yield from map(_told, islice(left, _NAMED))
    if len(left) > _NAMED:
        yield f"... and {len(left) - _NAMED:,} more: --log FILE has all."
    yield done.account(how)


def _told(left: Left) -> str:
    where = left.failure.where
    line = f"line {where.line}" if where.line else None
    place = ", ".join(filter(None, (where.file, line, where.column)))
    return f"{short(place, 200)}: {left.failure.rule} is left to a person. {short(left.said)}"
