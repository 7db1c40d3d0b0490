# SPDX-License-Identifier: Apache-2.0
"""Products of Wix's catalogue V1 in JSON, from REST and from Velo."""

from collections.abc import Iterator
from itertools import product
from math import prod
from typing import Any

from listingcheck.product import Attribute, Image, Money, Stock, Variant, Weight
from listingcheck.sources.formats.payload import Document, items, listed, mapping, text
from listingcheck.sources.kit.memo import Memo
from listingcheck.sources.kit.memo import cells as memo
from listingcheck.sources.kit.parts import attribute, image
from listingcheck.sources.reading import Settings
from listingcheck.sources.wix.options import MOST_VARIANTS
from listingcheck.sources.wix.parts import Sold, Tally, address, offered, sold_out
from listingcheck.sources.wix.words import stock

Options = dict[str, list[str | None]]
"""The names of options, and their choices."""


class CatalogueV1:
    """Makes the parts of products."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._weights = memo(lambda raw: Weight.parse(raw, settings.weight_unit))
        self._stocks = Memo(stock)
        self.without_variants = Tally()
        """Products whose variants are not in the answer."""
        self.too_many = Tally()
        """Products whose options combine to more variants than Wix allows."""

    def sold(self, document: Document) -> Sold:
        """The options and variants of a product.

        Without variants of its own it is sold in all combinations of the choices of its options.
        """
        options = _options(document)
        rows = items(document.get("variants"))
        if rows and (len(rows) > 1 or not options or mapping(rows[0].get("choices"))):
            return self._of_rows(document, options, rows)
        if options and document.get("manageVariants") is True:
            self.without_variants.add(document)
            return Sold((), (self._variant(0, {}, {}, None),), {}, 0)
        return self._of_options(document, options)

    def _of_rows(self, document: Document, options: Options, rows: list[Document]) -> Sold:
        kept = offered(rows, [mapping(row.get("variant")) for row in rows])
        chosen = [_chosen(row) for row in kept]
        names = tuple(dict.fromkeys([*options, *[name for each in chosen for name in each]]))
        pictures = _pictures(document)
        variants = [
            self._variant(
                index,
                mapping(row.get("variant")),
                document,
                self._stock(mapping(row.get("stock"))),
                options=tuple([choices.get(name) for name in names]),
                picture=next(filter(None, map(pictures.get, choices.items())), None),
            )
            for index, (row, choices) in enumerate(zip(kept, chosen, strict=True))
        ]
        return Sold(names, tuple(variants), kept[0], len(rows) - len(kept))

    def _of_options(self, document: Document, options: Options) -> Sold:
        stock = self._stock(mapping(document.get("stock")) or document)
        lists = [choices or [None] for choices in options.values()]
        if prod(map(len, lists)) > MOST_VARIANTS:
            self.too_many.add(document)
            options, lists = {}, []
        variants = [
            self._variant(index, document, document, stock, options=values)
            for index, values in enumerate(product(*lists))
        ]
        return Sold(tuple(options), tuple(variants), document, 0)

    def _variant(
        self,
        index: int,
        details: Document,
        document: Document,
        stock: Stock | None,
        *,
        options: tuple[str | None, ...] = (),
        picture: str | None = None,
    ) -> Variant:
        """A variant; the price and weight it does not state, its product does."""
        price, compare_at_price = self._prices(details)
        if price is None:
            price, compare_at_price = self._prices(document)
        weight = text(details.get("weight")) or text(document.get("weight")) or ""
        return Variant.made(
            {
                "index": index,
                "sku": text(details.get("sku")),
                "options": options,
                "price": price,
                "compare_at_price": compare_at_price,
                "identifiers": (),
                "weight": self._weights[weight],
                "dimensions": None,
                "stock": stock,
                "image": picture,
                "offer": None,
                "line": None,
            }
        )

    def _prices(self, details: Document) -> tuple[Money | None, Money | None]:
        """What a buyer pays, and the full price where that is another one."""
        data = price_data(details)
        currency = text(data.get("currency")) or self._settings.currency
        full, reduced = (
            Money.parse(raw, currency) if (raw := text(data.get(key))) else None
            for key in ("price", "discountedPrice")
        )
        if full is None or reduced is None or full.amount == reduced.amount:
            return full or reduced, None
        return reduced, full

    def _stock(self, kept: Document) -> Stock | None:
        tracked = kept.get("trackInventory", kept.get("trackQuantity"))
        quantity = text(kept.get("quantity", kept.get("quantityInStock")))
        if quantity is not None and tracked is not False:
            return self._stocks[quantity]
        return sold_out(kept) if kept.get("inStock") is False else None


def price_data(details: Document) -> Document:
    """The prices of a product or variant, which Velo puts beside its name."""
    data = details.get("priceData") or details.get("price")
    return data if isinstance(data, dict) else details


def _options(document: Document) -> Options:
    return {
        text(option.get("name")) or f"Option{number}": [
            text(choice.get("description")) or text(choice.get("value"))
            for choice in items(option.get("choices"))
            if choice.get("visible") is not False
        ]
        for number, option in enumerate(_option_list(document), 1)
    }


def _option_list(document: Document) -> list[Document]:
    """The options, which Velo gives by their names."""
    options = document.get("productOptions")
    return items(list(options.values()) if isinstance(options, dict) else options)


def _chosen(row: Document) -> dict[str, str | None]:
    return {name: text(value) for name, value in mapping(row.get("choices")).items()}


def _pictures(document: Document) -> dict[tuple[str, str | None], str]:
    """The first picture of each choice that has some."""
    found = {}
    for option in _option_list(document):
        for choice in items(option.get("choices")):
            if (url := next(_addresses(mapping(choice.get("media"))), None)) is not None:
                value = text(choice.get("description")) or text(choice.get("value"))
                found[text(option.get("name")) or "", value] = url
    return found


def _addresses(media: Document) -> Iterator[str]:
    found = [media.get("mainMedia"), *listed(media.get("items"))]
    return filter(None, map(address, found))


def images(document: Document) -> tuple[Image, ...]:
    """The pictures; without the list of them the main one."""
    media = mapping(document.get("media")) or document
    found = listed(media.get("items", media.get("mediaItems"))) or [media.get("mainMedia")]
    return tuple(image(url, _alt(each)) for each in found if (url := address(each)) is not None)


def _alt(medium: Any) -> str | None:
    if not isinstance(medium, dict):
        return None
    inner = medium.get("image")
    return text((inner if isinstance(inner, dict) else medium).get("altText"))


def attributes(document: Document) -> tuple[Attribute, ...]:
    """The further texts about a product, and its ribbon."""
    found = [
        (each.get("title"), each.get("description"))
        for each in items(document.get("additionalInfoSections"))
    ]
    found.append(("ribbon", document.get("ribbon")))
    return tuple(attribute(text(n) or "", value) for n, v in found if (value := text(v)))
