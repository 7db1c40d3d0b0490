# SPDX-License-Identifier: Apache-2.0
"""Finds rules: the built-in ones, installed plugins, local files, declarative YAML.

A plugin that does not load stops the run by name: a check that silently does not run is worse
than no check.
"""

import importlib
import importlib.util
import pkgutil
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from types import ModuleType

from listingcheck import data
from listingcheck.errors import RuleError
from listingcheck.rule import Rule

ENTRY_POINT_GROUP = "listingcheck.rules"


@cache
def built_in() -> tuple[type[Rule], ...]:
    """The rules that come with the package, sorted by id."""
    package = importlib.import_module("listingcheck.rules")
    modules = (
        importlib.import_module(found.name)
        for found in pkgutil.walk_packages(package.__path__, "listingcheck.rules.")
    )
    return _sorted(rule for module in modules for rule in rules_of(module))


@cache
def installed() -> tuple[type[Rule], ...]:
    """The rules of installed packages, from the entry point ``listingcheck.rules``.

    Raises:
        RuleError: a plugin does not load; the message names it.
    """
    found = sorted(entry_points(group=ENTRY_POINT_GROUP), key=lambda point: point.name)
    return _sorted(rule for point in found for rule in _rules_of_plugin(point))


def from_path(path: str | Path) -> tuple[type[Rule], ...]:
    """The rules of a local ``.py`` file or a declarative ``.yaml`` one.

    Raises:
        RuleError: the file is missing, does not load or holds no rule.
    """
    place = Path(path)
    if not place.is_file():
        raise RuleError(f"There is no rule file {path}.")
    if place.suffix in {".yaml", ".yml"}:
        from listingcheck.declarative import rules_from_yaml

        return rules_from_yaml(data.load_yaml(place.read_text("utf-8"), str(path)), str(path))
    spec = importlib.util.spec_from_file_location(f"listingcheck_local_{place.stem}", place)
    if spec is None or spec.loader is None:
        raise RuleError(f"{path} is neither a .py nor a .yaml file.")
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except Exception as error:
        raise RuleError(f"{path} does not load: {type(error).__name__}: {error}") from error
    rules = _sorted(rules_of(module))
    if not rules:
        raise RuleError(f"{path} holds no rule: a class with an id, derived from a rule base.")
    return rules


def merged(*groups: Iterable[type[Rule]]) -> tuple[type[Rule], ...]:
    """All rules of several groups.

    Raises:
        RuleError: two of them have one id.
    """
    return _sorted(rule for group in groups for rule in group)


def _rules_of_plugin(point: EntryPoint) -> Iterator[type[Rule]]:
    try:
        loaded = point.load()
    except Exception as error:
        raise RuleError(
            f"The plugin {point.name!r} ({point.value}) does not load: "
            f"{type(error).__name__}: {error}"
        ) from error
    if isinstance(loaded, ModuleType):
        yield from rules_of(loaded)
    elif isinstance(loaded, type) and issubclass(loaded, Rule):
        yield loaded
    else:
        raise RuleError(
            f"The plugin {point.name!r} ({point.value}) is neither a rule nor a module."
        )


def rules_of(module: ModuleType) -> Iterator[type[Rule]]:
    """The rules that a module defines itself."""
    for value in vars(module).values():
        is_rule = isinstance(value, type) and issubclass(value, Rule) and "id" in value.__dict__
        if is_rule and value.__module__ == module.__name__:
            yield value


def _sorted(rules: Iterable[type[Rule]]) -> tuple[type[Rule], ...]:
    known: dict[str, type[Rule]] = {}
    for rule in rules:
        other = known.setdefault(rule.id, rule)
        if other is not rule:
            raise RuleError(
                f"Two rules are called {rule.id!r}: {other.__module__} and {rule.__module__}."
            )
    return tuple(known[rule_id] for rule_id in sorted(known))
