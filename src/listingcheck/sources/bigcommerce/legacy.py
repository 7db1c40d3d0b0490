# SPDX-License-Identifier: Apache-2.0
"""BigCommerce's legacy CSVs: the bulk-edit template, with rows of SKUs and rules, and the default.

A rule changes the price, the weight or the picture of the variants whose SKU or options it names.
Rules of other choices (an engraving, a gift box) sell nothing of their own: they are said once.
"""

from collections.abc import Callable, Iterator
from operator import itemgetter

from listingcheck.product import Category, Image, Product, number, present
from listingcheck.sources.bigcommerce.cells import (
    Pairs,
    category_paths,
    depth,
    legacy_options,
    listed_images,
)
from listingcheck.sources.bigcommerce.columns import LEGACY, PLACE
from listingcheck.sources.bigcommerce.groups import LEGACY_KINDS, Group, Row
from listingcheck.sources.bigcommerce.images import Placed, ranked, slots_in
from listingcheck.sources.bigcommerce.places import Own
from listingcheck.sources.bigcommerce.rules import changed, rules_for
from listingcheck.sources.bigcommerce.table import BigCommerceTable
from listingcheck.sources.formats.table import Table
from listingcheck.sources.kit.memo import Memo
from listingcheck.sources.kit.parts import image
from listingcheck.sources.reading import Ledger, Settings

_BRAND, _PRICE, _SALE = PLACE["brand"], PLACE["price"], PLACE["sale_price"]
_CALCULATED, _WEIGHT = PLACE["calculated_price"], PLACE["weight"]
_MEASURED = tuple(PLACE[name] for name in ("price", "weight", "length", "width", "height"))
_MEASURES = itemgetter(*_MEASURED)
_VISIBLE, _NOT_VISIBLE = PLACE["visible"], PLACE["not_visible"]
_PURCHASABLE, _IMAGES = PLACE["purchasable"], PLACE["images"]
_VARIANT_IMAGE, _ALT = PLACE["variant_image"], PLACE["image_alt"]


