# SPDX-License-Identifier: Apache-2.0
"""The lists in cells of PrestaShop's tables.

Source: PrestaShop's AdminImportController, 1.4 to 8. Values are joined with commas. Attributes
are ``Name:Type:Position``, their values ``Value:Position``, features ``Name:Value:Position``;
in 1.4 attributes and values stand together as ``Group:Value``.
"""

import re
from collections.abc import Sequence
from itertools import zip_longest

from listingcheck.product import Attribute, Category, Image, present
from listingcheck.sources.kit.parts import attribute, image

_BETWEEN_URLS = re.compile(r"\s*[,;|]\s*(?=[A-Za-z][A-Za-z0-9+.-]*://)")
_POSITION = re.compile(r":\s*[0-9]*\s*(?::\s*[01]?\s*)?$")
_image = Image.made
_ROOTS = frozenset({"home", "root", "accueil", "inicio", "startseite", "1", "2"})
"""What the categories are called, or numbered, that hold all others."""

Pairs = tuple[tuple[str, str | None], ...]
"""Names of options and their values."""


def listed(cell: str) -> tuple[str, ...]:
    """The values of a list."""
    if "," not in cell:
        return (cell.strip(),) if present(cell) else ()
    return tuple([value for said in cell.split(",") if (value := said.strip())])


def addresses(cell: str) -> Sequence[str]:
    """The addresses of a list; one may have commas in it where all begin with a scheme."""
    schemes = cell.count("://")
    if schemes > 1 and (schemes != cell.count(",") + 1 or "|" in cell or ";" in cell):
        return [url.strip() for url in _BETWEEN_URLS.split(cell)]
    return listed(cell)


def pictures(urls: str, alts: str, line: int) -> tuple[Image, ...]:
    """The pictures in a cell of addresses, with the texts of another at the same positions."""
    if not urls:
        return ()
    found = addresses(urls)
    if not present(alts):
        return tuple(
            [_image({"url": url, "alt": None, "line": line, "column": None}) for url in found]
        )
    texts = alts.split(",", len(found) - 1) if found else []
    pairs = zip_longest(found, texts[: len(found)], fillvalue="")
    return tuple([image(url, text.strip() or None, line) for url, text in pairs])


def category(cell: str) -> Category | None:
    """The first of the deepest paths, and the root only if there is nothing else."""
    paths = listed(cell)
    below = [path for path in paths if path.casefold() not in _ROOTS]
    path = max(below or paths, key=lambda path: path.count("/"), default=None)
    return Category(path=path) if path else None


def paired(attributes: str, values: str) -> Pairs:
    """The options of a combination: names and values pair by position.

    A comma too many belongs to the last value; where values are too few, None stands for them.
    """
    names = [name.partition(":")[0].strip() for name in listed(attributes)]
    said = values.split(",", len(names) - 1) if names else []
    given = [_value(value) for value in said]
    return tuple(zip(names, [*given, *[None] * (len(names) - len(given))], strict=True))


def _value(text: str) -> str | None:
    value, colon, position = text.rpartition(":")
    is_position = bool(colon) and (not present(position) or position.strip().isdigit())
    return present((value if is_position else text).strip())


def together(cell: str) -> Pairs:
    """The options of a combination in 1.4: names and values in one cell."""
    return tuple([(name, present(value)) for name, value in _named(cell)])


def features(cell: str) -> tuple[Attribute, ...]:
    """The features in a cell."""
    found = ((name, _POSITION.sub("", value).strip()) for name, value in _named(cell))
    return tuple([attribute(name, value) for name, value in found if name and value])


def _named(cell: str) -> list[tuple[str, str]]:
    """The names and what they name; a piece without a name goes on with the one before it."""
    found: list[tuple[str, str]] = []
    for piece in listed(cell):
        name, colon, value = piece.partition(":")
        if colon:
            found.append((name.strip(), value.strip()))
        elif found:
            name, value = found[-1]
            found[-1] = name, f"{value}, {piece}"
    return found
