# SPDX-License-Identifier: Apache-2.0
"""Products in JSON: SCAPI Shopper Products, OCAPI Shop and OCAPI Data."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from listingcheck.product import (
    Attribute,
    Category,
    Identifier,
    IdentifierType,
    Money,
    Product,
    Stock,
    Variant,
    number,
)
from listingcheck.sources.formats.payload import Document, Entry, ShapeError, items, mapping, text
from listingcheck.sources.kit.memo import cells as memo
from listingcheck.sources.kit.origins import CURRENCY, Origins
from listingcheck.sources.kit.parts import attribute, identifier
from listingcheck.sources.reading import Ledger, Settings
from listingcheck.sources.sfcc import pictures
from listingcheck.sources.sfcc.keys import KEY_MAPS, Names, names_of
from listingcheck.sources.sfcc.nodes import NEVER_CARRIED
from listingcheck.sources.sfcc.pictures import NOWHERE, Group, Picture
from listingcheck.sources.sfcc.texts import Texts
from listingcheck.sources.sfcc.variations import Option

_CUSTOM = "c_"
_NO_LISTINGS = {
    "set": "product set",
    "bundle": "product bundle",
    "variationGroup": "variation group",
    "variation_group": "variation group",
}
"""Types of products that consist of others, and what these are called."""
_LIST = "list"
"""What the price book of a struck-through price calls itself."""


class _Common(NamedTuple):
    """What the variants of a product have in common."""

    names: Names
    currency: str | None
    options: tuple[Option, ...]
    groups: tuple[Group, ...]


class SfccDocuments:
    """Makes products of the documents of one source."""

    def __init__(self, file: str | None, settings: Settings) -> None:
        self._settings = settings
        self._texts = Texts(settings.language)
        self._stocks = memo(Stock.parse)
        self._categories = memo(lambda path: Category(path=path))
        self._origins = Origins("sfcc", file, NEVER_CARRIED | {CURRENCY})

    def product(self, document: Document, record: int | None, line: int | None) -> Product:
        """The product of a document.

        Raises:
            ShapeError: the document is not built as a product is.
        """
        key = text(document.get("id"))
        if key is None:
            raise ShapeError("it has no id")
        names = names_of(document)
        listed = items(document.get("variants"))
        rows = listed or [document]
        common = _Common(
            names,
            self._currency(document, names),
            self._options(document, rows[0], names),
            self._pictures(document, names),
        )
        variants = [
            self._variant(index, row, common, pictured=bool(listed))
            for index, row in enumerate(rows)
        ]
        return Product.made(
            {
                "key": key,
                "title": self._texts.of_value(document.get("name")),
                "description": self._texts.of_value(document.get(names.long_description))
                or self._texts.of_value(document.get(names.short_description)),
                "brand": self._brand(document, names),
                "product_type": None,
                "category": self._categories[text(document.get(names.primary_category_id)) or ""],
                "tags": (),
                "status": _status(document.get("online")),
                "options": tuple([each.title for each in common.options]),
                "variants": tuple(variants),
                "images": pictures.of_product(common.groups, NOWHERE, None),
                "attributes": tuple(_attributes(document, names)),
                "compliance": None,
                "record": record,
                "line": line,
                "origin": self._origins.of(
                    document,
                    rows[0],
                    KEY_MAPS[names, bool(listed)],
                    states_currency=common.currency is not None,
                ),
            }
        )

    def _variant(self, index: int, row: Document, common: _Common, *, pictured: bool) -> Variant:
        names, currency, options, groups = common
        values = _values(row, names)
        price, usual = text(row.get("price")), _list_price(row, names)
        is_reduced = price and usual and number(price) != number(usual)
        return Variant.made(
            {
                "index": index,
                "sku": text(row.get(names.product_id)) or text(row.get("id")),
                "options": tuple([each.value(values) for each in options]),
                "price": Money.parse(price, currency) if price else None,
                "compare_at_price": Money.parse(usual, currency) if is_reduced else None,
                "identifiers": self._identifiers(row),
                "weight": None,
                "dimensions": None,
                "stock": self._stocks[_stock(row, names) or ""],
                "image": pictures.of_variant(groups, values, NOWHERE) if pictured else None,
                "offer": None,
                "line": None,
            }
        )

    def _currency(self, document: Document, names: Names) -> str | None:
        stated = document.get("currency") or document.get(names.price_currency)
        return text(stated) or self._settings.currency

    def _brand(self, document: Document, names: Names) -> str | None:
        wanted = self._settings.brand_attribute
        brand = _custom(document, wanted) if wanted is not None else None
        return brand or text(document.get("brand")) or text(document.get(names.manufacturer_name))

    def _identifiers(self, row: Document) -> tuple[Identifier, ...]:
        found = []
        wanted = self._settings.gtin_attribute
        if wanted is not None and (code := _custom(row, wanted)):
            found.append(identifier(code, None, wanted))
        for key, kind in (("ean", IdentifierType.EAN), ("upc", IdentifierType.UPC)):
            if code := text(row.get(key)):
                found.append(identifier(code, kind, key))
        return tuple(found)

    def _options(self, document: Document, row: Document, names: Names) -> tuple[Option, ...]:
        """The options that variants have values for; the document may say what they are called."""
        values = _values(row, names)
        said = [
            self._option(each, name)
            for each in items(document.get(names.variation_attributes))
            if (name := text(each.get("id")))
        ]
        found = {each.attribute: each for each in said if each.attribute in values}
        unsaid = {name: Option(name, name, name, {}) for name in values if name not in found}
        return (*found.values(), *unsaid.values())

    def _option(self, document: Document, name: str) -> Option:
        shown = {
            value: label
            for each in items(document.get("values"))
            if (value := text(each.get("value")))
            and (label := self._texts.of_value(each.get("name")))
        }
        return Option(self._texts.of_value(document.get("name")), name, name, shown)

    def _pictures(self, document: Document, names: Names) -> tuple[Group, ...]:
        groups = items(document.get(names.image_groups))
        best = pictures.best_view([text(group.get(names.view_type)) for group in groups])
        return tuple(
            (_conditions(group, names), self._images(group, names))
            for group in groups
            if text(group.get(names.view_type)) == best
        )

    def _images(self, group: Document, names: Names) -> tuple[Picture, ...]:
        return tuple(
            (url, self._texts.of_value(each.get("alt")))
            for each in items(group.get("images"))
            if (url := _url(each, names))
        )


def sellable(entries: Iterable[Entry], ledger: Ledger) -> Iterator[Entry]:
    """The entries that are listings; others are booked, as are variants of masters above.

    Held in memory: the ids of the variants that masters name.
    """
    named: set[str] = set()
    for entry in entries:
        document = entry.document if isinstance(entry.document, dict) else {}
        kinds = document.get("type")
        kind = next((each for each in _NO_LISTINGS if _is(kinds, each)), None)
        if kind is not None:
            ledger.skip(_NO_LISTINGS[kind])
        elif _is(kinds, "variant") and str(document.get("id")) in named:
            ledger.skip("variant of a master above")
        else:
            named.update(_named(document.get("variants")))
            yield entry


def _named(variants: Any) -> Iterator[str]:
    """The ids of the variants of a master."""
    for each in variants if isinstance(variants, list) else ():
        if isinstance(each, dict):
            yield str(each.get("productId") or each.get("product_id"))


def _is(kinds: Any, kind: str) -> bool:
    return isinstance(kinds, dict) and kinds.get(kind) is True


def _values(row: Document, names: Names) -> dict[str, str]:
    found = mapping(row.get(names.variation_values))
    return {str(name): value for name, said in found.items() if (value := text(said))}


def _list_price(row: Document, names: Names) -> str | None:
    """The price for one piece in a list book, where the answer has prices by book."""
    for book, price in mapping(row.get("prices")).items():
        if _LIST in str(book).casefold():
            return text(price)
    for tier in items(row.get(names.tiered_prices)):
        is_list = _LIST in (text(tier.get("pricebook")) or "").casefold()
        if is_list and number(text(tier.get("quantity")) or "") == 1:
            return text(tier.get("price"))
    return None


def _stock(row: Document, names: Names) -> str | None:
    inventory = mapping(row.get("inventory"))
    return text(inventory.get("ats", row.get("ats"))) or text(inventory.get(names.stock_level))


def _conditions(group: Document, names: Names) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name, value)
        for each in items(group.get(names.variation_attributes))
        for said in items(each.get("values"))
        if (name := text(each.get("id"))) and (value := text(said.get("value")))
    )


def _url(picture: Document, names: Names) -> str | None:
    keys = ("link", names.abs_url, "url", names.dis_base_link)
    return next(filter(None, (text(picture.get(key)) for key in keys)), None)


def _attributes(document: Document, names: Names) -> Iterator[Attribute]:
    for key in document:
        if key.startswith(_CUSTOM) and (value := _custom(document, key)):
            yield attribute(key.removeprefix(_CUSTOM), value, key)
    for key in (names.manufacturer_name, names.manufacturer_sku):
        if value := text(document.get(key)):
            yield attribute(key, value, key)


def _custom(document: Document, name: str) -> str | None:
    """The value of a custom attribute; several are joined, and objects are no values."""
    value = document.get(name, document.get(_CUSTOM + name))
    values = value if isinstance(value, list) else [value]
    said = [text(each) for each in values if not isinstance(each, dict | list)]
    return ", ".join(filter(None, said)) or None


def _status(online: Any) -> str | None:
    if isinstance(online, bool):
        return "online" if online else "offline"
    return None
