# SPDX-License-Identifier: Apache-2.0
"""Looks through an SVG drawing without drawing it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final
from xml.parsers import expat

from listingcheck.imaging import bounds
from listingcheck.imaging.references import References

DEEPEST: Final = 100
"""Elements inside each other. resvg 0.5.0 crashes at 50,000 (measured 2026-11); drawing programs
stay under 30."""
MOST: Final = 100_000
"""Elements, those that ``use`` repeats counted each time. A detailed map has some 20,000."""
FORBIDDEN: Final = {
    "script": "it runs a script",
    "handler": "it runs a script",
    "foreignobject": "it holds a web page",
    "iframe": "it holds a web page",
    "embed": "it loads another file",
    "object": "it loads another file",
    "audio": "it plays sounds",
    "video": "it plays a film",
    "feimage": "it loads another file",
}
"""What no drawing of a product needs."""
LINKS = frozenset({"href", "src", "base"})
"""Attributes whose value is an address, without their prefix."""
W3C = "-//W3C//DTD SVG"
"""How the public name of every document type of SVG begins; drawing programs still write it."""

_EMBEDDED = re.compile(r"data:image/(?:png|jpe?g|gif|webp);base64,[A-Za-z0-9+/=\s]*")
_URL = re.compile(r"url\s*\(\s*[\"']?\s*([^\"')\s]*)", re.IGNORECASE)
_DECLARED = re.compile(rb"""^<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9_.-]+)["']""")
_ENCODINGS = {"utf-8", "utf8", "us-ascii", "ascii", "iso-8859-1", "latin1", "windows-1252"}
_LENGTH = re.compile(
    r"\s*([0-9]*\.?[0-9]+(?:e[+-]?[0-9]+)?)\s*(px|pt|pc|mm|cm|in)?\s*", re.IGNORECASE
)
_PIXELS = {"px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
"""Pixels of each unit, CSS Values and Units Level 4, section 6.2 (checked 2026-11)."""
_ENDLESS = 1e9
"""Keeps a number that is too long for a float countable."""


def danger(data: bytes) -> str | None:
    """What makes a drawing unsafe to draw, in words that follow a colon; None where it is safe."""
    return _looked_through(data).danger


def broken(data: bytes) -> str | None:
    """Where its XML is broken, in words that follow a colon."""
    return _looked_through(data).broken


def size(data: bytes) -> tuple[int, int] | None:
    """Width and height that it declares, in pixels; None where it leaves that open."""
    return _looked_through(data).size


def text(data: bytes) -> str:
    """The drawing as text, without its XML declaration's word on the encoding.

    Raises:
        ValueError: it is in an encoding that drawings are not written in.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16")
    declared = _DECLARED.match(data.removeprefix(b"\xef\xbb\xbf"))
    encoding = declared[1].decode("ascii").lower() if declared else "utf-8"
    if encoding not in _ENCODINGS:
        raise ValueError(f"encoding {encoding}")
    return data.removeprefix(b"\xef\xbb\xbf").decode(encoding)


class _UnsafeError(Exception):
    """Ends the reading."""


@dataclass(frozen=True, slots=True)
class _Seen:
    danger: str | None = None
    broken: str | None = None
    size: tuple[int, int] | None = None


def _looked_through(data: bytes) -> _Seen:
    reader = _Reader()
    try:
        written = text(data)
        reader.read(written)
    except _UnsafeError as error:
        return _Seen(danger=str(error), size=reader.size)
    except expat.ExpatError as error:
        return _Seen(broken=f"line {error.lineno} is not XML", size=reader.size)
    except ValueError:
        return _Seen(broken="its encoding is not UTF-8")
    return _Seen(size=reader.size)


@dataclass
class _Reader:
    """Reads the elements as they come; keeps no tree."""

    root: dict[str, str] | None = None
    elements: int = 0
    depth: int = 0
    style: int = 0
    """How many ``style`` elements are open."""
    css: list[str] = field(default_factory=list)
    references: References = field(default_factory=References)

    def read(self, written: str) -> None:
        """Read it all; raises where it is unsafe or no XML."""
        parser = expat.ParserCreate()
        parser.StartDoctypeDeclHandler = _doctype
        parser.EntityDeclHandler = _entity
        parser.ProcessingInstructionHandler = _instruction
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.Parse(written, True)
        _check_style("".join(self.css))
        if self.references.expanded(MOST) > MOST:
            raise _UnsafeError(f"it repeats itself into more than {MOST:,} elements")

    @cached_property
    def size(self) -> tuple[int, int] | None:
        """Declared on its root."""
        return _size(self.root or {})

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.elements += 1
        self.depth += 1
        local = _local(name)
        if self.root is None:
            self.root = attributes
            _check_size(self.size)
        if self.elements > MOST:
            raise _UnsafeError(f"it has more than {MOST:,} elements")
        if self.depth > DEEPEST:
            raise _UnsafeError(f"its elements stand more than {DEEPEST} deep inside each other")
        if local in FORBIDDEN:
            raise _UnsafeError(FORBIDDEN[local])
        self.style += local == "style"
        aims = [aim for key, value in attributes.items() for aim in _aims(local, key, value)]
        self.references.open(attributes.get("id"), aims)

    def _end(self, name: str) -> None:
        self.depth -= 1
        self.style -= _local(name) == "style"
        self.references.close()

    def _characters(self, written: str) -> None:
        if self.style:
            self.css.append(written)


def _local(name: str) -> str:
    return name.rpartition(":")[2].lower()


def _doctype(_name: str, _system: str | None, public: str | None, internal: int) -> None:
    if internal or not (public or "").startswith(W3C):
        raise _UnsafeError("it declares a document type of its own")


def _entity(*_declared: object) -> None:
    raise _UnsafeError("it declares entities")


def _instruction(target: str, _written: str) -> None:
    if target.lower() == "xml-stylesheet":
        raise _UnsafeError("it loads a style sheet")


def _aims(element: str, key: str, value: str) -> list[str]:
    """The ids within the drawing that an attribute refers to."""
    if key.startswith("xmlns"):
        return []
    name = _local(key)
    if name.startswith("on"):
        raise _UnsafeError("it runs a script")
    if "javascript:" in re.sub(r"\s", "", value).lower():
        raise _UnsafeError("it runs a script")
    if name in LINKS:
        return _linked(element, value.strip())
    return _check_style(value) if name == "style" else _urls(value)


def _linked(element: str, address: str) -> list[str]:
    if address.startswith("#"):
        return [address[1:]]
    if element == "a" or not address:
        return []
    if element == "image" and _EMBEDDED.fullmatch(address):
        return []
    raise _UnsafeError(f"it loads another file, {_short(address)}")


def _check_style(css: str) -> list[str]:
    """The ids that a style refers to."""
    if "\\" in css:
        raise _UnsafeError("its style is written in disguise")
    if "@import" in css.lower():
        raise _UnsafeError("it loads a style sheet")
    return _urls(css)


def _urls(css: str) -> list[str]:
    aims = []
    for found in _URL.finditer(css):
        if not found[1].startswith("#"):
            raise _UnsafeError(f"it loads another file, {_short(found[1])}")
        aims.append(found[1][1:])
    return aims


def _short(address: str) -> str:
    return address if len(address) <= 60 else f"{address[:59]}…"


def _size(root: Mapping[str, str]) -> tuple[int, int] | None:
    width, height = (_pixels(root.get(side, "")) for side in ("width", "height"))
    box = _box(root.get("viewBox", ""))
    if box:
        width = width or (height * box[0] / box[1] if height else box[0])
        height = height or width * box[1] / box[0]
    if not width or not height:
        return None
    return max(round(width), 1), max(round(height), 1)


def _pixels(length: str) -> float | None:
    found = _LENGTH.fullmatch(length)
    if not found:
        return None
    return min(float(found[1]), _ENDLESS) * _PIXELS[(found[2] or "px").lower()]


def _box(view: str) -> tuple[float, float] | None:
    parts = view.replace(",", " ").split()
    found = [_LENGTH.fullmatch(part) for part in parts[2:]]
    if len(parts) != 4 or not all(found):
        return None
    width, height = (min(float(each[1]), _ENDLESS) for each in found if each)
    return (width, height) if width > 0 and height > 0 else None


def _check_size(declared: tuple[int, int] | None) -> None:
    if declared and (declared[0] * declared[1] > bounds.PIXELS):
        raise _UnsafeError(
            f"it declares {declared[0]:,} x {declared[1]:,} pixels; "
            f"at most {bounds.PIXELS:,} in all are drawn"
        )
