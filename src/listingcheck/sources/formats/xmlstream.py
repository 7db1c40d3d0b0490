# SPDX-License-Identifier: Apache-2.0
"""Reads XML record by record, so that memory does not grow with the file.

defusedxml looks at the beginning, the only place where a document type with entities can stand;
the standard library's parser, which is quicker, reads on.
"""

import re
from collections.abc import Collection, Iterator
from itertools import islice
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element, ParseError, XMLPullParser

from listingcheck.errors import SourceError
from listingcheck.sources.files.exports import Export

_CHUNK = 1 << 16
_LONGEST_BEGINNING = 1 << 20
_LONGEST_RECORD = 1 << 28
"""Bytes of the longest record that is read."""
_NAMES_LOOKED_AT = 50


class Root(NamedTuple):
    """How a document begins."""

    name: str
    """The name of the outermost element, without its namespace."""
    namespace: str
    attributes: dict[str, str]
    inside: tuple[str, ...]
    """The names of the first elements in it, at any depth."""


class Node(NamedTuple):
    """One record of a document."""

    name: str
    """The name of its element, without a namespace."""
    element: Element
    line: int | None
    """The line it begins on, where that can be told."""


def local(tag: Any) -> str:
    """The name of an element without its namespace; nothing for a comment."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def root_of(export: Export) -> Root:
    """How a document begins.

    Raises:
        SourceError: it does not begin as XML should, or declares entities.
    """
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import DefusedXMLParser

    beginning = _Beginning()
    parser = DefusedXMLParser(target=beginning)
    try:
        with export.bytes() as stream:
            while not beginning.is_known and (chunk := stream.read(_CHUNK)):
                parser.feed(chunk)
                if not beginning.tags and stream.tell() > _LONGEST_BEGINNING:
                    break
    except DefusedXmlException:
        raise SourceError(
            f"{export.name} declares entities, which no export does: take it for hostile."
        ) from None
    except ParseError as error:
        if not beginning.tags:
            raise _malformed(export.name, error) from None
    if not beginning.tags:
        raise SourceError(f"{export.name} holds no XML element: export it again.")
    return beginning.root


class _Beginning:
    """Takes what the parser finds until the beginning is known."""

    def __init__(self) -> None:
        self.tags: list[str] = []
        self.attributes: dict[str, str] = {}

    @property
    def is_known(self) -> bool:
        """Whether enough was seen."""
        return len(self.tags) >= _NAMES_LOOKED_AT

    @property
    def root(self) -> Root:
        """What was seen."""
        namespace = self.tags[0].rpartition("}")[0].lstrip("{")
        first, *inside = map(local, self.tags)
        return Root(first, namespace, self.attributes, tuple(inside))

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if not self.tags:
            self.attributes = dict(attributes)
        if not self.is_known:
            self.tags.append(tag)

    def end(self, tag: str) -> None:
        """An element ends."""

    def data(self, data: str) -> None:
        """Text stands here."""

    def close(self) -> None:
        """The document ends."""


def records(export: Export, names: Collection[str]) -> Iterator[Node]:
    """Yield the outermost elements that have one of these names, each once it is whole.

    Raises:
        SourceError: the document is not well-formed, or one record is far too long.
    """
    parser: XMLPullParser[Any] = XMLPullParser(("start", "end"))
    tree = _Tree(frozenset(names))
    try:
        for piece, line in _pieces(export, names):
            parser.feed(piece)
            yield from tree.records(parser.read_events(), line)
            tree.check_length(len(piece), export.name)
        parser.close()
    except ParseError as error:
        raise _malformed(export.name, error) from None


def root_inside(element: Element) -> Root:
    """How a document in memory begins."""
    namespace = element.tag.rpartition("}")[0].lstrip("{")
    inside = [local(each.tag) for each in islice(element.iter(), 1, _NAMES_LOOKED_AT)]
    return Root(local(element.tag), namespace, dict(element.attrib), tuple(inside))


def records_inside(element: Element, names: Collection[str]) -> Iterator[Node]:
    """Yield the outermost elements of these names in an element that is in memory already."""
    if local(element.tag) in names:
        yield Node(local(element.tag), element, None)
        return
    for child in element:
        yield from records_inside(child, names)


def _pieces(export: Export, names: Collection[str]) -> Iterator[tuple[bytes, int | None]]:
    """The bytes, cut before each record, with the line where a record begins with the piece."""
    begins = re.compile(
        rb"<(?:[A-Za-z_][\w.-]*:)?(?:%s)[\s/>]" % b"|".join(re.escape(n).encode() for n in names)
    )
    line, is_record = 1, False
    with export.bytes() as stream:
        rest = b""
        while chunk := stream.read(_CHUNK):
            chunk = rest + chunk
            # A tag that goes on in the next chunk waits for it.
            whole = chunk.rfind(b"<") if len(chunk) <= _LONGEST_BEGINNING else len(chunk)
            whole, at = max(whole, 0), 0
            for match in begins.finditer(chunk, 0, whole):
                yield chunk[at : match.start()], line if is_record else None
                line += chunk.count(b"\n", at, match.start())
                at, is_record = match.start(), True
            yield chunk[at:whole], line if is_record else None
            line += chunk.count(b"\n", at, whole)
            rest, is_record = chunk[whole:], False
        yield rest, None


class _Tree:
    """Follows the events of the parser and lets go of what was read."""

    def __init__(self, names: frozenset[str]) -> None:
        self._names = names
        self._above: list[Element] = []
        """The elements around records."""
        self._record: Element | None = None
        self._line: int | None = None
        self._length = 0

    def records(self, events: Iterator[Any], line: int | None) -> Iterator[Node]:
        """Yield the records that end in some events, of which the first record begins on a line."""
        record, above = self._record, self._above
        for event, element in events:
            if event == "start":
                if record is None:
                    name = local(element.tag)
                    if name in self._names:
                        record, self._line, line = element, line, None
                    else:
                        above.append(element)
            elif record is not None and element is record:
                yield Node(local(element.tag), element, self._line)
                self._let_go(element)
                record = None
            elif record is None:
                above.pop()
                self._let_go(element)
        self._record = record

    def check_length(self, more: int, name: str) -> None:
        """Refuse a record that does not end."""
        self._length += more
        if self._length > _LONGEST_RECORD:
            raise SourceError(
                f"{name} has a record of more than {_LONGEST_RECORD >> 20} MB: export it again."
            )

    def _let_go(self, element: Element) -> None:
        self._length = 0
        if self._above:
            self._above[-1].remove(element)


def _malformed(name: str, error: ParseError) -> SourceError:
    line, column = error.position
    problem = str(error).partition(":")[0]
    return SourceError(
        f"{name} is not well-formed XML: {problem} in line {line}, column {column + 1}. "
        "Export it again."
    )
