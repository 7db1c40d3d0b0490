# SPDX-License-Identifier: Apache-2.0
"""For whom a catalogue is checked: a marketplace's base pack and one pack per market.

A pack is a YAML file under ``rules/<marketplace>/``. It says which rules are on, with which
options and severity, and where every number comes from. Adding a market touches no Python. What
several markets share stands in ``base.yaml`` or, for a region, in ``base-<region>.yaml``.

A limit that changes on a day says so. Which one holds is decided by the day a caller gives, or
else by the day the pack was last checked; never by the clock.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal, NoReturn

from pydantic import Field, ValidationError

from listingcheck import data
from listingcheck.budget import Budget
from listingcheck.errors import ConfigurationError
from listingcheck.failure import Severity
from listingcheck.product import Model
from listingcheck.spelling import guess

DEFAULT = "tiktok-shop/us"


class Reference(Model):
    """Where a number comes from."""

    url: str
    checked: str
    """The day or month someone last looked, ``2026-08`` or ``2026-08-21``."""
    title: str | None = None


class Setting(Model):
    """What someone says of a rule."""

    severity: Severity | Literal["off"] | None = None
    options: dict[str, Any] = Field(default_factory=dict)
    budget: Budget | None = None
    """The failures of a whole run that do not make it fail."""

    def over(self, base: "RuleSetting") -> "RuleSetting":
        """This setting laid over another."""
        said = {name: getattr(self, name) for name in self.model_fields_set}
        return base.model_copy(update={**said, "options": {**base.options, **self.options}})


class Statement(Setting):
    """What a pack states about a rule, and how it knows."""

    source: str | None = None
    """Key of the pack's ``sources``."""
    checked: str | None = None
    """The day of this number, where it is not the source's own."""
    confidence: Literal["A", "B", "C", "D", "E"] | None = None
    """A: current and official. B: older or second-hand official. C: a connector's. D: a third
    party's. E: our inference."""
    confirmed_by: str | None = None
    """Key of a source in which connectors state it for certain; it may then be an error although
    the confidence is not A."""
    note: str | None = None
    """What a reader of the number should know."""


class Change(Statement):
    """What holds only from a day on, or only until one."""

    since: date | None = Field(default=None, alias="from")
    """The first day."""
    until: date | None = None
    """The last day."""

    def holds(self, on: date) -> bool:
        """Whether it holds on a day."""
        return (self.since or on) <= on <= (self.until or on)


class RuleSetting(Statement):
    """What a pack says of one rule. What a market leaves out, its base pack says."""

    changes: tuple[Change, ...] = ()
    """What differs for a time, later ones over earlier ones."""

    def over(self, base: "RuleSetting") -> "RuleSetting":
        """This setting laid over the base pack's."""
        laid = super().over(base)
        return laid.model_copy(update={"changes": (*base.changes, *self.changes)})

    def on(self, day: date) -> "RuleSetting":
        """The setting as it stands on a day."""
        setting = self
        for change in self.changes:
            if change.holds(day):
                said = change.model_dump(exclude_unset=True, exclude={"since", "until"})
                setting = RuleSetting.model_validate(said).over(setting)
        return setting


class Pack(Model):
    """One YAML file."""

    title: str
    marketplace: str
    taxonomy: str | None = None
    """The name of its category tree, where that is not the marketplace's own."""
    market: str | None = None
    """ISO 3166 country."""
    currency: str | None = None
    """ISO 4217 currency the market trades in."""
    language: str | None = None
    """ISO 639 language of its listings."""
    checked: date | None = None
    """The day its facts were last checked."""
    extends: str | None = None
    """The pack it builds on, such as ``tiktok-shop/base``."""
    sources: dict[str, Reference] = Field(default_factory=dict)
    rules: dict[str, RuleSetting] = Field(default_factory=dict)


