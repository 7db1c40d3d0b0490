# SPDX-License-Identifier: Apache-2.0
"""What decides whether a failure is told, and what it says once the run is over."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Protocol, runtime_checkable

from listingcheck.errors import ConfigurationError
from listingcheck.failure import Failure, Fix, Severity
from listingcheck.product import Product, Where
from listingcheck.spelling import guess

ALWAYS_TOLD = frozenset({"internal-error", "row-unreadable", "value-unreadable"})
"""What says that something was not checked; nothing can suppress it."""

UNUSED = "suppression-unused"
ENDED = "suppression-ended"
UNREADABLE = "suppression-unreadable"
BASELINE_UNUSED = "baseline-unused"

REMARKS = frozenset({UNUSED, ENDED, UNREADABLE, BASELINE_UNUSED})
"""What suppressions say of themselves."""

NAMED = 3
"""How many entries a remark names before the rest are counted."""

LONGEST_NAME = 80
"""Characters of a product's key, reason or note that a remark quotes."""


@runtime_checkable
class Suppression(Protocol):
    """Decides which failures of a run are counted as suppressed instead of told.

    Derive from it and hand it to ``Checker(suppress=...)``.
    """

    def named(self) -> Collection[str]:
        """The rules and families it was told to speak of, all of which must be there."""
        return ()

    def begin(self) -> None:
        """A run begins, of many products or of one."""
        return

    def meet(self, product: Product) -> Sequence[Failure]:  # noqa: ARG002 - not in the contract
        """What to say of a product, before it is asked about any failure of it."""
        return ()

    def suppresses(self, failure: Failure, product: Product | None) -> bool:
        """Whether a failure is known and accepted.

        Args:
            failure: what a rule found.
            product: the product it was found on; None where several products, or the run, are
                concerned.
        """

    def remarks(self, rules: Collection[str]) -> Iterable[Failure]:  # noqa: ARG002 - not in the contract
        """What to say at the end of a run of these rules; a new run may begin afterwards."""
        return ()


class Together(Suppression):
    """Several suppressions as one; the first that knows a failure answers for it."""

    def __init__(self, parts: Sequence[Suppression]) -> None:
        self._parts = tuple(parts)

    def named(self) -> Collection[str]:
        """What each of them names."""
        return [name for part in self._parts for name in part.named()]

    def begin(self) -> None:
        """Tell each of them."""
        for part in self._parts:
            part.begin()

    def meet(self, product: Product) -> Sequence[Failure]:
        """What each of them has to say."""
        return [failure for part in self._parts for failure in part.meet(product)]

    def suppresses(self, failure: Failure, product: Product | None) -> bool:
        """Whether one of them does."""
        return any(part.suppresses(failure, product) for part in self._parts)

    def remarks(self, rules: Collection[str]) -> Iterator[Failure]:
        """What each of them has to say."""
        for part in self._parts:
            yield from part.remarks(rules)


def is_named(rule: str, name: str) -> bool:
    """Whether a name is the rule's id or that of its family: ``price`` names ``price-zero``."""
    return rule == name or rule.startswith(f"{name}-")


def refuse_unknown(names: Iterable[str], known: Collection[str], where: str) -> None:
    """Refuse to suppress rules or families that are not there, or that nothing can suppress.

    Raises:
        ConfigurationError: names ``where``.
    """
    for name in names:
        if name in ALWAYS_TOLD:
            raise ConfigurationError(
                f"{where}: {name!r} says that something was not checked, so it cannot be ignored. "
                "Leave it out."
            )
        if not any(is_named(rule, name) for rule in known):
            raise ConfigurationError(
                f"{where}: there is no rule or family {name!r}.{guess(name, known)}"
            )


def remark(rule: str, file: str | None, message: str, fix: str, count: int) -> Failure:
    """A failure of the run as a whole that speaks of suppressions."""
    return Failure(
        rule=rule,
        stage=None,
        severity=Severity.INFO,
        product=None,
        variant=None,
        field=None,
        where=Where(file=file),
        value=str(count),
        limit=None,
        message=message,
        fix=Fix(fix),
    )


def listed(names: Sequence[str]) -> str:
    """The first few names, and how many more there are."""
    first = ", ".join(map(_short, names[:NAMED]))
    rest = len(names) - NAMED
    return f"{first} and {rest:,} more" if rest > 0 else first


def quoted(text: str) -> str:
    """A text of a merchant in quotes, short and on one line."""
    return repr(_short(text))


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_NAME else f"{text[:LONGEST_NAME]}…"


def counted(count: int, one: str, several: str) -> str:
    """A number with its noun."""
    return f"{count:,} {one if count == 1 else several}"
