# SPDX-License-Identifier: Apache-2.0
"""Makes products of the rows of Magento's export."""

from collections.abc import Iterator
from operator import itemgetter

from listingcheck.product import Attribute, Category, Image, Product, present
from listingcheck.sources.kit.memo import Memo
from listingcheck.sources.kit.memo import cells as memo
from listingcheck.sources.kit.parts import attribute, image
from listingcheck.sources.magento import lists
from listingcheck.sources.magento.catalogue import Catalogue, Resolved, key_of
from listingcheck.sources.magento.columns import CONFIGURABLE, NO_PRODUCTS, PLACE, STATUSES
from listingcheck.sources.magento.families import Family, Said, family_of
from listingcheck.sources.magento.places import Places
from listingcheck.sources.magento.rows import Row
from listingcheck.sources.magento.variants import Variants
from listingcheck.sources.reading import Ledger, Settings

_TEXTS = itemgetter(*(PLACE[n] for n in ("name", "description", "short_description")))
_KINDS = itemgetter(*(PLACE[n] for n in ("set", "categories", "online")))
_BASE_IMAGE = itemgetter(PLACE["base_image"], PLACE["base_image_label"])
_MORE_IMAGES = itemgetter(PLACE["additional_images"], PLACE["additional_image_labels"])
_SKU, _LABELS = PLACE["sku"], PLACE["labels"]
_NO_FAMILY = Family({}, [])
_MOST_MADE = 4_096
"""Attributes that are made once for all products: yes and no, materials, colours."""


class Products:
    """Makes the products of one source."""

    def __init__(
        self, catalogue: Catalogue, places: Places, ledger: Ledger, settings: Settings
    ) -> None:
        self._catalogue = catalogue
        self._places = places
        self._ledger = ledger
        self._variants = Variants(places, settings)
        self._statuses = memo(lambda cell: STATUSES.get(cell.strip(), cell))
        self._categories = Memo(_category)
        self._columns = Memo(places.column)
        self._made: dict[tuple[str, str], Attribute] = {}
        # Without a column of its own, a picture and its text stand in those of the source.
        has_base = places.known_column("base_image") is not None
        self._more_column = places.known_column("additional_images") if has_base else None

    def __iter__(self) -> Iterator[Product]:
        """Yield the products in the order of the source; what is none is booked."""
        catalogue, ledger = self._catalogue, self._ledger
        for row in catalogue:
            if len(row) == 4:
                problem, fix, line, value = row
                ledger.unread(problem, fix, line=line, value=value)
                continue
            cells = row[1]
            key, kind = key_of(cells[_SKU]), catalogue.kind(cells)
            if not key:
                self._without_sku(row)
            elif (resolved := catalogue.resolved(key, row)) is None:
                ledger.skip("store view row")
            elif kind in NO_PRODUCTS:
                ledger.skip(NO_PRODUCTS[kind])
            elif catalogue.is_child(key, kind):
                catalogue.pass_child(key, resolved)
            else:
                yield self._product(resolved, ledger.number())

    def _without_sku(self, row: Row) -> None:
        line, cells, said = row
        if filled := [cell for cell in (*cells[:-1], *said.values()) if present(cell)]:
            self._ledger.unread(
                "The row has no SKU, so it is no product.",
                "Enter a SKU.",
                line=line,
                value=" | ".join(filled),
            )

    def _product(self, row: Resolved, record: int) -> Product:
        line, cells, said, line_of_texts = row
        family = _NO_FAMILY
        if self._catalogue.kind(cells) == CONFIGURABLE:
            family = family_of(row, self._catalogue, self._ledger)
        variants, codes = self._variants.of(row, family), tuple(family.options)
        title, description, short_description = _TEXTS(cells)
        kind, categories, online = _KINDS(cells)
        return Product.made(
            {
                "key": cells[_SKU].strip(),
                "title": present(title),
                "description": present(description) or present(short_description),
                "brand": self._brand(said, cells),
                "product_type": present(kind),
                "category": self._categories[categories],
                "tags": (),
                "status": self._statuses[online],
                "options": tuple(family.options.values()),
                "variants": variants,
                "images": self._images(cells, line),
                "attributes": self._attributes(said, codes),
                "compliance": None,
                "record": record,
                "line": line_of_texts,
                "origin": self._places.origin(
                    codes,
                    is_on_sale=any([one.compare_at_price for one in variants]),  # noqa: C419 - quick
                    has_labels=bool(cells[_LABELS]),
                ),
            }
        )

    def _brand(self, said: Said, cells: tuple[str, ...]) -> str | None:
        for place in self._places.brands:
            if brand := place.value(said, cells):
                return brand
        return None

    def _images(self, cells: tuple[str, ...], line: int | None) -> tuple[Image, ...]:
        base, label = _BASE_IMAGE(cells)
        more, more_labels = _MORE_IMAGES(cells)
        found: dict[str, Image] = {}
        if present(base):
            found[base.strip()] = image(base, present(label), line)
        if more:
            urls = lists.listed(more)
            for url, text in zip(urls, lists.texts(more_labels, len(urls)), strict=True):
                if url not in found:
                    found[url] = image(url, text, line, self._more_column)
        return tuple(found.values())

    def _attributes(self, said: Said, codes: tuple[str, ...]) -> tuple[Attribute, ...]:
        made, make = self._made.get, self._attribute
        if not codes:
            return tuple([made(each) or make(each) for each in said.items()])
        return tuple([made(each) or make(each) for each in said.items() if each[0] not in codes])

    def _attribute(self, pair: tuple[str, str]) -> Attribute:
        one = attribute(*pair, self._columns[pair[0]])
        if len(self._made) < _MOST_MADE:
            self._made[pair] = one
        return one


def _category(cell: str) -> Category | None:
    path = lists.category(cell)
    return Category(path=path) if path else None
