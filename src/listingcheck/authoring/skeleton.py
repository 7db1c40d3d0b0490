# SPDX-License-Identifier: Apache-2.0
"""Writes a rule to begin with: small, complete, and passing its own examples."""

import re
from importlib.resources import files
from pathlib import Path
from string import Template

from listingcheck import registry
from listingcheck.errors import RuleError

_WORD = re.compile("[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+")


def write(rule_id: str, kind: str, out: str | None) -> Path:
    """Write the skeleton of a rule, of one of the kinds in ``skeletons/``; returns where.

    Raises:
        RuleError: the id is not one or is taken, the file is there or is named for another kind.
    """
    _check_id(rule_id)
    suffix = ".yaml" if kind == "yaml" else ".py"
    path = Path(out or f"{rule_id.replace('-', '_')}{suffix}")
    if path.suffix != suffix and (path.suffix, suffix) != (".yml", ".yaml"):
        raise RuleError(f"A rule of kind {kind} is a {suffix} file; {path} is none.")
    text = skeleton(rule_id, kind)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise RuleError(f"{path} is there already: name another file with --out.") from None
    return path


def skeleton(rule_id: str, kind: str) -> str:
    """The text of a rule of this id."""
    name = "".join(word.capitalize() for word in rule_id.split("-"))
    place = files("listingcheck") / "authoring" / "skeletons" / f"{kind}.txt"
    return Template(place.read_text("utf-8")).substitute(id=rule_id, name=name)


def _check_id(rule_id: str) -> None:
    formed = well_formed(rule_id)
    if rule_id != formed:
        raise RuleError(
            f"{rule_id!r} is no id: it takes two words or more in small letters, with hyphens "
            f"between. Did you mean {formed!r}?"
        )
    if any(rule.id == rule_id for rule in registry.built_in()):
        raise RuleError(
            f"listingcheck has a rule {rule_id!r}; see listingcheck explain {rule_id}. "
            f"Did you mean 'house-{rule_id}'?"
        )


def well_formed(text: str) -> str:
    """The id that a text is, or else the nearest to it."""
    words = [word.lower() for word in _WORD.findall(text)]
    if len(words) < 2 or words[0][0].isdigit():
        words = ["house", *(words or ["rule"])]
    return "-".join(words)
