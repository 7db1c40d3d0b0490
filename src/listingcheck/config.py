# SPDX-License-Identifier: Apache-2.0
"""A merchant's own configuration: ``listingcheck.toml``, or ``[tool.listingcheck]``."""

import os
import tomllib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from listingcheck import registry
from listingcheck.checker import Checker
from listingcheck.errors import ConfigurationError
from listingcheck.failure import Severity
from listingcheck.measures import dimensions, weight
from listingcheck.profile import DEFAULT, RuleSetting
from listingcheck.rule import Rule
from listingcheck.shop import Defaults, Shop
from listingcheck.spelling import guess
from listingcheck.suppression import (
    ALWAYS_TOLD,
    REMARKS,
    Baseline,
    Ignore,
    Ignores,
    ProductNotes,
    Suppression,
    Together,
    is_named,
)

if TYPE_CHECKING:
    from listingcheck.gallery import Images

FILE = "listingcheck.toml"
PROJECT = "pyproject.toml"
IGNORE = "[[ignore]]"
"""How the tables of ``ignore`` are called, apart from the ids that it may list."""


@dataclass(frozen=True, slots=True)
class Config:
    """All that a run of the command line follows."""

    profile: str = DEFAULT
    platform: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: Severity = Severity.ERROR
    show: Severity | None = None
    """From which severity on a text lists failures; None leaves it to ``shown``."""
    max_per_rule: int | None = None
    """How many failures of each rule are listed; all when left out."""
    colour: str = "auto"
    """``auto``, ``always`` or ``never``."""
    formats: tuple[str, ...] = ("text",)
    plugins: tuple[type[Rule], ...] = ()
    shop: Shop = Shop()
    settings: Mapping[str, RuleSetting] = field(default_factory=dict)
    on: date | None = None
    """The day to check for; None is the day the profile was last checked."""
    images: str | None = None
    """A folder or zip of pictures."""
    fetch_images: bool = False
    image_cache: str | None = None
    """Where fetched pictures are kept; the user's own cache when left out."""
    jobs: int | None = None
    """Processes that look at products, or at pictures; one per core when left out."""
    ignores: tuple[Ignore, ...] = ()
    """The failures of some products that are counted, not told."""
    baseline: str | None = None
    """A file of known failures that are counted, not told."""

    def overridden(
        self, *, category_map: str | None = None, shop_data: str | None = None, **said: Any
    ) -> Self:
        """This configuration with what the command line says over it, by the names of its options.

        What is empty or None was not said.
        """
        given = {
            name: _GIVEN[name](each) if name in _GIVEN else each for name, each in said.items()
        }
        told = {name: each for name, each in given.items() if each}
        of_shop = {field: told.pop(name) for name, field in _OF_SHOP.items() if name in told}
        read = _read_files(category_map, shop_data)
        shop = Shop.model_validate({**dict(self.shop), **of_shop, **read})
        return replace(self, shop=shop, **told)

    @property
    def shown(self) -> Severity:
        """From which severity on a text lists failures: what makes a run fail is always listed."""
        return self.show or max(Severity.WARNING, self.fail_on, key=lambda s: s.rank)

    def suppression(self) -> Suppression:
        """What is not told: ignored failures, those products ignore, and those of the baseline.

        Raises:
            ConfigurationError: the baseline is not there or damaged.
        """
        # Rules have no clock; this one look at it is for what ends on a day, where none is given.
        today = self.on or date.today()  # noqa: DTZ011 - the merchant's own day
        known = {rule.id for rule in _available(self.plugins)}
        parts: list[Suppression] = [Ignores(self.ignores, today)] if self.ignores else []
        parts.append(ProductNotes(known, today, self.shop.ignore_attribute))
        if self.baseline:
            parts.append(Baseline(self.baseline, today))
        return Together(parts)

    def checker(self, suppress: Suppression | None = None) -> Checker:
        """The checker this configuration asks for; it suppresses only what it is handed."""
        return Checker(
            self.profile,
            shop=self.shop,
            select=self.select,
            ignore=self.ignore,
            settings=self.settings,
            rules=self.plugins,
            on=self.on,
            images=self._images(),
            jobs=self.jobs or cores(),
            suppress=suppress,
        )

    def _images(self) -> "Images | None":
        if not self.fetch_images:
            return self.images
        from listingcheck.gallery import fetched

        return fetched(self.images, cache=self.image_cache)


