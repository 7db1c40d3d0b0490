# SPDX-License-Identifier: Apache-2.0
"""What the reader asks of a platform. A platform is one package that answers."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from listingcheck.product import Product
from listingcheck.sources.exports import Export
from listingcheck.sources.payload import Entry
from listingcheck.sources.reading import Ledger, Settings


@dataclass(frozen=True, slots=True)
class Evidence:
    """How much a header looks like a platform's."""

    found: tuple[str, ...]
    """The columns that speak for it, as the file spells them."""
    missing: tuple[str, ...]
    """What would have decided it; empty when it is the platform's."""


class Platform(Protocol):
    """A shop system whose exports and API answers can be read."""

    name: str
    """What ``--from`` calls it, such as ``shopify``."""
    title: str
    """What people call it."""
    document_signs: tuple[str, ...]
    """Keys by which its JSON products are known, for messages."""

    def evidence(self, header: Sequence[str]) -> Evidence:
        """Look for the platform's columns."""

    def table(self, export: Export, ledger: Ledger, settings: Settings) -> Iterator[Product]:
        """Yield the products of a delimited file."""

    def recognises(self, document: Any) -> bool:
        """Whether a JSON document, without wrappers, is a product of the platform."""

    def documents(
        self, entries: Iterable[Entry], ledger: Ledger, settings: Settings
    ) -> Iterator[Product]:
        """Yield the products of JSON documents, without wrappers."""
