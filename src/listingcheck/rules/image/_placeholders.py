# SPDX-License-Identifier: Apache-2.0
"""Knows what shops show where a picture is missing: by its name, by what it shows or says."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import unquote

from listingcheck.imaging.fingerprint import same_colours
from listingcheck.picture import Fingerprint, PixelFacts, Writing

MOST_BITS = 40
"""Of 256 by which a known placeholder may differ: no photo of 634 files comes as near as 60
(measured 2026-11)."""
MOST_COLOURFUL = 0.001
"""Share of the pixels: a grey placeholder has none, and JPEG adds none (measured 2026-11)."""
DARKEST_FIELD = 185
"""Of 255: lettering on white keeps all 16 fields above 195, real products have one below 115
(measured 2026-11)."""
LEAST_DEVIATION = 3.0
"""Below it a picture is blank."""
MUCH_TEXT = 3
"""Times the length of what it says, as what else may stand in a placeholder."""

_LONGEST = 2_000
_PARTS = re.compile(r"[^\W_]+")
_NUMBERED = re.compile(r"[\dx]+")
_ADDRESS = re.compile(r"(?:https?:)?//([^/?#]*)")
_SIGNS = re.compile(r"[\W_]+")


class Placeholders:
    """The list, made ready."""

    def __init__(self, words: Mapping[str, Any]) -> None:
        self._phrases = _phrases(words.get("phrases", ()))
        self._alone = _phrases(words.get("alone", ()))
        self._fillers = frozenset(words.get("fillers", ()))
        self._hosts = frozenset(words.get("hosts", ()))
        self._folders = tuple(f"/{folder}/" for folder in words.get("folders", ()))
        sizes = "|".join(words.get("prestashop_sizes", ()))
        self._prestashop = re.compile(rf"[a-z]{{2}}-default-(?:{sizes})(?:_default)?").fullmatch
        self._said = tuple(map(_bare, words.get("said", ())))
        self._known = [_known(each) for each in words.get("known", ())]

    def named(self, url: str) -> str | None:
        """What of an address or file name says that it is a placeholder."""
        address = unquote(url[:_LONGEST]).lower()
        host = _ADDRESS.match(address)
        if host and host[1] in self._hosts:
            return host[1]
        path = re.split(r"[?#]", address, maxsplit=1)[0]
        folder = next((each for each in self._folders if each in path), None)
        return folder.strip("/") if folder else self._in_name(path.rpartition("/")[2])

    def shown(self, pixels: PixelFacts) -> str | None:
        """The platform whose placeholder a picture is."""
        for platform, known in self._known:
            near = (known.shape ^ pixels.fingerprint.shape).bit_count() <= MOST_BITS
            if near and same_colours(known.colours, pixels.fingerprint.colours):
                return platform
        return None

    def said(self, texts: Iterable[Writing]) -> str | None:
        """What a picture says, if it says that there is none."""
        whole = " ".join(text.text for text in texts)
        bare = _bare(whole)
        says = any(each in bare and len(bare) <= MUCH_TEXT * len(each) for each in self._said)
        return whole if says else None

    def _in_name(self, name: str) -> str | None:
        stem = name.rpartition(".")[0] or name
        if self._prestashop(stem):
            return stem
        parts = _PARTS.findall(stem)
        if any(_stands(phrase, parts) for phrase in self._phrases):
            return stem
        rest = [part for part in parts if not _NUMBERED.fullmatch(part)]
        for phrase in self._alone:
            place = _place(phrase, rest)
            if place is not None:
                beside = {*rest[:place], *rest[place + len(phrase) :]}
                if beside <= self._fillers:
                    return stem
        return None


def looks_empty(pixels: PixelFacts) -> bool:
    """Whether a picture is pale and grey all over, as lettering or an icon on white is."""
    return (
        pixels.colourful <= MOST_COLOURFUL
        and pixels.deviation >= LEAST_DEVIATION
        and min(pixels.fingerprint.colours) >= DARKEST_FIELD
    )


def _phrases(listed: Iterable[str]) -> list[tuple[str, ...]]:
    """Each phrase part by part, and written as one."""
    split = [tuple(phrase.split()) for phrase in listed]
    return [*split, *(("".join(parts),) for parts in split if len(parts) > 1)]


def _stands(phrase: Sequence[str], parts: Sequence[str]) -> bool:
    return _place(phrase, parts) is not None


def _place(phrase: Sequence[str], parts: Sequence[str]) -> int | None:
    length = len(phrase)
    places = range(len(parts) - length + 1)
    return next((n for n in places if tuple(parts[n : n + length]) == phrase), None)


def _bare(text: str) -> str:
    return _SIGNS.sub("", text).casefold()


def _known(each: Mapping[str, str]) -> tuple[str, Fingerprint]:
    shape, colours = int(each["shape"], 16), bytes.fromhex(each["colours"])
    return each["platform"].partition(",")[0], Fingerprint(shape, colours)
