# SPDX-License-Identifier: Apache-2.0
"""The arithmetic of trade numbers (GS1 General Specifications).

A GTIN-8, UPC, EAN-13 and GTIN-14 are one kind of number: zeros on the left do not change it, and
its last digit is what the others, weighted 3, 1, 3, 1 ... from the right, lack to a multiple of 10.
"""

from collections.abc import Iterable

LENGTHS = (8, 12, 13, 14)
"""How many digits a trade number may have."""


def check_digit(body: str) -> str:
    """The digit that belongs behind these: ``400638133393`` makes ``1``."""
    tripled = sum(map(int, body[::-2]))
    return str(-(3 * tripled + sum(map(int, body[-2::-2]))) % 10)


def is_digits(code: str) -> bool:
    """Whether a text is nothing but the digits 0 to 9."""
    return code.isdecimal() and code.isascii()


def is_valid(code: str) -> bool:
    """Whether a code is 8, 12, 13 or 14 digits with the right check digit."""
    return len(code) in LENGTHS and is_digits(code) and check_digit(code[:-1]) == code[-1]


def padded(code: str) -> str:
    """The 14-digit form, by which codes of different lengths compare."""
    return code.zfill(14)


def resized(code: str, lengths: Iterable[int]) -> str | None:
    """The same number in another of these lengths, the nearest one, or None.

    A GTIN-8 can only become a GTIN-14: with fewer zeros in front it is a number of another kind.
    """
    significant = code.lstrip("0")
    fitting = [n for n in lengths if n > 8 and n >= len(significant)]
    if len(code) == 8:
        fitting = [n for n in fitting if n == 14]
    nearest = min(fitting, key=lambda n: abs(n - len(code)), default=None)
    return None if nearest is None else significant.zfill(nearest)


def from_upc_e(code: str) -> str | None:
    """The UPC that 8 digits are the short form of, or None: ``04252614`` is ``042100005264``."""
    if not is_digits(code) or len(code) != 8 or code[0] not in "01":
        return None
    system, six, check = code[0], code[1:7], code[7]
    last = six[5]
    if last in "012":
        body = f"{six[:2]}{last}0000{six[2:5]}"
    elif last == "3":
        body = f"{six[:3]}00000{six[3:5]}"
    elif last == "4":
        body = f"{six[:4]}00000{six[4]}"
    else:
        body = f"{six[:5]}0000{last}"
    full = f"{system}{body}{check}"
    return full if is_valid(full) else None


def isbn_10_check_digit(body: str) -> str:
    """The digit, or X, that belongs behind nine digits: ``030640615`` makes ``2``."""
    return "0123456789X"[sum(place * int(digit) for place, digit in enumerate(body, 1)) % 11]


def from_isbn_10(code: str) -> str | None:
    """The 13 digits of an ISBN of 10 characters, or None: ``0306406152`` is ``9780306406157``."""
    from stdnum import isbn

    if len(code) != 10 or not isbn.is_valid(code):
        return None
    thirteen: str = isbn.to_isbn13(code)
    return thirteen
