# SPDX-License-Identifier: Apache-2.0
"""``listingcheck categories``."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from listingcheck.cli.configured import configured, of_a_configuration

if TYPE_CHECKING:
    from listingcheck.config import Config
    from listingcheck.mapping import Row, Survey, Tree
    from listingcheck.sources import Reading


@click.command("categories")
@click.argument("paths", nargs=-1, required=True, metavar="EXPORT...")
@click.option("--for", "profile", metavar="PROFILE", help="For whom, such as tiktok-shop/us.")
@click.option("--from", "platform", metavar="PLATFORM", help="Whose export it is; else found out.")
@of_a_configuration
@click.option(
    "--shop-data", metavar="DIR", help="Saved answers of the marketplace, its category tree too."
)
@click.option(
    "--taxonomy",
    "taxonomies",
    multiple=True,
    metavar="FILE",
    help="A category tree: the marketplace's own, or a public one that tells languages apart.",
)
@click.option("--map", "map_file", metavar="FILE", help="A mapping file that is begun already.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.option("-o", "--out", metavar="FILE", help="Write a mapping file to complete, as CSV.")
@click.option("--force", is_flag=True, help="Replace the file of --out where there is one.")
def command(
    *,
    paths: tuple[str, ...],
    taxonomies: tuple[str, ...],
    map_file: str | None,
    form: str,
    out: str | None,
    force: bool,
    **said: Any,
) -> None:
    """List the categories of exports, and how they are mapped to the marketplace's.

    Exit codes: 0 every product has a category; 1 some are left to map; 2 the work could not be
    done.
    """
    from listingcheck import mapping
    from listingcheck.cli.endings import CLEAN, FAILURES

    config = configured(**said)
    trees = mapping.trees_of(config.shop, taxonomies)
    rows = mapping.read_rows(map_file) if map_file else _configured(config)
    found = _survey(paths, config, rows, trees)
    if out:
        mapping.write(found, out, kept=rows, inputs=(*paths, *taxonomies), force=force)
    _print(found, form)
    if out:
        click.echo(_next(found, out), err=True)
    sys.exit(CLEAN if found.is_complete else FAILURES)


def _configured(config: "Config") -> "list[Row]":
    """The rows of the map that the configuration gives."""
    from listingcheck.mapping import Row

    place = "The category map of the configuration"
    return [Row(place, name, target) for name, target in config.shop.category_map.items()]


def _survey(
    paths: Sequence[str], config: "Config", rows: "list[Row]", trees: "list[Tree]"
) -> "Survey":
    from listingcheck import mapping, sources
    from listingcheck.face import settings_of
    from listingcheck.profile import load_profile
    from listingcheck.shop import Shop

    profile = load_profile(config.profile)
    tree = mapping.chosen(profile.marketplace, trees)
    said = {**dict(config.shop), "category_map": mapping.checked(rows, tree)}
    reading = sources.read_all(paths, config.platform, settings_of(config.shop))
    found = mapping.survey(
        reading,
        profile=profile.name,
        marketplace=profile.marketplace,
        shop=Shop.model_validate(said),
        trees=trees,
    )
    _tell_unread(reading)
    return found


def _tell_unread(reading: "Reading") -> None:
    """Say what could not be read; a source without any product ends the work."""
    from listingcheck.errors import SourceError
    from listingcheck.failure import Severity
    from listingcheck.tally import PRODUCTS

    for source in reading.sources:
        if source.products == 0 and source.part == PRODUCTS:
            name = source.path or "The source"
            raise SourceError(f"{name} holds no product that could be read: nothing was listed.")
    unread = [each for each in reading.problems if each.severity is not Severity.INFO]
    if unread:
        click.echo(
            f"Rows that could not be read: {len(unread)}. First: {unread[0].message}", err=True
        )


def _print(found: "Survey", form: str) -> None:
    import json

    from listingcheck.cli.survey import shown

    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")
    if form == "json":
        click.echo(json.dumps(found.to_dict(), indent=2))
        return
    for line in shown(found):
        click.echo(line)


def _next(found: "Survey", out: str) -> str:
    """What to do with the file."""
    if found.is_complete:
        return f"Written: {out}."
    return (
        f"Written: {out}. Fill in its column marketplace_category, then run listingcheck check "
        f"with --category-map {out}."
    )
