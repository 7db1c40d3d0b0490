# SPDX-License-Identifier: Apache-2.0
"""JSON, in the shape that ``schema_version`` promises: one failure a line, ASCII only."""

import json
from collections.abc import Sequence
from typing import TextIO

from listingcheck.engine import BoundRule
from listingcheck.failure import Failure
from listingcheck.report import heading
from listingcheck.tally import Tally


class Output:
    """Writes failures as they come, and behind them the counts."""

    marketplace = None
    product = None

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._separator = "\n"

    def begin(self, profile: str, rules: Sequence[BoundRule]) -> None:  # noqa: ARG002 - not in the contract
        """Write the heading and open the list of failures."""
        self._stream.write(f'{_dump(heading(profile))[:-1]}, "failures": [')

    def failure(self, failure: Failure) -> None:
        """Write one failure on a line of its own."""
        self._stream.write(self._separator + _dump(failure.to_dict()))
        self._separator = ",\n"

    def end(self, tally: Tally) -> None:
        """Close the list and write what was read, the counts and the outcomes."""
        behind = {
            "sources": [source.to_dict() for source in tally.sources],
            "counts": tally.counts(),
            "outcomes": tally.outcomes,
        }
        self._stream.write(f"\n], {_dump(behind)[1:]}\n")


# Not ensure_ascii=False: a lone surrogate in a merchant's text has no bytes in UTF-8.
_dump = json.JSONEncoder().encode
