# SPDX-License-Identifier: Apache-2.0
"""All answers of a run, one a line."""

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import TextIO

from listingcheck.engine import BoundRule
from listingcheck.failure import Failure, Severity
from listingcheck.outputs.tiktok.answer import listing_check
from listingcheck.product import Product, Where
from listingcheck.tally import Tally

_encode = json.JSONEncoder().encode


class Output:
    """Holds the failures of each product until no more can come; then writes every answer."""

    marketplace = "tiktok-shop"

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._market: str | None = None
        self._keys: list[str] = []
        self._numbers: dict[str, int] = {}
        """The number of the first product with each key."""
        self._namesakes: dict[tuple[str, str | None, int], int] = {}
        """Those of later ones, by key, file and record."""
        self._found: defaultdict[int, list[Failure]] = defaultdict(list)
        self._unread: list[Failure] = []

    def begin(self, profile: str, rules: Sequence[BoundRule]) -> None:  # noqa: ARG002 - no heading
        """Learn how the market spells its diagnoses."""
        self._market = next((bound.rule.context.market for bound in rules), None)

    def product(self, product: Product) -> None:
        """Note the key of the next product."""
        number, key = len(self._keys), product.key
        self._keys.append(key)
        if self._numbers.setdefault(key, number) != number and product.record is not None:
            self._namesakes[key, product.origin.file, product.record] = number

    def failure(self, failure: Failure) -> None:
        """Put a failure with the others of its product."""
        if failure.product is not None:
            self._found[self._number(failure.product, failure.where)].append(failure)
        elif failure.severity is not Severity.INFO:
            self._unread.append(failure)

    def end(self, tally: Tally) -> None:  # noqa: ARG002 - an answer speaks of one product
        """Write the answers."""
        for number, key in enumerate(self._keys):
            self._write(self._found.get(number, ()), key)
        for failure in self._unread:
            self._write([failure], _place(failure.where))

    def _number(self, key: str, where: Where) -> int:
        if where.record is not None:
            namesake = self._namesakes.get((key, where.file, where.record))
            if namesake is not None:
                return namesake
        if key not in self._numbers:
            self._numbers[key] = len(self._keys)
            self._keys.append(key)
        return self._numbers[key]

    def _write(self, failures: Sequence[Failure], request_id: str) -> None:
        answer = listing_check(failures, request_id=request_id, market=self._market)
        self._stream.write(f"{_encode(answer)}\n")


def _place(where: Where) -> str:
    """A place as a name: ``export.csv:12``."""
    return ":".join(str(part) for part in (where.file, where.line) if part is not None)
