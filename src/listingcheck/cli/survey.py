# SPDX-License-Identifier: Apache-2.0
"""Shows the categories of a catalogue to someone who reads a terminal."""

from collections.abc import Iterator

from listingcheck.mapping import WHERE_TO_GET, SourceCategory, Survey, own_tree
from listingcheck.outputs.quoting import short


def shown(found: Survey) -> Iterator[str]:
    """Yield the lines of a listing: each category, then the counts."""
    for category in found:
        yield from _described(category)
    yield from _summary(found)


def _described(category: SourceCategory) -> Iterator[str]:
    """A category in a few lines."""
    owner = f" ({category.taxonomy})" if category.taxonomy else ""
    example = f", such as '{short(category.example, 80)}'" if category.example else ""
    yield f"{short(category.name)}{owner}"
    yield f"    {_counted(category.products, 'product')}{example}"
    if category.mapped_to is not None:
        yield f"    mapped to {short(category.mapped_to)}"
        return
    for each in category.suggestions:
        yield f"    {each.score:.2f}  {short(each.category)}  [{short(each.why)}]"
    if not category.suggestions:
        yield "    not mapped"


def _summary(found: Survey) -> Iterator[str]:
    left = len(found.unmapped)
    yield (
        f"{_counted(len(found), 'source category', 'source categories')} for {found.profile}: "
        f"{len(found) - left} mapped, {left} to map; "
        f"{_counted(found.products, 'product')} in all."
    )
    if found.filed:
        yield f"In the marketplace's own tree already: {_counted(found.filed, 'product')}."
    if found.nameless:
        yield (
            f"With neither a category nor a product type: {_counted(found.nameless, 'product')}, "
            f"such as '{short(found.nameless_example or '', 80)}'. Give them one in the shop."
        )
    if found.default is not None:
        yield f"What is not mapped goes to the shop's default, {short(found.default)}."
    if found.tree is None and found.unmapped:
        yield _where_to_get(found.marketplace)


def _where_to_get(marketplace: str) -> str:
    """What suggestions need."""
    place = WHERE_TO_GET.get(own_tree(marketplace), "a table of its category ids and paths")
    by = "--shop-data DIR or --taxonomy FILE" if marketplace == "tiktok-shop" else "--taxonomy FILE"
    return (
        f"Nothing is suggested without {marketplace}'s own category tree: give {by}, with {place}."
    )


def _counted(number: int, one: str, several: str | None = None) -> str:
    return f"{number:,} {one if number == 1 else several or f'{one}s'}"
