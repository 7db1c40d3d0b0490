# SPDX-License-Identifier: Apache-2.0
"""What a file and each ``--config KEY=VALUE`` say, one laid over the other."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from listingcheck.config import keys
from listingcheck.config.origin import Origin
from listingcheck.config.origin import Path as KeyPath
from listingcheck.errors import ConfigurationError

FILE = "listingcheck.toml"
PROJECT = "pyproject.toml"

_IDS = re.compile(r"(?m)^\s*ignore\s*=")


@dataclass(frozen=True, slots=True)
class Layer:
    """What one place says, with the names of files as seen from here."""

    origin: Origin
    table: dict[str, Any]

    @property
    def place(self) -> str:
        """Its name in a message."""
        return str(self.origin.name)


def of_file(place: Path) -> Layer:
    """What a file says.

    Raises:
        ConfigurationError: it is not there, is not TOML or says nothing of us.
    """
    table = said_in(place)
    if table is None:
        raise ConfigurationError(f"{place} has no table [tool.listingcheck].")
    return Layer(Origin("file", str(place)), _with_ignores(keys.beside(table, place.parent)))


def inline(text: str) -> Layer:
    """What ``--config KEY=VALUE`` says.

    Raises:
        ConfigurationError: it is not TOML.
    """
    name = f"--config {text!r}"
    try:
        table = tomllib.loads(text, parse_float=Decimal)
    except ValueError as error:
        raise ConfigurationError(
            f"{name} is not TOML: {error}. Put text between quotes, as in "
            "--config 'shop.currency=\"EUR\"'."
        ) from None
    return Layer(Origin("inline", name), _with_ignores(table))


def nearest(folder: Path) -> Path | None:
    """The nearest configuration file in a folder or above."""
    for parent in (folder, *folder.parents):
        if (parent / FILE).is_file():
            return parent / FILE
        if (parent / PROJECT).is_file() and said_in(parent / PROJECT) is not None:
            return parent / PROJECT
    return None


def said_in(place: Path) -> dict[str, Any] | None:
    """What a file says of us; None for a pyproject.toml that says nothing."""
    text = ""
    try:
        text = place.read_text("utf-8")
        return of_us(text, place)
    except FileNotFoundError:
        raise ConfigurationError(f"There is no configuration file {place}.") from None
    except (OSError, ValueError) as error:
        # TOML has no list beside tables of the same name.
        both = keys.IGNORE in text and _IDS.search(text)
        remedy = f" Write the ids of ignore = [...] as {keys.IGNORE} tables too." if both else ""
        raise ConfigurationError(f"{place} is not valid TOML: {error}.{remedy}") from None


def of_us(text: str, place: Path) -> dict[str, Any] | None:
    """What the text of a file says of us.

    Raises:
        ValueError: it is not TOML.
    """
    table: Any = tomllib.loads(text, parse_float=Decimal)
    for step in ("tool", "listingcheck") if place.name == PROJECT else ():
        table = table.get(step) if isinstance(table, dict) else None
    return table if isinstance(table, dict) else None


def merged(layers: Iterable[Layer]) -> tuple[dict[str, Any], dict[KeyPath, Origin]]:
    """What several places say, later ones over earlier ones, and where each value comes from."""
    table: dict[str, Any] = {}
    origins: dict[KeyPath, Origin] = {}
    for layer in layers:
        for path, value in leaves(layer.table):
            _put(table, path, value)
            origins[path] = layer.origin
    return table, origins


def leaves(table: Mapping[str, Any], above: KeyPath = ()) -> Iterator[tuple[KeyPath, Any]]:
    """Each value with the keys that lead to it; lists, and tables without keys, are values."""
    for name, value in table.items():
        path = (*above, name)
        if isinstance(value, dict) and value and _is_table(path):
            yield from leaves(value, path)
        else:
            yield path, value


def _is_table(path: KeyPath) -> bool:
    if path[0] == "rules":
        return len(path) <= 2 or path[2:] == ("options",)
    return path in {("shop",), ("shop", "defaults")}


def _put(table: dict[str, Any], path: KeyPath, value: Any) -> None:
    for step in path[:-1]:
        table = table.setdefault(step, {})
    if value == {} and isinstance(value, dict):
        table.setdefault(path[-1], {})
    else:
        table[path[-1]] = value


def _with_ignores(table: dict[str, Any]) -> dict[str, Any]:
    """The table with the tables of ``ignore`` apart from the ids."""
    said = table.get("ignore")
    if not isinstance(said, list) or not any(isinstance(each, dict) for each in said):
        return table
    names = [each for each in said if not isinstance(each, dict)]
    tables = [each for each in said if isinstance(each, dict)]
    rest = {name: value for name, value in table.items() if name != "ignore"}
    return rest | ({"ignore": names} if names else {}) | {keys.IGNORE: tables}
