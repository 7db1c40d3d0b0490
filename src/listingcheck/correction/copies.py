# SPDX-License-Identifier: Apache-2.0
"""Exports held in memory, to be read again and again while they are corrected."""

import io
from collections.abc import Mapping
from functools import cached_property

from listingcheck.errors import SourceError
from listingcheck.fixes.delimited import Sheet, Spot
from listingcheck.sources import inputs, platforms
from listingcheck.sources.files.contents import Content, content_of
from listingcheck.sources.files.exports import Export, export_of
from listingcheck.sources.formats.delimited import Delimited
from listingcheck.sources.recognition import recognise

INSTEAD = (
    "only delimited text (CSV, TSV) can be corrected cell by cell. Export that, or apply fix.edits "
    "of the report yourself: listingcheck check --format json."
)


class _Named(io.BytesIO):
    """Bytes with the name of their file, as an open file has it."""

    def __init__(self, data: bytes, name: str) -> None:
        super().__init__(data)
        self.name = name


class Copy:
    """The bytes of a table in delimited text, under the name of their file.

    Raises:
        SourceError: they are something else, or nobody knows whose they are.
    """

    def __init__(self, name: str, data: bytes, platform: str | None) -> None:
        self.name = name
        self.data = data
        self._platform = platform
        _refuse_others(export_of(self.source()))

    def source(self) -> io.BytesIO:
        """The bytes as an open file, to be read from the beginning."""
        return _Named(self.data, self.name)

    @cached_property
    def sheet(self) -> Sheet:
        """Its cells."""
        return self._parted[0]

    @cached_property
    def header(self) -> tuple[str, ...]:
        """The names of its columns."""
        return self._parted[1]

    @cached_property
    def _parted(self) -> tuple[Sheet, tuple[str, ...]]:
        export = export_of(self.source())
        table_input = inputs.delimited(export)
        named = platforms.named(self._platform) if self._platform else None
        recognise(table_input, named)
        with table_input.survey() as table:
            assert isinstance(table, Delimited)
            return Sheet(self.data, export.encoding, table.delimiter), table.header

    def with_values(self, values: Mapping[Spot, str]) -> "Copy":
        """The same with other values in some cells."""
        return Copy(self.name, self.sheet.rewritten(values), self._platform) if values else self


def copy_of(source: str, platform: str | None) -> Copy:
    """Take the bytes of a file, or of standard input.

    Raises:
        SourceError: it cannot be read, or is no delimited text.
    """
    with export_of(source).bytes() as stream:
        return Copy(source, stream.read(), platform)


def _refuse_others(export: Export) -> None:
    content = content_of(export)
    if content in {Content.GZIP, Content.ZIP}:
        raise SourceError(f"{export.name} is an archive: unpack it, and correct what is inside.")
    if content is not Content.TABLE:
        kind = "a workbook" if content is Content.WORKBOOK else content.value
        raise SourceError(f"{export.name} is {kind}: {INSTEAD}")
