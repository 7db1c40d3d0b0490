# SPDX-License-Identifier: Apache-2.0
"""Reads products from whatever a caller holds."""

from collections.abc import Iterable, Sequence
from itertools import chain, islice
from typing import Any

from listingcheck.errors import SourceError
from listingcheck.product import UNKNOWN_ORIGIN
from listingcheck.sources import platforms
from listingcheck.sources.inputs import Input
from listingcheck.sources.notes import with_notes
from listingcheck.sources.objects import add_objects
from listingcheck.sources.opening import inputs_of, is_opened
from listingcheck.sources.platform import Platform
from listingcheck.sources.reading import NOTHING_KNOWN, Reading, Settings
from listingcheck.sources.recognition import recognise
from listingcheck.tally import SourceCount


def read(source: Any, platform: str | None = None, settings: Settings = NOTHING_KNOWN) -> Reading:
    """Read products.

    Args:
        source: the path of an export, ``-`` for standard input, an open file, a table of pandas,
            polars or pyarrow, what a platform's API returned (a dict, JSON or XML text, an object
            of its client, or several of them), a product, or products.
        platform: whose it is, such as ``shopify``; found out from the content when left out.
        settings: what the source does not say.

    Raises:
        SourceError: the source cannot be read at all; the text says what to do.
    """
    if isinstance(source, Reading):
        return source
    return read_all([source], platform, settings)


def read_all(
    sources: Iterable[Any], platform: str | None = None, settings: Settings = NOTHING_KNOWN
) -> Reading:
    """Read products from several sources. Files of one platform are read together and joined.

    Raises:
        SourceError: one of them cannot be read at all.
    """
    reading = Reading()
    named = platforms.named(platform) if platform is not None else None
    together: dict[str, tuple[Platform, list[Input]]] = {}
    for source in sources:
        if not is_opened(source):
            add_objects(reading, source, named, settings)
            continue
        for owner, each in _recognised(reading, inputs_of(source), named):
            together.setdefault(owner.name, (owner, []))[1].append(each)
    for owner, of_owner in together.values():
        parts = with_notes(owner.read, of_owner, settings)
        # A part that is missing is told now, not when the first product is taken.
        reading.add_parts(chain([*islice(parts, 1)], parts))
    return reading


def _recognised(
    reading: Reading, inputs: Sequence[Input], named: Platform | None
) -> list[tuple[Platform, Input]]:
    """The inputs of one source with their platforms; each has an account from here on."""
    known: list[tuple[Platform, Input]] = []
    refused: dict[str, SourceError] = {}
    for each in inputs:
        try:
            owner = recognise(each, named)
        except SourceError as error:
            refused[each.name] = error
            continue
        each.ledger = reading.ledger(
            SourceCount(each.path, owner.name if owner else UNKNOWN_ORIGIN.platform, part=each.part)
        )
        reading.sources.append(each.ledger.count)
        reading.follow(each.export)
        if owner is not None:
            known.append((owner, each))
    if refused and not known:
        raise next(iter(refused.values()))
    if refused:
        known[0][1].ledger.left_out(list(refused))
    if not inputs:
        raise SourceError("The archive or workbook holds nothing: export it again.")
    return known
