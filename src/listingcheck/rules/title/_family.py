# SPDX-License-Identifier: Apache-2.0
"""What the rules about titles share."""

import re
from collections import Counter
from collections.abc import Hashable, Iterable
from typing import ClassVar

from listingcheck.failure import Edit, Fix, Safety
from listingcheck.product import Product
from listingcheck.rule import TextRule

FORMAT_CODES = ("12052931", "12052928", "Product title invalid")
"""What the marketplace answers to a title of forbidden characters."""

_DETACHED = " \t\r\n-–—|/\\,;:~•·_"
_EMPTY_BRACKETS = re.compile(r"\(\s*\)|\[\s*\]|\{\s*\}|【\s*】|「\s*」")
_DETACHED_MARKS = re.compile(r"^[!?+&.,]+(?=\s)|\s[!?+&.]+$")
_DOUBLE_SEPARATOR = re.compile(r"(?<=\s)([-–—|/,;:~•·])(?:\s+[-–—|/,;:~•·])+(?=\s)")
_LOOSE_COMMA = re.compile(r"\s+(?=,(?:\s|$))")
_REPEATS = 3  # fewer words said again are no repetition


class TitleRule(TextRule):
    """Looks at the title, when one of its patterns occurs in it."""

    fields: ClassVar = ("title",)


def title_shape(product: Product) -> Hashable:
    """Its length and how often a word is repeated: all that the rules of this lane look at."""
    title = product.title
    return None if title is None else (len(title), commonest_word(title)[1])


def commonest_word(title: str) -> tuple[str, int]:
    """The word of three letters or more that stands in a title most often, and how often.

    A title in which nearly all words differ has none, which is quickly known.
    """
    spaced = title.replace(",", " ") if "," in title else title
    words = spaced.lower().split()
    if len(words) - len(set(words)) < _REPEATS:
        return "", 0
    for word, times in Counter(words).most_common():
        if len(word) > 2 and word[0].isalpha():
            return word, times
    return "", 0


def without(title: str, places: Iterable[tuple[int, int]]) -> str:
    """The title without these stretches, and without the separators they leave behind."""
    kept, position = [], 0
    for start, end in places:
        kept.append(title[position:start])
        position = max(position, end)
    return tidied(" ".join([*kept, title[position:]]))


def tidied(title: str) -> str:
    """The title with single spaces, and no brackets or separators that hold nothing."""
    title = " ".join(_EMPTY_BRACKETS.sub(" ", title).split())
    title = _DOUBLE_SEPARATOR.sub(r"\1", title).strip(_DETACHED)
    title = _LOOSE_COMMA.sub("", title)
    return _DETACHED_MARKS.sub("", title).strip(_DETACHED)


def rewrite(advice: str, title: str, new: str, safety: Safety = Safety.UNSAFE) -> Fix:
    """A fix that puts another title in place, unless too little of it would be left."""
    if new == title or not any(map(str.isalpha, new)):
        return Fix(advice)
    return Fix(advice, safety, (Edit("title", title, new),))
