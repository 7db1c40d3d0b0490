# SPDX-License-Identifier: Apache-2.0
"""Failures that a note on the product itself accepts: in a metafield, attribute or column."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from listingcheck.failure import Failure, Fix, Severity
from listingcheck.product import Product
from listingcheck.suppression.notes import Accepted, is_of_notes, read_note
from listingcheck.suppression.suppressing import (
    ENDED,
    UNREADABLE,
    UNUSED,
    Suppression,
    counted,
    is_named,
    listed,
    quoted,
    remark,
)

_REMEDY = (
    "Write rules, parted by commas, each with a day and a reason if there are some: "
    "image-few until 2027-01-31: photo shoot in January."
)


@dataclass(slots=True)
class _Noted:
    """A note, and what of it was not needed yet."""

    product: str
    field: str
    """The attribute it stands in."""
    accepted: tuple[Accepted, ...]
    unmet: tuple[Accepted, ...]
    over: tuple[Accepted, ...] = ()
    """What would have been needed, but has ended."""

    def suppresses(self, failure: Failure, today: date) -> bool:
        """Whether it accepts a failure, or is itself what the failure is about."""
        if failure.field is not None and failure.field.startswith(self.field):
            return True
        for each in self.accepted:
            if is_named(failure.rule, each.name):
                self.unmet = tuple(other for other in self.unmet if other is not each)
                if each.until is None or each.until >= today:
                    return True
                self.over = (*(other for other in self.over if other is not each), each)
        return False

    def named(self, each: Accepted) -> str:
        """How a message names what it accepts."""
        until = f", until {each.until}" if each.until else ""
        return f"{each.name} of {self.product}{until}"


class ProductNotes(Suppression):
    """Suppresses what products say of themselves, such as in ``listingcheck_ignore``.

    Only products with a note are remembered, for what is found across the catalogue.

    Args:
        known: the ids of all rules, so that a misspelt one is told.
        today: the day by which notes have ended.
        attribute: the attribute or column that holds the notes; ``listingcheck_ignore``, whatever
            stands before it, when left out.
    """

    def __init__(self, known: Collection[str], today: date, attribute: str | None = None) -> None:
        self._known = frozenset(known)
        self._today = today
        self._attribute = attribute
        self._noted: dict[str, tuple[_Noted, ...]] = {}
        self._last: Product | None = None
        self._of_last: tuple[_Noted, ...] = ()

    def begin(self) -> None:
        """Forget the products of another run."""
        self._noted = {}
        self._last, self._of_last = None, ()

    def meet(self, product: Product) -> Sequence[Failure]:
        """Read its notes; what cannot be read is told."""
        self._last, self._of_last = product, ()
        if not product.attributes:
            return ()
        wanted = self._attribute
        places = [n for n, a in enumerate(product.attributes) if is_of_notes(a.name, wanted)]
        return [problem for place in places for problem in self._read(product, place)]

    def suppresses(self, failure: Failure, product: Product | None) -> bool:
        """Whether the failing product accepts it."""
        if failure.rule == UNREADABLE or failure.product is None:
            return False
        if product is None:
            noted = self._noted.get(failure.product, ())
        else:
            noted = self._of_last if product is self._last else ()
        return any(each.suppresses(failure, self._today) for each in noted)

    def remarks(self, rules: Collection[str]) -> Iterator[Failure]:
        """Say what has ended, and what no failure of these rules needed."""
        noted = [each for group in self._noted.values() for each in group]
        ended = [each.named(over) for each in noted for over in each.over]
        if ended:
            yield _ended(ended)
        unmet = [(each, one) for each in noted for one in each.unmet if _ran(one.name, rules)]
        if unmet:
            yield _unused([each.named(one) for each, one in unmet])

    def _read(self, product: Product, place: int) -> Iterator[Failure]:
        field = f"attributes[{place}]"
        text = product.attributes[place].value
        note = read_note(text, self._known)
        noted = _Noted(product.key, field, note.accepted, note.accepted)
        self._of_last = (*self._of_last, noted)
        self._noted[product.key] = (*self._noted.get(product.key, ()), noted)
        for problem in note.problems:
            yield _unreadable(product, f"{field}.value", text, problem)


def _ran(name: str, rules: Collection[str]) -> bool:
    return any(is_named(rule, name) for rule in rules)


def _unreadable(product: Product, field: str, text: str, problem: str) -> Failure:
    where = product.where(field)
    place = f" in {where.column}" if where.column else ""
    return Failure(
        rule=UNREADABLE,
        stage=None,
        severity=Severity.WARNING,
        product=product.key,
        variant=None,
        field=field,
        where=where,
        value=quoted(text),
        limit=None,
        message=f"The note{place} on what to ignore cannot be read: {problem}.",
        fix=Fix(_REMEDY),
    )


def _ended(named: list[str]) -> Failure:
    count = counted(len(named), "note", "notes")
    return remark(
        ENDED,
        None,
        f"The day of {count} on products has passed, so what they hid is told again: "
        f"{listed(named)}.",
        "Put the listings right, or give the notes a later day after 'until'.",
        len(named),
    )


def _unused(named: list[str]) -> Failure:
    count = counted(len(named), "note", "notes")
    return remark(
        UNUSED,
        None,
        f"No failure needs {count} on products any more: {listed(named)}.",
        "Take them out of the products.",
        len(named),
    )
