# SPDX-License-Identifier: Apache-2.0
"""Tests the pack of a market: whether every rule exists and every limit says where it is from."""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from listingcheck.errors import ConfigurationError
from listingcheck.profile import Pack, RuleSetting, Statement, load_profile
from listingcheck.rule import Rule
from listingcheck.spelling import guess
from listingcheck.testing import Complaint


def is_pack(loaded: Any) -> bool:
    """Whether a YAML file is meant as a pack, and not as a list of declared rules."""
    return isinstance(loaded, dict) and (
        not {"marketplace", "extends"}.isdisjoint(loaded) or isinstance(loaded.get("rules"), dict)
    )


def pack_of(loaded: Any, name: str) -> Pack:
    """The pack that a YAML file is.

    Raises:
        ConfigurationError: a key is missing, unknown or of another kind, or there is no base pack.
    """
    try:
        pack = Pack.model_validate(loaded)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(step) for step in first["loc"])
        hint = guess(place, Pack.model_fields) if first["type"] == "extra_forbidden" else ""
        raise ConfigurationError(f"Pack {name}, {place}: {first['msg']}.{hint}") from None
    if pack.extends:
        load_profile(pack.extends)
    return pack


def complaints(pack: Pack, known: Mapping[str, type[Rule]]) -> Iterator[Complaint]:
    """What is wrong with a pack, given the rules there are by id."""
    base = load_profile(pack.extends) if pack.extends else None
    sources = {**(base.sources if base else {}), **pack.sources}
    for rule_id, setting in pack.rules.items():
        place, rule = f"rules.{rule_id}", known.get(rule_id)
        if rule is None:
            yield Complaint(place, "a rule that exists", f"none of this id.{guess(rule_id, known)}")
        else:
            inherited = base.rules.get(rule_id) if base else None
            yield from _of_options(place, rule, setting.over(inherited or RuleSetting()))
        for said in (setting, *setting.changes):
            yield from _of_origin(place, said, sources)


def _of_origin(place: str, said: Statement, sources: Mapping[str, object]) -> Iterator[Complaint]:
    if said.options and not said.source:
        yield Complaint(place, "a source for its options", "none")
    if said.options and not said.confidence:
        yield Complaint(place, "a confidence from A to E for its options", "none")
    for key in filter(None, (said.source, said.confirmed_by)):
        if key not in sources:
            hint = guess(key, sources)
            yield Complaint(place, f"{key!r} among the sources", f"nothing of this name.{hint}")


def _of_options(place: str, rule: type[Rule], setting: RuleSetting) -> Iterator[Complaint]:
    names = rule.Options.model_fields
    for changed in ({}, *(change.options for change in setting.changes)):
        try:
            rule.Options.model_validate({**setting.options, **changed})
        except ValidationError as error:
            for each in error.errors():
                option = ".".join(str(step) for step in each["loc"])
                unknown = each["type"] == "extra_forbidden"
                found = f"no such option.{guess(option, names)}" if unknown else each["msg"]
                expected = f"what the rule takes ({', '.join(names) or 'no options'})"
                yield Complaint(f"{place}.options.{option}", expected, found)
