# SPDX-License-Identifier: Apache-2.0
"""Whether the rules, options and currencies that a configuration names are there."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from listingcheck import given, overrides, suppression
from listingcheck.config.keys import IGNORE
from listingcheck.config.settled import Config
from listingcheck.errors import ConfigurationError
from listingcheck.rule import Rule
from listingcheck.spelling import guess, ordinal
from listingcheck.suppression import REMARKS, is_named


def refuse_unknown(config: Config) -> None:
    """Refuse a configuration that names a rule, family, option or currency there is not.

    Raises:
        ConfigurationError: names file and key.
        RuleError: a local rule file does not load.
    """
    known = {rule.id: rule for rule in config.available}
    for key in ("select", "ignore"):
        _check_names(getattr(config, key), known, f"{_place(config, key)}, {key}")
    for number, table in enumerate(config.ignores, start=1):
        where = f"{_place(config, IGNORE)}, the {ordinal(number)} {IGNORE}, rules"
        suppression.refuse_unknown(table.rules, known, where)
    for field in given.CURRENCIES:
        where = f"{_place(config, 'shop', field)}, shop.{field}"
        given.refuse_unknown_currency(getattr(config.own_shop, field), where)
    _check_settings(config, known)
    overrides.refuse_unknown(config.overrides, known, _place(config, "override"))
    for where, rule, options in _options(config):
        _check_options(known[rule], options, where)


def _place(config: Config, *path: str) -> str:
    """What names a key: the file or option; the beginning of its path is enough."""
    for known, origin in config.origins.items():
        if known[: len(path)] == path:
            return str(origin.name)
    return "The configuration"


def _check_names(names: Collection[str], known: Collection[str], where: str) -> None:
    for name in names:
        if not any(is_named(rule, name) for rule in known):
            raise ConfigurationError(
                f"{where}: there is no rule or family {name!r}.{guess(name, known)}"
            )


def _check_settings(config: Config, known: Collection[str]) -> None:
    for name in config.settings:
        if name not in known and name not in REMARKS:
            place = _place(config, "rules", name)
            raise ConfigurationError(
                f"{place}, rules.{name}: there is no rule {name!r}.{guess(name, known)}"
            )


def _options(config: Config) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """The options of each rule, with where they are said."""
    for rule, setting in config.settings.items():
        if setting.options and rule not in REMARKS:
            place = _place(config, "rules", rule, "options")
            yield f"{place}, rules.{rule}.options", rule, setting.options
    for number, override in enumerate(config.overrides, start=1):
        where = f"{_place(config, 'override')}, the {ordinal(number)} [[override]]"
        for rule, setting in override.rules.items():
            yield f"{where}, rules.{rule}.options", rule, setting.options


def _check_options(rule: type[Rule], options: Mapping[str, Any], where: str) -> None:
    try:
        rule.Options.model_validate(options)
    except ValidationError as error:
        first = error.errors()[0]
        option = ".".join(map(str, first["loc"]))
        known = [*rule.Options.model_fields]
        names = ", ".join(known) or "none"
        if first["type"] != "extra_forbidden":
            raise ConfigurationError(f"{where}.{option}: {first['msg']}.") from None
        raise ConfigurationError(
            f"{where}: unknown option {option!r}.{guess(option, known)} Its options: {names}."
        ) from None
