# SPDX-License-Identifier: Apache-2.0
"""One product of an API answer, alike for REST and GraphQL."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from listingcheck.product import Money
from listingcheck.sources.formats.payload import Document, items, listed, mapping, text
from listingcheck.sources.magento.columns import CONFIGURABLE, NO_PICTURE
from listingcheck.sources.magento.keys import (
    KINDS,
    OLD_PRICES,
    PRICES,
    REST_PRICES,
    REST_SIGNS,
)

Said = dict[str, str]
"""Attributes by code."""


class Item(NamedTuple):
    """What an answer says of one product."""

    name: str | None
    sku: str | None
    attributes: Said
    description: str | None
    regular: Money | None
    special: Money | None
    weight: str | None
    stock: str | None
    category: str | None
    images: list[tuple[str, str | None]]
    """Addresses or paths, and texts."""
    options: list[tuple[str | None, str, frozenset[str]]]
    """Codes, where they are stated, names, and the values there may be."""
    prices: tuple[str, str]
    """Where the regular price stands, and what a buyer pays."""
    path: str = ""
    """Where the attributes stand."""

    def column(self, code: str) -> str:
        """The path of an attribute."""
        return self.path + code


def is_rest(document: Document) -> bool:
    """Whether REST answers like this, rather than GraphQL."""
    of_graphql = "price_range" in document or _states_old_prices(document)
    return any(sign in document for sign in REST_SIGNS) and not of_graphql


def kind_of(document: Document) -> str:
    """The type of a product."""
    named = text(document.get("type_id")) or KINDS.get(str(document.get("__typename")), "")
    return named or (CONFIGURABLE if document.get("configurable_options") else "")


def links_of(document: Any) -> list[str]:
    """The ids of the children of a configurable product."""
    if not isinstance(document, dict):
        return []
    extension = document.get("extension_attributes")
    links = extension.get("configurable_product_links") if isinstance(extension, dict) else None
    return [str(link) for link in links] if isinstance(links, list) else []


def of_rest(document: Document, currency: str | None) -> Item:
    """What REST says of a product.

    Raises:
        ShapeError: it is not built as one.
    """
    extension = mapping(document.get("extension_attributes"))
    said = _custom(items(document.get("custom_attributes")))
    return Item(
        name=text(document.get("name")),
        sku=text(document.get("sku")),
        attributes=said,
        description=said.get("description") or said.get("short_description"),
        regular=_money(text(document.get("price")), currency),
        special=_money(said.get("special_price"), currency),
        weight=text(document.get("weight")),
        stock=_stock(mapping(extension.get("stock_item"))),
        category=_category_id(extension, said),
        images=_entries(items(document.get("media_gallery_entries"))) or _picture(said),
        options=[
            (None, text(each.get("label")) or "", _indexes(each))
            for each in items(extension.get("configurable_product_options"))
        ],
        prices=REST_PRICES,
        path="custom_attributes.",
    )


def of_graphql(document: Document, currency: str | None) -> Item:
    """What GraphQL says of a product.

    Raises:
        ShapeError: it is not built as one.
    """
    prices = OLD_PRICES if _states_old_prices(document) else PRICES
    regular, final = (_amount(_at(document, path), currency) for path in prices)
    is_on_sale = regular is not None and final is not None and regular.amount != final.amount
    said = {code: value for code in document if (value := _scalar(document[code]))}
    said |= _selected(mapping(document.get("custom_attributesV2")))
    texts = ("description", "short_description")
    worded = (_html(document.get(code)) or said.get(code) for code in texts)
    return Item(
        name=text(document.get("name")),
        sku=text(document.get("sku")),
        attributes=said,
        description=next(filter(None, worded), None),
        regular=regular or final,
        special=final if is_on_sale else None,
        weight=text(document.get("weight")),
        stock=_left(document),
        category=_deepest(items(document.get("categories"))),
        images=_gallery(document),
        options=[
            (text(each.get("attribute_code")), text(each.get("label")) or "", frozenset())
            for each in items(document.get("configurable_options"))
        ],
        prices=prices,
    )


def _custom(found: list[Document]) -> Said:
    said = {}
    for each in found:
        value = each.get("value")
        texts = filter(None, map(text, listed(value) if isinstance(value, list) else [value]))
        if (code := text(each.get("attribute_code"))) and (joined := "|".join(texts)):
            said[code.lower()] = joined
    return said


def _selected(found: Document) -> Said:
    """The attributes of GraphQL's second version: texts, or the labels that are selected."""
    said = {}
    for each in items(found.get("items")):
        labels = [text(option.get("label")) for option in items(each.get("selected_options"))]
        value = "|".join(filter(None, labels)) or text(each.get("value"))
        if (code := text(each.get("code"))) and value:
            said[code.lower()] = value
    return said


