# SPDX-License-Identifier: Apache-2.0
"""Writes a table as a list of bullets: one for each row, ``Width: 80 cm``."""

import re

_TABLE = re.compile(
    r"<table(?:\s[^<>]*)?>((?:[^<]|<(?!/?table[\s>]))*)</table\s*>", re.IGNORECASE | re.DOTALL
)
_ROW = re.compile(r"<tr(?:\s[^<>]*)?>(.*?)(?=</?tr[\s>]|\Z)", re.IGNORECASE | re.DOTALL)
_CELL = re.compile(r"<t([dh])(?:\s[^<>]*)?>(.*?)(?=</?t[dh][\s>]|\Z)", re.IGNORECASE | re.DOTALL)
_CAPTION = re.compile(r"<caption[^<>]*>([^<]*)</caption", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
# Pictures, frames and a table in a table do not fit into a bullet, nor do cells that are joined.
_UNFIT = re.compile(
    r"<(?:table|img|video|iframe|ul|ol|a)[\s>]|(?:col|row)span\s*=\s*[\"']?0*[2-9]", re.IGNORECASE
)


def as_bullets(markup: str) -> str:
    """The HTML with lists for its tables; a table that does not fit into a list is left."""
    return _TABLE.sub(_list, markup)


def _list(table: re.Match[str]) -> str:
    inside = table[1]
    cells = [_CELL.findall(row) for row in _ROW.findall(inside)]
    rows = [[(kind, _words(cell)) for kind, cell in row] for row in cells]
    rows = [row for row in rows if any(words for _, words in row)]
    if not rows or _UNFIT.search(inside):
        return table[0]
    caption = _CAPTION.search(inside)
    title = f"<p>{_words(caption[1])}</p>" if caption else ""
    return f"{title}<ul>{''.join(f'<li>{said}</li>' for said in _sayings(rows))}</ul>"


def _sayings(rows: list[list[tuple[str, str]]]) -> list[str]:
    """What each row says; a row of headings tells what the columns of the others are."""
    heads = [words for kind, words in rows[0] if kind in "hH"]
    headed = len(heads) == len(rows[0]) and len(rows) > 1 and len(heads) > 1
    names = heads if headed and len(heads) > 2 else []
    return [_saying([words for _, words in row], names) for row in rows[1 if headed else 0 :]]


def _saying(cells: list[str], names: list[str]) -> str:
    first, rest = cells[0], cells[1:]
    if len(names) == len(cells):
        rest = [f"{name} {cell}".strip() for name, cell in zip(names[1:], rest, strict=True)]
    values = ", ".join(cell for cell in rest if cell)
    return ": ".join(part for part in (first.rstrip(": "), values) if part)


def _words(markup: str) -> str:
    return " ".join(_TAG.sub(" ", markup).split())
