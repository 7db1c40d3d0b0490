# SPDX-License-Identifier: Apache-2.0
"""Reads refusals from files and from what a caller holds."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from listingcheck.errors import SourceError
from listingcheck.reconcile import answers, tables
from listingcheck.reconcile.refusal import Refusal
from listingcheck.sources import inputs
from listingcheck.sources.files.archives import inside_gzip, inside_zip
from listingcheck.sources.files.contents import Content, content_of
from listingcheck.sources.files.exports import Export, export_of
from listingcheck.sources.formats import jsonstream
from listingcheck.sources.formats.frames import is_frame
from listingcheck.sources.formats.payload import plain, shown
from listingcheck.sources.opening import is_opened

_EXPECTED = (
    "Give saved answers of the marketplace (Get Product, Check Product Listing, Create Product, "
    "diagnoses) as JSON or JSON lines, or a table of products and messages."
)


def refusals_of(source: Any) -> Iterator[Refusal]:
    """The refusals in a source.

    Args:
        source: the path of a table (delimited text, workbook, HTML) or of JSON, ``-`` for standard
            input, an open file, a data frame, an answer or several, a mapping of products to
            messages, or pairs of them.

    Raises:
        SourceError: it cannot be read; the text names the place.
    """
    if is_frame(source):
        yield from tables.refusals_in(inputs.frame(source))
    elif is_opened(source):
        for export in _exports(export_of(source)):
            yield from _of_export(export)
    elif isinstance(source, Mapping) and not answers.is_answer(source):
        for name, said in source.items():
            yield from _of_pair(name, said)
    elif isinstance(source, Iterable) and not isinstance(source, Mapping):
        for item in source:
            yield from _of_item(item)
    else:
        yield from _of_item(source)


def _of_item(item: Any) -> Iterator[Refusal]:
    if isinstance(item, Refusal):
        yield item
    elif isinstance(item, tuple) and len(item) == 2:
        yield from _of_pair(*item)
    else:
        document = plain(item)
        if not answers.is_answer(document):
            raise SourceError(f"{shown(item)} is no answer that is known. {_EXPECTED}")
        yield from answers.refusals_in(document)


def _of_pair(name: object, said: Any) -> Iterator[Refusal]:
    """Refusals of a product from its name and a message, several, or an answer."""
    for each in said if isinstance(said, list | tuple) else [said]:
        document = plain(each if isinstance(each, Mapping) else {"message": str(each)})
        if not answers.is_answer(document):
            raise SourceError(f"{shown(each)} is no answer that is known. {_EXPECTED}")
        yield from answers.refusals_in(document, (str(name),))


def _exports(export: Export) -> list[Export]:
    """The file, or those in an archive."""
    content = content_of(export)
    if content is Content.GZIP:
        return [inside_gzip(export)]
    return inside_zip(export) if content is Content.ZIP else [export]


def _of_export(export: Export) -> Iterator[Refusal]:
    content = content_of(export)
    if content is Content.JSON:
        yield from _of_json(export)
    elif content is Content.WORKBOOK:
        for sheet in inputs.sheets(export):
            yield from tables.refusals_in(sheet)
    elif content in {Content.TABLE, Content.PAGE}:
        table = inputs.delimited(export) if content is Content.TABLE else inputs.page(export)
        yield from tables.refusals_in(table)
    else:
        raise SourceError(f"{export.name} is {content.value}. {_EXPECTED}")


def _of_json(export: Export) -> Iterator[Refusal]:
    known, first = False, None

    def on_bad_line(line: int, _value: str, problem: str) -> None:
        raise SourceError(
            f"{export.name}, line {line}: the line is not valid JSON: {problem}. "
            "Save the answer again, or take the line out."
        )

    with export.open() as text:
        for entry in jsonstream.elements(text, export.name, on_bad_line):
            first = entry.document if first is None else first
            found = [*answers.refusals_in(entry.document, (), export.path, entry.line)]
            known = known or bool(found) or answers.is_answer(entry.document)
            yield from found
    if not known:
        keys = ", ".join(map(str, first)) if isinstance(first, Mapping) else shown(first)
        raise SourceError(
            f"{export.name} holds no answer that is known. It has: {keys[:300]}. {_EXPECTED}"
        )
