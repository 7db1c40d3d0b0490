# SPDX-License-Identifier: Apache-2.0
"""The messages merchants are shown, as data under ``rules/messages``.

A file says what its messages have in common; under ``causes`` it lists why they happen, and each
cause lists its ``messages``: an id with the texts a merchant sees, or with ``texts`` and whatever
else is the message's own. What a message leaves out its cause says, and then the file.
"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from functools import cache
from typing import Any, Final

from listingcheck import data
from listingcheck.errors import ConfigurationError

PREVENTABLE: Final = ("yes", "partly", "no")
_SHARED = frozenset({"causes", "messages", "sources"})


@dataclass(frozen=True, slots=True)
class Message:
    """A code, a sentence or a status that a merchant is shown."""

    id: str
    """The code itself, or a name of our own: ``12052251``, ``F010``, ``status-failed``."""
    marketplace: str
    group: str
    """``error code``, ``failure reason``, ``quality diagnosis``, ``connector code``, ``status``."""
    kind: str
    """What it takes to put it right: ``data``, ``content``, ``doc``, ``policy``, ``setup``,
    ``quota``, ``state``, ``retry``, ``auth``, ``fatal`` or ``quality``."""
    place: str
    """The part of the listing, or the place, it speaks of."""
    meaning: str
    """Why it happens."""
    fix: str
    preventable: str
    """``yes``: the product's data decide it before upload; ``partly``; ``no``."""
    texts: tuple[str, ...] = ()
    """The words a merchant sees, with ``{{...}}`` where something is filled in."""
    asked: tuple[str, ...] = ()
    """How merchants put it who do not have the text at hand."""
    why: str | None = None
    """Why it cannot, or not always, be known before upload."""
    rules: tuple[str, ...] = ()
    """Rules that look for it and do not list it among their own codes."""
    stage: str | None = None
    """``sync``, ``review``, ``quality``, ``check`` (the listing check) or ``post`` (on sale)."""
    note: str | None = None
    source: str | None = None
    url: str | None = None
    """Where the source is."""
    checked: str | None = None
    """The day or month someone last looked."""
    confidence: str | None = None
    """A to E, as in a pack."""

    @property
    def names(self) -> tuple[str, ...]:
        """Everything it goes by: its id, every number of a range of codes, its texts."""
        return (self.id, *_numbers(self.id), *self.texts)

    @property
    def shown(self) -> str:
        """What to call it: its first text, or its id."""
        return self.texts[0] if self.texts else self.id

    @property
    def summary(self) -> str:
        """The first sentence of its meaning."""
        return self.meaning.partition(". ")[0].rstrip(".") + "."

    def to_dict(self) -> dict[str, Any]:
        """As ``listingcheck explain --format json`` writes it."""
        return asdict(self)


def _numbers(id_: str) -> Iterator[str]:
    first, _, last = id_.partition("-")
    if first.isdecimal() and last.isdecimal():
        yield from map(str, range(int(first), int(last) + 1))


_FIELDS = frozenset(field.name for field in fields(Message))


@cache
def vocabulary() -> tuple[Message, ...]:
    """Every message there is.

    Raises:
        ConfigurationError: a file says something a message does not have, or too little.
    """
    return tuple(message for name, said in data.messages() for message in parse(name, said))


def parse(name: str, said: Mapping[str, Any]) -> Iterator[Message]:
    """The messages of one file.

    Raises:
        ConfigurationError: as :func:`vocabulary`; names the file and the message.
    """
    for cause in said.get("causes", ()):
        for id_, own in cause.get("messages", {}).items():
            own = own if isinstance(own, Mapping) else {"texts": own}
            merged = {**said, **cause, **own, "id": id_}
            url = said.get("sources", {}).get(merged.get("source"))
            yield _message(name, {**merged, "url": url})


def _message(name: str, said: Mapping[str, Any]) -> Message:
    values = {key: value for key, value in said.items() if key not in _SHARED}
    _check(f"{name}, message {said['id']!r}", values)
    lists = {key: tuple(values.get(key) or ()) for key in ("texts", "asked", "rules")}
    return Message(**{**values, **lists})


def _check(place: str, values: Mapping[str, Any]) -> None:
    if unknown := sorted(values.keys() - _FIELDS):
        raise ConfigurationError(f"{place}: a message has no {unknown[0]!r}; remove it.")
    wanted = [field.name for field in fields(Message)[:8] if not values.get(field.name)]
    if wanted:
        raise ConfigurationError(f"{place}: it says no {wanted[0]!r}; add it.")
    if values["preventable"] not in PREVENTABLE:
        known = ", ".join(PREVENTABLE)
        raise ConfigurationError(
            f"{place}: preventable is {values['preventable']!r}; use one of: {known}."
        )
    if values.get("source") and not values.get("url"):
        raise ConfigurationError(f"{place}: there is no source {values['source']!r}.")
