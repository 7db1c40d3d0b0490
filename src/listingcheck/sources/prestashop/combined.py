# SPDX-License-Identifier: Apache-2.0
"""Products of which only the table of combinations is given, and the pictures that it has."""

from collections.abc import Iterator, Sequence

from listingcheck.product import Image, Product
from listingcheck.sources.inputs import TableInput
from listingcheck.sources.kit.parts import image
from listingcheck.sources.prestashop.combinations import Combination, Combinations
from listingcheck.sources.prestashop.lists import pictures
from listingcheck.sources.prestashop.origins import alone
from listingcheck.sources.prestashop.variants import NOTHING, Variants
from listingcheck.sources.reading import Settings

_MISSING = ("title", "description", "brand", "product_type", "category", "status")


def combined(combinations: Combinations, each: TableInput, settings: Settings) -> Iterator[Product]:
    """Yield products of which only the combinations are given: one for each id or reference."""
    variants, origin = Variants(settings), None
    for rows in combinations.by_product(each.ledger):
        first = rows[0]
        origin = origin or alone(first.layout, settings)
        options, made = variants.several(NOTHING, rows)
        key = first.cell("product").strip() or first.cell("product_reference").strip()
        yield Product.made(
            {
                **dict.fromkeys(_MISSING),
                "key": key,
                "tags": (),
                "options": options,
                "variants": made,
                "images": _pictures(rows),
                "attributes": (),
                "compliance": None,
                "record": each.ledger.number(),
                "line": first.line,
                "origin": origin,
            }
        )


def _pictures(rows: Sequence[Combination]) -> tuple[Image, ...]:
    """The pictures of combinations, each once."""
    found: dict[str | None, Image] = {}
    for row in rows:
        for each in pictures(row.cell("images"), row.cell("alts"), row.line):
            found.setdefault(each.url, each)
    return tuple(found.values())


def with_further(known: tuple[Image, ...], rows: Sequence[Combination]) -> tuple[Image, ...]:
    """The pictures of a product, and those that only its combinations have.

    The latter stand in another file, so they have a column but no line.
    """
    urls = {each.url for each in known}
    column = rows[0].layout.titles().get("variants[].image")
    further = (each for each in _pictures(rows) if each.url not in urls)
    return (*known, *(image(each.url or "", each.alt, None, column) for each in further))