class Profile(Model):
    """A market's pack with everything it inherits."""

    name: str
    title: str
    marketplace: str
    taxonomy: str | None = None
    market: str | None = None
    currency: str | None = None
    language: str | None = None
    checked: date | None = None
    sources: dict[str, Reference] = Field(default_factory=dict)
    rules: dict[str, RuleSetting] = Field(default_factory=dict)

    def on(self, day: date | None) -> "Profile":
        """The profile as it stands on a day; None is the day it was last checked."""
        day = day or self.checked
        if day is None or not any(setting.changes for setting in self.rules.values()):
            return self
        rules = {rule_id: setting.on(day) for rule_id, setting in self.rules.items()}
        return self.model_copy(update={"rules": rules})

    def reference(self, rule_id: str) -> Reference | None:
        """Where the numbers of a rule come from."""
        setting = self.rules.get(rule_id)
        return self.sources.get(setting.source) if setting and setting.source else None


def profiles() -> list[str]:
    """The names of the profiles that are shipped, sorted."""
    return sorted(
        f"{folder.name}/{pack.name.removesuffix('.yaml')}"
        for folder in data.root().iterdir()
        if folder.is_dir() and folder.name not in {"messages", "words"}
        for pack in folder.iterdir()
        if pack.name.endswith(".yaml") and not pack.name.startswith("base")
    )


def load_profile(name: str) -> Profile:
    """Read a profile by name (``tiktok-shop/us``) or from the path of a pack of one's own.

    It still has every dated change; :meth:`Profile.on` decides which hold.

    Raises:
        ConfigurationError: there is no such profile, or its pack makes no sense.
    """
    return _profile(name, _own(name)) if _is_own(name) else _shipped(name)


def lineage(name: str) -> list[tuple[str, Pack]]:
    """The packs that a profile is made of, each with its name: the marketplace's base first.

    Raises:
        ConfigurationError: there is no such profile, or a pack makes no sense.
    """
    text = _own(name) if _is_own(name) else _text(name)
    pack = _parse(name, _refused(name) if text is None else text)
    return [*(lineage(pack.extends) if pack.extends else ()), (name, pack)]


@cache
def _shipped(name: str) -> Profile:
    return _profile(name, _text(name))


def _is_own(name: str) -> bool:
    return name.endswith((".yaml", ".yml"))


def _own(path: str) -> str | None:
    return Path(path).read_text("utf-8") if Path(path).is_file() else None


def _text(name: str) -> str | None:
    place = data.root().joinpath(*f"{name}.yaml".split("/"))
    return place.read_text("utf-8") if ".." not in name and place.is_file() else None


def _refused(name: str) -> NoReturn:
    known = profiles()
    raise ConfigurationError(
        f"There is no profile {name!r}.{guess(name, known)} Known profiles: {', '.join(known)}."
    )


def _profile(name: str, text: str | None) -> Profile:
    pack = _parse(name, _refused(name) if text is None else text)
    said = {key: getattr(pack, key) for key in pack.model_fields_set - {"extends"}}
    if pack.extends is None:
        profile = Profile(name=name, **said)
    else:
        profile = _over(load_profile(pack.extends), pack, {**said, "name": name})
    _check_references(name, pack, profile.sources)
    return profile


def _over(base: Profile, pack: Pack, said: dict[str, Any]) -> Profile:
    rules = dict(base.rules)
    for rule_id, setting in pack.rules.items():
        rules[rule_id] = setting.over(base.rules.get(rule_id, RuleSetting()))
    sources = {**base.sources, **pack.sources}
    return base.model_copy(update={**said, "sources": sources, "rules": rules})


def _parse(name: str, text: str) -> Pack:
    try:
        return Pack.model_validate(data.load_yaml(text, name))
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise ConfigurationError(f"Pack {name}, {place}: {first['msg']}.") from None


def _check_references(name: str, pack: Pack, sources: Mapping[str, Reference]) -> None:
    for rule_id, setting in pack.rules.items():
        for said in (setting, *setting.changes):
            for key in filter(None, (said.source, said.confirmed_by)):
                if key not in sources:
                    raise ConfigurationError(
                        f"Pack {name}, rule {rule_id}: there is no source {key!r}."
                    )
            if said.options and not (said.source and said.confidence):
                raise ConfigurationError(
                    f"Pack {name}, rule {rule_id}: options need a source and a confidence."
                )
