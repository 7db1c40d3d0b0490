# SPDX-License-Identifier: Apache-2.0
"""What Magento packs into one cell: attributes, variations, labels, categories and pictures."""

import re
from functools import lru_cache

from listingcheck.product import present
from listingcheck.sources.magento.columns import EMPTY

_CODE = re.compile(r'[\s,|]*("?)([A-Za-z_]\w*)=', re.ASCII)
_NEXT = re.compile(r',"?[A-Za-z_]\w*=', re.ASCII)
_BEFORE_NEXT = r'(?=\s*(?:$|,"?[A-Za-z_]\w*=))'
_ENCLOSED = re.compile(
    rf'"(?:[^"]|"")*"(?:\|"(?:[^"]|"")*")*{_BEFORE_NEXT}',
    re.ASCII,
)
_ENCLOSED_PAIR = re.compile(rf'((?:[^"]|"")*)"{_BEFORE_NEXT}', re.ASCII)
_PLAIN_NEXT = re.compile(r",(?=[A-Za-z_]\w*=)", re.ASCII)
_LOOSE_NEXT = re.compile(r"[,\n]\s*(?=[A-Za-z_]\w*=)", re.ASCII)
_VARIATION = re.compile(r"[|\n]\s*(?=\"?[A-Za-z_]\w*=)", re.ASCII)
_SKU = re.compile(r'(?:^|,)\s*"?sku=', re.ASCII | re.IGNORECASE)
_PLAIN_SKU = re.compile(r"(?:^|\|)sku=([^,|\n\"]*)(?=\||$|,[A-Za-z_]\w*=)", re.ASCII)
_PLAIN_VARIATION = re.compile(r'(?:^|\|)sku=([^\s,=|"][^,=|\n"]*)(?:,([^|\n"]+))?(?=\||\Z)')
_LONGEST_TAG = 2_000
_NO_OPTIONS = frozenset({"default", "display", "price"})
"""What a variation says beside its SKU and its options."""


def attributes(cell: str) -> dict[str, str]:
    """The attributes in ``code=value,code2=a|b`` by code, in lower case; the first of two counts.

    A value may hold commas and equals signs: it goes on until a comma is followed by another code,
    and not inside a tag of HTML. A value, or a code with its value, in quotation marks ends with
    them. What clears a value is no value.
    """
    if (plain := _plain(cell)) is not None:
        return plain
    if '"' not in cell and "<" not in cell:
        return _split(cell, _PLAIN_NEXT)
    found: dict[str, str] = {}
    match = _CODE.match(cell) or _code_behind(cell, 0)
    while match:
        value, at = _value(cell, match)
        if present(value) and value != EMPTY:
            found.setdefault(match[2].lower(), value)
        match = _code_behind(cell, at)
    return found


def _plain(cell: str) -> dict[str, str] | None:
    """The pairs of a cell in which neither code nor value is out of the ordinary; else None."""
    if '"' in cell or EMPTY in cell:
        return None
    pairs = [pair.split("=") for pair in cell.split(",")]
    try:
        found: dict[str, str] = dict(pairs)
    except ValueError:
        return None
    if len(found) < len(pairs):
        return None
    return found if _are_codes(*found) and all(map(str.strip, found.values())) else None


@lru_cache(maxsize=1_024)
def _are_codes(*codes: str) -> bool:
    return all(map(str.isidentifier, codes)) and all(map(str.islower, codes))


def _split(text: str, between: re.Pattern[str]) -> dict[str, str]:
    """The pairs of a text without quotation marks and tags."""
    found: dict[str, str] = {}
    for pair in between.split(text):
        code, _, value = pair.partition("=")
        if present(value) and value != EMPTY:
            found.setdefault(code.strip().lower(), value)
    return found


def _code_behind(cell: str, at: int) -> re.Match[str] | None:
    following = _NEXT.search(cell, at)
    return _CODE.match(cell, following.start()) if following else None


def _value(cell: str, code: re.Match[str]) -> tuple[str, int]:
    """The value behind a code, and where it ends."""
    begin = code.end()
    if code[1] and (pair := _ENCLOSED_PAIR.match(cell, begin)):
        return pair[1].replace('""', '"'), pair.end()
    if enclosed := _ENCLOSED.match(cell, begin):
        parts = enclosed[0][1:-1].split('"|"')
        return "|".join([part.replace('""', '"') for part in parts]), enclosed.end()
    end = _end(cell, begin)
    return cell[begin:end], end


