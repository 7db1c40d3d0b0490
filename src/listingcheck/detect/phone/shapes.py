# SPDX-License-Identifier: Apache-2.0
"""What numbers look like, and what looks like numbers: sizes, dates, codes."""

import re
from collections.abc import Sequence
from itertools import pairwise

GAP = "[ \u00a0().\\-/\u2010-\u2013\u2212]"
"""What stands between the digits of an honest number."""
ODD = (
    " \\t\\r\\n\u00a0!,.:;/|\\\\~*_+()\\[\\]<>'\"\\-\u00b7\u2022\u2010-\u2015\u2212\u2026"
    "\u2190-\u21ff\u2500-\u27bf\u2b00-\u2bff\u3001\u3002\u301c\u30fb\u30fc\uff5e\U0001f300-\U0001faff"
)
"""The inside of a class: what else is put between the digits of a disguised one."""
_LETTERS = dict(zip("OoQIiLlSsBZzEAGgqb", "000111155822346996", strict=True))
STAND_INS = "".join(_LETTERS)
"""Letters that are put for digits."""
MEASURE = re.compile(
    r" ?(?:[\"\u2033\u00b0%\u00d7*]|(?:x|mm|cm|m|km|g|gr|kg|mg|mcg|oz|lb|lbs|ml|l|cl|pcs|px|dpi|hz"
    r"|mah|wh|w|v|k|lm|rpm|iu|gsm|inch|in|ft|vnd|usd|eur)(?![a-z]))",
    re.IGNORECASE,
)
EXTENSION = re.compile(r"(?i),? ?(?:x|ext\.?|extension) ?[0-9]{1,5}(?![0-9])")
_CURRENCY = re.compile(
    r"(?i)(?:[$\u20ac\u00a3\u00a5\u20ab\u0e3f\u20b1\u20a9]|\b(?:rp|rm|usd|eur)\.?) ?\Z"
)
_NO_NUMBERS = tuple(
    re.compile(shape)
    for shape in (
        r"[0-9]{1,4}[./\-][0-9]{1,2}[./\-][0-9]{1,4}(?: [0-9]{2}(?: ?[0-9]{2})?)?",  # a date
        r"(?:19|20)[0-9]{2}(?: ?[\-/\u2013]? ?(?:19|20)[0-9]{2})+",  # years
        r"[0-9]{1,4} ?[\-\u2013] ?[0-9]{1,4}(?:[ /]+[0-9]{1,4} ?[\-\u2013] ?[0-9]{1,4})+",  # sizes
        r"[012][0-9][.]?[0-5][05] ?[\-\u2013] ?[012][0-9][.]?[0-5][05]",  # hours
        r"[0-9]{5}-[0-9]{4}",  # a ZIP code
        r"[0-9]{1,3}\.[0-9]{4,}",  # a decimal fraction
        r"(?:[0-9]{1,3}[./ ])?[0-9]{1,3}(?:\.000)+",  # a round sum
        r"([0-9])(?:[^0-9]*\1)+",  # a placeholder
    )
)
_RANGE = re.compile(r"(?<![0-9])([0-9]{1,3}) ?[\-\u2013~] ?([0-9]{1,3})(?![0-9])")
_RANGES = 3
_LONGEST_SIZE = 3
_WIDEST = 20
_SIZES, _WIDEST_STEP = 5, 10
_ROW = 4
"""From how many groups of one length on digits are a row of models: "530 626 728 825"."""
_COUNT = "01234567890123456789"


def is_other(written: str, groups: Sequence[str]) -> bool:
    """Whether digits have the shape of something else."""
    if any(shape.fullmatch(written) for shape in _NO_NUMBERS) or _are_ranges(written, groups):
        return True
    if is_row(groups):
        return True
    return all(len(group) == 1 for group in groups) and is_count("".join(groups))


def _are_ranges(written: str, groups: Sequence[str]) -> bool:
    """Whether most digits are pairs, the second a little more than the first: "71-73 50-51"."""
    if len(groups) < _RANGES or not 1 < max(map(len, groups)) <= _LONGEST_SIZE:
        return False
    pairs = [int(last) - int(first) for first, last in _RANGE.findall(written)]
    return sum(0 < step <= _WIDEST for step in pairs) * _RANGES >= len(groups) - 1


def is_row(groups: Sequence[str]) -> bool:
    """Whether numbers in a row are models of three digits or sizes, rather than one number."""
    models = len(groups) >= _ROW and groups[0][0] != "0" and set(map(len, groups)) == {3}
    return models or _are_sizes(groups)


def _are_sizes(groups: Sequence[str]) -> bool:
    """Whether many short numbers rise by small steps: "6 7 8 9 10", "36 38 40 42"."""
    if len(groups) < _SIZES or groups[0][0] == "0" or max(map(len, groups)) > _LONGEST_SIZE:
        return False
    steps = [int(last) - int(first) for first, last in pairwise(groups)]
    return all(0 < step <= _WIDEST_STEP for step in steps)


def in_digits(written: str) -> str:
    """Digits without their stand-ins."""
    return "".join(_LETTERS.get(sign) or _LETTERS.get(sign.upper(), sign) for sign in written)


def is_count(digits: str) -> bool:
    """Whether digits only count up or down."""
    return digits in _COUNT or digits[::-1] in _COUNT


def is_count_up(digits: str) -> bool:
    """Whether digits only count up."""
    return digits in _COUNT


def is_even(tokens: Sequence[str]) -> bool:
    """Whether numbers follow each other at even steps: "eight nine ten"."""
    # "Nine ten" may be read as ninety, so the last step may differ where there are many.
    steps = [int(last) - int(first) for first, last in pairwise(tokens)]
    return len(tokens) > 1 and len(set(steps[:-1] if len(steps) > _ROW else steps)) == 1


def is_price(text: str, start: int) -> bool:
    """Whether a currency stands before a number."""
    return _CURRENCY.search(text, max(0, start - 5), start) is not None
