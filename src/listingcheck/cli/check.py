# SPDX-License-Identifier: Apache-2.0
"""``listingcheck check``."""

import sys
from typing import Any

import click

from listingcheck.cli.configured import configured
from listingcheck.cli.options import of_a_check


@click.command("check")
@of_a_check
@click.option(
    "--format",
    "formats",
    multiple=True,
    metavar="FORMAT[=FILE]",
    help="How to report: text (usual), csv, github, gitlab, html, json, jsonl, junit, markdown, "
    "sarif, tiktok or xlsx. Several are fine.",
)
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info"]),
    help="From which severity on to exit with 1.  [usual: error]",
)
@click.option(
    "--baseline",
    metavar="FILE",
    help="Known failures that are counted, not told: see listingcheck baseline.",
)
def command(paths: tuple[str, ...], **said: Any) -> None:
    """Check exports of products; - reads standard input.

    Exit codes: 0 nothing wrong; 1 failures; 2 the work could not be done.
    """
    from listingcheck.cli.run import run

    sys.exit(run(paths, configured(**said)))
