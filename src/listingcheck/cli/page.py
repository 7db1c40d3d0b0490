# SPDX-License-Identifier: Apache-2.0
"""Prints descriptions of rules and of messages."""

import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from listingcheck.descriptions import Description, Limits, alike
from listingcheck.lookup import Explanation, Glossary, gathered
from listingcheck.outputs.quoting import short
from listingcheck.vocabulary import Message

_WIDTH = 88
_BEFORE_UPLOAD = {
    "yes": "it can be prevented",
    "partly": "it can be prevented in part",
    "no": "it cannot be known",
}


def index(descriptions: Sequence[Description]) -> str:
    """One line a rule."""
    width = max((len(description.id) for description in descriptions), default=0)
    return "\n".join(
        f"  {d.id:<{width}}  {d.stage or '-':<7}  {d.severity:<7}  {d.summary}"
        for d in descriptions
    )


def table(descriptions: Sequence[Description]) -> str:
    """The same as a table in Markdown."""
    rows = (
        f"| `{d.id}` | {d.stage or ''} | {d.severity} | {'yes' if d.fixable else ''} | "
        f"{d.summary.replace('|', '&#124;')} |"
        for d in descriptions
    )
    head = "| rule | stage | severity | fixable | what a failure says |\n|---|---|---|---|---|"
    return "\n".join((head, *rows))


def page(description: Description) -> str:
    """Everything about one rule."""
    return "\n".join(_lines(description))


def answer(told: Sequence[Explanation]) -> str:
    """The message that was asked for, and the rule behind it; then what is near."""
    best, known = told[0], gathered(told)
    shown = [best] if best.is_rule and _is_one_fault(best, known) else []
    parts = [
        *([message_page(best.message, known)] if best.message else ()),
        *map(page, shown),
        *_titled("Messages like it", _names, [m for m in known.messages if m is not best.message]),
        *_titled("See also", index, [rule for rule in known.rules if rule not in shown]),
    ]
    return "\n\n".join(parts)


def _is_one_fault(best: Explanation, known: Glossary) -> bool:
    """Whether the rule is what was asked for, and not one of many that may be behind it."""
    message = best.message
    return message is None or message.preventable == "yes" or len(known.rules_of(message)) == 1


def _titled(title: str, lines: Callable[[Any], str], things: Sequence[Any]) -> Iterator[str]:
    if things:
        yield f"{title}\n{lines(things)}"


def message_page(message: Message, known: Glossary) -> str:
    """Everything about one message."""
    others = [name for name in message.names if name not in (message.shown, message.id)]
    return "\n".join(
        (
            f"{message.shown} ({_kind(message)})",
            *([_wrapped(f"Also shown as: {'; '.join(others)}")] if others else ()),
            "",
            _wrapped(f"What it means: {message.meaning}"),
            _wrapped(f"Before upload: {_before_upload(message, known)}"),
            _wrapped(f"What to do: {message.fix}"),
        )
    )


def listing(known: Glossary) -> str:
    """One line a message, then one line a rule."""
    return f"Messages\n{_names(known.messages)}\n\nRules\n{index(known.rules)}"


def _names(messages: Sequence[Message]) -> str:
    width = max(len(message.id) for message in messages)
    return "\n".join(
        f"  {m.id:<{width}}  {m.preventable:<6}  {m.shown if m.texts else m.summary}"
        for m in messages
    )


def _kind(message: Message) -> str:
    parts = (f"{message.marketplace} {message.group} {message.id}", message.stage, message.note)
    return ", ".join(part for part in parts if part)


def _before_upload(message: Message, known: Glossary) -> str:
    looking = ", ".join(rule.id for rule in known.rules_of(message))
    sentences = (
        f"{_BEFORE_UPLOAD[message.preventable]}.",
        f"Rules that look for it: {looking}." if looking else None,
        message.why,
    )
    return " ".join(sentence for sentence in sentences if sentence)


def _lines(description: Description) -> Iterator[str]:
    kind = ", ".join(str(part) for part in (description.stage, description.severity) if part)
    yield f"{description.id} ({kind}{', fixable' if description.fixable else ''})"
    yield description.summary
    yield ""
    yield _wrapped(f"What it checks: {description.checks}")
    yield _wrapped(f"Why the marketplace minds: {description.why}")
    yield _wrapped(f"How to fix it: {description.remedy}")
    yield from _section(
        "Options", (f"{o.name}: {o.description} Usual: {o.default}." for o in description.options)
    )
    yield from _section("Limits", _limits(description))
    yield from _section("Wrong", (f"{_shown(e.value)}  {e.message}" for e in description.wrong))
    yield from _section("Right", (_shown(example.value) for example in description.right))
    yield from _section("Shown by marketplaces as", description.codes)


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    listed = list(lines)
    if listed:
        yield f"\n{title}"
        yield from (_wrapped(line, "  ") for line in listed)


def _limits(description: Description) -> Iterator[str]:
    """One line for all profiles that say the same."""
    return (f"{names}: {_limit(said)}" for names, said in alike(description.limits))


def _limit(limits: Limits) -> str:
    options = ", ".join(f"{name} {value}" for name, value in limits.options.items())
    checked = limits.checked and f"checked {limits.checked}"
    known = (limits.url, checked, _sure(limits), limits.note, *limits.changes)
    source = "; ".join(part for part in known if part)
    return ", ".join(filter(None, (limits.severity, options))) + (f" ({source})" if source else "")


def _sure(limits: Limits) -> str | None:
    return limits.confidence and f"confidence {limits.confidence}"


def _shown(value: str | None) -> str:
    return "(empty)" if value is None else f"'{short(value, 100)}'"


def _wrapped(text: str, indent: str = "") -> str:
    return textwrap.fill(
        text,
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=f"{indent}  ",
        break_long_words=False,
        break_on_hyphens=False,
    )
