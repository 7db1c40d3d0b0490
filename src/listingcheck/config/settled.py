# SPDX-License-Identifier: Apache-2.0
"""A configuration that is settled: what a run of the command line follows."""

import os
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from pydantic import ConfigDict, PrivateAttr

from listingcheck import registry
from listingcheck.config.keys import OF_SHOP, Keys, option_of, said_as
from listingcheck.config.origin import Origin
from listingcheck.config.origin import Path as KeyPath
from listingcheck.failure import Severity
from listingcheck.rule import Rule
from listingcheck.shop import Shop
from listingcheck.suppression import Baseline, Ignores, ProductNotes, Suppression, Together

if TYPE_CHECKING:
    from listingcheck.checker import Checker
    from listingcheck.gallery import Images


class Config(Keys):
    """All that a run of the command line follows."""

    model_config = ConfigDict(populate_by_name=True)

    _origins: Mapping[KeyPath, Origin] = PrivateAttr(default_factory=dict)
    _file: Path | None = PrivateAttr(default=None)

    @property
    def origins(self) -> Mapping[KeyPath, Origin]:
        """Where each value that someone said comes from."""
        return self._origins

    @property
    def file(self) -> Path | None:
        """The file it was read from."""
        return self._file

    @property
    def names_rules(self) -> bool:
        """Whether it names any rule or family."""
        return bool(self.select or self.ignore or self.settings or self.ignores or self.overrides)

    def known_from(self, origins: Mapping[KeyPath, Origin], file: Path | None) -> Self:
        """This configuration with where its values come from."""
        known = self.model_copy()
        known._origins, known._file = origins, file  # noqa: SLF001 - of its own kind
        return known

    def replaced(self, **values: Any) -> Self:
        """This configuration with other values, by the names of its fields."""
        said = {name: getattr(self, name) for name in Keys.model_fields} | values
        return type(self).model_validate(said).known_from(self._origins, self._file)

    def overridden(self, **said: Any) -> Self:
        """This configuration with what the command line says over it, by the names of its options.

        What is empty or None was not said.
        """
        told = {name: each for name, each in said.items() if each}
        of_shop = {field: told.pop(name) for name, field in OF_SHOP.items() if name in told}
        shop = Shop.model_validate({**dict(self.own_shop), **of_shop})
        origins = dict(self._origins)
        for name in told:
            origins[said_as(name),] = Origin("option", option_of(name))
        for name, field in OF_SHOP.items():
            if field in of_shop:
                origins["shop", field] = Origin("option", f"--{name.replace('_', '-')}")
        return self.replaced(own_shop=shop, **told).known_from(origins, self._file)

    @cached_property
    def plugins(self) -> tuple[type[Rule], ...]:
        """The rules of one's own.

        Raises:
            RuleError: one of them does not load.
        """
        return registry.merged(
            *((r,) if isinstance(r, type) else registry.from_path(r) for r in self.own_rules)
        )

    @property
    def available(self) -> tuple[type[Rule], ...]:
        """Every rule there is: built in, installed, and of one's own."""
        return (*registry.built_in(), *registry.installed(), *self.plugins)

    @cached_property
    def shop(self) -> Shop:
        """The shop, with what stands in files of their own.

        Raises:
            ListingcheckError: one of them is not there or makes no sense.
        """
        read: dict[str, Any] = {}
        if self.shop_data:
            from listingcheck import answers

            read |= answers.load(self.shop_data)
        if self.category_map:
            from listingcheck import mapping

            trees = mapping.trees_of(Shop.model_validate(read), ())
            read["category_map"] = mapping.load(self.category_map, trees[0] if trees else None)
        return Shop.model_validate({**dict(self.own_shop), **read}) if read else self.own_shop

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
        parts: list[Suppression] = [Ignores(self.ignores, today)] if self.ignores else []
        parts.append(
            ProductNotes({rule.id for rule in self.available}, today, self.shop.ignore_attribute)
        )
        if self.baseline:
            parts.append(Baseline(self.baseline, today))
        return Together(parts)

    def checker(self, suppress: Suppression | None = None) -> "Checker":
        """The checker this configuration asks for; it suppresses only what it is handed."""
        from listingcheck.checker import Checker

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
            overrides=self.overrides,
        )

    def _images(self) -> "Images | None":
        if not self.fetch_images:
            return self.images
        from listingcheck.gallery import fetched

        return fetched(self.images, cache=self.image_cache)


def cores() -> int:
    """How many cores this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1
