# SPDX-License-Identifier: Apache-2.0
"""PrestaShop's tables of products and combinations, and the answers of its webservice.

A product is split over tables (products, combinations) and over resources of the webservice
(products, combinations, stock and names of what it has ids of): given together they are joined.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from listingcheck.errors import SourceError
from listingcheck.failure import Failure, Severity
from listingcheck.product import Product
from listingcheck.sources.formats.envelopes import opened
from listingcheck.sources.formats.payload import Entry, plain
from listingcheck.sources.formats.xmlstream import Root, records_inside, root_inside
from listingcheck.sources.inputs import Input, TableInput
from listingcheck.sources.kit.documents import parsed
from listingcheck.sources.platform import Evidence, Platform, Stranger
from listingcheck.sources.prestashop import answers, tables
from listingcheck.sources.prestashop.nodes import document_of
from listingcheck.sources.prestashop.resources import (
    SIGNS,
    SINGULAR,
    part_of_document,
    part_of_root,
)
from listingcheck.sources.reading import NOTHING_KNOWN, Ledger, Part, Settings
from listingcheck.tally import SourceCount

__all__ = ["PLATFORM", "product"]


class PrestaShop(Platform):
    """PrestaShop's tables and webservice."""

    name = "prestashop"
    title = "PrestaShop"
    document_signs = SIGNS
    root_signs = ("prestashop with products in it",)
    strangers = (
        Stranger(
            frozenset({"prestashop", "errors"}),
            "is an error of PrestaShop's webservice: ask for the products again.",
        ),
        Stranger(
            frozenset({"prestashop", "api"}),
            "lists the resources of PrestaShop's webservice: ask for products?display=full.",
        ),
    )

    def evidence(self, header: Sequence[str]) -> Evidence:
        """Look for a combination's attributes and values, or a product's own columns."""
        return tables.evidence(header)

    def read(self, inputs: Sequence[Input], settings: Settings) -> Iterator[Part]:
        """Yield the products of tables, then those of answers of the webservice."""
        yield from tables.parts([i for i in inputs if isinstance(i, TableInput)], settings)
        yield from answers.parts([i for i in inputs if not isinstance(i, TableInput)], settings)

    def part_of_document(self, document: Any) -> str | None:
        """The resource of the first record in a document."""
        return part_of_document(document)

    def part_of_root(self, root: Root) -> str | None:
        """The resource that an XML answer holds."""
        return part_of_root(root)

    def documents(
        self, entries: Iterable[Entry], ledger: Ledger, settings: Settings
    ) -> Iterator[Product]:
        """Yield the products among records of the webservice."""
        return answers.of_entries(entries, ledger, settings)


PLATFORM = PrestaShop()


def product(
    payload: Any, settings: Settings = NOTHING_KNOWN, *, others: Sequence[Any] = ()
) -> Product:
    """The product that PrestaShop's webservice returned: JSON, a dict or an XML element.

    Args:
        payload: the answer of the resource products.
        settings: what the caller knows.
        others: the answers of other resources, such as combinations and stock_availables.

    Raises:
        SourceError: it is no single product of PrestaShop.
    """
    problems: deque[Failure] = deque()
    ledger = Ledger(SourceCount(None, PLATFORM.name), problems)
    entries = [Entry(None, _document(each)) for each in (*others, payload)]
    found = list(PLATFORM.documents(opened(entries), ledger, settings))
    if len(found) == 1:
        return found[0]
    said = next((each.message for each in problems if each.severity is Severity.ERROR), "")
    raise SourceError(
        f"This holds {len(found)} products of PrestaShop: a product would have some of "
        f"{', '.join(SIGNS)}. {said}".rstrip()
    )


def _document(payload: Any) -> Any:
    """Plain data of an answer."""
    if hasattr(payload, "tag"):
        root = root_inside(payload)
        part = part_of_root(root)
        if part is None:
            raise SourceError(f"This is no answer that holds products: it begins with {root.name}.")
        found = records_inside(payload, [SINGULAR[part]])
        return {part: [document_of(node.element) for node in found]}
    return parsed(payload) if isinstance(payload, str | bytes | bytearray) else plain(payload)
