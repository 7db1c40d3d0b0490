# SPDX-License-Identifier: Apache-2.0
"""The command line: parse, call, print."""

import atexit
import gc
from typing import Any

import click

from listingcheck import __version__
from listingcheck.cli import (
    baseline,
    categories,
    check,
    completion,
    config,
    explain,
    fix,
    images,
    init,
    new_rule,
    reconcile,
    rules,
    test,
)
from listingcheck.cli.endings import endings
from listingcheck.collector import quiet_collector

# An ending process need not look through all that it made for garbage: a sixth of a short run.
atexit.register(gc.freeze)


class _Main(click.Group):
    """The group of commands, each with an orderly end."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        with endings(), quiet_collector():
            return super().invoke(ctx)


@click.group(cls=_Main, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="listingcheck")
def main() -> None:
    """Say why a marketplace would refuse your listings, before you upload them."""


for _module in (
    baseline,
    categories,
    check,
    completion,
    config,
    explain,
    fix,
    images,
    init,
    new_rule,
    reconcile,
    rules,
    test,
):
    main.add_command(_module.command)