class _File(BaseModel):
    """What a configuration file may say."""

    model_config = ConfigDict(extra="forbid")

    profile: str = DEFAULT
    platform: str | None = Field(default=None, alias="from")
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: Severity = Field(default=Severity.ERROR, alias="fail-on")
    show: Severity | None = None
    max_per_rule: int | None = Field(default=None, alias="max-per-rule", ge=1)
    formats: tuple[str, ...] = Field(default=("text",), alias="format")
    plugins: tuple[str, ...] = ()
    on: date | None = Field(default=None, alias="date")
    category_map: str | None = Field(default=None, alias="category-map")
    shop_data: str | None = Field(default=None, alias="shop-data")
    images: str | None = None
    fetch_images: bool = Field(default=False, alias="fetch-images")
    image_cache: str | None = Field(default=None, alias="image-cache")
    jobs: int | None = Field(default=None, ge=1)
    baseline: str | None = None
    ignores: tuple[Ignore, ...] = Field(default=(), alias="[[ignore]]")
    shop: Shop = Shop()
    rules: dict[str, RuleSetting] = Field(default_factory=dict)

    @field_validator("formats", "select", "ignore", "plugins", mode="before")
    @classmethod
    def _listed(cls, value: Any) -> Any:
        return [value] if isinstance(value, str) else value


_KEYS: Mapping[tuple[str, ...], Sequence[str]] = {
    (): [known.alias or name for name, known in _File.model_fields.items()],
    ("shop",): list(Shop.model_fields),
    ("shop", "defaults"): list(Defaults.model_fields),
    ("rules",): list(RuleSetting.model_fields),
    (IGNORE,): list(Ignore.model_fields),
}
"""Which keys each table may hold."""


