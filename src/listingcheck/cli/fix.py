# SPDX-License-Identifier: Apache-2.0
"""``listingcheck fix``."""

import sys
from typing import Any

import click

from listingcheck.cli.configured import configured
from listingcheck.cli.options import baseline, fail_on, of_a_check


@click.command("fix")
@of_a_check
@click.option("--out", metavar="FILE", help="Write the corrected export here; - for the output.")
@click.option("--diff", is_flag=True, help="Show what would change, and write nothing.")
@click.option("--in-place", is_flag=True, help="Put the corrected exports in the place of the old.")
@click.option("--unsafe-fixes", is_flag=True, help="Make fixes that may change the meaning, too.")
@click.option("--log", metavar="FILE", help="Write a table (CSV) of every cell that was changed.")
@fail_on
@baseline
def command(
    paths: tuple[str, ...],
    *,
    out: str | None,
    diff: bool,
    in_place: bool,
    unsafe_fixes: bool,
    log: str | None,
    **said: Any,
) -> None:
    """Correct exports in delimited text (CSV, TSV): what a machine can put right, cell by cell.

    No other byte changes, and the corrected exports are checked again: a fix that brought a new
    failure is taken back. Give --out, --diff or --in-place.

    Exit codes: 0 nothing is left as bad as --fail-on; 1 failures are left, or --in-place changed
    a file, or --diff shows that one would change; 2 the work could not be done.
    """
    from listingcheck.cli.correcting import run
    from listingcheck.cli.writing import target_of

    target = target_of(paths, out, diff=diff, in_place=in_place)
    sys.exit(run(paths, configured(**said), target, unsafe=unsafe_fixes, log=log))
