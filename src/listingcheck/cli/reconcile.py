# SPDX-License-Identifier: Apache-2.0
"""``listingcheck reconcile``."""

import sys
from typing import Any

import click

from listingcheck.cli import check
from listingcheck.cli.configured import configured

_OTHER = {"paths", "formats", "baseline", "statistics", "show", "max_per_rule", "colour"}
_OF_CHECK = [option for option in check.command.params if option.name not in _OTHER]
"""What says whose export it is and for whom, as in ``listingcheck check``."""


@click.command("reconcile", params=_OF_CHECK)
@click.argument("paths", nargs=-1, required=True, metavar="EXPORT...")
@click.option(
    "--refusals",
    multiple=True,
    required=True,
    metavar="FILE",
    help="What was really said: saved answers of the API (JSON, JSON lines), or a table of "
    "products and messages. Several are fine.",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def command(
    paths: tuple[str, ...],
    refusals: tuple[str, ...],
    form: str,
    **said: Any,
) -> None:
    """Compare what was really refused with what is predicted.

    Exit codes: 0 every refusal was predicted; 1 some were not; 2 the work could not be done.
    """
    import json

    from listingcheck import sources
    from listingcheck.cli.endings import CLEAN, FAILURES
    from listingcheck.cli.printing import printable
    from listingcheck.face import settings_of
    from listingcheck.reconcile.verdicts import reconcile

    asked = configured(**said)
    reading = sources.read_all(paths, asked.platform, settings_of(asked.shop))
    found = reconcile(reading, refusals, asked)
    print(json.dumps(found.to_dict(), indent=2) if form == "json" else found, file=printable())
    sys.exit(CLEAN if found.predicted == found.refusals else FAILURES)
