# SPDX-License-Identifier: Apache-2.0
"""``listingcheck check``."""

import sys
from typing import Any

import click

from listingcheck.cli import completing
from listingcheck.cli.configured import configured
from listingcheck.cli.options import SEVERITIES, baseline, fail_on, of_a_check


@click.command("check")
@of_a_check
@click.option(
    "--format",
    "formats",
    multiple=True,
    metavar="FORMAT[=FILE]",
    shell_complete=completing.formats,
    help="How to report: text (usual), csv, github, gitlab, html, json, jsonl, junit, markdown, "
    "sarif, statistics, tiktok or xlsx. Several are fine.",
)
@click.option("--statistics", is_flag=True, help="Only counts: short for --format statistics.")
@click.option(
    "--show",
    type=SEVERITIES,
    help="From which severity on text lists failures.  [usual: warning, or --fail-on if milder]",
)
@click.option(
    "--max-per-rule",
    type=click.IntRange(min=1),
    metavar="N",
    help="List no more than N failures of each rule, and count the rest.",
)
@click.option(
    "--color",
    "colour",
    type=click.Choice(["auto", "always", "never"]),
    help="When to print colours.  [usual: auto, on terminals]",
)
@fail_on
@baseline
def command(paths: tuple[str, ...], *, statistics: bool, **said: Any) -> None:
    """Check exports of products; - reads standard input.

    Exit codes: 0 nothing wrong; 1 failures; 2 the work could not be done.
    """
    from listingcheck.cli.run import run

    if statistics:
        said["formats"] = (*said["formats"], "statistics")
    sys.exit(run(paths, configured(**said)))
