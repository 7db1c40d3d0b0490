# SPDX-License-Identifier: Apache-2.0
"""A guess at what someone meant to type."""

from collections.abc import Iterable
from difflib import get_close_matches


def guess(word: str, known: Iterable[str]) -> str:
    """`` Did you mean 'x'?``, or nothing when no known word is near."""
    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f" Did you mean {near[0]!r}?" if near else ""