def _scalar(value: Any) -> str | None:
    return None if isinstance(value, dict | list | bool) else text(value)


def _money(raw: str | None, currency: str | None) -> Money | None:
    return Money.parse(raw, currency) if raw else None


def _states_old_prices(document: Document) -> bool:
    """Whether prices stand as GraphQL stated them before there was a range of them."""
    return "price_range" not in document and isinstance(document.get("price"), dict)


def _at(document: Document, path: str) -> Any:
    """What stands around the last key of a path."""
    found: Any = document
    for key in path.split(".")[:-1]:
        found = mapping(found).get(key)
    return found


def _amount(value: Any, currency: str | None) -> Money | None:
    stated = mapping(value)
    return _money(text(stated.get("value")), text(stated.get("currency")) or currency)


def _stock(item: Document) -> str | None:
    """The quantity; none where it is not counted, 0 where none is stated and nothing is left."""
    if item.get("manage_stock") is False and item.get("use_config_manage_stock") is False:
        return None
    return text(item.get("qty")) or ("0" if item.get("is_in_stock") is False else None)


def _left(document: Document) -> str | None:
    left = text(document.get("quantity")) or text(document.get("only_x_left_in_stock"))
    return left or ("0" if document.get("stock_status") == "OUT_OF_STOCK" else None)


def _category_id(extension: Document, said: Said) -> str | None:
    links = [text(link.get("category_id")) for link in items(extension.get("category_links"))]
    return next(filter(None, links), None) or (said.get("category_ids") or "").partition("|")[0]


def _deepest(categories: list[Document]) -> str | None:
    paths = [
        "/".join(
            filter(None, [*map(_crumb, items(each.get("breadcrumbs"))), text(each.get("name"))])
        )
        for each in categories
    ]
    return max(paths, key=lambda path: path.count("/"), default=None)


def _crumb(crumb: Document) -> str | None:
    return text(crumb.get("category_name"))


def _entries(found: list[Document]) -> list[tuple[str, str | None]]:
    """The pictures that are shown, the base image first."""
    shown = [
        each
        for each in found
        if each.get("media_type", "image") == "image" and each.get("disabled") is not True
    ]
    shown.sort(key=lambda each: "image" not in listed(each.get("types")))
    return _pictures(shown, "file")


def _gallery(document: Document) -> list[tuple[str, str | None]]:
    found = [
        each
        for each in items(document.get("media_gallery"))
        if each.get("disabled") is not True and each.get("__typename") != "ProductVideo"
    ]
    single = [mapping(document.get(key)) for key in ("image", "small_image", "thumbnail")]
    return _pictures(found, "url") or _pictures(single[:1], "url") or _pictures(single[1:], "url")


def _pictures(found: Iterable[Document], key: str) -> list[tuple[str, str | None]]:
    urls: dict[str, str | None] = {}
    for each in found:
        if (url := text(each.get(key))) and url != NO_PICTURE:
            urls.setdefault(url, text(each.get("label")))
    return list(urls.items())


def _picture(said: Said) -> list[tuple[str, str | None]]:
    url = said.get("image")
    return [(url, said.get("image_label"))] if url and url != NO_PICTURE else []


def _indexes(option: Document) -> frozenset[str]:
    values = [text(value.get("value_index")) for value in items(option.get("values"))]
    return frozenset(filter(None, values))


def _html(value: Any) -> str | None:
    return text(value.get("html")) if isinstance(value, dict) else text(value)
