# SPDX-License-Identifier: Apache-2.0
"""Explains what a merchant has in hand: an id, a code, a message, a question."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

from listingcheck.descriptions import Description, everything
from listingcheck.errors import ConfigurationError
from listingcheck.failure import Severity
from listingcheck.spelling import guess
from listingcheck.vocabulary import Message, vocabulary
from listingcheck.vocabulary.phrases import folded
from listingcheck.vocabulary.search import Entry, exact, search

_LONGEST_QUESTION = 1000
_QUOTED = re.compile(r'["“„«](.+)["”“»]')


@dataclass(frozen=True)
class Explanation(Description):
    """A rule in words, or a message that no rule looks for, with the messages it was found by."""

    messages: tuple[Message, ...] = ()

    @property
    def message(self) -> Message | None:
        """The message that fits best; None where a rule itself was asked for."""
        return self.messages[0] if self.messages else None

    @property
    def is_rule(self) -> bool:
        """Whether there is a rule; if not, it is a message and bears its id."""
        return self.id not in {message.id for message in self.messages}


@dataclass(frozen=True)
class Glossary:
    """Every rule and every message, and which rules look for a message."""

    rules: tuple[Description, ...]
    messages: tuple[Message, ...]

    @cached_property
    def _by_id(self) -> dict[str, Description]:
        return {rule.id: rule for rule in self.rules}

    @cached_property
    def _by_code(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for rule in self.rules:
            for code in rule.codes:
                found.setdefault(folded(code), []).append(rule.id)
        return found

    @cached_property
    def entries(self) -> "list[Entry[Description | Message]]":
        """What is looked through."""
        return [*map(_entry, self.messages), *map(_entry, self.rules)]

    def rules_of(self, message: Message) -> list[Description]:
        """The rules that look for a message: those it names, then those that list it.

        Of the latter, those of the part of the listing that it speaks of come first.
        """
        codes = {folded(name) for name in message.names}
        listing = {id_ for code in codes for id_ in self._by_code.get(code, ())} - {*message.rules}
        nearest = sorted(listing, key=lambda id_: (id_.partition("-")[0] not in message.place, id_))
        return [self._by_id[id_] for id_ in (*message.rules, *nearest) if id_ in self._by_id]

    def to_dict(self) -> dict[str, Any]:
        """As ``listingcheck explain --format json`` writes it."""
        return {
            "schema_version": 1,
            "messages": [
                message.to_dict() | {"rules": [rule.id for rule in self.rules_of(message)]}
                for message in self.messages
            ],
            "rules": [rule.to_dict() for rule in self.rules],
        }


def glossary() -> Glossary:
    """Everything that can be explained."""
    return Glossary(everything(), vocabulary())


def gathered(explanations: Iterable[Explanation]) -> Glossary:
    """The rules and the messages of an answer, each once."""
    told = list(explanations)
    messages = {message.id: message for e in told for message in e.messages}
    return Glossary(tuple(e for e in told if e.is_rule), tuple(messages.values()))


def explain(text: str, known: Glossary | None = None) -> list[Explanation]:
    """Describe what is behind an id, a family, a code, a message or a question, best first.

    Args:
        text: what a merchant was shown, or asks.
        known: what to look in, for who asks often; everything when left out.

    Raises:
        ConfigurationError: nothing comes near it.
    """
    known = known or glossary()
    found = _found(known, text[:_LONGEST_QUESTION].strip().casefold())
    if not found:
        raise ConfigurationError(
            f"Nothing here is known as {text.strip()[:80]!r}.{_hint(text, known)} "
            "See every rule with: listingcheck rules"
        )
    return _explanations(known, found)


def _hint(text: str, known: Glossary) -> str:
    return guess("-".join(folded(text[:100]).split()), [rule.id for rule in known.rules])


def _found(known: Glossary, asked: str) -> Sequence[Description | Message]:
    """What is asked for; a rule's id, as it is written, means the rule alone."""
    if named := [rule for rule in known.rules if rule.id == asked]:
        return named
    entries, question, quoted = known.entries, folded(asked), _QUOTED.search(asked)
    if family := [rule for rule in known.rules if rule.family == question]:
        return [*exact(entries, question), *family]
    return search(entries, question, folded(quoted[1]) if quoted else "")


def _entry(thing: Description | Message) -> Entry[Description | Message]:
    if isinstance(thing, Message):
        beside = folded(f"{thing.place} {thing.meaning} {thing.fix}")
        return Entry(thing, (*thing.names, *thing.asked), beside)
    return Entry(thing, (thing.id, thing.summary, *thing.codes), folded(thing.checks))


def _explanations(known: Glossary, found: Iterable[Description | Message]) -> list[Explanation]:
    """Each rule once, where it was found first, with every message that led to it."""
    told: dict[str, tuple[Description, list[Message]]] = {}
    for thing in found:
        if isinstance(thing, Message):
            for rule in known.rules_of(thing) or [_unlooked_for(thing)]:
                told.setdefault(rule.id, (rule, []))[1].append(thing)
        else:
            told.setdefault(thing.id, (thing, []))
    return [_explanation(rule, tuple(messages)) for rule, messages in told.values()]


def _explanation(rule: Description, messages: tuple[Message, ...]) -> Explanation:
    said = {field.name: getattr(rule, field.name) for field in fields(Description)}
    return Explanation(**said, messages=messages)


def _unlooked_for(message: Message) -> Description:
    """A message that no rule looks for, described like one."""
    return Description(
        id=message.id,
        stage=None,
        severity=Severity.INFO,
        summary=message.summary,
        checks=f"nothing. {message.why or ''}".strip(),
        why=message.meaning,
        remedy=message.fix,
        codes=message.names,
    )
