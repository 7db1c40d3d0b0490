# SPDX-License-Identifier: Apache-2.0
"""A folder of saved answers: each file is known by what it holds, not by its name."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from listingcheck.answers.kinds import (
    ATTRIBUTES,
    CATEGORIES,
    KINDS,
    RULES,
    SCHEMAS,
    Kind,
    each_answer,
    kind_of,
)
from listingcheck.answers.shelves import add, attributes, category_rules, listing_schemas, tree
from listingcheck.answers.tree import Tree
from listingcheck.errors import ConfigurationError

_READERS: dict[Kind, Callable[[Any, str], Any]] = {
    CATEGORIES: tree,
    RULES: category_rules,
    ATTRIBUTES: attributes,
    SCHEMAS: listing_schemas,
}
_DIGITS = re.compile(r"(?<!\d)\d{4,20}(?!\d)", re.ASCII)
_DATE = re.compile(r"20\d\d(?:\d\d(?:\d\d)?)?", re.ASCII)
"""A year, a version of the API such as ``202309``, or a day."""


def load(folder: str | Path) -> dict[str, Any]:
    """What a folder of saved answers says, by the field of :class:`~listingcheck.Shop` it is for.

    A file is JSON: the answer of Get Categories, Get Category Rules, Get Attributes or Listing
    Schemas as it came. The category an answer is for stands in it, or else in the name of the file
    or of a folder (``category_rules_600001.json``, ``600001/attributes.json``). Hidden files are
    left alone.

    Returns:
        ``{"categories": ..., "category_rules": ...}``: the fields that the folder has answers for.

    Raises:
        ConfigurationError: there is no such folder, or a file in it is none of these answers.
    """
    place = Path(folder)
    if not place.is_dir():
        raise ConfigurationError(
            f"There is no folder {folder}: give one that holds the marketplace's answers as JSON."
        )
    found: dict[Kind, Any] = {}
    for file in _files(place):
        kind, answers = _answers_in(file, place)
        found[kind] = _joined(kind, found.get(kind), answers, str(file))
    if not found:
        raise ConfigurationError(f"{folder} holds no file: save the marketplace's answers in it.")
    return {kind.name: answers for kind, answers in found.items()}


def _files(place: Path) -> Iterator[Path]:
    for file in sorted(place.rglob("*")):
        is_hidden = any(part.startswith(".") for part in file.relative_to(place).parts)
        if file.is_file() and not is_hidden:
            yield file


def _answers_in(file: Path, place: Path) -> tuple[Kind, Any]:
    """The kind of the answers in a file, and the answers."""
    said = _json(file)
    kind = kind_of(said, str(file))
    if kind is None:
        raise ConfigurationError(
            f"{file}: this is none of the answers of {', '.join(each.call for each in KINDS)}. "
            "Save such an answer as it came, or move the file elsewhere."
        )
    named = _category_in_name(file, place)
    answers = [
        {own or named: data} if own or named else data
        for own, data in each_answer(kind, said, str(file))
    ]
    return kind, _READERS[kind](answers, str(file))


def _json(file: Path) -> Any:
    try:
        return json.loads(file.read_bytes())
    except RecursionError:
        problem: object = "it is nested too deeply"
    except (OSError, ValueError) as error:
        problem = error
    raise ConfigurationError(f"{file} is no JSON: {problem}. Save the marketplace's answer again.")


def _category_in_name(file: Path, place: Path) -> str | None:
    """The category in the name of a file, else in that of the nearest folder."""
    parts = file.relative_to(place).parts
    for name in (file.stem, *reversed(parts[:-1])):
        ids = [digits for digits in _DIGITS.findall(name) if not _DATE.fullmatch(digits)]
        if ids:
            return str(ids[-1])
    return None


def _joined(kind: Kind, before: Any, answers: Any, name: str) -> Any:
    """The answers of one more file with those of the files before it."""
    if isinstance(answers, Tree):
        return Tree({**before.categories, **answers.categories}) if before else answers
    together = dict(before or {})
    for category, answer in answers.items():
        add(together, category, answer, kind, name)
    return together
