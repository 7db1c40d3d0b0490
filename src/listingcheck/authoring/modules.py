# SPDX-License-Identifier: Apache-2.0
"""Loads rules written in Python: from a file, or from an installed module and all below it."""

import ast
import pkgutil
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

from listingcheck import registry
from listingcheck.errors import RuleError
from listingcheck.rule import Rule


def states_a_rule(source: str) -> bool:
    """Whether a Python file looks like one of rules: a class in it says an ``id``.

    Files that do not are never run: a folder may hold a script beside its rules. One that is no
    Python is taken for rules, so that loading it says what is wrong.
    """
    try:
        parsed = ast.parse(source)
    except (SyntaxError, ValueError):
        return True
    classes = (node for node in ast.walk(parsed) if isinstance(node, ast.ClassDef))
    return any(_says_id(statement) for each in classes for statement in each.body)


def _says_id(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.Assign):
        return any(isinstance(name, ast.Name) and name.id == "id" for name in statement.targets)
    if isinstance(statement, ast.AnnAssign) and statement.value is not None:
        return isinstance(statement.target, ast.Name) and statement.target.id == "id"
    return False


def of_file(path: Path) -> tuple[type[Rule], ...]:
    """The rules of a local file.

    Raises:
        RuleError: it is missing, does not load or holds no rule.
    """
    try:
        return registry.from_path(path)
    except SystemExit as error:
        raise RuleError(f"{path} does not load: it ends the program.") from error


def of_module(name: str) -> tuple[type[Rule], ...]:
    """The rules of an installed module and of every module below it.

    Raises:
        ModuleNotFoundError: there is no such module.
        RuleError: one does not load, or none holds a rule.
    """
    if _spec(name) is None:
        raise ModuleNotFoundError(name)
    groups = [list(registry.rules_of(module)) for module in _all_below(_imported(name))]
    rules = registry.merged(*groups)
    if not rules:
        raise RuleError(f"The module {name} holds no rule: a class with an id.")
    return rules


def _spec(name: str) -> object:
    """Where the module is; None where it, or a package on the way to it, is missing."""
    package = name.rpartition(".")[0]
    if package and _spec(package) is None:
        return None
    if package and not hasattr(_imported(package), "__path__"):
        return None
    try:
        return find_spec(name)
    except ValueError:
        return None


def _all_below(module: ModuleType) -> Iterator[ModuleType]:
    yield module
    for below in pkgutil.walk_packages(getattr(module, "__path__", ()), f"{module.__name__}."):
        # Importing __main__ would run the package.
        if not below.name.endswith(".__main__"):
            yield _imported(below.name)


def _imported(name: str) -> ModuleType:
    try:
        return import_module(name)
    except (Exception, SystemExit) as error:
        raise RuleError(
            f"The module {name} does not load: {type(error).__name__}: {error}"
        ) from error
