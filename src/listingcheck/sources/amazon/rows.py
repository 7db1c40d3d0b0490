# SPDX-License-Identifier: Apache-2.0
"""The rows of a category template: which are products, which are children, and of what."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from listingcheck.errors import SourceError
from listingcheck.product import present
from listingcheck.sources.amazon.codes import is_deletion
from listingcheck.sources.amazon.header import Header, told
from listingcheck.sources.amazon.names import NAMES, WEIGHTS
from listingcheck.sources.formats.table import Table
from listingcheck.sources.inputs import unheard
from listingcheck.sources.kit.families import Member, far_variations
from listingcheck.sources.kit.memo import Memo
from listingcheck.sources.reading import Ledger, Settings

PLACE = {name: place for place, name in enumerate(NAMES)}
"""Where each column stands among the known cells of a row."""
_SKU = PLACE["item_sku"]
_PARENT = PLACE["parent_sku"]
_ALWAYS = 4
"""The first columns, by which it is known what a row is."""
_EXAMPLE = "ABC123"
"""The SKU of the example that Amazon puts above the products in its newest templates."""
_DUTIES = frozenset({"required", "optional", "preferred", "desired", "recommended"})
"""What a row below the header says of columns in templates that seller tools write."""
_PARENTS = ("parent", "parentarticle", "articolo parent", "produit parent", "親", "übergeordnet")
_CHILDREN = ("child", "enfant", "kind", "bambino", "hijo", "子", "untergeordnet")
_LOOKED_FOR = ("sale_price", *WEIGHTS)
"""Columns of which it matters whether they hold anything."""

Row = tuple[int, int, tuple[str, ...], list[str]]
"""The line, the number of the record, the known cells, and all cells."""


@dataclass(slots=True)
class Survey:
    """What a first pass over the rows finds out."""

    far: Counter[str] = field(default_factory=Counter)
    """Children that do not follow their parent, by its SKU."""
    filled: set[str] = field(default_factory=set)
    """Of some columns, those that hold anything."""


class Rows:
    """The rows of one table.

    Raises:
        SourceError: there is no column of SKUs.
    """

    def __init__(
        self, table: Table, ledger: Ledger, settings: Settings, names: Sequence[str] = NAMES
    ) -> None:
        self._table = table
        self._ledger = ledger
        self.said = told(table.above)
        self.header = header = Header(table.header, self.said, settings.language)
        if "item_sku" not in header:
            raise SourceError(
                f"{table.name} has no column item_sku or contribution_sku, which every category "
                "template of Amazon has: give the file as it is uploaded."
            )
        self._cells: Callable[[list[str]], tuple[str, ...]] = itemgetter(
            *(header.places.get(name, table.width) for name in names)
        )

    def members(self) -> Iterator[Member[Row]]:
        """The rows of products and children; what is neither is booked."""
        ledger, deletions, parents, children = self._ledger, _DELETIONS, _IS_PARENT, _IS_CHILD
        for line, cells, row in self._filled():
            sku, action, level, parent = cells[:_ALWAYS]
            parent = parent.strip()
            if deletions[action]:
                ledger.skip("deleted row")
            elif parent and parent != sku.strip() and not parents[level]:
                yield (), parent, (line, 0, cells, row)
            elif not present(sku):
                problem = "The row has no SKU, so it is no listing."
                ledger.unread(problem, "Enter its SKU.", line=line, value=_text(row))
            elif children[level]:
                self.orphan((line, 0, cells, row))
            else:
                yield (sku.strip(),), "", (line, ledger.number(), cells, row)

    def _filled(self) -> Iterator[tuple[int, tuple[str, ...], list[str]]]:
        """The rows that hold anything, without the examples above the first product."""
        cells_of, completes = self._cells, bool(self.header.others)
        data_row, may_be_example = self.said.data_row, self.header.has_paths
        for line, row in self._table:
            if completes:
                self.header.complete(row)
            cells = cells_of(row)
            if not cells[_SKU] and not any(map(present, row)):
                continue
            if line < data_row or (may_be_example and cells[_SKU] == _EXAMPLE):
                self._ledger.skip("example row")
            elif cells[_SKU].casefold() in _DUTIES and _says_duties(row):
                self._ledger.skip("row of what is required")
            else:
                yield line, cells, row
            may_be_example = False

    def orphan(self, row: Row) -> None:
        """Book a child whose parent is not there."""
        line, _, cells, everything = row
        parent, sku = cells[_PARENT].strip(), cells[_SKU].strip() or "without a SKU"
        belongs = f"belongs to {parent}, which is not in the file" if parent else "names no parent"
        self._ledger.unread(
            f"The child {sku} {belongs}.",
            "Add the row of its parent, or correct parent_sku.",
            line=line,
            value=_text(everything),
        )


def surveyed(table: Table, settings: Settings) -> Survey:
    """Look at all rows of a table once, before they are read."""
    survey = Survey()
    names = (*NAMES[:_ALWAYS], *_LOOKED_FOR)
    members = Rows(table, unheard(), settings, names).members()
    survey.far = far_variations(_watched(members, survey))
    return survey


def _watched(members: Iterable[Member[Row]], survey: Survey) -> Iterator[Member[Row]]:
    """The rows, while what they fill is noted."""
    sought = _LOOKED_FOR
    for member in members:
        cells = member[2][2][_ALWAYS:]
        if len(survey.filled) < len(sought) and any(cells):
            survey.filled.update([n for n, cell in zip(sought, cells, strict=True) if cell])
        yield member


_DELETIONS = Memo(is_deletion)
_IS_PARENT: Memo[str, bool] = Memo(lambda level: level.strip().casefold().startswith(_PARENTS))
_IS_CHILD: Memo[str, bool] = Memo(lambda level: level.strip().casefold().startswith(_CHILDREN))


def _says_duties(row: list[str]) -> bool:
    return all(cell.strip().casefold() in _DUTIES for cell in row if present(cell))


def _text(row: list[str]) -> str:
    return " | ".join(filter(present, row))
