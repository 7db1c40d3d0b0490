# SPDX-License-Identifier: Apache-2.0
"""Finds and reads the packs and word lists under ``rules/``.

YAML is read strictly: only ``true``, ``false``, ``null``, plain decimal integers and decimal
fractions are anything but text. ``NO`` is Norway, ``012`` and ``1:30`` are text, ``0.01`` is an
exact Decimal, and a key that stands twice is refused with its line.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import yaml

from listingcheck.errors import ConfigurationError

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _StrictLoader(_Loader):  # type: ignore[misc]
    yaml_implicit_resolvers: dict[str, list[Any]] = {}


def _decimal(loader: Any, node: Any) -> Decimal:
    return Decimal(loader.construct_scalar(node))


def _mapping(loader: Any, node: Any) -> dict[Any, Any]:
    loader.flatten_mapping(node)
    result: dict[Any, Any] = {}
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        if key in result:
            raise yaml.constructor.ConstructorError(
                None, None, f"the key {key!r} stands twice", key_node.start_mark
            )
        result[key] = loader.construct_object(value_node, deep=True)
    return result


for _tag, _pattern, _first in (
    ("bool", r"true|false", "tf"),
    ("null", r"null|~|", "n~"),
    ("int", r"-?(?:0|[1-9][0-9]*)", "-0123456789"),
    ("float", r"-?(?:0|[1-9][0-9]*)\.[0-9]+", "-0123456789"),
):
    _StrictLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}",
        re.compile(f"^(?:{_pattern})$"),
        [*_first, *([""] if _tag == "null" else [])],
    )
_StrictLoader.add_constructor("tag:yaml.org,2002:float", _decimal)
_StrictLoader.add_constructor("tag:yaml.org,2002:map", _mapping)


def root() -> Traversable:
    """The folder of packs: inside an installed wheel, or beside ``src/`` in a checkout."""
    shipped = files("listingcheck") / "marketplaces"
    if shipped.is_dir():
        return shipped
    return Path(__file__).parents[2] / "rules"


def load_yaml(text: str, name: str) -> Any:
    """Read strict YAML.

    Raises:
        ConfigurationError: it is not YAML or says something twice; names file and line.
    """
    try:
        return yaml.load(text, _StrictLoader)  # noqa: S506 - a safe loader, made stricter
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"{name}, line {mark.line + 1}" if mark else name
        problem = getattr(error, "problem", None) or str(error)
        raise ConfigurationError(f"{place}: {problem}.") from None


@cache
def words(name: str) -> Mapping[str, Any]:
    """A word list shipped under ``rules/words``, by its name without ``.yaml``.

    Raises:
        ConfigurationError: there is no such list.
    """
    place = root() / "words" / f"{name}.yaml"
    if not place.is_file():
        raise ConfigurationError(f"There is no word list {name!r}.")
    loaded: Mapping[str, Any] = load_yaml(place.read_text("utf-8"), f"rules/words/{name}.yaml")
    return loaded


def messages() -> Iterator[tuple[str, Any]]:
    """What every file under ``rules/messages`` says, with its name, sorted by name.

    Raises:
        ConfigurationError: one of them is not YAML.
    """
    for place, name in sorted(_below(root() / "messages", "rules/messages"), key=lambda b: b[1]):
        yield name, load_yaml(place.read_text("utf-8"), name)


def _below(folder: Traversable, name: str) -> Iterator[tuple[Traversable, str]]:
    for place in folder.iterdir():
        if place.is_dir():
            yield from _below(place, f"{name}/{place.name}")
        elif place.name.endswith(".yaml"):
            yield place, f"{name}/{place.name}"
