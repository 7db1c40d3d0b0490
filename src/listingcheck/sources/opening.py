# SPDX-License-Identifier: Apache-2.0
"""From what a caller gives to what a platform reads: files unpacked and taken apart."""

import os
from typing import Any

from listingcheck.errors import SourceError
from listingcheck.sources import inputs
from listingcheck.sources.files.archives import inside_gzip, inside_zip
from listingcheck.sources.files.contents import Content, content_of
from listingcheck.sources.files.exports import Export, export_of
from listingcheck.sources.formats.frames import is_frame
from listingcheck.sources.inputs import Input


def is_opened(source: Any) -> bool:
    """Whether a source is a file, a table or an XML element, and not an object or several."""
    return _is_file(source) or is_frame(source) or _is_element(source)


def inputs_of(source: Any) -> list[Input]:
    """Everything in a source that might hold products; an archive or workbook has several.

    Raises:
        SourceError: it cannot be read at all.
    """
    if is_frame(source):
        return [inputs.frame(source)]
    if _is_element(source):
        return [inputs.element(source)]
    return _of_export(export_of(_bytes_of_text(source)))


def _is_file(source: Any) -> bool:
    if isinstance(source, str | os.PathLike | bytes | bytearray | memoryview):
        return True
    return hasattr(source, "read") and not hasattr(source, "json")


def _is_element(source: Any) -> bool:
    """Whether it is an element of ElementTree or lxml."""
    return hasattr(source, "tag") and hasattr(source, "iter") and hasattr(source, "attrib")


def _bytes_of_text(source: Any) -> Any:
    """JSON or XML that a client handed over as text; anything else as it is."""
    is_text = isinstance(source, str) and source.lstrip()[:1] in {"{", "[", "<"}
    return source.encode("utf-8", "replace") if is_text else source


def _of_export(export: Export) -> list[Input]:
    content = content_of(export)
    if content is Content.GZIP:
        return _of_member(inside_gzip(export))
    if content is Content.ZIP:
        return [found for member in inside_zip(export) for found in _of_member(member)]
    found = _of_content(export, content)
    if len(found) == 1 and content is not Content.WORKBOOK:
        found[0].export = export
    return found


def _of_member(export: Export) -> list[Input]:
    content = content_of(export)
    if content in {Content.GZIP, Content.ZIP}:
        raise SourceError(f"{export.name} is an archive inside an archive: unpack it first.")
    return _of_content(export, content)


def _of_content(export: Export, content: Content) -> list[Input]:
    if content is Content.WORKBOOK:
        return list(inputs.sheets(export))
    if content is Content.PAGE:
        return [inputs.page(export)]
    if content is Content.XML:
        return [inputs.xml(export)]
    return [inputs.json(export) if content is Content.JSON else inputs.delimited(export)]
