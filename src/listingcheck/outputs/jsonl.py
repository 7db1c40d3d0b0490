# SPDX-License-Identifier: Apache-2.0
"""JSON Lines: the JSON report in pieces, each with its ``kind``, for what reads line by line."""

import json
from collections.abc import Sequence
from typing import Any, TextIO

from listingcheck.engine import BoundRule
from listingcheck.failure import Failure
from listingcheck.report import heading
from listingcheck.tally import Tally


class Output:
    """Writes a heading, one line a failure, and a summary."""

    marketplace = None
    product = None

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def begin(self, profile: str, rules: Sequence[BoundRule]) -> None:  # noqa: ARG002 - in the JSON report neither
        """Write what the JSON report begins with."""
        self._line("heading", heading(profile))

    def failure(self, failure: Failure) -> None:
        """Write one failure."""
        self._line("failure", failure.to_dict())

    def end(self, tally: Tally) -> None:
        """Write what was read, the counts and the outcomes."""
        sources = [source.to_dict() for source in tally.sources]
        said = {"sources": sources, "counts": tally.counts(), "outcomes": tally.outcomes}
        self._line("summary", said)

    def _line(self, kind: str, said: dict[str, Any]) -> None:
        self._stream.write(_dump({"kind": kind, **said}) + "\n")


# ASCII only: a lone surrogate in a merchant's text has no bytes in UTF-8.
_dump = json.JSONEncoder().encode
