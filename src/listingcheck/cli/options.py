# SPDX-License-Identifier: Apache-2.0
"""What decides which failures a check finds: the options of every command that checks."""

from collections.abc import Callable
from typing import Any

import click

from listingcheck.cli import completing, configured

SEVERITIES = click.Choice(["error", "warning", "info"])

_OPTIONS = (
    click.option(
        "--for",
        "profile",
        metavar="PROFILE",
        shell_complete=completing.profiles,
        help="For whom, such as tiktok-shop/us.",
    ),
    click.option(
        "--from",
        "platform",
        metavar="PLATFORM",
        shell_complete=completing.platforms,
        help="Whose export it is; else found out.",
    ),
    click.option(
        "--select",
        multiple=True,
        metavar="IDS",
        shell_complete=completing.rules,
        help="Only these rules or families, with commas.",
    ),
    click.option(
        "--ignore",
        multiple=True,
        metavar="IDS",
        shell_complete=completing.rules,
        help="All but these rules or families.",
    ),
    *configured.OPTIONS,
    click.option(
        "--currency", metavar="CODE", help="Currency of prices that state none, ISO 4217."
    ),
    click.option(
        "--weight-unit",
        type=click.Choice(["g", "kg", "oz", "lb"]),
        help="Unit of weights without one.",
    ),
    click.option(
        "--dimension-unit",
        type=click.Choice(["mm", "cm", "m", "in", "ft", "yd"]),
        help="Unit of package sizes without one.",
    ),
    click.option(
        "--language",
        metavar="NAME",
        help="Of texts in several languages, these: fr-FR, a store view.",
    ),
    click.option(
        "--gtin-attribute", metavar="NAME", help="The custom attribute that holds the trade number."
    ),
    click.option(
        "--brand-attribute", metavar="NAME", help="The custom attribute that holds the brand."
    ),
    click.option(
        "--category-map",
        metavar="FILE",
        shell_complete=completing.files,
        help="The marketplace's category for each of the shop's: see listingcheck categories.",
    ),
    click.option(
        "--shop-data",
        metavar="DIR",
        shell_complete=completing.folders,
        help="Saved answers of the marketplace: categories, their rules, attributes and schemas.",
    ),
    click.option(
        "--images",
        metavar="DIR",
        shell_complete=completing.files,
        help="A folder or zip of the pictures: found by file name, handle, SKU or the last part of "
        "their address.",
    ),
    click.option("--fetch-images", is_flag=True, help="Fetch pictures that are not there."),
    click.option(
        "--image-cache",
        metavar="DIR",
        shell_complete=completing.folders,
        help="Where fetched pictures are kept.",
    ),
    click.option(
        "--jobs",
        type=click.IntRange(min=1),
        metavar="N",
        help="Processes for large exports and for pictures.  [usual: one per core]",
    ),
    click.option(
        "--date",
        "on",
        type=click.DateTime(["%Y-%m-%d"]),
        callback=lambda _context, _option, day: day.date() if day else None,
        help="The day to check for, where limits change.  [usual: the day they were last checked]",
    ),
)

fail_on = click.option(
    "--fail-on",
    type=SEVERITIES,
    help="From which severity on to exit with 1.  [usual: error]",
)
baseline = click.option(
    "--baseline",
    metavar="FILE",
    shell_complete=completing.files,
    help="Known failures that are counted, not told: see listingcheck baseline.",
)


def of_a_check(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the exports to check, and the options that say how."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return click.argument(
        "paths", nargs=-1, required=True, metavar="PATH...", shell_complete=completing.files
    )(command)
