# SPDX-License-Identifier: Apache-2.0
"""Joins listings in JSON to families: each is a document of its own, in any order.

Held in memory, as products, are parents and children until the end.
"""

from collections.abc import Iterable, Iterator, Sequence

from listingcheck.product import Image, Product, Variant
from listingcheck.sources.reading import Ledger

_OF_CHILDREN = ("title", "description", "brand", "product_type", "category", "tags", "attributes")
"""What a parent may leave to its children to say."""


def families_of(
    products: Iterable[Product], families: dict[str, str], ledger: Ledger
) -> Iterator[Product]:
    """Yield the products, parents with their children. A child without one is a product.

    Args:
        products: all of them, each with one variant.
        families: of the last product, if it is a parent or child, the key of the parent.
        ledger: told of children whose parent is not there, and of parents with a price.
    """
    parents: dict[str, Product] = {}
    children: dict[str, list[Product]] = {}
    for product in products:
        parent = families.pop(product.key, None)
        if parent is None or product.key in parents:
            yield product
        elif parent == product.key:
            parents[parent] = product
        else:
            children.setdefault(parent, []).append(product)
    sellable = [key for key in parents if key in children and _is_sellable(parents[key])]
    for key, product in parents.items():
        yield _joined(product, children.pop(key, []))
    _tell(sellable, sum(map(len, children.values())), ledger)
    for alone in children.values():
        yield from alone


def _is_sellable(parent: Product) -> bool:
    own = parent.variants[0]
    return own.price is not None or own.stock is not None


def _tell(sellable: Sequence[str], alone: int, ledger: Ledger) -> None:
    if sellable:
        ledger.odd(
            f"Parents with a price or quantity of their own: {len(sellable):,}, first "
            f"{sellable[0]}. Only children are sold, so these were left out.",
            "Leave price and quantity of parents empty.",
        )
    if alone:
        ledger.note(
            f"Listings whose parent is not in this source: {alone:,}. Each was read as a product "
            "of its own.",
            "Ask for the listings of their parents as well.",
        )


def _joined(parent: Product, children: Sequence[Product]) -> Product:
    if not children:
        return parent
    first = next((child for child in children if child.options), children[0])
    said = {
        name: next(filter(None, (getattr(child, name) for child in children)), None)
        for name in _OF_CHILDREN
        if not getattr(parent, name)
    }
    return parent.changed(
        **{name: value for name, value in said.items() if value},
        options=first.options,
        variants=tuple([_variant(n, child, first) for n, child in enumerate(children)]),
        images=_images(parent, children),
        origin=first.origin,
    )


def _variant(index: int, child: Product, first: Product) -> Variant:
    """The one variant of a child, with its options in the order of the first child's."""
    [own] = child.variants
    values = dict(zip(child.options, own.options, strict=True))
    options = tuple([values.get(name) for name in first.options])
    return own.model_copy(update={"index": index, "options": options})


def _images(parent: Product, children: Sequence[Product]) -> tuple[Image, ...]:
    """The pictures of the parent or the first child, and the main one of every child."""
    pictures = list(parent.images or children[0].images)
    known = {picture.url for picture in pictures}
    for child in children:
        pictures += [picture for picture in child.images[:1] if picture.url not in known]
        known.update(picture.url for picture in child.images[:1])
    return tuple(pictures)
