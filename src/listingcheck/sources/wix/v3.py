# SPDX-License-Identifier: Apache-2.0
"""Products of Wix's catalogue V3 in JSON."""

from typing import Any

from listingcheck.product import Attribute, Image, Money, Stock, Variant, Weight, WeightUnit
from listingcheck.sources.formats.payload import Document, items, listed, mapping, text
from listingcheck.sources.kit.memo import Memo
from listingcheck.sources.kit.parts import attribute, identifier, image
from listingcheck.sources.kit.stated import weight_unit
from listingcheck.sources.reading import Settings
from listingcheck.sources.wix.parts import Sold, Tally, address, offered, sold_out
from listingcheck.sources.wix.words import stock

_BLOCKS = frozenset({"PARAGRAPH", "HEADING", "LIST_ITEM", "BLOCKQUOTE", "CODE_BLOCK"})
"""Nodes of rich text that stand on lines of their own."""


class CatalogueV3:
    """Makes the parts of products."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._stocks = Memo(stock)
        self.without_variants = Tally()
        """Products whose variants are not in the answer."""

    def sold(self, document: Document) -> Sold:
        """The options and variants of a product; every product has a variant."""
        rows = items(mapping(document.get("variantsInfo")).get("variants"))
        kept = offered(rows, rows)
        options = _Options(document)
        names = tuple(dict.fromkeys([*options.names, *[n for r in kept for n in options.of(r)]]))
        if not kept:
            self.without_variants.add(document)
            return Sold((), (self._variant(0, {}, document, options, ()),), {}, 0)
        variants = [self._variant(n, row, document, options, names) for n, row in enumerate(kept)]
        return Sold(names, tuple(variants), kept[0], len(rows) - len(kept))

    def _variant(
        self,
        index: int,
        row: Document,
        document: Document,
        options: "_Options",
        names: tuple[str, ...],
    ) -> Variant:
        price, chosen = mapping(row.get("price")), options.of(row)
        currency = text(document.get("currency")) or self._settings.currency
        barcode = text(row.get("barcode"))
        return Variant.made(
            {
                "index": index,
                "sku": text(row.get("sku")),
                "options": tuple([chosen.get(name) for name in names]),
                "price": _money(price.get("actualPrice"), currency),
                "compare_at_price": _money(price.get("compareAtPrice"), currency),
                "identifiers": (identifier(barcode),) if barcode else (),
                "weight": self._weight(row, document),
                "dimensions": None,
                "stock": self._stock(row),
                "image": address(row.get("media")) or options.picture(chosen),
                "offer": None,
                "line": None,
            }
        )

    def _weight(self, row: Document, document: Document) -> Weight | None:
        own, common = (mapping(each.get("physicalProperties")) for each in (row, document))
        raw = text(own.get("weight"))
        return Weight.parse(raw, self._unit(common, document)) if raw else None

    def _unit(self, common: Document, document: Document) -> WeightUnit | None:
        info = common.get("weightMeasurementUnitInfo") or document.get("weightMeasurementUnitInfo")
        stated = text(mapping(info).get("weightMeasurementUnit"))
        return weight_unit(stated) or self._settings.weight_unit

    def _stock(self, row: Document) -> Stock | None:
        item = mapping(row.get("inventoryItem"))
        if (quantity := text(item.get("quantity"))) is not None:
            return self._stocks[quantity]
        is_left = item.get("inStock", mapping(row.get("inventoryStatus")).get("inStock"))
        return sold_out(item) if is_left is False else None


class _Options:
    """The options of a product: names, and names of choices that variants give by their ids."""

    def __init__(self, document: Document) -> None:
        self._names: dict[str | None, str] = {}
        self._choices: dict[str | None, str | None] = {}
        self._pictures: dict[tuple[str, str | None], str] = {}
        for option in items(document.get("options")):
            name = text(option.get("name")) or ""
            self._names[text(option.get("id") or option.get("_id")) or name] = name
            for choice in items(mapping(option.get("choicesSettings")).get("choices")):
                self._add(name, choice)
        self.names = tuple(filter(None, self._names.values()))

    def _add(self, option: str, choice: Document) -> None:
        name = text(choice.get("name"))
        self._choices[text(choice.get("choiceId") or choice.get("id"))] = name
        pictures = map(address, listed(choice.get("linkedMedia")))
        if (url := next(filter(None, pictures), None)) is not None:
            self._pictures[option, name] = url

    def of(self, row: Document) -> dict[str, str | None]:
        """A variant's choice for each option."""
        chosen = {}
        for choice in items(row.get("choices")):
            names, ids = (
                mapping(choice.get(key)) for key in ("optionChoiceNames", "optionChoiceIds")
            )
            option = text(names.get("optionName")) or self._names.get(text(ids.get("optionId")))
            if option:
                by_id = self._choices.get(text(ids.get("choiceId")))
                chosen[option] = text(names.get("choiceName")) or by_id
        return chosen

    def picture(self, chosen: dict[str, str | None]) -> str | None:
        """The picture that is linked to one of a variant's choices."""
        return next(filter(None, map(self._pictures.get, chosen.items())), None)


def description(document: Document) -> str | None:
    """The description, or the words of the rich text where that is all there is."""
    found = document.get("plainDescription") or document.get("description")
    return _words(found) if isinstance(found, dict) else text(found)


def _words(rich: Document) -> str | None:
    """The words of rich text, its blocks on lines of their own."""
    words: list[str] = []
    waiting = items(rich.get("nodes"))[::-1]
    while waiting:
        node = waiting.pop()
        if words and node.get("type") in _BLOCKS:
            words.append("\n")
        words.append(text(mapping(node.get("textData")).get("text")) or "")
        waiting.extend(items(node.get("nodes"))[::-1])
    return text("".join(words).strip())


def images(document: Document) -> tuple[Image, ...]:
    """The pictures; without the list of them the main one."""
    media = mapping(document.get("media"))
    found = items(mapping(media.get("itemsInfo")).get("items")) or [mapping(media.get("main"))]
    return tuple(
        image(url, text(each.get("altText")))
        for each in found
        if (url := address(each)) is not None
    )


def attributes(document: Document) -> tuple[Attribute, ...]:
    """The further texts about a product, and its ribbon."""
    found = [
        (each.get("title") or each.get("uniqueName"), each.get("plainDescription"))
        for each in items(document.get("infoSections"))
    ]
    found.append(("ribbon", mapping(document.get("ribbon")).get("name")))
    return tuple(attribute(text(n) or "", value) for n, v in found if (value := text(v)))


def _money(price: Any, currency: str | None) -> Money | None:
    amount = text(mapping(price).get("amount"))
    return Money.parse(amount, currency) if amount else None
