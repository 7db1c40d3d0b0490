# SPDX-License-Identifier: Apache-2.0
"""Reads JSON element by element, so that memory does not grow with the file.

The elements are those of a list at the top, those of a list of products inside an object at the
top (or inside its ``data``), the lines of JSON lines, or else whatever stands at the top. Numbers
keep their text.
"""

import json
from collections.abc import Callable, Generator, Iterator
from typing import Any, NoReturn, TextIO

from listingcheck.errors import SourceError
from listingcheck.sources.formats.payload import OF_A_PRODUCT, Entry

_CHUNK = 1 << 18
_LONGEST_VALUE = 1 << 28
"""Characters of the longest single value that is read."""
_NEARLY_AT_END = 64
"""What is wrong so close to the end of what was read may only be cut off."""
_STREAMED = ("products", "product_listings", "items", "resources", "data")
"""Keys whose lists are read element by element."""
_NESTED = frozenset({"data", "payload", "response"})
"""Keys whose objects may hold such a list."""
_SPACE = " \t\r\n"
_decoder = json.JSONDecoder(parse_float=str, parse_int=str, parse_constant=str)


def loads(text: str) -> Any:
    """The value of a JSON text, its numbers as text.

    Raises:
        ValueError: it is not valid JSON.
    """
    text = text.strip()
    try:
        value, end = _decoder.raw_decode(text)
    except json.JSONDecodeError as error:
        raise ValueError(f"{error.msg} at character {error.pos + 1}") from None
    except RecursionError:
        raise ValueError("Nested too deeply") from None
    if end < len(text):
        raise ValueError(f"Something follows at character {end + 1}")
    return value


def elements(
    text: TextIO, name: str, on_bad_line: Callable[[int, str, str], object]
) -> Iterator[Entry]:
    """Yield the elements of a JSON text. A line of JSON lines that is not valid is left out.

    Args:
        text: the text, from its beginning.
        name: what messages call it.
        on_bad_line: told of a bad line: its number, its text, and what is wrong.

    Raises:
        SourceError: it is not valid JSON.
    """
    head = text.read(_CHUNK)
    text.seek(0)
    return _lines(text, on_bad_line) if _is_lines(head) else _Reader(text, name).elements()


def _is_lines(head: str) -> bool:
    """Whether each line is a value of its own; one bad line among the first two is forgiven."""
    first = [line for line in head.split("\n", 50) if line.strip()][:2]
    begins_list = head.lstrip().startswith("[")
    return (
        not begins_list
        and len(first) == 2
        and any(isinstance(_tried(line), dict) for line in first)
    )


def _tried(line: str) -> Any:
    try:
        return loads(line)
    except ValueError:
        return None


def _lines(text: TextIO, on_bad_line: Callable[[int, str, str], object]) -> Iterator[Entry]:
    for number, line in enumerate(text, 1):
        if line.isspace():
            continue
        try:
            document = loads(line)
        except ValueError as error:
            on_bad_line(number, line.strip(), str(error))
        else:
            yield Entry(number, document)


class _Reader:
    """A JSON text, of which only the value being read is held."""

    def __init__(self, text: TextIO, name: str) -> None:
        self._text = text
        self._name = name
        self._held = ""
        self._at = 0
        self._line = 1
        """The line on which what is held begins."""

    def elements(self) -> Iterator[Entry]:
        """Yield the elements of every value at the top; mostly there is one."""
        while opening := self._next():
            if opening == "[":
                yield from self._list()
            elif opening == "{":
                yield from self._object()
            else:
                yield Entry(None, self._value())

    def _list(self) -> Iterator[Entry]:
        self._at += 1
        if self._next() == "]":
            self._at += 1
            return
        while True:
            yield Entry(None, self._value())
            if self._separator("]"):
                return

    def _object(self) -> Iterator[Entry]:
        """The elements of its list of products; without one, the object as a whole."""
        whole = yield from self._members()
        if whole is not None:
            yield Entry(None, whole)

    def _members(self) -> Generator[Entry, None, dict[str, Any] | None]:
        """Yield the elements of a list of products in an object; without one, return the object."""
        self._at += 1
        whole: dict[str, Any] = {}
        is_whole = True
        while self._next() != "}":
            key, value = self._key(), None
            opening = self._next() if OF_A_PRODUCT.isdisjoint(whole) else ""
            if key in _STREAMED and opening == "[":
                yield from self._list()
                is_whole = False
            elif key in _NESTED and opening == "{":
                value = yield from self._members()
                is_whole = is_whole and value is not None
            else:
                value = self._value()
            whole[key] = value
            if self._separator("}"):
                break
        else:
            self._at += 1
        return whole if is_whole else None

    def _key(self) -> str:
        key = self._value()
        if not isinstance(key, str) or self._next() != ":":
            self._refuse("Expecting a key and a colon", self._at)
        self._at += 1
        return key

    def _separator(self, closing: str) -> bool:
        """Pass a comma, or the closing bracket: then it was the last element."""
        character = self._next()
        if character not in {",", closing}:
            self._refuse(f"Expecting ',' or '{closing}'", self._at)
        self._at += 1
        return character == closing

    def _next(self) -> str:
        """The next character that is no white space; empty at the end."""
        while True:
            while self._at < len(self._held):
                if self._held[self._at] not in _SPACE:
                    return self._held[self._at]
                self._at += 1
            if not self._more():
                return ""

    def _value(self) -> Any:
        self._next()
        while True:
            try:
                value, end = _decoder.raw_decode(self._held, self._at)
                # A number at the very end may go on in what is not read yet.
                if end == len(self._held) and self._more():
                    continue
                self._at = end
                return value
            except json.JSONDecodeError as error:
                is_cut = error.pos + _NEARLY_AT_END > len(self._held)
                if not (is_cut or error.msg.startswith("Unterminated")) or not self._more():
                    self._refuse(error.msg, error.pos)
            except RecursionError:
                self._refuse("Nested too deeply", self._at)

    def _more(self) -> bool:
        """Read on, as much again as is held; False at the end of the text."""
        rest = self._held[self._at :]
        if len(rest) > _LONGEST_VALUE:
            self._refuse(f"A value is longer than {_LONGEST_VALUE:,} characters", self._at)
        piece = self._text.read(max(_CHUNK, len(rest)))
        if not piece:
            return False
        self._line += self._held.count("\n", 0, self._at)
        self._held, self._at = rest + piece, 0
        return True

    def _refuse(self, problem: str, position: int) -> NoReturn:
        line = self._line + self._held.count("\n", 0, position)
        raise SourceError(
            f"{self._name} is not valid JSON: {problem} in line {line}. Export it again."
        ) from None
