# SPDX-License-Identifier: Apache-2.0
"""The file of a baseline: JSON, sorted, one entry a line, so that a diff shows what changed."""

import json
import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from listingcheck.errors import ConfigurationError
from listingcheck.failure import Failure
from listingcheck.product import part_of
from listingcheck.spelling import guess

BASELINE_VERSION = 1
LONGEST_TEXT = 500
"""Characters of a name or reason that an entry shows; the fingerprint stands for the whole."""
_BETWEEN = re.compile(r"[\s,]*")
_REMEDY = (
    "Put it right, take the file back from version control, or write it anew with "
    "listingcheck baseline create --force."
)


class Entry(BaseModel):
    """One known failure, and why it is accepted."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    rule: str
    product: str
    sku: str | None = None
    field: str | None = None
    fingerprint: str = Field(pattern=r"^[0-9a-f]{16}$")
    """What it is known by; the fields above are for whoever reads the file."""
    reason: str | None = None
    author: str | None = None
    until: date | None = None
    """The last day on which it suppresses anything."""

    @property
    def name(self) -> str:
        """How a message names it."""
        return f"{self.rule} of {self.product}" + (f" ({self.sku})" if self.sku else "")

    def is_over(self, today: date) -> bool:
        """Whether its last day has passed."""
        return self.until is not None and self.until < today


_ENTRIES = TypeAdapter(tuple[Entry, ...])


def entry_of(
    failure: Failure,
    *,
    reason: str | None = None,
    author: str | None = None,
    until: date | None = None,
) -> Entry:
    """The entry for a failure of a product."""
    return Entry(
        rule=failure.rule,
        product=_shown(failure.product) or "",
        sku=_shown(failure.variant),
        field=part_of(failure.field)[2] if failure.field else None,
        fingerprint=failure.fingerprint,
        reason=_shown(reason),
        author=_shown(author),
        until=until,
    )


def write_entries(path: str, entries: Iterable[Entry]) -> None:
    """Write a baseline; the same entries make the same file."""
    lines = sorted(_line(entry) for entry in entries)
    text = f'{{"baseline_version": {BASELINE_VERSION}, "entries": [\n'
    text += ",\n".join(lines) + ("\n]}\n" if lines else "]}\n")
    Path(path).write_text(text, "utf-8", newline="\n")


def read_entries(path: str) -> tuple[Entry, ...]:
    """The entries of a baseline.

    Raises:
        ConfigurationError: it is not there or damaged; names file, line and remedy.
    """
    text = _text(path)
    try:
        loaded = json.loads(text)
    except (ValueError, RecursionError) as error:
        line, problem = getattr(error, "lineno", 1), getattr(error, "msg", str(error))
        raise ConfigurationError(
            f"{path}, line {line}: this is not valid JSON ({problem}). {_REMEDY}"
        ) from None
    version = loaded.get("baseline_version") if isinstance(loaded, dict) else None
    if version != BASELINE_VERSION or not isinstance(loaded.get("entries"), list):
        raise ConfigurationError(
            f"{path}, line 1: this is no baseline of version {BASELINE_VERSION}. {_REMEDY}"
        )
    try:
        return _ENTRIES.validate_python(loaded["entries"])
    except ValidationError as error:
        raise ConfigurationError(_complaint(path, text, error)) from None


def _text(path: str) -> str:
    try:
        return Path(path).read_text("utf-8-sig")
    except FileNotFoundError:
        raise ConfigurationError(
            f"There is no baseline {path}. Write one with "
            f"listingcheck baseline create EXPORT --out {path}."
        ) from None
    except OSError as error:
        raise ConfigurationError(f"{path} cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise ConfigurationError(f"{path}, line 1: this is not UTF-8. {_REMEDY}") from None


def _complaint(path: str, text: str, error: ValidationError) -> str:
    first = error.errors()[0]
    number, *keys = first["loc"]
    line = _line_of(text, int(number))
    key = str(keys[0]) if keys else "entry"
    if first["type"] == "extra_forbidden":
        known = ", ".join(Entry.model_fields)
        said = f"unknown key {key!r}.{guess(key, Entry.model_fields)} Known keys: {known}."
    else:
        said = f"{key}: {first['msg']}."
    return f"{path}, line {line}: {said} {_REMEDY}"


def _line_of(text: str, number: int) -> int:
    """The line on which an entry begins, in a file that is valid JSON."""
    decode = json.JSONDecoder().raw_decode
    start = _begin(text, text.index("[", text.index('"entries"')) + 1)
    for _ in range(number):
        start = _begin(text, decode(text, start)[1])
    return text.count("\n", 0, start) + 1


def _begin(text: str, place: int) -> int:
    """Where the next entry begins."""
    found = _BETWEEN.match(text, place)
    return found.end() if found else place


def _line(entry: Entry) -> str:
    # ASCII, as in the JSON report: half a character in a merchant's text has no bytes in UTF-8.
    return json.dumps(_plain(entry))


def _plain(entry: Entry) -> dict[str, Any]:
    said = {name: getattr(entry, name) for name in Entry.model_fields}
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in said.items()
        if value is not None
    }


def _shown(text: str | None) -> str | None:
    """A text short enough for a line, with halves of characters written out."""
    if text is None:
        return None
    cut = text if len(text) <= LONGEST_TEXT else f"{text[:LONGEST_TEXT]}…"
    return cut.encode("utf-8", "backslashreplace").decode("utf-8")
