# SPDX-License-Identifier: Apache-2.0
"""What a page may show of a product, as plain data that can wait in a file."""

from collections.abc import Iterable, Iterator
from itertools import islice

from listingcheck.product import Dimensions, Identifier, Product, Variant
from listingcheck.values import Money, Quantity, Weight

Field = tuple[str, str, str]
"""The path of a field, how a person calls it, and its text."""
Packed = tuple[list[Field], list[list[Field]]]
"""The fields of a product, and those of each of its variants."""

LONGEST = 20_000
"""Characters of a text that are kept."""
_PARTS = 200
"""Pictures and attributes that are kept."""
_VARIANTS = 2_000


def packed(product: Product) -> Packed:
    """The fields of a product in the order a person reads them."""
    return [*_fields(product)], [*map(_variant, product.variants[:_VARIANTS])]


def _fields(product: Product) -> Iterator[Field]:
    """What every listing should have, empty or not, and whatever else it has."""
    category, count = product.category, len(product.images)
    yield "title", "Title", _text(product.title)
    yield "description", "Description", _text(product.description)
    yield "brand", "Brand", _text(product.brand)
    yield "category", "Category", _text(category.path if category else None)
    yield from _there("product_type", "Kind of product", product.product_type)
    yield from _there("tags", "Tags", ", ".join(product.tags))
    yield from _there("status", "Status", product.status)
    yield from _there("options", "Options", ", ".join(product.options))
    for number, attribute in enumerate(product.attributes[:_PARTS]):
        yield f"attributes[{number}].value", _text(attribute.name), _text(attribute.value)
    yield "images", "Pictures", f"{count:,}" if count else ""
    for number, image in enumerate(product.images[:_PARTS]):
        yield from _there(f"images[{number}].url", f"Picture {number + 1}", image.url)
        yield from _there(f"images[{number}].alt", f"Text of picture {number + 1}", image.alt)


def _variant(variant: Variant) -> list[Field]:
    """The fields of a variant, their paths without the part that names the variant."""
    named = (
        *((f"options[{n}]", "Options", option) for n, option in enumerate(variant.options)),
        ("sku", "SKU", variant.sku),
        *_codes(variant.identifiers),
        ("price", "Price", _money(variant.price)),
        ("compare_at_price", "Price before", _money(variant.compare_at_price)),
        ("stock", "Stock", _raw(variant.stock)),
        ("weight", "Weight", _weight(variant.weight)),
        ("dimensions", "Package size", _sides(variant.dimensions)),
        ("image", "Picture", variant.image),
    )
    return [(path, label, text[:LONGEST]) for path, label, text in named if text]


def _codes(identifiers: Iterable[Identifier]) -> Iterator[Field]:
    for number, identifier in enumerate(islice(identifiers, _PARTS)):
        yield f"identifiers[{number}].code", "Trade number", identifier.code


def _there(path: str, label: str, text: str | None) -> Iterator[Field]:
    if text:
        yield path, label, text[:LONGEST]


def _text(text: str | None) -> str:
    return text[:LONGEST] if text else ""


def _raw(quantity: Quantity | None) -> str | None:
    return quantity.raw if quantity is not None else None


def _money(money: Money | None) -> str | None:
    return f"{money.raw} {money.currency or ''}".rstrip() if money is not None else None


def _weight(weight: Weight | None) -> str | None:
    return f"{weight.raw} {weight.unit or ''}".rstrip() if weight is not None else None


def _sides(dimensions: Dimensions | None) -> str | None:
    if dimensions is None:
        return None
    sides = dimensions.sides.values()
    units = {side.unit for side in sides if side is not None and side.unit}
    return " × ".join(_raw(side) or "?" for side in sides) + "".join(f" {u}" for u in units)
