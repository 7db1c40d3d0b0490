# SPDX-License-Identifier: Apache-2.0
"""How a command ends: its exit codes, and one line instead of a traceback."""

import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import click

from listingcheck.errors import ListingcheckError
from listingcheck.outputs.paint import paint_for, plain

CLEAN, FAILURES, IMPOSSIBLE, INTERRUPTED = 0, 1, 2, 130
"""Exit codes: nothing wrong, failures, the work could not be done, stopped by the user."""


@contextmanager
def endings() -> Iterator[None]:
    """Turn whatever ends a command into a line on standard error and an exit code."""
    try:
        try:
            yield
        finally:
            sys.stdout.flush()
    except ListingcheckError as error:
        _leave(str(error))
    except BrokenPipeError:
        _drop_output()
        sys.exit(IMPOSSIBLE)
    except OSError as error:
        _leave(f"{error.filename}: {error.strerror}." if error.filename else f"{error}.")
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except (click.ClickException, click.exceptions.Exit, click.Abort):
        raise
    except Exception:  # noqa: BLE001 - a bug must not look like a catalogue with failures
        traceback.print_exc()
        sys.exit(IMPOSSIBLE)


def _leave(sentence: str) -> None:
    paint = paint_for(sys.stderr) or plain
    click.echo(paint(f"listingcheck: {sentence}", "red"), err=True)
    sys.exit(IMPOSSIBLE)


def _drop_output() -> None:
    """Let the interpreter flush what nobody reads any more into nothing."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
