# SPDX-License-Identifier: Apache-2.0
"""Writes what a run finds, one module per format.

An output takes failures one by one as the run finds them and the counts at the end, so its
memory does not grow with the catalogue. One that speaks of every product is shown the products
too. A module of a format has a class ``Output`` made of the stream it writes to.
"""

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, ClassVar, Protocol, TextIO

from listingcheck.errors import ConfigurationError
from listingcheck.spelling import guess

if TYPE_CHECKING:
    from listingcheck.engine import BoundRule
    from listingcheck.failure import Failure
    from listingcheck.product import Product
    from listingcheck.tally import Tally

FORMATS: Mapping[str, str] = {
    "csv": "listingcheck.outputs.csv",
    "github": "listingcheck.outputs.github",
    "gitlab": "listingcheck.outputs.gitlab",
    "html": "listingcheck.outputs.html",
    "json": "listingcheck.outputs.json",
    "jsonl": "listingcheck.outputs.jsonl",
    "junit": "listingcheck.outputs.junit",
    "markdown": "listingcheck.outputs.markdown",
    "sarif": "listingcheck.outputs.sarif",
    "statistics": "listingcheck.outputs.statistics",
    "text": "listingcheck.outputs.text",
    "tiktok": "listingcheck.outputs.tiktok",
    "xlsx": "listingcheck.outputs.xlsx",
}
"""The module of each format."""


class Output(Protocol):
    """One format, on its way to one stream."""

    marketplace: ClassVar[str | None]
    """The only marketplace whose profiles it can write about; None for any."""

    @property
    def product(self) -> "Callable[[Product], None] | None":
        """Takes each product, in the order of the run and before its failures.

        None for an output that wants none; a run with only such outputs pays nothing.
        """

    def begin(self, profile: str, rules: "Sequence[BoundRule]") -> None:
        """Say for whom the catalogue is checked, and with which rules."""

    def failure(self, failure: "Failure") -> None:
        """Write one failure."""

    def end(self, tally: "Tally") -> None:
        """Write the counts of the whole run."""


def output(name: str, marketplace: str | None = None) -> Callable[[TextIO], Output]:
    """What makes the output of a format, given the stream it writes to.

    Args:
        name: the format.
        marketplace: whose profile the run is for, where that is known.

    Raises:
        ConfigurationError: there is no such format, or it is another marketplace's.
    """
    if name not in FORMATS:
        known = ", ".join(sorted(FORMATS))
        raise ConfigurationError(
            f"There is no format {name!r}.{guess(name, FORMATS)} Known formats: {known}."
        )
    made: type[Output] = import_module(FORMATS[name]).Output
    if marketplace is not None and made.marketplace not in {None, marketplace}:
        raise ConfigurationError(
            f"The format {name!r} is written for {made.marketplace} alone, but the profile is of "
            f"{marketplace}: choose a profile such as {made.marketplace}/us, or another format."
        )
    return made
