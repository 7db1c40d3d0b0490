# SPDX-License-Identifier: Apache-2.0
"""Quotes what a rule found, straight from the source's own text."""

import re
from collections.abc import Iterable, Sequence
from itertools import islice

from listingcheck.detect.text import Flat
from listingcheck.failure import Evidence

QUOTED = 10
"""How many places a finding quotes."""


def quotes(matches: Iterable[re.Match[str]]) -> tuple[Evidence, ...]:
    """The first few of these matches as evidence."""
    return tuple(Evidence(m[0], m.start(), m.end()) for m in islice(matches, QUOTED))


def quotes_in(text: Flat, matches: Iterable[re.Match[str]]) -> tuple[Evidence, ...]:
    """The first few matches in a flat text, quoted from the original."""
    return tuple(text.quote(m.start(), m.end()) for m in islice(matches, QUOTED))


def shown(evidence: Sequence[Evidence]) -> str:
    """What was found, each once, as a message writes it: ``'★', '♥'``."""
    return ", ".join(repr(text) for text in dict.fromkeys(quote.text for quote in evidence))
