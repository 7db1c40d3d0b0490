# SPDX-License-Identifier: Apache-2.0
"""Corrects in rounds: what the fixes of one check change is checked before it counts.

In a round every cell is changed by one fix. The others of that cell are proposed anew, from the
value that stands there then, by the check that follows. Every round leaves fewer failures, so two
rules cannot quarrel for ever.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from listingcheck.correction.checking import Desk, Found, sign_of
from listingcheck.correction.copies import Copy
from listingcheck.correction.history import History
from listingcheck.correction.names import NAMES, kind_of
from listingcheck.correction.places import Located, located
from listingcheck.correction.result import Correction, Left, NotApplied, Place, Reason
from listingcheck.failure import Failure, Fix, Safety
from listingcheck.fixes.delimited import Spot

MOST_ROUNDS = 10
"""Fixes that are not done with each other by then are told."""
_AGREE = "It may change the meaning, so it waits until you agree to it."
_FIRST = "Another correction of the same cell went first."

_Identity = tuple[str, str | None, str | None, Fix]
"""A failure as it is known again while nothing of its product has changed."""

_Owner = tuple[str | None, str | int | None]
"""A product, by its file and its record there, or else its key."""


class Rounds:
    """Corrects copies until no fix is left that can be applied.

    Args:
        copies: the exports, by name.
        desk: checks them.
        unsafe: apply fixes that may change the meaning, too.
    """

    def __init__(self, copies: Mapping[str, Copy], desk: Desk, *, unsafe: bool) -> None:
        self._copies = copies
        self._desk = desk
        self._accepted = {Safety.SAFE, Safety.UNSAFE} if unsafe else {Safety.SAFE}
        self._refused: dict[_Identity, NotApplied] = {}
        self._history = History(copies)

    def correction(self) -> Correction:
        """Correct, and give an account."""
        before = found = self._desk.check(self._copies)
        for _ in range(MOST_ROUNDS):
            planned = self._planned(found)
            if not planned:
                break
            found = self._carried_out(planned, found)
        return Correction(
            {name: copy.data for name, copy in self._copies.items()},
            self._history.changes(),
            tuple(map(self._left, found.fixable)),
            before.tally,
            found.tally,
        )

    def _planned(self, found: Found) -> list[Located]:
        """The fixes of one round; of those that are about one cell the first, and its equals."""
        open_ = [each for each in found.fixable if self._is_open(each)]
        planned, taken = [], dict[Place, str]()
        for failure, place in located(self._desk.read(self._copies), open_, self._copies):
            if isinstance(place, NotApplied):
                self._refused[_identity(failure)] = place
            elif all(taken.get(at, value) == value for at, value in place.values.items()):
                taken.update(place.values)
                planned.append(place)
        return planned

    def _is_open(self, failure: Failure) -> bool:
        return failure.fix.safety in self._accepted and _identity(failure) not in self._refused

    def _carried_out(self, planned: list[Located], before: Found) -> Found:
        """Apply what does no harm, and keep what the check of it finds."""
        while planned:
            copies = _with(self._copies, planned)
            after = self._desk.check(copies, before)
            harmful = _harmful(planned, before, after)
            if not harmful:
                self._copies = copies
                self._history.add(planned)
                return after
            for each, said in harmful:
                self._refused[_identity(each.failure)] = NotApplied(Reason.WORSE, said)
            planned = [each for each in planned if _identity(each.failure) not in self._refused]
        return before

    def _left(self, failure: Failure) -> Left:
        """Why a failure that has edits is still there."""
        if failure.fix.safety not in self._accepted:
            return Left(failure, Reason.UNSAFE, _AGREE)
        trouble = self._refused.get(_identity(failure), NotApplied(Reason.CONFLICT, _FIRST))
        return Left(failure, trouble.reason, str(trouble))


def _kinds_of(failure: Failure) -> set[str]:
    """The kinds of fields that a fix is about."""
    return {kind_of(edit.field) for edit in failure.fix.edits}


def _identity(failure: Failure) -> _Identity:
    return failure.rule, failure.product, failure.field, failure.fix


def _with(copies: Mapping[str, Copy], planned: Iterable[Located]) -> dict[str, Copy]:
    values: defaultdict[str, dict[Spot, str]] = defaultdict(dict)
    for each in planned:
        for (name, spot), value in each.values.items():
            values[name][spot] = value
    return {name: copy.with_values(values[name]) for name, copy in copies.items()}


def _harmful(planned: Sequence[Located], before: Found, after: Found) -> list[tuple[Located, str]]:
    """The fixes that brought a new failure or left their own, and which."""
    applied = Counter(sign_of(each.failure) for each in planned)
    if after.structure != before.structure:
        naming = [each for each in planned if _kinds_of(each.failure) & NAMES]
        return [(each, "The products would be read differently.") for each in naming or planned]
    stays = [
        (each, f"{each.failure.rule} stays with it.")
        for each in planned
        if after.signs[sign := sign_of(each.failure)] > before.signs[sign] - applied[sign]
    ]
    brought = _guilty(planned, after.fresh)
    if after.fresh and not brought:
        return [(each, f"{after.fresh[0].rule} appears with it.") for each in planned]
    return stays + brought


def _guilty(planned: Sequence[Located], fresh: Iterable[Failure]) -> list[tuple[Located, str]]:
    """The fixes that new failures can come from: of the same product, and of its field, if any."""
    of_owner: defaultdict[_Owner, list[Located]] = defaultdict(list)
    for each in planned:
        of_owner[_owner(each.failure)].append(each)
    guilty = []
    for failure in fresh:
        of_product, kind = of_owner.get(_owner(failure), []), kind_of(failure.field)
        of_field = [each for each in of_product if kind in _kinds_of(each.failure)]
        said = f"{failure.rule} appears with it."
        guilty += [(each, said) for each in of_field or of_product]
    return guilty


def _owner(failure: Failure) -> _Owner:
    """The product of a failure; its key may be what is corrected, its record never is."""
    where = failure.where
    return where.file, failure.product if where.record is None else where.record
