# SPDX-License-Identifier: Apache-2.0
"""Notes on what to ignore that stand in a plain column of a table, which no platform reads."""

from collections.abc import Callable, Iterator, Sequence

from listingcheck.product import Product
from listingcheck.sources.formats.table import Line, Table
from listingcheck.sources.inputs import Input, TableInput
from listingcheck.sources.kit.parts import attribute
from listingcheck.sources.reading import Ledger, Part, Settings
from listingcheck.suppression import is_of_notes
from listingcheck.tally import PRODUCTS


def with_notes(
    read: Callable[[Sequence[Input], Settings], Iterator[Part]],
    inputs: Sequence[Input],
    settings: Settings,
) -> Iterator[Part]:
    """Read the inputs of a platform; products of tables get the notes of their rows."""
    columns = {}
    for each in inputs:
        if isinstance(each, TableInput) and each.part == PRODUCTS:
            column = columns[id(each.ledger.count)] = _Column(
                settings.ignore_attribute, each.ledger
            )
            each.watched = column.watched
    for part in read(inputs, settings):
        of_part = columns.get(id(part.count))
        yield of_part.given(part) if of_part else part


class _Column:
    """Gives products what stands in the column of notes, as an attribute.

    Only rows with a note are held, until their product comes.

    Args:
        name: what the column is called; its usual name when left out.
        ledger: told of notes that are no product's.
    """

    def __init__(self, name: str | None, ledger: Ledger) -> None:
        self._name = name
        self._ledger = ledger
        self._column = ""
        self._found: dict[int, str] = {}

    def watched(self, table: Table) -> Table:
        """The table; where it has the column, one whose notes are taken as rows go by."""
        for place, title in enumerate(table.header):
            if is_of_notes(title, self._name):
                self._column = title
                return _Watched(table, place, self._found)
        return table

    def given(self, part: Part) -> Part:
        """The products of the table, with their notes."""
        return Part(part.count, self._products(part))

    def _products(self, part: Part) -> Iterator[Product]:
        for product in part.products:
            yield self._noted(product) if self._found else product
        if self._found:
            line, text = next(iter(self._found.items()))
            self._ledger.odd(
                f"Notes in the column {self._column} that stand where no product begins were not "
                f"read: {len(self._found):,}.",
                "Write them on the first row of the product.",
                line=line,
                value=text,
            )

    def _noted(self, product: Product) -> Product:
        text = self._found.pop(product.line, None) if product.line is not None else None
        for variant in product.variants:
            # Spreadsheets fill a column downwards: what a variant repeats is no note of its own.
            if text is not None and variant.line and self._found.get(variant.line) == text:
                del self._found[variant.line]
        if text is None or any(is_of_notes(a.name, self._name) for a in product.attributes):
            return product
        noted = attribute(self._column, text, self._column)
        return product.changed(attributes=(*product.attributes, noted))


class _Watched(Table):
    """A table whose cells in one column are noted as it is iterated."""

    def __init__(self, table: Table, place: int, found: dict[int, str]) -> None:
        self.name, self.header, self.above = table.name, table.header, table.above
        self._table, self._place, self._found = table, place, found

    def __iter__(self) -> Iterator[Line]:
        """Yield the rows below the header."""
        for line, row in self._table:
            if text := row[self._place].strip():
                self._found[line] = text
            yield line, row

    def first(self, count: int) -> list[tuple[str, ...]]:
        """The header and the rows below it as they are."""
        return self._table.first(count)
