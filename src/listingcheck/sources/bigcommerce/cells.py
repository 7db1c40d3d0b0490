# SPDX-License-Identifier: Apache-2.0
"""What stands inside single cells of BigCommerce's CSVs."""

import re
from collections.abc import Iterator

from listingcheck.product import Attribute, present
from listingcheck.sources.formats.jsonstream import loads
from listingcheck.sources.kit.parts import attribute

Pairs = tuple[tuple[str, ...], tuple[str | None, ...]]
"""The names of options, and a value for each."""

_YES = frozenset({"true", "y", "yes", "1"})
_NO = frozenset({"false", "n", "no", "0"})
_V3_OPTION = re.compile(r"Type=([^|=]*)\|Name=([^|]*)\|Value=", re.IGNORECASE)
_V3_SWATCH = re.compile(r"\[(?:#|https?://)[^\[\]]*\]\Z")
_LEGACY_OPTION = re.compile(r"\[([A-Z]{1,3})\]([^=\[\]]*)=")
_LEGACY_SWATCH = re.compile(r":(?:#|https?://)\S*\Z")
_SLASH = re.compile(r"(?<!\\)/")


def v3_options(cell: str) -> Pairs:
    """Options as V3 writes them: ``Type=Rectangle|Name=Size|Value=M``.

    Several are run together or have bars between them. The colour behind a swatch is left out.
    """
    found: dict[str, str | None] = {}
    for kind, name, rest in _pieces(cell, _V3_OPTION):
        value = rest.strip(" \t\r\n|")
        if kind.casefold() == "swatch":
            value = _V3_SWATCH.sub("", value).rstrip()
        found[name] = value or None
    return tuple(found), tuple(found.values())


def legacy_options(cell: str) -> Pairs:
    """Options as legacy templates write them: ``[S]Colour=Red,[RB]Size=M``.

    A closing ``[/S]`` may stand behind the value. The colour behind a swatch is left out.
    """
    found: dict[str, str | None] = {}
    for kind, name, rest in _pieces(cell, _LEGACY_OPTION):
        value = rest.partition(f"[/{kind}]")[0].strip().rstrip(",").rstrip()
        if kind == "CS":
            value = _LEGACY_SWATCH.sub("", value)
        found[name] = value or None
    return tuple(found), tuple(found.values())


def _pieces(cell: str, beginning: re.Pattern[str]) -> Iterator[tuple[str, str, str]]:
    """The type and the name of each option, and all that stands before the next one."""
    heads = list(beginning.finditer(cell))
    ends = [*[head.start() for head in heads], len(cell)]
    for head, end in zip(heads, ends[1:], strict=True):
        yield head[1].strip(), head[2].strip(), cell[head.end() : end]


def is_true(cell: str) -> bool | None:
    """Whether a cell says yes; None when it says neither yes nor no."""
    word = cell.strip().casefold()
    if word in _YES:
        return True
    return False if word in _NO else None


def category_paths(cell: str) -> list[str]:
    """The paths or ids in a cell of categories, as the file writes them."""
    for label in ("Category Path:", "Category Name:"):
        if label in cell:
            return _labelled(cell, label, ", Category ")
    return [path.strip() for path in cell.split(";") if present(path)]


def depth(path: str) -> int:
    r"""How many levels stand above the last of a path; ``\/`` is a slash in a name."""
    return len(_SLASH.findall(path))


def listed_images(cell: str) -> list[str]:
    """The addresses in a cell of several pictures; file names where it has no addresses."""
    for label in ("Product Image URL:", "Product Image File:"):
        if label in cell:
            return _labelled(cell, label, ", Product Image ")
    return [part.strip() for part in cell.split("|") if present(part)]


def _labelled(cell: str, label: str, following: str) -> list[str]:
    """What stands behind a label in each of several entries with bars between them."""
    values = (entry.partition(label)[2].partition(following)[0] for entry in cell.split("|"))
    return [value.strip() for value in values if present(value)]


def custom_fields(cell: str, column: str) -> tuple[Attribute, ...]:
    """Custom fields: JSON objects of name and value, or ``name=value;name=value``."""
    if not present(cell):
        return ()
    pairs = _json_fields(cell) if cell.lstrip()[0] in "[{" else _written_fields(cell)
    return tuple([attribute(name, value, column) for name, value in pairs if present(value)])


def _json_fields(cell: str) -> Iterator[tuple[str, str]]:
    try:
        value = loads(cell)
    except ValueError:
        return
    for field in value if isinstance(value, list) else [value]:
        if not isinstance(field, dict):
            continue
        name, content = field.get("name"), field.get("value")
        if isinstance(name, str) and isinstance(content, str):
            yield name.strip(), content


def _written_fields(cell: str) -> Iterator[tuple[str, str]]:
    fields: list[str] = []
    for part in cell.split(";"):
        # A part without a sign of equality goes on with the value before: "a=x &amp; y".
        if "=" in part or not fields:
            fields.append(part)
        else:
            fields[-1] += f";{part}"
    for field in fields:
        name, _, value = field.strip().strip('"').partition("=")
        if present(name):
            yield name.strip(), value.strip()
