# SPDX-License-Identifier: Apache-2.0
"""What the reader asks of a platform. A platform is one package that answers."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from listingcheck.errors import SourceError
from listingcheck.product import Product
from listingcheck.sources.formats.payload import Entry
from listingcheck.sources.formats.xmlstream import Root
from listingcheck.sources.inputs import DocumentInput, ElementInput, Input, TableInput
from listingcheck.sources.reading import Ledger, Part, Settings
from listingcheck.tally import PRODUCTS


@dataclass(frozen=True, slots=True)
class Evidence:
    """How much a header looks like a platform's."""

    found: tuple[str, ...]
    """The columns that speak for it, as the file spells them."""
    missing: tuple[str, ...]
    """What would have decided it; empty when it is the platform's."""
    part: str = PRODUCTS
    """Which of the platform's tables it is, where a product is split over several."""


@dataclass(frozen=True, slots=True)
class Stranger:
    """Something of a platform that holds no products, so that a message can say what it is."""

    signs: frozenset[str]
    """The columns, keys or the name of the outermost element, folded, that are all there."""
    what: str
    """What it is and what to give instead: ``is a processing report: give ...``."""


class Platform:
    """A shop system whose exports and API answers can be read.

    Each platform overrides what it has: tables, JSON documents, XML elements. One that splits a
    product over several files overrides :meth:`read` as well.
    """

    name: ClassVar[str]
    """What ``--from`` calls it, such as ``shopify``."""
    aliases: ClassVar[tuple[str, ...]] = ()
    """What else people call it, such as ``salesforce``."""
    title: ClassVar[str]
    """What people call it."""
    document_signs: ClassVar[tuple[str, ...]] = ()
    """Keys by which its JSON products are known, for messages."""
    root_signs: ClassVar[tuple[str, ...]] = ()
    """Outermost elements by which its XML is known, for messages."""
    strangers: ClassVar[tuple[Stranger, ...]] = ()
    """What else merchants have of it."""

    def evidence(self, header: Sequence[str]) -> Evidence:  # noqa: ARG002 - for those with tables
        """Look for the platform's columns."""
        return Evidence((), (f"{self.title} exports no tables",))

    def part_of_document(self, document: Any) -> str | None:  # noqa: ARG002 - as above
        """Which of the platform's documents one is, without wrappers; None when it is none."""
        return None

    def part_of_root(self, root: Root) -> str | None:  # noqa: ARG002 - as above
        """Which of the platform's XML files begins like this; None when it is none."""
        return None

    def read(self, inputs: Sequence[Input], settings: Settings) -> Iterator[Part]:
        """Yield the products of everything that is the platform's, input by input."""
        for each in inputs:
            yield Part(each.ledger.count, self.products(each, settings))

    def products(self, each: Input, settings: Settings) -> Iterator[Product]:
        """Yield the products of one input."""
        if isinstance(each, TableInput):
            return self.table(each, settings)
        if isinstance(each, ElementInput):
            return self.elements(each, settings)
        assert isinstance(each, DocumentInput)
        return self.documents(each.entries(), each.ledger, settings)

    def table(
        self,
        source: TableInput,
        settings: Settings,  # noqa: ARG002 - as above
    ) -> Iterator[Product]:
        """Yield the products of a table."""
        raise self._unread(source.name, "a table")

    def elements(
        self,
        source: ElementInput,
        settings: Settings,  # noqa: ARG002 - as above
    ) -> Iterator[Product]:
        """Yield the products of an XML document."""
        raise self._unread(source.name, "XML")

    def documents(
        self,
        entries: Iterable[Entry],  # noqa: ARG002 - as above
        ledger: Ledger,
        settings: Settings,  # noqa: ARG002 - as above
    ) -> Iterator[Product]:
        """Yield the products of JSON documents, without wrappers."""
        raise self._unread(ledger.count.path or "The source", "JSON")

    def _unread(self, name: str, what: str) -> SourceError:
        """What to say of a format that the platform does not have."""
        return SourceError(
            f"{name} is {what}, in which {self.title} exports no products: leave out --from to "
            "find out whose it is."
        )
