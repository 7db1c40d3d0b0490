# SPDX-License-Identifier: Apache-2.0
"""Amazon Seller Central: inventory reports, category templates, SP-API answers and feeds."""

import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from typing import Any

from listingcheck.errors import SourceError
from listingcheck.product import Product
from listingcheck.sources.amazon.codes import is_deletion
from listingcheck.sources.amazon.documents import AmazonDocuments
from listingcheck.sources.amazon.flatfile import FlatFile
from listingcheck.sources.amazon.listings import holds_listings, listings, report_text
from listingcheck.sources.amazon.records import is_row, table_of
from listingcheck.sources.amazon.relatives import families_of
from listingcheck.sources.amazon.report import Report
from listingcheck.sources.amazon.rows import surveyed
from listingcheck.sources.amazon.signs import is_report, of_report, of_template
from listingcheck.sources.amazon.strangers import STRANGERS
from listingcheck.sources.amazon.xml import ENVELOPE, Messages, is_product_feed
from listingcheck.sources.formats.delimited import Delimited
from listingcheck.sources.formats.payload import Entry, ShapeError
from listingcheck.sources.formats.table import Table
from listingcheck.sources.formats.xmlstream import Root
from listingcheck.sources.inputs import ElementInput, TableInput
from listingcheck.sources.kit.documents import products as products_of
from listingcheck.sources.kit.documents import single, the_only
from listingcheck.sources.platform import Evidence, Platform
from listingcheck.sources.reading import NOTHING_KNOWN, Ledger, Settings
from listingcheck.tally import PRODUCTS

__all__ = ["PLATFORM", "product"]


class Amazon(Platform):
    """Amazon's tables of listings, its API's documents and its XML feeds of products."""

    name = "amazon"
    title = "Amazon Seller Central"
    document_signs = ("sku", "asin", "attributes", "summaries", "messages")
    root_signs = (ENVELOPE,)
    strangers = STRANGERS

    def evidence(self, header: Sequence[str]) -> Evidence:
        """Look for the columns of a report or of a template, whichever there are more of."""
        return of_report(header) if is_report(header) else of_template(header)

    def table(self, source: TableInput, settings: Settings) -> Iterator[Product]:
        """Yield the products of a report or a template."""
        with source.survey() as table:
            as_report = is_report(table.header)
            if not as_report:
                survey = surveyed(table, settings)
        with source.open() as table:
            if as_report:
                yield from Report(table, source.ledger, settings).products()
            else:
                yield from FlatFile(table, source.ledger, settings, survey).products()

    def part_of_root(self, root: Root) -> str | None:
        """Products, for a feed of them."""
        return PRODUCTS if is_product_feed(root) else None

    def elements(self, source: ElementInput, settings: Settings) -> Iterator[Product]:
        """Yield the products of an XML feed."""
        return Messages(source, settings).products()

    def part_of_document(self, document: Any) -> str | None:
        """Products, for a listing, an item of the catalogue, a feed, or the text of a report."""
        is_report = report_text(document) is not None or is_row(document)
        return PRODUCTS if is_report or holds_listings(document) else None

    def documents(
        self, entries: Iterable[Entry], ledger: Ledger, settings: Settings
    ) -> Iterator[Product]:
        """Yield the products of an API's answers, of a feed, or of a report turned into JSON."""
        entries = iter(entries)
        first = next(entries, None)
        if first is None:
            return
        entries = chain([first], entries)
        if is_row(first.document):
            table = table_of(first.document, entries, ledger)
            yield from Report(table, ledger, settings).products()
        else:
            yield from self._answers(entries, ledger, settings)

    def _answers(
        self, entries: Iterable[Entry], ledger: Ledger, settings: Settings
    ) -> Iterator[Product]:
        reader = AmazonDocuments(ledger.count.path, settings)
        reports: list[str] = []
        found = products_of(_listings(entries, ledger, reports), self, reader.product, ledger)
        yield from families_of(found, reader.families, ledger)
        for text in reports:
            yield from self.table(self._report(text, ledger), settings)

    def _report(self, text: str, ledger: Ledger) -> TableInput:
        """The table in the text of a report."""

        @contextmanager
        def opener(heard: Ledger, header_row: int) -> Iterator[Table]:
            yield Delimited(io.StringIO(text, newline=""), "The report", heard, header_row)

        source = TableInput("The report", ledger.count.path, opener)
        source.ledger = ledger
        rows = (n for n, row in enumerate(source.head()) if not self.evidence(row).missing)
        source.header_row = next(rows, 0)
        return source


PLATFORM = Amazon()


def product(payload: Any, settings: Settings = NOTHING_KNOWN) -> Product:
    """The product that Amazon's API returned, as a dict, JSON text or client object.

    Raises:
        SourceError: it is no single listing of Amazon's.
    """
    try:
        found = list(listings(the_only(payload)))
    except ShapeError as error:
        raise SourceError(f"This is no feed as Amazon builds it: {error}.") from None
    if len(found) != 1:
        raise SourceError(f"This holds {len(found)} listings: read them with sources.read().")
    return single(found[0], PLATFORM, AmazonDocuments(None, settings).product)


def _listings(entries: Iterable[Entry], ledger: Ledger, reports: list[str]) -> Iterator[Entry]:
    """The listings, one by one; texts of reports are put aside, what is to be deleted is booked."""
    for entry in entries:
        if (text := report_text(entry.document)) is not None:
            reports.append(text)
            continue
        try:
            found = list(listings(entry.document))
        except ShapeError as error:
            problem = f"This is no feed as Amazon builds it: {error}."
            ledger.unread(problem, "Export it again.", line=entry.line)
            continue
        for document in found:
            if isinstance(document, dict) and is_deletion(str(document.get("operationType"))):
                ledger.skip("deleted row")
            else:
                yield entry._replace(document=document)
