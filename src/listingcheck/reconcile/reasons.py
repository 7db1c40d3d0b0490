# SPDX-License-Identifier: Apache-2.0
"""Which rules a message stands for."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from listingcheck.errors import ConfigurationError
from listingcheck.lookup import Explanation, explain, glossary
from listingcheck.reconcile.refusal import Refusal

_NOT_YET = "No rule looks for it yet, though the listing may show it."


class Reason(NamedTuple):
    """What is behind a message."""

    rules: tuple[str, ...]
    """The rules it may stand for, the likeliest first."""
    name: str | None
    """The likeliest explanation that is no rule, where no rule looks for it."""
    why: str | None
    """Why none does."""


class Reasons:
    """Looks messages up, each once."""

    def __init__(self, rules: Iterable[str]) -> None:
        self.rules = frozenset(rules)
        """All rules there are."""
        self._glossary = glossary()
        self._known: dict[str, tuple[Explanation, ...]] = {}

    def of(self, refusal: Refusal) -> Reason:
        """What is behind a refusal: its message and code, or else its hint."""
        found = [each for text in refusal.said for each in self._explained(text)]
        if not found and refusal.hint:
            found = [*self._explained(refusal.hint)]
        rules = tuple(dict.fromkeys(each.id for each in found if each.id in self.rules))
        best = next(iter(found), None)
        if rules or best is None:
            return Reason(rules, None, None)
        return Reason((), best.id, _why(best))

    def _explained(self, text: str) -> Iterator[Explanation]:
        if text not in self._known:
            try:
                self._known[text] = tuple(explain(text, self._glossary))
            except ConfigurationError:
                self._known[text] = ()
        yield from self._known[text]


def _why(found: Explanation) -> str:
    message = found.message
    if message is None:
        return found.why
    known = "No rule can know it before upload." if message.preventable == "no" else _NOT_YET
    return f"{known} {message.why or message.meaning}"
