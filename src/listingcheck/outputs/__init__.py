# SPDX-License-Identifier: Apache-2.0
"""Writes what a run finds, one module per format.

An output takes failures one by one as the run finds them and the counts at the end, so its
memory does not grow with the catalogue. A module of a format has a class ``Output`` made of the
stream it writes to.
"""

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, TextIO

from listingcheck.errors import ConfigurationError
from listingcheck.spelling import guess

if TYPE_CHECKING:
    from listingcheck.engine import BoundRule
    from listingcheck.failure import Failure
    from listingcheck.report import Tally

FORMATS: Mapping[str, str] = {
    "json": "listingcheck.outputs.json",
    "text": "listingcheck.outputs.text",
}
"""The module of each format."""


class Output(Protocol):
    """One format, on its way to one stream."""

    def begin(self, profile: str, rules: "Sequence[BoundRule]") -> None:
        """Say for whom the catalogue is checked, and with which rules."""

    def failure(self, failure: "Failure") -> None:
        """Write one failure."""

    def end(self, tally: "Tally") -> None:
        """Write the counts of the whole run."""


def output(name: str) -> Callable[[TextIO], Output]:
    """What makes the output of a format, given the stream it writes to.

    Raises:
        ConfigurationError: there is no such format.
    """
    if name not in FORMATS:
        known = ", ".join(sorted(FORMATS))
        raise ConfigurationError(
            f"There is no format {name!r}.{guess(name, FORMATS)} Known formats: {known}."
        )
    made: Callable[[TextIO], Output] = import_module(FORMATS[name]).Output
    return made
