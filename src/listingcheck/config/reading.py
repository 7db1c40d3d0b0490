# SPDX-License-Identifier: Apache-2.0
"""Reads a configuration: one file, ``--config KEY=VALUE`` over it, and the usual values below."""

from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError

from listingcheck.config import keys, layers
from listingcheck.config.keys import Keys
from listingcheck.config.layers import Layer
from listingcheck.config.names import refuse_unknown
from listingcheck.config.settled import Config
from listingcheck.errors import ConfigurationError
from listingcheck.spelling import guess, ordinal

_TABLES = {keys.IGNORE: "[[ignore]]", keys.OVERRIDE: "[[override]]"}


def load(*said: str | Path, isolated: bool = False) -> Config:
    """Read the configuration: this file, or the nearest in this folder or above; none is fine.

    Args:
        said: the path of a file, and settings such as ``shop.currency = "EUR"`` over it.
        isolated: leave all files aside.

    Raises:
        ConfigurationError: it is missing or makes no sense; names file and key.
        RuleError: a local rule file does not load.
    """
    config = read(*said, isolated=isolated)
    refuse_unknown(config)
    return config


def read(*said: str | Path, isolated: bool = False) -> Config:
    """The same without looking whether the rules it names are there.

    Raises:
        ConfigurationError: it is missing or makes no sense; names file and key.
    """
    files = [Path(each) for each in said if not _is_inline(each)]
    place = _file(files, isolated=isolated)
    above = [layers.inline(str(each)) for each in said if _is_inline(each)]
    said_by = [*([layers.of_file(place)] if place is not None else []), *above]
    for layer in said_by:
        parsed(layer)
    table, origins = layers.merged(said_by)
    config = Config.model_validate(dict(Keys.model_validate(table)))
    return config.known_from(origins, place)


def _is_inline(said: str | Path) -> bool:
    return isinstance(said, str) and "=" in said and not Path(said).is_file()


def _file(files: Sequence[Path], *, isolated: bool) -> Path | None:
    if len(files) > 1:
        raise ConfigurationError(
            f"--config names two files, {files[0]} and {files[1]}: leave one of them out."
        )
    if files and isolated:
        raise ConfigurationError(
            f"--isolated leaves all files aside: leave --config {files[0]} out, or --isolated."
        )
    if files:
        return files[0]
    return None if isolated else layers.nearest(Path.cwd())


def parsed(layer: Layer) -> Keys:
    """What one place says.

    Raises:
        ConfigurationError: it makes no sense; names the place and the key.
    """
    try:
        return Keys.model_validate(layer.table)
    except ValidationError as error:
        raise ConfigurationError(f"{layer.place}, {_complaint(error)}") from None


def _complaint(error: ValidationError) -> str:
    first = error.errors()[0]
    steps = first["loc"]
    key = _named(steps)
    message = first["msg"].removeprefix("Value error, ")
    if first["type"] != "extra_forbidden":
        return f"{key}: {message}."
    known = keys.KNOWN.get(_table(steps[:-1]), ())
    names = f" Known keys: {', '.join(known)}." if known else ""
    table, comma, name = key.rpartition(", ")
    return f"{table}{comma}unknown key {name!r}.{guess(str(steps[-1]), known)}{names}"


def _named(steps: Sequence[str | int]) -> str:
    """A place in a table as a person says it: ``the 1st [[ignore]], reason``."""
    if len(steps) > 1 and steps[0] in _TABLES and isinstance(steps[1], int):
        table = f"the {ordinal(steps[1] + 1)} {_TABLES[str(steps[0])]}"
        return ", ".join(filter(None, (table, _named(steps[2:]))))
    return ".".join(map(str, steps))


def _table(steps: Sequence[str | int]) -> tuple[str, ...]:
    """The kind of a table: the way to it without the numbers and ids."""
    names = [str(step) for step in steps if not isinstance(step, int)]
    if "rules" in names:
        del names[names.index("rules") + 1 : names.index("rules") + 2]
    return tuple(names)
