# SPDX-License-Identifier: Apache-2.0
"""``listingcheck images``."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from listingcheck.failure import Failure
    from listingcheck.fixes.pictures import Mended


@click.group("images")
def command() -> None:
    """Mend pictures."""


@command.command("fix")
@click.argument("folder", metavar="DIR")
@click.option("--out", required=True, metavar="DIR", help="Where to: a new or empty folder.")
@click.option("--for", "profile", metavar="PROFILE", help="For whom, such as tiktok-shop/us.")
def fix(folder: str, out: str, profile: str | None) -> None:
    """Write the pictures of a folder as the marketplace takes them, into another folder.

    What would be refused becomes JPEG; what is fine is copied. Originals are never touched.

    Exit codes: 0 all can be uploaded; 1 some could not be mended; 2 the work could not be done.
    """
    from functools import partial
    from pathlib import Path

    from listingcheck.cli.endings import CLEAN, FAILURES
    from listingcheck.face import check_image
    from listingcheck.fixes.pictures import mend_folder, target_of
    from listingcheck.profile import DEFAULT, load_profile

    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")
    name = profile or DEFAULT
    target = target_of(load_profile(name).on(None))
    judge = partial(check_image, profile=name)
    all_mended = []
    for mended in mend_folder(Path(folder), Path(out), target, judge):
        _print(_lines(mended))
        all_mended.append(mended)
    _print(_summary(all_mended))
    sys.exit(CLEAN if all(mended.is_mended for mended in all_mended) else FAILURES)


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)


def _lines(mended: "Mended") -> Iterator[str]:
    """One line on a file, and one on each thing that was or is wrong."""
    from listingcheck.gallery.refusals import shown

    name = shown(mended.name)
    was = f"{name}: {mended.was}" if mended.was else name
    if mended.written is None:
        yield f"{was} -> not mended: {mended.trouble}"
    elif mended.steps is None:
        as_ = "it is" if mended.written == mended.name else shown(mended.written)
        yield f"{was} -> copied as {as_}"
    else:
        done = f" ({', '.join(mended.steps)})" if mended.steps else ""
        yield f"{was} -> {shown(mended.written)}: {mended.now}{done}"
    if mended.written is None or mended.steps is not None:
        yield from (f"  before: {failure.message}" for failure in mended.before)
    yield from (f"  still: {failure.message}" for failure in mended.after)


def _summary(all_mended: "list[Mended]") -> Iterator[str]:
    """How many pictures there are, and how many failed each rule before and after."""
    written = [mended for mended in all_mended if mended.written is not None]
    converted = sum(mended.steps is not None for mended in written)
    yield ""
    yield (
        f"Pictures: {len(all_mended):,}. Converted: {converted:,}. "
        f"Copied: {len(written) - converted:,}. Not mended: {len(all_mended) - len(written):,}."
    )
    before = _counted(mended.before for mended in all_mended)
    after = _counted(mended.after for mended in written)
    for rule in sorted(before | after):
        yield f"  {rule}: {before[rule]:,} before, {after[rule]:,} after"


def _counted(found: "Iterable[tuple[Failure, ...]]") -> Counter[str]:
    """How many pictures fail each rule."""
    return Counter(rule for each in found for rule in {failure.rule for failure in each})