def _end(cell: str, begin: int) -> int:
    """Where a value ends that is not enclosed."""
    at = begin
    while following := _NEXT.search(cell, at):
        comma = following.start()
        closed = _end_of_tag(cell, at, comma)
        if closed < 0:
            return comma
        at = closed
    return len(cell)


def _end_of_tag(cell: str, at: int, comma: int) -> int:
    """Where the tag of HTML ends in which a comma stands; -1 when it stands in none."""
    tag = cell.rfind("<", at, comma)
    if tag < 0 or not cell[tag + 1].isalpha() or cell.find(">", tag, comma) >= 0:
        return -1
    return cell.find(">", comma, comma + _LONGEST_TAG)


def variations(cell: str) -> list[tuple[str, dict[str, str]]]:
    """The SKU and the options of each variation in ``sku=A,size=S|sku=B,size=M``.

    Bars or new lines stand between them. What stands between two of these and names no SKU belongs
    to the value before it.
    """
    if not cell:
        return []
    plain = [
        (sku.rstrip(), options)
        for sku, said in _PLAIN_VARIATION.findall(cell)
        if EMPTY not in sku and (options := _plain_options(said)) is not None
    ]
    return plain if len(plain) > cell.count("|") else _loose_variations(cell)


@lru_cache(maxsize=1_024)
def _plain_options(text: str) -> dict[str, str] | None:
    """The options behind the SKU of a variation; None when any is out of the ordinary."""
    said = _plain(text.rstrip(" \r")) if text else {}
    return None if said is None or "sku" in said else _options(said)


def _loose_variations(cell: str) -> list[tuple[str, dict[str, str]]]:
    texts: list[str] = []
    for part in _VARIATION.split(cell):
        if texts and not _SKU.search(part):
            texts[-1] += f"|{part}"
        else:
            texts.append(part)
    said = (_plain(text) or labels(text) for text in map(_trimmed, texts))
    return [(sku, _options(one)) for one in said if (sku := one.pop("sku", "").strip())]


def _trimmed(text: str) -> str:
    return text.strip(" |\r\n")


def skus(cell: str) -> list[str]:
    """The SKUs of the variations."""
    found = _PLAIN_SKU.findall(cell)
    if len(found) == cell.lower().count("sku="):
        return found
    return [sku for sku, _ in variations(cell)]


def _options(said: dict[str, str]) -> dict[str, str]:
    """What is left without the SKU are the options, but for a few words."""
    if said.keys().isdisjoint(_NO_OPTIONS):
        return said
    return {code: value for code, value in said.items() if code not in _NO_OPTIONS}


def labels(cell: str) -> dict[str, str]:
    """What ``size=Size,colour=Colour`` says by code, with or without spaces and quotation marks."""
    said = _split(cell.strip(' |"\r\n'), _LOOSE_NEXT)
    return {code: value.strip(' "') for code, value in said.items()}


def category(cell: str) -> str | None:
    """The deepest of the paths in a cell, the first of equally deep ones.

    Commas or new lines stand between paths, and commas within names too. A path begins behind a
    comma where the root of the first one stands again, or where, without a space, something with
    levels of its own stands. Lines without any slash are the levels of one path, as the sample
    data's own reader takes them.
    """
    if "\n" in cell and "/" not in cell:
        return present("/".join(filter(None, map(str.strip, cell.splitlines()))))
    paths = [path for line in cell.splitlines() for path in _paths(line)]
    return max(paths, key=lambda path: path.count("/"), default=None)


def _paths(cell: str) -> list[str]:
    parts = cell.split(",")
    root = parts[0].partition("/")[0].strip()
    paths = [parts[0]]
    for part in parts[1:]:
        if part.strip().partition("/")[0] == root or _begins_path(part, cell):
            paths.append(part)
        else:
            paths[-1] += f",{part}"
    return [path.strip() for path in paths if present(path)]


def _begins_path(part: str, cell: str) -> bool:
    return not part.startswith(" ") and ("/" in part or "/" not in cell)


def listed(cell: str) -> tuple[str, ...]:
    """The values of a list."""
    if "\n" in cell:
        cell = cell.replace("\n", ",")
    return tuple(filter(None, map(str.strip, cell.split(","))))


def texts(cell: str, count: int) -> tuple[str | None, ...]:
    """The texts that go with ``count`` pictures; None for each when they are not as many."""
    if count == 1:
        return (present(cell),)
    found = cell.replace("\n", ",").split(",")
    return tuple(map(present, found)) if len(found) == count else (None,) * count
