# SPDX-License-Identifier: Apache-2.0
"""TikTok Shop's products in JSON: what its API returns, and what is sent to create one.

The keys of 202212 and those of 202309 and later do not clash, so both are read alike.
"""

from typing import Any

from listingcheck.product import (
    Attribute,
    Category,
    Identifier,
    Image,
    Money,
    Product,
    Stock,
    Variant,
)
from listingcheck.sources.formats.payload import Document, ShapeError, items, listed, mapping, text
from listingcheck.sources.kit.memo import Memo
from listingcheck.sources.kit.parts import attribute, identifier, image
from listingcheck.sources.reading import Settings
from listingcheck.sources.tiktok.keys import INCLUDES_TAX, KEYS, KINDS, PRICES, STATUSES, TITLES
from listingcheck.sources.tiktok.offers import Offers
from listingcheck.sources.tiktok.parcels import Parcel, Parcels
from listingcheck.sources.tiktok.places import Places
from listingcheck.sources.tiktok.proof import compliance
from listingcheck.sources.tiktok.stocks import total

TAXONOMY = "tiktok-shop"
_IDS = ("id", "attribute_id")
_NAMES = ("name", "attribute_name", *_IDS)
_OPTION_VALUES = ("value_name", "custom_value", "value_id")
_ATTRIBUTE_VALUES = ("name", "value_name", "id", "value_id")
_CATEGORY_NAMES = ("local_name", "local_display_name", "name", "id")

Said = dict[str, str | None]
"""The sales attributes of a SKU by name."""


class TikTokDocuments:
    """Makes products of the documents of one source."""

    def __init__(self, file: str | None, settings: Settings) -> None:
        self._settings = settings
        self._places = Places(file)
        self._parcels = Parcels(settings)
        self._offers = Offers()
        self._prices = Memo(_money)
        self._stocks = Memo(total)
        self._categories = Memo(_category)

    def product(self, document: Document, record: int | None, line: int | None) -> Product:
        """The product of a document.

        Raises:
            ShapeError: the document is not built as a product is.
        """
        skus = items(document.get("skus")) or [{}]
        said = [_said(sku) for sku in skus]
        options = tuple(dict.fromkeys([name for each in said for name in each]))
        parcel = self._parcels.of_product(document)
        images, has_addresses = _images(document)
        status = _first(document, KEYS["status"])
        smallest = document.get("minimum_order_quantity")
        variants = [
            self._variant(n, sku, tuple([each.get(name) for name in options]), parcel, smallest)
            for n, (sku, each) in enumerate(zip(skus, said, strict=True))
        ]
        return Product.made(
            {
                "key": _key(document, skus[0]),
                "title": _first(document, TITLES),
                "description": text(document.get("description")),
                "brand": text(mapping(document.get("brand")).get("name")),
                "product_type": None,
                "category": self._categories[_filing(document)],
                "tags": (),
                "status": STATUSES.get(status, status) if status else None,
                "options": options,
                "variants": tuple(variants),
                "images": images,
                "attributes": _attributes(document),
                "compliance": compliance(document),
                "record": record,
                "line": line,
                "origin": self._places.of(
                    document,
                    skus[0],
                    states_currency=any(v.price and v.price.currency for v in variants),
                    has_addresses=has_addresses,
                ),
            }
        )

    def _variant(
        self,
        index: int,
        sku: Document,
        options: tuple[str | None, ...],
        usual: Parcel,
        smallest: Any,
    ) -> Variant:
        weight, size = self._parcels.of_sku(sku, usual)
        price = sku.get("price")
        return Variant.made(
            {
                "index": index,
                "sku": text(sku.get("seller_sku")),
                "options": options,
                "price": self._price(sku if price is None else mapping(price)),
                "compare_at_price": self._price(mapping(sku.get("list_price"))),
                "identifiers": _identifiers(sku),
                "weight": weight,
                "dimensions": size,
                "stock": self._stock(sku),
                "image": _picture_of(sku),
                "offer": self._offers.of(sku, smallest),
                "line": None,
            }
        )

    def _price(self, price: Document) -> Money | None:
        for key in PRICES:
            if key in price and (raw := text(price[key])):
                currency = text(price.get("currency")) or self._settings.currency
                return self._prices[raw, currency, key]
        return None

    def _stock(self, sku: Document) -> Stock | None:
        rows = items(sku.get("inventory") or sku.get("stock_infos"))
        quantities = [text(row.get("quantity", row.get("available_stock"))) for row in rows]
        return self._stocks[tuple(filter(None, quantities))]


