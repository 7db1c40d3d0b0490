# SPDX-License-Identifier: Apache-2.0
"""Where the severity and each option of one rule come from, layer by layer."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from listingcheck import registry
from listingcheck.conditions import NAMES
from listingcheck.config.origin import USUAL, Origin
from listingcheck.config.origin import Path as KeyPath
from listingcheck.config.settled import Config
from listingcheck.config.showing import Shown, origins_of
from listingcheck.errors import ConfigurationError
from listingcheck.profile import Change, Pack, Reference, Setting, Statement, lineage
from listingcheck.rule import Rule
from listingcheck.spelling import guess, ordinal
from listingcheck.suppression import is_named

_Layer = tuple[Setting, Callable[[str], Origin]]
"""What someone says of a rule, and where each part of it comes from."""
_RULES_OWN = Origin("rule")


@dataclass(frozen=True, slots=True)
class RuleShown:
    """One rule as it is set."""

    rule: str
    on: Shown
    values: tuple[Shown, ...]
    """Severity, options and budget."""
    overrides: tuple[tuple[Mapping[str, Any], tuple[Shown, ...]], ...]
    """What is different for some products: the conditions, and the values."""

    def to_dict(self) -> dict[str, Any]:
        """As ``--format json`` writes it."""
        return {
            "rule": self.rule,
            "on": self.on.value,
            "because": self.on.origin.to_dict(),
            "values": [shown.to_dict() for shown in self.values],
            "overrides": [
                {"where": where, "values": [shown.to_dict() for shown in values]}
                for where, values in self.overrides
            ],
        }


def rules_shown(config: Config, rule_ids: Iterable[str]) -> Iterator[RuleShown]:
    """Rules with where each of their settings comes from.

    Raises:
        ConfigurationError: there is no such rule or profile.
    """
    known = {r.id: r for r in (*registry.built_in(), *registry.installed(), *config.plugins)}
    origins, packs = origins_of(config), lineage(config.profile)
    for rule_id in rule_ids:
        if rule_id not in known:
            raise ConfigurationError(f"There is no rule {rule_id!r}.{guess(rule_id, known)}")
        rule = known[rule_id]
        layers = [*_of_packs(config, rule_id, packs), *_of_project(config, rule_id, origins)]
        found = {shown.key: shown for shown in _usual(rule)}
        for setting, origin_of in layers:
            found |= {shown.key: shown for shown in _parts(setting, origin_of)}
        yield RuleShown(
            rule_id,
            _on(config, rule, layers, found["severity"], origins),
            tuple(found.values()),
            tuple(_of_overrides(config, rule_id, origins)),
        )


def _usual(rule: type[Rule]) -> Iterator[Shown]:
    yield Shown("severity", str(rule.severity), _RULES_OWN)
    for name, option in rule.Options.model_fields.items():
        default = option.get_default(call_default_factory=True)
        yield Shown(f"options.{name}", default, _RULES_OWN)


def _parts(setting: Setting, origin_of: Callable[[str], Origin]) -> Iterator[Shown]:
    for name in ("severity", "budget"):
        if getattr(setting, name) is not None:
            yield Shown(name, str(getattr(setting, name)), origin_of(name))
    for name, value in setting.options.items():
        yield Shown(f"options.{name}", value, origin_of(f"options.{name}"))


def _of_packs(config: Config, rule_id: str, packs: Sequence[tuple[str, Pack]]) -> Iterator[_Layer]:
    """What the packs say, the base first, and then the changes that hold on the day."""
    sources = {key: source for _, pack in packs for key, source in pack.sources.items()}
    said = [(name, pack.rules[rule_id]) for name, pack in packs if rule_id in pack.rules]
    for name, setting in said:
        yield setting, _pack(name, setting, sources)
    day = config.on or _checked([pack for _, pack in packs])
    for name, setting in said:
        for change in setting.changes:
            if day is not None and change.holds(day):
                yield change, _pack(name, change, sources)


def _checked(packs: Sequence[Pack]) -> date | None:
    """The day the facts were last checked: the market's own, or else that of its base."""
    return next((pack.checked for pack in reversed(packs) if pack.checked), None)


def _pack(name: str, said: Statement, sources: Mapping[str, Reference]) -> Callable[[str], Origin]:
    source = sources.get(said.source or "")
    checked = said.checked or (source.checked if source else None)
    days = _days(said) if isinstance(said, Change) else None
    return _always(Origin("pack", name, None, source.url if source else None, checked, days))


def _days(change: Change) -> str:
    days = ("from", change.since), ("until", change.until)
    return " ".join(f"{word} {day}" for word, day in days if day)


def _of_project(
    config: Config, rule_id: str, origins: Mapping[KeyPath, Origin]
) -> Iterator[_Layer]:
    """What the project says, and that a rule of its own is on."""
    path = ("rules", rule_id)
    if rule_id in config.settings:
        whole = next((o for said, o in origins.items() if said[:2] == path), USUAL)
        yield (
            config.settings[rule_id],
            lambda name: origins.get((*path, *name.split(".", 1)), whole),
        )
    elif rule_id in {rule.id for rule in (*registry.installed(), *config.plugins)}:
        yield Setting(), lambda _: origins.get(("plugins",), USUAL)


def _on(
    config: Config,
    rule: type[Rule],
    layers: list[_Layer],
    severity: Shown,
    origins: Mapping[KeyPath, Origin],
) -> Shown:
    """Whether a rule is on, and who decides."""
    if config.select and not any(is_named(rule.id, name) for name in config.select):
        return Shown("on", False, origins.get(("select",), USUAL))
    if any(is_named(rule.id, name) for name in config.ignore):
        return Shown("on", False, origins.get(("ignore",), USUAL))
    if not layers or severity.value == "off":
        return Shown("on", False, severity.origin if layers else USUAL)
    first, origin_of = layers[0]
    return Shown("on", True, severity.origin if first.severity == "off" else origin_of("severity"))


def _of_overrides(
    config: Config, rule_id: str, origins: Mapping[KeyPath, Origin]
) -> Iterator[tuple[Mapping[str, Any], tuple[Shown, ...]]]:
    said = origins.get(("override",), USUAL)
    for number, override in enumerate(config.overrides, start=1):
        setting = override.of(rule_id)
        if setting is not None:
            origin = Origin(said.kind, said.name, said.line, f"the {ordinal(number)} [[override]]")
            where = {key: list(getattr(override, key)) for key in NAMES if getattr(override, key)}
            yield where, tuple(_parts(setting, _always(origin)))


def _always(origin: Origin) -> Callable[[str], Origin]:
    return lambda _: origin