def cores() -> int:
    """How many cores this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1


def load(path: str | Path | None = None) -> Config:
    """Read a configuration file: this one, or the nearest in this folder or above; none is fine.

    Raises:
        ConfigurationError: it is missing or makes no sense; names file and key.
        RuleError: a local rule file does not load.
    """
    place = Path(path) if path is not None else _nearest(Path.cwd())
    if place is None:
        return Config()
    table = _table(place)
    if table is None:
        raise ConfigurationError(f"{place} has no table [tool.listingcheck].")
    return _config(_parsed(table, place), place)


def _nearest(folder: Path) -> Path | None:
    for parent in (folder, *folder.parents):
        if (parent / FILE).is_file():
            return parent / FILE
        if (parent / PROJECT).is_file() and _table(parent / PROJECT) is not None:
            return parent / PROJECT
    return None


def _table(place: Path) -> dict[str, Any] | None:
    """What the file says of us; None for a pyproject.toml that says nothing."""
    try:
        loaded = tomllib.loads(place.read_text("utf-8"), parse_float=Decimal)
    except FileNotFoundError:
        raise ConfigurationError(f"There is no configuration file {place}.") from None
    except (OSError, ValueError) as error:
        # TOML has no list beside tables of the same name.
        both = "('ignore',)" in str(error)
        remedy = f" Write the ids of ignore = [...] as {IGNORE} tables too." if both else ""
        raise ConfigurationError(f"{place} is not valid TOML: {error}.{remedy}") from None
    if place.name != PROJECT:
        return loaded
    found: dict[str, Any] | None = loaded.get("tool", {}).get("listingcheck")
    return found


def _parsed(table: dict[str, Any], place: Path) -> _File:
    try:
        return _File.model_validate(_with_ignores(_with_measures(table, place)))
    except ValidationError as error:
        raise ConfigurationError(f"{place}, {_complaint(error)}") from None


def _with_measures(table: dict[str, Any], place: Path) -> dict[str, Any]:
    """The table with ``500 g`` and ``30 x 20 x 5 cm`` read."""
    shop = table.get("shop")
    defaults = shop.get("defaults") if isinstance(shop, dict) else None
    if not isinstance(shop, dict) or not isinstance(defaults, dict):
        return table
    read = dict(defaults)
    for name, parse in (("weight", weight), ("dimensions", dimensions)):
        if name in defaults:
            read[name] = parse(str(defaults[name]))
            if read[name] is None:
                usual = "'500 g'" if name == "weight" else "'30 x 20 x 5 cm'"
                raise ConfigurationError(
                    f"{place}, shop.defaults.{name}: write {defaults[name]!r} like {usual}."
                )
    return {**table, "shop": {**shop, "defaults": read}}


def _with_ignores(table: dict[str, Any]) -> dict[str, Any]:
    """The table with the tables of ``ignore`` apart from the ids."""
    said = table.get("ignore")
    if not isinstance(said, list):
        return table
    names = [each for each in said if not isinstance(each, dict)]
    tables = [each for each in said if isinstance(each, dict)]
    return {**table, "ignore": names, IGNORE: tables}


def _complaint(error: ValidationError) -> str:
    first = error.errors()[0]
    steps = tuple(str(step) for step in first["loc"])
    key = ".".join(steps)
    if first["type"] != "extra_forbidden":
        return f"{key}: {first['msg']}."
    above = steps[:-1]
    known = _KEYS[above[:1] if above[:1] in {("rules",), (IGNORE,)} else above]
    return f"unknown key {key!r}.{guess(steps[-1], known)} Known keys: {', '.join(known)}."


def _config(said: _File, place: Path) -> Config:
    plugins = registry.merged(*(registry.from_path(place.parent / name) for name in said.plugins))
    known = {rule.id for rule in _available(plugins)}
    for name in said.rules:
        if name not in known | REMARKS:
            raise ConfigurationError(f"{place}, there is no rule {name!r}.{guess(name, known)}")
    _refuse_unknown_ignores(said.ignores, known, place)
    local = said.profile.endswith((".yaml", ".yml"))
    return Config(
        profile=str(place.parent / said.profile) if local else said.profile,
        platform=said.platform,
        select=said.select,
        ignore=said.ignore,
        fail_on=said.fail_on,
        show=said.show,
        max_per_rule=said.max_per_rule,
        formats=said.formats,
        plugins=plugins,
        shop=_shop(said, place),
        settings=said.rules,
        on=said.on,
        images=_beside(place, said.images),
        fetch_images=said.fetch_images,
        image_cache=_beside(place, said.image_cache),
        jobs=said.jobs,
        ignores=said.ignores,
        baseline=_beside(place, said.baseline),
    )


def _available(plugins: Sequence[type[Rule]]) -> Iterator[type[Rule]]:
    """Every rule there is."""
    return chain(registry.built_in(), registry.installed(), plugins)


def _refuse_unknown_ignores(ignores: Sequence[Ignore], known: Collection[str], place: Path) -> None:
    for number, name in ((n, name) for n, each in enumerate(ignores) for name in each.rules):
        where = f"{place}, {IGNORE}.{number}.rules"
        if name in ALWAYS_TOLD:
            raise ConfigurationError(
                f"{where}: {name!r} says that something was not checked, so it cannot be ignored. "
                "Leave it out."
            )
        if not any(is_named(rule, name) for rule in known):
            raise ConfigurationError(
                f"{where}: there is no rule or family {name!r}.{guess(name, known)}"
            )


def _shop(said: _File, place: Path) -> Shop:
    """The shop, with what stands in files of their own beside the configuration."""
    read = _read_files(_beside(place, said.category_map), _beside(place, said.shop_data))
    return Shop.model_validate({**dict(said.shop), **read})


def _beside(place: Path, name: str | None) -> str | None:
    """A file or folder that the configuration names, as seen from the configuration."""
    return str(place.parent / name) if name else None


def _read_files(category_map: str | None, shop_data: str | None) -> dict[str, Any]:
    """What a file of mapped categories and a folder of the marketplace's answers say."""
    read: dict[str, Any] = {}
    if shop_data:
        from listingcheck import answers

        read |= answers.load(shop_data)
    if category_map:
        from listingcheck import mapping

        trees = mapping.trees_of(Shop.model_validate(read), ())
        read["category_map"] = mapping.load(category_map, trees[0] if trees else None)
    return read


def _names(given: Sequence[str]) -> tuple[str, ...]:
    """Ids and families, also where commas join several."""
    return tuple(name.strip() for part in given for name in part.split(",") if name.strip())


def _severity(given: str | None) -> Severity | None:
    return Severity(given) if given else None


_OF_SHOP = {
    "currency": "source_currency",
    "weight_unit": "weight_unit",
    "dimension_unit": "dimension_unit",
    "language": "source_language",
    "gtin_attribute": "gtin_attribute",
    "brand_attribute": "brand_attribute",
}
"""Options that speak of the shop, and its fields."""
_GIVEN: Mapping[str, Callable[[Any], Any]] = {
    "formats": tuple,
    "select": _names,
    "ignore": _names,
    "fail_on": _severity,
    "show": _severity,
}
"""How options are read that are more than they were typed."""