def _money(stated: tuple[str, str | None, str]) -> Money:
    raw, currency, key = stated
    return Money.parse(raw, currency, includes_tax=INCLUDES_TAX.get(key))


def _first(document: Document, keys: tuple[str, ...]) -> str | None:
    """The first of some keys that has a value."""
    for key in keys:
        if key in document and (found := text(document[key])) is not None:
            return found
    return None


def _key(document: Document, sku: Document) -> str:
    found = _first(document, KEYS["key"]) or text(sku.get("seller_sku"))
    found = found or _first(document, TITLES)
    if found is None:
        raise ShapeError("it has neither an id nor a title")
    return found.strip()


def _filing(document: Document) -> tuple[str, str | None]:
    """The path of the category, from the root, and its id; an id alone stands for both."""
    chain = items(document.get("category_chains") or document.get("category_list"))
    own = text(document.get("category_id"))
    if not chain:
        return own or "", own
    if len(chain) > 1 and chain[0].get("parent_id") == chain[1].get("id"):
        chain = chain[::-1]
    path = " > ".join(filter(None, [_first(each, _CATEGORY_NAMES) for each in chain]))
    leaf = text(chain[-1].get("id")) or own
    return path or leaf or "", leaf


def _category(filing: tuple[str, str | None]) -> Category | None:
    path, leaf = filing
    return Category(path=path, taxonomy=TAXONOMY, id=leaf) if path else None


def _said(sku: Document) -> Said:
    """The sales attributes of a SKU; an attribute that states only its id goes by it."""
    return {
        name: _first(each, _OPTION_VALUES)
        for each in items(sku.get("sales_attributes"))
        if (name := _first(each, _NAMES))
    }


def _address(picture: Document) -> str | None:
    """Where a picture can be fetched."""
    urls = listed(picture.get("urls") or picture.get("url_list"))
    return text(urls[0]) if urls else None


def _upload(picture: Document) -> str | None:
    """The name of an upload, which only TikTok Shop can show."""
    return _first(picture, ("uri", "id"))


def _images(document: Document) -> tuple[tuple[Image, ...], bool]:
    """The pictures, and whether all of them have addresses."""
    pictures = items(document.get("main_images") or document.get("images"))
    found = [(_address(picture), picture) for picture in pictures]
    urls = [address or _upload(picture) for address, picture in found]
    images = tuple([image(url) for url in urls if url])
    return images, all(address for (address, _), url in zip(found, urls, strict=True) if url)


def _picture_of(sku: Document) -> str | None:
    """The picture of a SKU: only the first sales attribute may have one."""
    for each in items(sku.get("sales_attributes")):
        if picture := mapping(each.get("sku_img")):
            return _address(picture) or _upload(picture)
    return None


def _identifiers(sku: Document) -> tuple[Identifier, ...]:
    stated = mapping(sku.get("identifier_code") or sku.get("product_identifier_code"))
    code = _first(stated, ("code", "identifier_code"))
    if code is None:
        return ()
    kind = _first(stated, ("type", "identifier_code_type"))
    return (identifier(code, KINDS.get((kind or "").strip().upper())),)


def _attributes(document: Document) -> tuple[Attribute, ...]:
    """One attribute for each value of each product attribute."""
    return tuple(
        [
            attribute(name, value, id_=_first(each, _IDS))
            for each in items(document.get("product_attributes"))
            if (name := _first(each, _NAMES))
            for stated in items(each.get("values") or each.get("attribute_values"))
            if (value := _first(stated, _ATTRIBUTE_VALUES))
        ]
    )
