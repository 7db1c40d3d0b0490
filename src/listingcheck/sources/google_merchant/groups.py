# SPDX-License-Identifier: Apache-2.0
"""Brings the items of one group together: they are variants of one product.

Items of a group mostly stand one behind the other, but need not, and XML is too slow to be read
twice. So groups, and what comes behind them, are held until MOST_HELD items have come; what is
held does not grow with the feed, but for the ids of groups that were let go. Where no group
waits, an item without one goes at once.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import NamedTuple

from listingcheck.sources.google_merchant.layout import Layout, Row, says
from listingcheck.sources.reading import Ledger

MOST_HELD = 20_000
"""Items that wait for others of their group."""
_AHEAD = 500
"""Items read before the first is used, so that it is known what a feed has."""


class Unread(NamedTuple):
    """What stands where an item should."""

    problem: str
    fix: str
    line: int | None
    record: int | None = None
    value: str | None = None


Item = tuple[int | None, Row, Layout]
"""The line, the cells, and where they stand."""
Group = tuple[int | None, str, list[Item]]
"""The number of the record, the id of the group (empty for an item by itself), and the items."""


def ahead(items: Iterator[Item | Unread]) -> Iterator[Item | Unread]:
    """The items, of which the first are read at once."""
    return chain(list(islice(items, _AHEAD)), items)


def groups(
    items: Iterable[Item | Unread], ledger: Ledger, most_held: int = MOST_HELD
) -> Iterator[Group]:
    """Yield the groups in the order of their first items; what is no item is booked."""
    waiting: dict[str | int, Group] = {}
    gone: dict[str, bool] = {}
    held = 0
    for item in items:
        if isinstance(item, Unread):
            _book(item, ledger)
            continue
        _, row, layout = item
        name = row[layout.group].strip()
        if not (name or row[layout.id].strip()):
            _book(item, ledger)
            continue
        if name and name in waiting:
            waiting[name][2].append(item)
        else:
            record = ledger.number()
            if not (name or waiting):
                yield record, name, [item]
                continue
            waiting[name or record] = record, name, [item]
            if name in gone:
                gone[name] = True
        held += 1
        while held > most_held:
            whole = waiting.pop(next(iter(waiting)))
            held -= len(whole[2])
            gone.setdefault(whole[1], False)
            yield whole
    yield from waiting.values()
    _tell([name for name, is_split in gone.items() if name and is_split], ledger, most_held)


def _book(item: Item | Unread, ledger: Ledger) -> None:
    """Book what is no item; a blank row is nothing."""
    if isinstance(item, Unread):
        problem, fix, line, record, value = item
        ledger.unread(problem, fix, record=record, line=line, value=value)
        return
    line, row, _ = item
    if filled := [str(cell) for cell in row if says(cell)]:
        problem = "The item has no id, so it is no product."
        ledger.unread(problem, "Enter its id.", line=line, value=" | ".join(filled))


def _tell(split: Sequence[str], ledger: Ledger, most_held: int) -> None:
    if split:
        ledger.note(
            f"The items of some groups ({len(split):,}, the first of them {split[0]}) stand more "
            f"than {most_held:,} items apart, so each was read as several products.",
            "Sort the feed by item_group_id.",
        )
