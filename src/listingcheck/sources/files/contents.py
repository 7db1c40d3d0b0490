# SPDX-License-Identifier: Apache-2.0
"""What a file is, told by its content and never by its name."""

from codecs import BOM_UTF8
from enum import Enum

from listingcheck.errors import SourceError
from listingcheck.sources.files.exports import Export

_GZIP = b"\x1f\x8b"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_SHEETS = ("xl/", "[Content_Types].xml", "mimetype", "content.xml")
"""What archives that are workbooks hold."""
_PAGE = ("<!doctype html", "<html", "<table", "<head", "<body", "<meta ", "<style")
_LOOKED_AT = 4096


class Content(Enum):
    """The kinds of content that products come in."""

    GZIP = "gzip"
    ZIP = "zip"
    WORKBOOK = "workbook"
    PAGE = "HTML page"
    XML = "XML"
    JSON = "JSON"
    TABLE = "delimited text"


def content_of(export: Export) -> Content:
    """What is in a file.

    Raises:
        SourceError: it is empty, or neither text nor an archive or workbook.
    """
    if export.head.startswith(_GZIP):
        return Content.GZIP
    if export.head.startswith(_OLD_OFFICE):
        return Content.WORKBOOK
    if export.head.startswith(_ZIP):
        return Content.WORKBOOK if _is_workbook(export) else Content.ZIP
    head = export.head.removeprefix(BOM_UTF8).lstrip()
    if head.startswith(b"<?xml"):
        # It states its encoding itself, which need not be found out from all of the file.
        return _content_of_text(head.decode("utf-8", "replace"))
    with export.open() as text:
        return _content_of_text(text.read(_LOOKED_AT).lstrip())


def _content_of_text(beginning: str) -> Content:
    if beginning.startswith(("{", "[")):
        return Content.JSON
    if not beginning.startswith("<"):
        return Content.TABLE
    is_page = beginning.casefold().startswith(_PAGE) or "<html" in beginning.casefold()
    return Content.PAGE if is_page else Content.XML


def _is_workbook(export: Export) -> bool:
    from zipfile import BadZipFile, ZipFile

    try:
        with export.bytes() as stream, ZipFile(stream) as archive:
            return any(name.startswith(_SHEETS) for name in archive.namelist())
    except (BadZipFile, NotImplementedError) as error:
        raise SourceError(
            f"{export.name} is a damaged archive or workbook ({error}): export it again."
        ) from None
