# SPDX-License-Identifier: Apache-2.0
"""What the readers of BigCommerce's CSVs share: a product of a row and those that belong to it."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from operator import itemgetter
from typing import ClassVar

from listingcheck.product import (
    Attribute,
    Category,
    Dimensions,
    Identifier,
    Image,
    Length,
    Money,
    Product,
    Stock,
    Variant,
    Weight,
    present,
)
from listingcheck.sources.bigcommerce.cells import Pairs, custom_fields, is_true
from listingcheck.sources.bigcommerce.columns import FIELDS, PLACE
from listingcheck.sources.bigcommerce.groups import Group, Groups, Row
from listingcheck.sources.bigcommerce.images import has_relative
from listingcheck.sources.bigcommerce.places import Own, Places
from listingcheck.sources.bigcommerce.pricing import Priced, Stated, priced
from listingcheck.sources.formats.table import Table
from listingcheck.sources.kit.columns import Columns
from listingcheck.sources.kit.memo import Memo
from listingcheck.sources.kit.memo import cells as memo
from listingcheck.sources.kit.parts import attribute, dimensions, identifier
from listingcheck.sources.reading import Ledger, Settings

PRICES = itemgetter(*(PLACE[name] for name in ("price", "sale_price", "retail_price")))
"""The cells of the price, the sale price and the retail price."""
_SIDES = itemgetter(*(PLACE[name] for name in ("length", "width", "height")))
_ID, _NAME, _SKU = (PLACE[name] for name in ("id", "name", "sku"))
_WEIGHT, _STOCK, _TRACKING = PLACE["weight"], PLACE["stock"], PLACE["tracking"]
_CATEGORY, _TAGS, _FIELDS = PLACE["category"], PLACE["tags"], PLACE["custom_fields"]
_DESCRIPTION, _VARIANT_IMAGE = PLACE["description"], PLACE["variant_image"]
_OF_PRODUCT = frozenset({"product", "by product", "simple"})
_UNTRACKED = frozenset({"none", "n", "no", "0", "false"})

Prices = tuple[str, ...]
Sides = tuple[str, ...]


class BigCommerceTable(ABC):
    """Reads products out of one table."""

    names: ClassVar[Mapping[str, tuple[str, ...]]]
    """How the layout spells its columns."""
    kinds: ClassVar[Mapping[str, str]]
    """What its rows call themselves."""
    options_in: ClassVar[str]
    """The column that holds the options of a variant."""

    def __init__(self, table: Table, ledger: Ledger, settings: Settings) -> None:
        self.columns = columns = Columns(table, self.names, FIELDS)
        self._settings = settings
        self.ledger = ledger
        self._groups = Groups(
            table,
            ledger,
            columns.cells,
            self.kinds if "item" in columns else None,
            columns.title("item") if "item" in columns else "",
        )
        self._place = Places(columns, settings)
        self._options_at = PLACE[self.options_in]
        self._options = Memo(self.options_of)
        self.prices = memo(lambda cell: Money.parse(cell, settings.currency))
        self._priced = Memo(self._prices_of)
        self.weights = memo(lambda cell: Weight.parse(cell, settings.weight_unit))
        self._lengths = memo(lambda cell: Length.parse(cell, settings.dimension_unit))
        self._sizes = Memo(self._size)
        self._stocks = memo(Stock.parse)
        self._trackings = Memo[str, str](lambda cell: cell.strip().casefold())
        self._categories = Memo(self.category_of)
        self._tags = memo(lambda cell: tuple(tag.strip() for tag in cell.split(",") if tag.strip()))
        self.truths = Memo(is_true)
        self._fields_in = columns.title("custom_fields") if "custom_fields" in columns else ""
        self._specifications = [
            (PLACE[name], columns.title(name)) for name in ("condition", "mpn") if name in columns
        ]

    @abstractmethod
    def own(self) -> Own:
        """What only this layout has."""

    @abstractmethod
    def options_of(self, cell: str) -> Pairs:
        """The options that a cell states."""

    @abstractmethod
    def category_of(self, cell: str) -> Category | None:
        """The category that a cell states."""

    @abstractmethod
    def brand_of(self, cells: tuple[str, ...]) -> str | None:
        """The brand that a product's row states."""

    @abstractmethod
    def status_of(self, cells: tuple[str, ...]) -> str | None:
        """Whether a product can be seen and bought."""

    @abstractmethod
    def images_of(self, group: Group) -> tuple[Image, ...]:
        """The pictures of a product, that of lists first."""

    def groups(self) -> Iterator[Group]:
        """The rows of each product."""
        return iter(self._groups)

    def products(self) -> Iterator[Product]:
        """Yield the products, in the order of the file."""
        origins = self._place.origins(self.ledger.count.path, self.own())
        for group in self.groups():
            line, cells, row = group.head
            attributes = self._attributes(cells)
            images = self.images_of(group)
            variants, sales = self._variants(group, attributes)
            yield Product.made(
                {
                    "key": (present(cells[_SKU]) or present(cells[_ID]) or cells[_NAME]).strip(),
                    "title": present(cells[_NAME]),
                    "description": present(cells[_DESCRIPTION]),
                    "brand": self._brand(cells, row, attributes),
                    "product_type": None,
                    "category": self._categories[cells[_CATEGORY]],
                    "tags": self._tags[cells[_TAGS]] or (),
                    "status": self.status_of(cells),
                    "options": self._names(group.variants),
                    "variants": variants,
                    "images": images,
                    "attributes": attributes,
                    "compliance": None,
                    "record": group.record,
                    "line": line,
                    "origin": origins[sales, has_relative(images)],
                }
            )

    def _variants(
        self, group: Group, attributes: tuple[Attribute, ...]
    ) -> tuple[tuple[Variant, ...], frozenset[bool]]:
        """The variants, and whether their prices are sale prices."""
        head = group.head[1]
        if not group.variants:
            prices = self.prices_of(head, head)
            variant = self._variant(0, group.head, head, (), prices)
            return (self._coded(variant, attributes),), frozenset({prices.is_on_sale})
        names, variants, sales = self._names(group.variants), list[Variant](), set[bool]()
        for index, row in enumerate(group.variants):
            own, values = self._options[row[1][self._options_at]]
            if own != names:
                stated = dict(zip(own, values, strict=True))
                values = tuple([stated.get(name) for name in names])
            prices = self.prices_of(row[1], head)
            sales.add(prices.is_on_sale)
            variants.append(self._variant(index, row, head, values, prices))
        return tuple(variants), frozenset(sales)

    def _names(self, rows: list[Row]) -> tuple[str, ...]:
        """The names of the options, in the order in which variants state them."""
        at, options = self._options_at, self._options
        found = dict.fromkeys([options[row[1][at]][0] for row in rows])
        if len(found) == 1:
            return next(iter(found))
        return tuple(dict.fromkeys([name for names in found for name in names]))

    def _variant(
        self,
        index: int,
        row: Row,
        head: tuple[str, ...],
        options: tuple[str | None, ...],
        prices: Priced,
    ) -> Variant:
        """A variant; what its row leaves empty, that of its product says."""
        line, cells, everything = row
        return Variant.made(
            {
                "index": index,
                "sku": present(cells[_SKU]),
                "options": options,
                "price": prices.price,
                "compare_at_price": prices.compare_at_price,
                "identifiers": self._identifiers(everything),
                "weight": self.weights[cells[_WEIGHT]] or self.weights[head[_WEIGHT]],
                "dimensions": self._sizes[_SIDES(cells), _SIDES(head)],
                "stock": self._stock(cells, head),
                "image": present(cells[_VARIANT_IMAGE]) if cells is not head else None,
                "offer": None,
                "line": line,
            }
        )

    def prices_of(self, cells: tuple[str, ...], head: tuple[str, ...]) -> Priced:
        """The prices in a row, with those of its product."""
        return self._priced[PRICES(cells), PRICES(head)]

    def _prices_of(self, cells: tuple[Prices, Prices]) -> Priced:
        own, of_product = ([self.prices[cell] for cell in prices] for prices in cells)
        return priced(Stated(*own), Stated(*of_product))

    def _size(self, cells: tuple[Sides, Sides]) -> Dimensions | None:
        lengths = self._lengths
        length, width, height = (
            lengths[own] or lengths[of_head] for own, of_head in zip(*cells, strict=True)
        )
        return dimensions(length, width, height)

    def _stock(self, cells: tuple[str, ...], head: tuple[str, ...]) -> Stock | None:
        """What is left of a variant, counted where the product says that it is counted."""
        tracking = self._trackings[head[_TRACKING]]
        if tracking in _UNTRACKED:
            return None
        return self._stocks[head[_STOCK] if tracking in _OF_PRODUCT else cells[_STOCK]]

    def _identifiers(self, row: list[str]) -> tuple[Identifier, ...]:
        codes = self._place.codes
        return tuple(
            [identifier(row[at], kind, title) for at, kind, title in codes if present(row[at])]
        )

    def _coded(self, variant: Variant, attributes: tuple[Attribute, ...]) -> Variant:
        """The only variant, with the trade number that may stand in a custom field."""
        wanted = self._settings.gtin_attribute
        found = [identifier(a.value, None, a.column) for a in attributes if a.name == wanted]
        if not found:
            return variant
        return variant.model_copy(update={"identifiers": (*variant.identifiers, *found)})

    def _attributes(self, cells: tuple[str, ...]) -> tuple[Attribute, ...]:
        said = [
            attribute(title, cells[at], title)
            for at, title in self._specifications
            if present(cells[at])
        ]
        return (*said, *custom_fields(cells[_FIELDS], self._fields_in))

    def _brand(
        self, cells: tuple[str, ...], row: list[str], attributes: tuple[Attribute, ...]
    ) -> str | None:
        wanted, at = self._settings.brand_attribute, self._place.brand
        if wanted is None:
            return self.brand_of(cells)
        if at is not None:
            return present(row[at])
        return next((a.value for a in attributes if a.name == wanted), None) or self.brand_of(cells)
