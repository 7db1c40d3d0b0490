# SPDX-License-Identifier: Apache-2.0
"""What each column of one category template holds, and where a field of a product stands."""

from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter

from listingcheck.product import Origin
from listingcheck.sources.amazon.header import Header, Told
from listingcheck.sources.amazon.names import (
    ATTRIBUTES,
    FIELDS,
    IMAGES,
    KEYWORDS,
    NEVER_CARRIED,
    PACKAGES,
    SIDES,
    WEIGHTS,
)
from listingcheck.sources.amazon.themes import Option
from listingcheck.sources.kit.memo import Memo
from listingcheck.sources.kit.origins import CURRENCY
from listingcheck.sources.reading import Settings

Placed = tuple[tuple[int, str, str], ...]
"""Positions with what Amazon's API and the file call the columns there."""


class Layout:
    """The columns of one file.

    Args:
        header: where they stand.
        said: what stands above them.
        file: where the table stands.
        settings: what the caller knows.
        filled: of sale prices and weights, the columns that hold anything.
    """

    def __init__(
        self,
        header: Header,
        said: Told,
        file: str | None,
        settings: Settings,
        filled: Iterable[str],
    ) -> None:
        self._header = header
        self._file = file
        self._filled = frozenset(filled)
        self.images = self._placed(IMAGES)
        self.keywords = self._placed(KEYWORDS)
        self.attributes = self._placed(ATTRIBUTES)
        self.picture_cells = self._getter(self.images)
        """The cells of a row with pictures; more empty ones may follow."""
        self.attribute_cells = self._getter(self.attributes)
        """The cells of a row with attributes; more empty ones may follow."""
        self.main_picture = self.images[0][0] if self.images else len(header.titles)
        """The position of the main picture."""
        self.currency = said.currency or settings.currency
        self._columns = self._fields()
        self._lacks = self._lacking()
        self._origins: Memo[tuple[Option, ...], Origin] = Memo(self._origin)

    def origin(self, options: tuple[Option, ...]) -> Origin:
        """What products with these options share."""
        return self._origins[options]

    def _placed(self, names: Sequence[str]) -> Placed:
        header = self._header
        return tuple([(header.places[n], n, header.title(n)) for n in names if n in header])

    def _getter(self, placed: Placed) -> Callable[[Sequence[str]], tuple[str, ...]]:
        # A getter of one cell would give no tuple; the cell behind the last one is always empty.
        nothing = len(self._header.titles)
        return itemgetter(*[position for position, _, _ in placed], nothing, nothing)

    def _fields(self) -> dict[str, str]:
        header = self._header
        columns = {field: header.title(name) for name, field in FIELDS.items() if name in header}
        columns["key"] = columns["variants[].sku"]
        if "product_type" not in columns and "item_type" in header:
            columns["product_type"] = header.title("item_type")
        if self.images:
            columns["images[].url"] = columns["variants[].image"] = self.images[0][2]
        return columns | self._prices() | self._measures()

    def _prices(self) -> dict[str, str]:
        header = self._header
        if "sale_price" not in self._filled:
            return {}
        sale = header.title("sale_price")
        if "standard_price" not in header:
            return {"variants[].price": sale}
        standard = header.title("standard_price")
        both = {"variants[].price": f"{sale} / {standard}"}
        return both | {"variants[].compare_at_price": standard}

    def _measures(self) -> dict[str, str]:
        header, found = self._header, {}
        weights = [name for name in WEIGHTS if name in header]
        for name in [name for name in weights if name in self._filled][:1] or weights[:1]:
            found["variants[].weight"] = header.title(name)
        for of in PACKAGES:
            sides = {side: f"{of}_{side}" for side in SIDES if f"{of}_{side}" in header}
            if sides:
                titles = {side: header.title(name) for side, name in sides.items()}
                found["variants[].dimensions"] = " / ".join(titles.values())
                found |= {f"variants[].dimensions.{side}": t for side, t in titles.items()}
                break
        return found

    def _lacking(self) -> frozenset[str]:
        fields = {*FIELDS.values(), "variants[].weight", "variants[].dimensions"}
        lacks = NEVER_CARRIED | {field for field in fields if field not in self._columns}
        return lacks - {CURRENCY} if self.currency else lacks

    def _origin(self, options: tuple[Option, ...]) -> Origin:
        titles, columns = self._header.titles, dict(self._columns)
        for number, (_, position) in enumerate(options):
            if position is not None:
                columns[f"variants[].options[{number}]"] = titles[position]
            if "variation_theme" in self._header:
                columns[f"options[{number}]"] = self._header.title("variation_theme")
        return Origin("amazon", self._file, columns, self._lacks)
