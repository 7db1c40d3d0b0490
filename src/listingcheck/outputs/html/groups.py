# SPDX-License-Identifier: Apache-2.0
"""How the products of each brand and of each category fare."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from listingcheck.outputs.legible import one_line
from listingcheck.tally import Outcome

NAMES = 50_000
"""How many different names are kept; products of later ones stand together."""
REST = "all others"
"""What those are called."""
LONGEST = 120


@dataclass(frozen=True, slots=True)
class Group:
    """The products of one name."""

    name: str
    """Empty for products that have none."""
    products: int
    outcomes: Counter[str]
    """How many end in which outcome but ``ready``."""
    hinted: int
    """How many are ready, but with something to put right."""

    @property
    def affected(self) -> int:
        """How many have something to put right."""
        return self.outcomes.total() + self.hinted

    @property
    def order(self) -> tuple[int, int, str]:
        """A key to sort by: the most that cannot be listed come first."""
        return -self.outcomes.total(), -self.hinted, self.name


class Groups:
    """The name of each product of the run, at four bytes a product."""

    def __init__(self) -> None:
        self._names = ["", REST]
        self._numbers = {"": 0, REST: 1}
        self._of = array("I")

    def enter(self, name: str | None) -> None:
        """Take the name of the next product."""
        shown = one_line(name, LONGEST)
        self._of.append(self._number(shown))

    def name(self, position: int) -> str:
        """The name of the product at a position in the run, as the page writes it."""
        return self._names[self._of[position]]

    def worst(self, outcomes: Sequence[str], told: Sequence[int]) -> list[Group]:
        """The names that have something to put right, the worst first.

        Args:
            outcomes: the outcome of each product.
            told: whether there is a failure of each product.
        """
        products = Counter(self._of)
        found: defaultdict[int, Counter[str]] = defaultdict(Counter)
        for number, outcome, failed in zip(self._of, outcomes, told, strict=True):
            if failed or outcome != Outcome.READY:
                found[number][outcome] += 1
        groups = (self._group(number, products[number], c) for number, c in found.items())
        return sorted(groups, key=lambda group: group.order)

    def _group(self, number: int, products: int, outcomes: Counter[str]) -> Group:
        hinted = outcomes.pop(Outcome.READY, 0)
        return Group(self._names[number], products, outcomes, hinted)

    def _number(self, name: str) -> int:
        number = self._numbers.get(name)
        if number is None:
            if len(self._names) >= NAMES:
                return self._numbers[REST]
            number = self._numbers[name] = len(self._names)
            self._names.append(name)
        return number
