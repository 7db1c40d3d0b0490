# SPDX-License-Identifier: Apache-2.0
"""Every key of the configuration, each in one place.

To add a key, add a field here. Its value is then read from files and ``--config``, named in error
messages, shown by ``listingcheck config show`` and listed in ``docs/configuration.md``; an option
of the command line that has the field's name sets it.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from listingcheck.failure import Severity
from listingcheck.overrides import Override
from listingcheck.profile import DEFAULT, Setting
from listingcheck.rule import Rule
from listingcheck.shop import Defaults, Shop
from listingcheck.suppression import Ignore

IGNORE = "[[ignore]]"
"""How the tables of ``ignore`` are called, apart from the ids that it may list."""
OVERRIDE = "override"
PACKS = (".yaml", ".yml")


def key(
    default: Any,
    name: str,
    description: str,
    *,
    option: str | None = None,
    beside: bool = False,
    ge: int | None = None,
) -> Any:
    """A key of the configuration.

    Args:
        default: its usual value.
        name: how a file calls it.
        description: what it says, in one line.
        option: how the command line calls it, where that is another name.
        beside: whether it names files, which stand beside the file that names them.
        ge: the least number it may be.
    """
    extra: dict[str, Any] = {"option": option or f"--{name}", "beside": beside}
    return Field(
        default=default,
        validation_alias=name,
        description=description,
        json_schema_extra=extra,
        ge=ge,
    )


class Keys(BaseModel):
    """What a project may say, and what holds where it says nothing."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    profile: str = key(
        DEFAULT,
        "profile",
        "For whom: a shipped profile, or the path of a pack of one's own.",
        option="--for",
        beside=True,
    )
    platform: str | None = key(None, "from", "Whose export it is; found out when left out.")
    select: tuple[str, ...] = key((), "select", "Only these rules or families.")
    ignore: tuple[str, ...] = key((), "ignore", "All but these rules or families.")
    fail_on: Severity = key(
        Severity.ERROR, "fail-on", "From which severity on a failure fails the run."
    )
    show: Severity | None = key(
        None, "show", "From which severity on the text lists failures; usually warning."
    )
    max_per_rule: int | None = key(
        None, "max-per-rule", "How many failures of each rule are listed; usually all.", ge=1
    )
    colour: Literal["auto", "always", "never"] = key(
        "auto", "color", "Whether to print colours: auto, always or never."
    )
    formats: tuple[str, ...] = key(("text",), "format", "How to report: FORMAT or FORMAT=FILE.")
    own_rules: tuple[type[Rule] | str, ...] = Field(
        default=(),
        alias="plugins",
        description="Files of rules of one's own, Python or YAML.",
        json_schema_extra={"beside": True},
    )
    on: date | None = key(
        None, "date", "The day to check for; usually the day the profile was last checked."
    )
    category_map: str | None = key(
        None,
        "category-map",
        "A file with the marketplace's category for each of the shop's.",
        beside=True,
    )
    shop_data: str | None = key(
        None, "shop-data", "A folder of saved answers of the marketplace.", beside=True
    )
    images: str | None = key(None, "images", "A folder or zip of pictures.", beside=True)
    fetch_images: bool = key(False, "fetch-images", "Fetch pictures that are not there.")
    image_cache: str | None = key(
        None,
        "image-cache",
        "Where fetched pictures are kept; usually the user's own cache.",
        beside=True,
    )
    jobs: int | None = key(
        None, "jobs", "Processes that look at products or pictures; usually one per core.", ge=1
    )
    baseline: str | None = key(
        None, "baseline", "A file of known failures that are counted, not told.", beside=True
    )
    ignores: tuple[Ignore, ...] = Field(
        default=(),
        validation_alias=IGNORE,
        description="Failures of some products that are counted, not told.",
    )
    overrides: tuple[Override, ...] = Field(
        default=(),
        validation_alias=OVERRIDE,
        description="Other settings of rules for some products.",
    )
    own_shop: Shop = Field(
        default=Shop(), alias="shop", description="The merchant's own settings on the marketplace."
    )
    settings: Mapping[str, Setting] = Field(
        default_factory=dict,
        validation_alias="rules",
        description="Severity, options and budget by rule.",
    )

    @field_validator("formats", "own_rules", mode="before")
    @classmethod
    def _listed(cls, value: Any) -> Any:
        return [value] if isinstance(value, str) else value

    @field_validator("select", "ignore", mode="before")
    @classmethod
    def _named(cls, value: Any) -> Any:
        """Ids and families, also where commas join several."""
        listed = [value] if isinstance(value, str) else value
        if not isinstance(listed, list | tuple) or not all(isinstance(e, str) for e in listed):
            return listed
        return [name.strip() for each in listed for name in each.split(",") if name.strip()]


OF_SHOP = {
    "currency": "source_currency",
    "weight_unit": "weight_unit",
    "dimension_unit": "dimension_unit",
    "language": "source_language",
    "gtin_attribute": "gtin_attribute",
    "brand_attribute": "brand_attribute",
}
"""Options of the command line that speak of the shop, and its fields."""


def said_as(field: str) -> str:
    """How a file calls a field."""
    return str(Keys.model_fields[field].validation_alias)


def option_of(field: str) -> str | None:
    """How the command line calls a field; None where it has no option."""
    extra = Keys.model_fields[field].json_schema_extra
    option = extra.get("option") if isinstance(extra, dict) else None
    return str(option) if option else None


def beside(table: dict[str, Any], folder: Path) -> dict[str, Any]:
    """A table with the files it names as seen from the folder in which its own file stands."""
    found = dict(table)
    for name in Keys.model_fields:
        extra = Keys.model_fields[name].json_schema_extra
        if said_as(name) in table and isinstance(extra, dict) and extra.get("beside"):
            found[said_as(name)] = _placed(name, table[said_as(name)], folder)
    return found


def _placed(field: str, said: Any, folder: Path) -> Any:
    if isinstance(said, list):
        return [_placed(field, each, folder) for each in said]
    is_shipped = field == "profile" and not str(said).endswith(PACKS)
    return str(folder / said) if isinstance(said, str) and said and not is_shipped else said


KNOWN: Mapping[tuple[str, ...], tuple[str, ...]] = {
    (): tuple(map(said_as, Keys.model_fields)),
    ("shop",): tuple(Shop.model_fields),
    ("shop", "defaults"): tuple(Defaults.model_fields),
    ("rules",): tuple(Setting.model_fields),
    (IGNORE,): tuple(Ignore.model_fields),
    (OVERRIDE,): tuple(Override.model_fields),
    (OVERRIDE, "rules"): ("severity", "options"),
}
"""Which keys each table may hold, without the numbers and ids on the way."""
