# SPDX-License-Identifier: Apache-2.0
"""The fields a declarative rule may look at: where their values stand, and examples of them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from listingcheck import sample
from listingcheck.product import Category, Identifier, Image, Product, Quantity, Weight, number


class Value(NamedTuple):
    """One value of a field, and where it stands."""

    path: str
    text: str | None
    source: Any
    """The canonical object it is the text of."""

    @property
    def number(self) -> Decimal | None:
        """The number it states; a weight in grams."""
        if isinstance(self.source, Weight):
            return self.source.grams
        if isinstance(self.source, Quantity):
            return self.source.amount
        return None if self.text is None else number(self.text)


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the canonical product."""

    spoken: str
    """How a sentence names it."""
    values: Callable[[Product], Iterator[Value]]
    example: Callable[[str | None], Product]
    """A clean listing with this value in the field."""


def _own(name: str) -> Callable[[Product], Iterator[Value]]:
    """The values of a field of the product itself."""

    def values(product: Product) -> Iterator[Value]:
        found = getattr(product, name)
        yield Value(name, _text(found), found)

    return values


def _items(name: str) -> Callable[[Product], Iterator[Value]]:
    """The members of a list of texts; one missing value where the list is empty."""

    def values(product: Product) -> Iterator[Value]:
        found = getattr(product, name)
        for index, text in enumerate(found):
            yield Value(f"{name}[{index}]", text, text)
        if not found:
            yield Value(name, None, None)

    return values


def _of_each(part: str, name: str) -> Callable[[Product], Iterator[Value]]:
    """The values of a field of every variant or picture."""

    def values(product: Product) -> Iterator[Value]:
        for index, item in enumerate(getattr(product, part)):
            found = getattr(item, name)
            yield Value(f"{part}[{index}].{name}", _text(found), found)

    return values


def _of_each_list(name: str) -> Callable[[Product], Iterator[Value]]:
    """The members of a list that every variant has."""

    def values(product: Product) -> Iterator[Value]:
        for variant in product.variants:
            for index, item in enumerate(getattr(variant, name)):
                path = variant.at(f"{name}[{index}]")
                code = isinstance(item, Identifier)
                yield Value(f"{path}.code" if code else path, _text(item), item)

    return values


def _text(found: Any) -> str | None:
    if isinstance(found, Quantity):
        return found.raw
    if isinstance(found, Category):
        return found.path
    if isinstance(found, Identifier):
        return found.code
    return found if isinstance(found, str) else None


def _listing(name: str) -> Callable[[Any], Product]:
    return lambda text: sample.product(**{name: text})


def _listed(name: str) -> Callable[[Any], Product]:
    return lambda text: _listing(name)(() if text is None else (text,))


def _with_variant(name: str) -> Callable[[Any], Product]:
    return lambda text: sample.product(variants=[sample.variant(**{name: text})])


def _with_option_value(text: str | None) -> Product:
    return sample.product(options=("Colour",), variants=[sample.variant(text)])


def _with_image(name: str) -> Callable[[str | None], Product]:
    return lambda text: sample.product().changed(images=(Image.model_validate({name: text}),))


FIELDS: dict[str, Field] = {
    "title": Field("title", _own("title"), _listing("title")),
    "description": Field("description", _own("description"), _listing("description")),
    "brand": Field("brand", _own("brand"), _listing("brand")),
    "product_type": Field("product type", _own("product_type"), _listing("product_type")),
    "status": Field("status", _own("status"), _listing("status")),
    "category": Field("category", _own("category"), _listing("category")),
    "tags": Field("tag", _items("tags"), _listed("tags")),
    "options": Field("option name", _items("options"), _listed("options")),
    "variants[].options": Field("option value", _of_each_list("options"), _with_option_value),
    "variants[].identifiers": Field(
        "identifier", _of_each_list("identifiers"), _with_variant("gtin")
    ),
    "variants[].sku": Field("SKU", _of_each("variants", "sku"), _with_variant("sku")),
    "variants[].price": Field("price", _of_each("variants", "price"), _with_variant("price")),
    "variants[].compare_at_price": Field(
        "struck-through price",
        _of_each("variants", "compare_at_price"),
        _with_variant("compare_at"),
    ),
    "variants[].stock": Field("stock", _of_each("variants", "stock"), _with_variant("stock")),
    "variants[].weight": Field("weight", _of_each("variants", "weight"), _with_variant("weight")),
    "variants[].image": Field(
        "picture of a variant", _of_each("variants", "image"), _with_variant("image")
    ),
    "images[].url": Field("address of a picture", _of_each("images", "url"), _with_image("url")),
    "images[].alt": Field("text of a picture", _of_each("images", "alt"), _with_image("alt")),
}
"""By canonical path."""
