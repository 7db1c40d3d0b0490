# SPDX-License-Identifier: Apache-2.0
"""Reads XML record by record, so that memory does not grow with the file.

defusedxml looks at the beginning, the only place where a document type with entities can stand;
the standard library's parser, which is quicker, reads on.
"""

import re
from collections.abc import Collection, Iterator
from itertools import islice
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser

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
    except (LookupError, ValueError) as error:
        raise SourceError(
            f"{export.name} states an encoding that cannot be read ({error}): save it as UTF-8."
        ) from None
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
    tree, line, problem = _Tree(frozenset(names)), None, None
    parser = XMLParser(target=tree.builder)  # noqa: S314 - root_of() refuses entities.
    try:
        for piece, line in _pieces(export, names):
            parser.feed(piece)
            yield from tree.records(line)
            tree.check_length(len(piece), export.name)
        parser.close()
    except ParseError as error:
        problem = error
    yield from tree.rest(line)
    if problem is not None:
        raise _malformed(export.name, problem)


def root_inside(element: Element) -> Root:
    """How a document in memory begins."""
    namespace = element.tag.rpartition("}")[0].lstrip("{")
    inside = [local(each.tag) for each in islice(element.iter(), 1, _NAMES_LOOKED_AT)]
    return Root(local(element.tag), namespace, dict(element.attrib), tuple(inside))


def records_inside(element: Element, names: Collection[str]) -> Iterator[Node]:
    """Yield the outermost elements of these names in an element that is in memory already."""
    for record in _outermost(element, names):
        yield Node(local(record.tag), record, None)


def _outermost(element: Element, names: Collection[str]) -> Iterator[Element]:
    """The outermost elements of these names: the element itself, or those in it."""
    waiting = [element]
    while waiting:
        each = waiting.pop()
        if local(each.tag) in names:
            yield each
        else:
            waiting += each[::-1]


def _pieces(export: Export, names: Collection[str]) -> Iterator[tuple[bytes, int | None]]:
    """The bytes, cut before each record, with the line where a record begins with the piece."""
    begins = re.compile(
        rb"<(?:[A-Za-z_][\w.-]*+:)?+(?:%s)[\s/>]" % b"|".join(re.escape(n).encode() for n in names)
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
    """Finds the records in what was parsed, and lets go of what was read.

    Events for each element would cost more than parsing does. So the tree itself is looked at,
    after each piece: an element is whole once another one stands behind it.
    """

    def __init__(self, names: frozenset[str]) -> None:
        self._names = names
        self.builder = TreeBuilder()
        self._top = self.builder.start("", {})
        """Has the document in it, so that it can be looked at before it ends."""
        self._record: Element | None = None
        """The last one that began."""
        self._line: int | None = None
        self._next_line: int | None = None
        self._length = 0

    def records(self, line: int | None) -> Iterator[Node]:
        """Yield the records that are whole; the first that is new begins on a line."""
        self._next_line = line
        above = self._top
        while len(above):
            *whole, last = above
            for each in whole:
                for record in _outermost(each, self._names):
                    self._begin(record)
                    yield Node(local(record.tag), record, self._line)
                above.remove(each)
                self._length = 0
            if local(last.tag) in self._names:
                self._begin(last)
                break
            above = last

    def rest(self, line: int | None) -> Iterator[Node]:
        """Yield the records that are whole when nothing more comes; the last piece had a line."""
        self.builder.start("", {})
        yield from self.records(line)

    def _begin(self, record: Element) -> None:
        if record is not self._record:
            self._record, self._line, self._next_line = record, self._next_line, None

    def check_length(self, more: int, name: str) -> None:
        """Refuse a record that does not end."""
        self._length += more
        if self._length > _LONGEST_RECORD:
            raise SourceError(
                f"{name} has a record of more than {_LONGEST_RECORD >> 20} MB: export it again."
            )


def _malformed(name: str, error: ParseError) -> SourceError:
    line, column = error.position
    problem = str(error).partition(":")[0]
    return SourceError(
        f"{name} is not well-formed XML: {problem} in line {line}, column {column + 1}. "
        "Export it again."
    )
