# SPDX-License-Identifier: Apache-2.0
"""One page for the people who put listings right: nothing to install, nothing to fetch.

Failures stream into the page as data and its own script shows them, each product with its fields;
the counts stand in the page itself, so that they can be read without a script too.
"""

from collections.abc import Sequence
from inspect import getdoc
from typing import TextIO

from listingcheck.engine import BoundRule
from listingcheck.failure import Failure
from listingcheck.outputs.html.catalogue import Catalogue
from listingcheck.outputs.html.page import Listed, foot, head
from listingcheck.outputs.html.rows import References, dumped, row
from listingcheck.outputs.html.sheets import Sheets
from listingcheck.outputs.html.summary import summary
from listingcheck.outputs.html.worst import breakdown
from listingcheck.product import Product
from listingcheck.tally import Tally

LISTED = 20_000
"""How many failures a page lists; more would make a browser slow."""


class Output:
    """Writes the data as failures come, and the page around it."""

    marketplace = None

    def __init__(self, stream: TextIO) -> None:
        self._write = stream.write
        self._profile = ""
        self._summaries: dict[str, str] = {}
        self._references = References()
        self._catalogue = Catalogue()
        self._sheets = Sheets()
        self._found = 0

    def begin(self, profile: str, rules: Sequence[BoundRule]) -> None:
        """Write the head and open the list of failures."""
        self._profile = profile
        self._summaries = {b.rule.id: (getdoc(b.rule) or "").partition("\n")[0] for b in rules}
        self._write(f'{head(profile)}<script type="application/json" id="failures">[')

    def product(self, product: Product) -> None:
        """Take note of the next product, and of its fields while there is room to show them."""
        has_room = self._found < LISTED and not self._sheets.full
        self._catalogue.enter(product, with_fields=has_room)

    def failure(self, failure: Failure) -> None:
        """Write one failure on a line of its own; beyond what a page lists, count it."""
        self._found += 1
        place = self._catalogue.told(failure)
        if self._found <= LISTED:
            product = None
            if failure.product is not None:
                product = self._sheets.number(failure, place, self._catalogue.names(place))
            before = "\n" if self._found == 1 else ",\n"
            self._write(before + dumped(row(failure, self._references, product)))

    def end(self, tally: Tally) -> None:
        """Close the list and write the products, the counts, the controls and the script."""
        self._write('\n]</script>\n<script type="application/json" id="products">[\n')
        for line in self._sheets.lines():
            self._write(line)
        self._write("]</script>\n")
        references = dumped(self._references.listed())
        self._write(f'<script type="application/json" id="references">{references}</script>\n')
        self._write(summary(self._profile, tally, tally.found, self._summaries))
        self._write(breakdown(self._catalogue.worst(tally), self._catalogue.unplaced))
        self._catalogue.close()
        failures = Listed(self._found, min(self._found, LISTED))
        products = Listed(self._sheets.listed, self._sheets.shown)
        self._write(foot(failures, products, tally.unlisted))
