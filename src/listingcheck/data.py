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
from itertools import chain
from pathlib import Path
from typing import Any

import yaml

from listingcheck.collector import uncollected
from listingcheck.errors import ConfigurationError
from listingcheck.kept import kept

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


_TEXT = "tag:yaml.org,2002:str"
_KINDS = (
    ("bool", r"true|false", "tf"),
    ("null", r"null|~|", "n~"),
    ("int", r"-?(?:0|[1-9][0-9]*)", "-0123456789"),
    ("float", r"-?(?:0|[1-9][0-9]*)\.[0-9]+", "-0123456789"),
)
"""What is anything but text, and what it begins with."""
_FIRST = "".join(first for *_, first in _KINDS)


class _StrictLoader(_Loader):  # type: ignore[misc]
    yaml_implicit_resolvers: dict[str, list[Any]] = {}

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
        """The tag of a node without one; word lists are nearly all text, which is told quickly."""
        if kind is yaml.ScalarNode and value[:1] not in _FIRST:
            return _TEXT
        return super().resolve(kind, value, implicit)


def _decimal(loader: Any, node: Any) -> Decimal:
    return Decimal(loader.construct_scalar(node))


def _value(loader: Any, node: Any) -> Any:
    if node.tag == _TEXT and type(node) is yaml.ScalarNode:
        return node.value
    return loader.construct_object(node, deep=True)


def _sequence(loader: Any, node: Any) -> list[Any]:
    # A mapping may be tagged as a sequence, which the loader refuses.
    listed = node.value if type(node) is yaml.SequenceNode else loader.construct_sequence(node)
    return [_value(loader, each) for each in listed]


def _mapping(loader: Any, node: Any) -> dict[Any, Any]:
    loader.flatten_mapping(node)
    result: dict[Any, Any] = {}
    for key_node, value_node in node.value:
        key = _value(loader, key_node)
        if key in result:
            raise yaml.constructor.ConstructorError(
                None, None, f"the key {key!r} stands twice", key_node.start_mark
            )
        result[key] = _value(loader, value_node)
    return result


for _tag, _pattern, _first in _KINDS:
    _StrictLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}",
        re.compile(f"^(?:{_pattern})$"),
        [*_first, *([""] if _tag == "null" else [])],
    )
_StrictLoader.add_constructor("tag:yaml.org,2002:float", _decimal)
_StrictLoader.add_constructor("tag:yaml.org,2002:seq", _sequence)
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
        with uncollected():
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
    known = _shelf(name.rpartition("/")[0])
    if name not in known:
        raise ConfigurationError(f"There is no word list {name!r}.")
    loaded: Mapping[str, Any] = known[name]
    return loaded


@cache
def _shelf(folder: str) -> Mapping[str, Any]:
    """The word lists of one folder below ``rules/words``, which are mostly needed together."""
    texts = dict(_texts(folder))
    loaded: Mapping[str, Any] = kept(
        f"words-{folder}".strip("-"),
        chain.from_iterable(texts.items()),
        lambda: {name: load_yaml(text, f"rules/words/{name}.yaml") for name, text in texts.items()},
    )
    return loaded


def _texts(folder: str) -> Iterator[tuple[str, str]]:
    """Yield the names of the word lists of a folder, sorted, and how they are written."""
    place = root().joinpath("words", *filter(None, folder.split("/")))
    if ".." in folder or not place.is_dir():
        return
    for listed in sorted(place.iterdir(), key=lambda each: each.name):
        if listed.name.endswith(".yaml"):
            name = f"{folder}/{listed.name.removesuffix('.yaml')}".removeprefix("/")
            yield name, listed.read_text("utf-8")


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
