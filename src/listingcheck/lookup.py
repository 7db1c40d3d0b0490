# SPDX-License-Identifier: Apache-2.0
"""Finds rules by what a merchant has in hand: an id, a marketplace's code, a message."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from listingcheck.descriptions import Description, everything
from listingcheck.errors import ConfigurationError
from listingcheck.outside import messages
from listingcheck.spelling import guess

_LONGEST_QUESTION = 500
_SHORTEST_QUOTE = 5
"""Characters a code must have to be recognised inside a longer message."""
_SHORTEST_PART = 10
"""Characters a part of a message must have to stand for the whole."""
_MARKS = " .,:;!?\"'`“”"
_NEAR = 0.55
_NEAREST = 5
_HOLE = re.compile(r"\{\{[^{}]*\}\}|\{[a-z_]*\}|<[a-z_ ]*>|%[sd]|\b[xy]\b")
"""Where a message of a marketplace has something to fill in."""
_WORD = re.compile(r"[^\W_]+")


def explain(text: str) -> list[Description]:
    """Describe the rules behind an id, a family, a marketplace's code or a message, best first.

    Raises:
        ConfigurationError: nothing comes near it.
    """
    question = _folded(text[:_LONGEST_QUESTION])
    known = (*everything(), *messages())
    for fits in (_is_named, _is_family, _is_filled_in, _is_part, _quotes):
        found = [description for description in known if question and fits(description, question)]
        if found:
            return sorted(found, key=lambda description: not _is_id(description, question))
    near = sorted(((_nearness(d, question), d) for d in known), key=lambda pair: -pair[0])
    found = [description for score, description in near[:_NEAREST] if score >= _NEAR]
    if not found:
        hint = guess(question.replace(" ", "-"), [description.id for description in known])
        raise ConfigurationError(
            f"Nothing here is known as {text.strip()[:80]!r}.{hint} "
            "See every rule with: listingcheck rules"
        )
    return found


def _folded(text: str) -> str:
    """A text as it is compared: in lower case, without outer marks and extra white space."""
    return " ".join(text.casefold().split()).strip(_MARKS)


def _codes(description: Description) -> Iterator[str]:
    return (_folded(code) for code in description.codes)


def _is_id(description: Description, question: str) -> bool:
    return description.id == "-".join(_WORD.findall(question))


def _is_family(description: Description, question: str) -> bool:
    return description.family == question


def _is_named(description: Description, question: str) -> bool:
    return _is_id(description, question) or question in _codes(description)


def _is_part(description: Description, question: str) -> bool:
    """Whether the question is a part of a message, long enough to be told apart."""
    enough = len(question) >= _SHORTEST_PART
    return enough and any(question in code for code in _codes(description))


def _is_filled_in(description: Description, question: str) -> bool:
    """Whether the question is a message whose holes, such as ``{{max}}``, are filled in."""
    return any(_with_holes(code, question) for code in _codes(description) if _HOLE.search(code))


def _with_holes(code: str, question: str) -> bool:
    """Whether the fixed parts of a message stand in the question, in their order."""
    parts = [part.strip(_MARKS) for part in _HOLE.split(code)]
    place = 0
    for part in parts:
        place = question.find(part, place)
        if place < 0:
            return False
        place += len(part)
    return len("".join(parts)) >= _SHORTEST_PART


def _quotes(description: Description, question: str) -> bool:
    """Whether one of the codes stands in the question, as words of its own."""
    return any(
        len(code) >= _SHORTEST_QUOTE and re.search(rf"(?<!\w){re.escape(code)}(?!\w)", question)
        for code in _codes(description)
    )


def _nearness(description: Description, question: str) -> float:
    """How much the question is like the id, a code or the summary: 0 to 1."""
    words = set(_WORD.findall(question))
    texts = (description.id.replace("-", " "), _folded(description.summary), *_codes(description))
    return max(max(_likeness(text, question), _shared(text, words)) for text in texts)


def _likeness(text: str, question: str) -> float:
    matcher = SequenceMatcher(None, text, question, autojunk=False)
    if matcher.real_quick_ratio() < _NEAR or matcher.quick_ratio() < _NEAR:
        return 0.0
    return matcher.ratio()


def _shared(text: str, words: set[str]) -> float:
    """How many of their words two texts share, of all they have."""
    own = set(_WORD.findall(text))
    return len(own & words) / len(own | words) if own and words else 0.0
