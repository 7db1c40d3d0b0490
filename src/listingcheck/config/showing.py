# SPDX-License-Identifier: Apache-2.0
"""What ``listingcheck config show`` tells: every value, and where it comes from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from listingcheck.config.keys import IGNORE, OVERRIDE, Keys, said_as
from listingcheck.config.lines import lines_of
from listingcheck.config.origin import USUAL, Origin
from listingcheck.config.origin import Path as KeyPath
from listingcheck.config.settled import Config
from listingcheck.product import Dimensions, Weight
from listingcheck.profile import Setting
from listingcheck.shop import Defaults, Shop
from listingcheck.spelling import ordinal

FROM_FILES = {"categories", "category_rules", "attributes", "listing_schemas"}
"""What a shop has from ``shop-data``: too much to be shown."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One value with where it comes from."""

    key: str
    value: Any
    origin: Origin

    def to_dict(self) -> dict[str, Any]:
        """As ``--format json`` writes it."""
        return {"key": self.key, "value": plain(self.value), "origin": self.origin.to_dict()}


def origins_of(config: Config) -> dict[KeyPath, Origin]:
    """Where the values of a configuration come from, with the lines of its file."""
    lines = lines_of(config.file) if config.file else {}
    return {
        path: replace(origin, line=_line(lines, path)) if origin.kind == "file" else origin
        for path, origin in config.origins.items()
    }


def _line(lines: Mapping[KeyPath, int], path: KeyPath) -> int | None:
    return lines.get(("ignore",) if path == (IGNORE,) else path)


def values(config: Config) -> Iterator[Shown]:
    """Every value of a configuration, in the order of its keys."""
    origins = origins_of(config)
    for name in Keys.model_fields:
        said, value = said_as(name), getattr(config, name)
        if isinstance(value, Shop):
            yield from _of_shop(value, origins)
        elif name == "settings":
            for rule, setting in value.items():
                yield from _of_setting(("rules", rule), setting, origins)
        elif said in {IGNORE, OVERRIDE}:
            yield from _of_tables(said, value, origins.get((said,), USUAL))
        else:
            yield Shown(said, value, origins.get((said,), USUAL))


def _of_shop(shop: Shop, origins: Mapping[KeyPath, Origin]) -> Iterator[Shown]:
    for name in Shop.model_fields:
        if name == "defaults":
            for each in Defaults.model_fields:
                path = ("shop", name, each)
                yield _shown(path, getattr(shop.defaults, each), origins)
        elif name not in FROM_FILES:
            yield _shown(("shop", name), getattr(shop, name), origins)


def _of_setting(
    path: KeyPath, setting: Setting, origins: Mapping[KeyPath, Origin]
) -> Iterator[Shown]:
    for name in ("severity", "budget"):
        if getattr(setting, name) is not None:
            yield _shown((*path, name), getattr(setting, name), origins)
    for name, value in setting.options.items():
        yield _shown((*path, "options", name), value, origins)


def _of_tables(said: str, tables: tuple[Any, ...], origin: Origin) -> Iterator[Shown]:
    name = f"[[{said.strip('[]')}]]"
    for number, table in enumerate(tables, start=1):
        yield Shown(f"the {ordinal(number)} {name}", table.model_dump(exclude_unset=True), origin)


def _shown(path: KeyPath, value: Any, origins: Mapping[KeyPath, Origin]) -> Shown:
    return Shown(".".join(path), value, origins.get(path, USUAL))


def plain(value: Any) -> Any:
    """A value as JSON takes it."""
    if value is None or (isinstance(value, bool | int | str) and not isinstance(value, Enum)):
        return value
    if isinstance(value, Weight | Dimensions):
        return _measure(value)
    if isinstance(value, Mapping):
        return {str(name): plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(each) for each in value]
    if isinstance(value, type):
        return getattr(value, "id", value.__name__)
    return str(value)


def _measure(value: Weight | Dimensions) -> str:
    if isinstance(value, Weight):
        return f"{value.raw} {value.unit}"
    sides = [side for side in value.sides.values() if side is not None]
    return f"{' x '.join(str(side.raw) for side in sides)} {sides[0].unit}"
