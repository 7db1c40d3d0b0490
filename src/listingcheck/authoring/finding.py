# SPDX-License-Identifier: Apache-2.0
"""Finds what an author names: files of rules, packs, folders of both, installed modules."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

from listingcheck import data, registry
from listingcheck.authoring import modules, packs
from listingcheck.declarative import rules_from_yaml
from listingcheck.errors import ListingcheckError, RuleError
from listingcheck.profile import Pack
from listingcheck.rule import Rule
from listingcheck.spelling import guess

YAML = (".yaml", ".yml")
SUFFIXES = (".py", *YAML)
_KEYS = ("rules", "extends")
"""What a YAML file in a folder says one of, where it is of rules or a pack."""


@dataclass(frozen=True, slots=True)
class Found:
    """One file or module, and what it holds: rules or a pack, or else why it holds neither."""

    name: str
    rules: tuple[type[Rule], ...] = ()
    pack: Pack | None = None
    trouble: str | None = None
    """Why it cannot be loaded."""

    @property
    def is_passed_over(self) -> bool:
        """Whether it stands in a folder and has nothing to do with rules."""
        return not (self.rules or self.pack or self.trouble)


def found(names: Sequence[str]) -> Iterator[Found]:
    """What stands behind each name; what does not load says so and stops nothing."""
    for name in names:
        path = Path(name)
        if path.is_dir():
            yield from _of_folder(path)
        elif path.exists() or _is_path(path):
            yield _of_file(path)
        else:
            yield _of_module(name)


def _is_path(path: Path) -> bool:
    """Whether a name that leads nowhere was meant as a path."""
    modular = all(part.isidentifier() for part in path.name.split("."))
    return len(path.parts) != 1 or path.suffix in SUFFIXES or not modular


def _of_folder(folder: Path) -> Iterator[Found]:
    inside = sorted(path for path in folder.rglob("*") if path.suffix in SUFFIXES)
    shown = [path for path in inside if not _is_hidden(path.relative_to(folder))]
    if not shown:
        yield Found(str(folder), trouble=f"{folder} holds neither a .py nor a .yaml file.")
    for path in shown:
        yield _of_file(path, among_others=True)


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _of_file(path: Path, *, among_others: bool = False) -> Found:
    name = str(path)
    try:
        text = _text(path)
        if path.suffix in YAML:
            return _of_yaml(name, data.load_yaml(text, name), among_others=among_others)
        if among_others and not modules.states_a_rule(text):
            return Found(name)
        return Found(name, modules.of_file(path))
    except ListingcheckError as error:
        return Found(name, trouble=str(error))


def _text(path: Path) -> str:
    if not path.exists():
        near = [other.name for other in path.parent.glob("*")]
        raise RuleError(f"There is no file {path}.{guess(path.name, near)}")
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        raise RuleError(f"{path} is not UTF-8: save it as UTF-8.") from None


def _of_yaml(name: str, loaded: Any, *, among_others: bool) -> Found:
    speaks_of_rules = isinstance(loaded, dict) and not loaded.keys().isdisjoint(_KEYS)
    if among_others and not speaks_of_rules:
        return Found(name)
    if packs.is_pack(loaded):
        return Found(name, pack=packs.pack_of(loaded, name))
    return Found(name, rules_from_yaml(loaded, name))


def _of_module(name: str) -> Found:
    try:
        return Found(name, modules.of_module(name))
    except ModuleNotFoundError:
        points = entry_points(group=registry.ENTRY_POINT_GROUP)
        near = [*(point.module for point in points), *(path.name for path in Path().glob("*"))]
        said = f"There is no file, folder or installed module {name!r}.{guess(name, near)}"
        return Found(name, trouble=said)
    except ListingcheckError as error:
        return Found(name, trouble=str(error))
