# SPDX-License-Identifier: Apache-2.0
"""``[[override]]``: other settings of rules for some products."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from pydantic import Field, ValidationError, field_validator, model_validator

from listingcheck.conditions import NAMES, Conditions, Traits
from listingcheck.errors import ConfigurationError
from listingcheck.failure import Failure
from listingcheck.profile import Setting
from listingcheck.spelling import complaint, guess, ordinal
from listingcheck.suppression import is_named

_OFF = Setting(severity="off")


class Override(Conditions):
    """What holds for the failures that meet its conditions. Of several, the last one counts."""

    select: tuple[str, ...] = ()
    """Only these rules, by id or family."""
    ignore: tuple[str, ...] = ()
    """All but these."""
    rules: dict[str, Setting] = Field(default_factory=dict)
    """Severity and options by rule."""

    @field_validator("select", "ignore", mode="before")
    @classmethod
    def _named(cls, value: Any) -> Any:
        return [value] if isinstance(value, str) else value

    @field_validator("rules")
    @classmethod
    def _without_budgets(cls, rules: dict[str, Setting]) -> dict[str, Setting]:
        for name, setting in rules.items():
            if setting.budget is not None:
                raise ValueError(f"a budget is of the whole run: move it to [rules.{name}]")
        return rules

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not any(getattr(self, name) for name in NAMES):
            raise ValueError(f"say of which products with one of: {', '.join(NAMES)}")
        if not (self.select or self.ignore or self.rules):
            raise ValueError("say what is different with one of: select, ignore, rules")
        return self

    def of(self, rule: str) -> Setting | None:
        """What it says of a rule; None where it does not speak of it."""
        if _one_names(self.ignore, rule) or (self.select and not _one_names(self.select, rule)):
            return _OFF
        return self.rules.get(rule)

    def unknown(self, known: Collection[str]) -> Iterator[tuple[str, str]]:
        """Each name that is no rule, with its key; a list may name families too."""
        for key, names in (("select", self.select), ("ignore", self.ignore)):
            yield from ((key, name) for name in names if not any(is_named(k, name) for k in known))
        yield from (("rules", name) for name in self.rules if name not in known)


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a rule counts with one of its settings."""

    override: Override | None
    """The one that gives the setting; None for what holds everywhere else."""
    later: tuple[Override, ...]
    """Those that speak of the same rule and stand behind it."""

    def holds(self, failure: Failure, traits: Traits | None) -> bool:
        """Whether a failure lies in it."""
        if self.override is not None and not self.override.hold(failure, traits):
            return False
        return not any(override.hold(failure, traits) for override in self.later)


def settings_of(
    rule: str, overrides: Sequence[Override]
) -> Iterator[tuple[Setting | None, Scope | None]]:
    """Each setting of a rule with where it counts: first the usual one, which is None.

    A rule that no override speaks of counts everywhere, which is the scope None.
    """
    said = [(override, of) for override in overrides if (of := override.of(rule)) is not None]
    speaking = tuple(override for override, _ in said)
    yield None, Scope(None, speaking) if speaking else None
    for number, (override, setting) in enumerate(said, start=1):
        yield setting, Scope(override, speaking[number:])


def read(overrides: Sequence[Override | Mapping[str, Any]]) -> tuple[Override, ...]:
    """Overrides, also where they are given as plain data.

    Raises:
        ConfigurationError: one of them makes no sense.
    """
    return tuple(_read(number, each) for number, each in enumerate(overrides, start=1))


def _read(number: int, said: Override | Mapping[str, Any]) -> Override:
    try:
        return Override.model_validate(said)
    except ValidationError as error:
        problem = complaint(error, tuple(Override.model_fields))
        raise ConfigurationError(f"The {ordinal(number)} override, {problem}") from None


def refuse_unknown(
    overrides: Sequence[Override], known: Collection[str], place: str = "Overrides"
) -> None:
    """Refuse overrides that name a rule or family there is not.

    Raises:
        ConfigurationError: names ``place``, the table and its key.
    """
    for number, override in enumerate(overrides, start=1):
        for key, name in override.unknown(known):
            what = "rule" if key == "rules" else "rule or family"
            raise ConfigurationError(
                f"{place}, the {ordinal(number)} [[override]], {key}: there is no {what} {name!r}."
                f"{guess(name, known)}"
            )


def _one_names(names: Sequence[str], rule: str) -> bool:
    return any(is_named(rule, name) for name in names)
