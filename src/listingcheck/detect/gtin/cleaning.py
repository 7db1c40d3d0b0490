# SPDX-License-Identifier: Apache-2.0
"""Takes off a code what typing and spreadsheets put on it."""

import re
import unicodedata

from listingcheck.detect.folding import INVISIBLE

_NOISE = frozenset("'’‘`´\"“”„=-‐‑‒–—―−") | INVISIBLE
_GROUPED = re.compile(r"[0-9]{1,3}(?:(?:\.[0-9]{3}){2,4}|(?:,[0-9]{3}){2,4})")
_SMALL_X = re.compile(r"[0-9]{9}x")


def compact(code: str) -> str:
    """What mechanical cleaning makes of a code, with nothing guessed.

    Spaces, hyphens, quotation marks, invisible marks and thousands marks go; digits of other
    scripts and widths become 0 to 9; the final x of an ISBN becomes a capital.
    """
    folded = unicodedata.normalize("NFKC", code)
    kept = "".join(_plain(c) for c in folded if c not in _NOISE and not c.isspace())
    if _GROUPED.fullmatch(kept):
        return kept.replace(".", "").replace(",", "")
    return kept.upper() if _SMALL_X.fullmatch(kept) else kept


def unmarked(code: str) -> str:
    """A code without the marks that only tell a spreadsheet to read it as text.

    Those are an apostrophe in front, as in ``'4006381333931``, and ``="4006381333931"``.
    """
    text = code.strip()
    if text.startswith('="') and text.endswith('"'):
        return text[2:-1].strip()
    return text.removeprefix("'").strip()


def _plain(character: str) -> str:
    return str(unicodedata.decimal(character)) if character.isdecimal() else character