class LegacyTable(BigCommerceTable):
    """Reads products out of one legacy export."""

    names = LEGACY
    kinds = LEGACY_KINDS
    options_in = "name"

    def __init__(self, table: Table, ledger: Ledger, settings: Settings) -> None:
        super().__init__(table, ledger, settings)
        self._slots = slots_in(table.header)
        columns = self.columns
        self._single = [columns.found[name] for name in ("image", "image_file") if name in columns]
        self._addresses = [at for slot in self._slots for at in slot.addresses] + self._single
        behind = len(table.header)
        self._address_cells: Callable[[list[str]], tuple[str, ...]] = itemgetter(
            *self._addresses, behind, behind
        )
        self._zeros = Memo(_zeros)
        self._listed_in = columns.title("images") if "images" in columns else ""
        self._options_of = Memo(legacy_options)
        self._rules_left = 0

    def products(self) -> Iterator[Product]:
        """Yield the products, in the order of the file."""
        yield from super().products()
        if self._rules_left:
            self.ledger.note(
                f"{self._rules_left} rules name no variant: they belong to other choices, so what "
                "they change was left out.",
                "Nothing, unless such a choice is to be listed by itself.",
            )

    def own(self) -> Own:
        columns = self.columns
        carried = {}
        if "price" not in columns and "calculated_price" in columns:
            carried["variants[].price"] = columns.title("calculated_price")
        pictures = [columns.header[at] for at in self._addresses]
        if title := next(iter(pictures), self._listed_in):
            carried["images[].url"] = carried["variants[].image"] = title
        alts = [slot.alt for slot in self._slots if slot.alt < len(columns.header)]
        if alts:
            carried["images[].alt"] = columns.header[alts[0]]
        shown = [name for name in ("visible", "not_visible", "purchasable") if name in columns]
        if shown:
            carried["status"] = columns.title(shown[0])
        lacks = frozenset[str]() if "images[].url" in carried else frozenset({"images[].url"})
        return Own(self.options_in, carried, lacks, {})

    def options_of(self, cell: str) -> Pairs:
        return legacy_options(cell)

    def category_of(self, cell: str) -> Category | None:
        path = max(category_paths(cell), key=depth, default=None)
        return Category(path=path) if path else None

    def brand_of(self, cells: tuple[str, ...]) -> str | None:
        return present(cells[_BRAND])

    def status_of(self, cells: tuple[str, ...]) -> str | None:
        truths = self.truths
        is_visible = truths[cells[_VISIBLE]]
        if is_visible is False or truths[cells[_NOT_VISIBLE]]:
            return "hidden"
        if truths[cells[_PURCHASABLE]] is False:
            return "disabled"
        return "visible" if is_visible else present(cells[_VISIBLE])

    def groups(self) -> Iterator[Group]:
        for group in super().groups():
            line, cells, row = group.head
            if not present(cells[_PRICE]):
                # A calculated price has the sale price in it already.
                calculated = {_PRICE: cells[_CALCULATED], _SALE: ""}
                group.head = line, _with(cells, calculated), row
            self._apply_rules(group)
            yield group

    def _apply_rules(self, group: Group) -> None:
        """Put into the rows of variants what rules change about them."""
        used: set[int] = set()
        finder = rules_for(group.rules, self._options_of)
        for index, row in enumerate(group.variants):
            rules = finder(row)
            used |= {line for line, _, _ in rules}
            group.variants[index] = self._ruled(row, group.head[1], rules)
        self._rules_left += len(group.rules) - len(used)

    def _ruled(self, row: Row, head: tuple[str, ...], rules: list[Row]) -> Row:
        line, cells, everything = row
        changes, picture = self._zeros[_MEASURES(cells)], self._first_picture(row)
        if not (rules or changes or picture):
            return row
        if changes:
            cells = _with(cells, changes)
        if rules:
            cells = _with(cells, self._changes(cells, head, rules))
        pictures = filter(None, map(self._first_picture, reversed(rules)))
        if picture := next(pictures, picture):
            cells = _with(cells, {_VARIANT_IMAGE: picture})
        return line, cells, everything

    def _changes(
        self, cells: tuple[str, ...], head: tuple[str, ...], rules: list[Row]
    ) -> dict[int, str]:
        """The price and the weight of a variant after its rules, where they change them."""
        prices, weights = self.prices, self.weights
        price = old_price = prices[cells[_PRICE]] or self.prices_of(head, head).price
        weight = old_weight = weights[cells[_WEIGHT]] or weights[head[_WEIGHT]]
        for _, rule, _ in rules:
            price = changed(price, rule[_PRICE], prices.__getitem__)
            weight = changed(weight, rule[_WEIGHT], weights.__getitem__)
        found = {}
        if price is not None and price is not old_price:
            found[_PRICE] = price.raw
        if weight is not None and weight is not old_weight:
            found[_WEIGHT] = weight.raw
        return found

    def _first_picture(self, row: Row) -> str | None:
        everything = row[2]
        # Most rows of SKUs and rules have none: look at all at once.
        if not "".join(self._address_cells(everything)):
            return None
        return next((picture.url for picture, _, _ in self._pictures(row)), None)

    def images_of(self, group: Group) -> tuple[Image, ...]:
        return ranked(list(self._pictures(group.head)))

    def _pictures(self, row: Row) -> Iterator[Placed]:
        line, cells, everything = row
        header, truths = self.columns.header, self.truths
        for slot in self._slots:
            for at in slot.addresses:
                if url := present(everything[at]):
                    picture = image(url, present(everything[slot.alt]), line, header[at])
                    yield picture, truths[everything[slot.thumbnail]], everything[slot.place]
                    break
        for at in self._single:
            if url := present(everything[at]):
                yield image(url, present(cells[_ALT]), line, header[at]), None, ""
                break
        for url in listed_images(cells[_IMAGES]):
            yield image(url, None, line, self._listed_in), None, ""


def _with(cells: tuple[str, ...], changes: dict[int, str]) -> tuple[str, ...]:
    """The cells of a row with some of them changed."""
    found = list(cells)
    for at, cell in changes.items():
        found[at] = cell
    return tuple(found)


def _zeros(cells: tuple[str, ...]) -> dict[int, str]:
    """Where a SKU's row says 0 for a price or measure, which means that of the product."""
    return {at: "" for at, cell in zip(_MEASURED, cells, strict=True) if number(cell) == 0}
