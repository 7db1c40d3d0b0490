# SPDX-License-Identifier: Apache-2.0
"""Finds web addresses in what a buyer reads, and the targets of links in its markup."""

import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

from listingcheck.detect.cues import Cues
from listingcheck.detect.span import WINDOWS, Confidence, Span, longest
from listingcheck.detect.spelled import PLACES
from listingcheck.detect.spelled_link import SpelledLinks

_LETTERS = "A-Za-z0-9\u00df-\u00f6\u00f8-\u017f"
_URL_CHARACTERS = _LETTERS + r"\-._~:/?#\[\]@!$&'()*+,;=%"
_WITH_SIGN = re.compile(
    rf"(?:(?:https?|hxxps?)://|(?<![A-Za-z0-9@._/\-])www\.)"
    rf"(?:[{_LETTERS}][{_URL_CHARACTERS}]{{2,400}}|[^\x00-\x7f\s]{{1,60}}\.[^\s<>\"]{{2,200}})",
    re.IGNORECASE,
)
_LABEL = rf"[{_LETTERS}](?:[{_LETTERS}\-]{{0,61}}[{_LETTERS}])?"
_BARE = re.compile(
    rf"(?<![{_LETTERS}@._/\-])((?:{_LABEL}\.){{1,4}})([A-Za-z]{{2,13}}|c0m|\u0441\u043e\u043c)"
    rf"(?![{_LETTERS}@_\-])(?!\.[A-Za-z0-9])(/[{_URL_CHARACTERS}]{{0,300}})?"
)
_HOST = re.compile(r"(?:[a-z]+://)?(?:[^/?#@]{0,100}@)?([^/?#:]{1,255})", re.IGNORECASE)
_TRAILING = ".,;:!?'\")]}"
_COM = frozenset(["c0m", "\u0441\u043e\u043c"])
"""How "com" is written so that machines overlook it."""
_MARKUP_LINK = re.compile(
    r"<a\s[^<>]{0,2000}?href\s{0,5}=\s{0,5}"
    r"(?:\"([^\"<>]{0,2000})\"|'([^'<>]{0,2000})'|([^\s\"'<>]{1,2000}))",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(r"(?:https?:)?//|www\.", re.IGNORECASE)
_OTHER_SCHEME = re.compile(r"[a-z][a-z0-9+.\-]{1,20}:", re.IGNORECASE)
MARKUP_LINK_PATTERN = r"(?i)<a\s[^<>]*href"
"""What must occur in markup that holds a link."""


class Target(NamedTuple):
    """Where a link of the markup leads; offsets in the markup."""

    address: str
    start: int
    end: int


def targets(markup: str) -> Iterator[Target]:
    """Yield where the links of some markup lead."""
    for match in islice(_MARKUP_LINK.finditer(markup), WINDOWS):
        group = match.lastindex or 0
        yield Target(html.unescape(match[group]).strip(), match.start(group), match.end(group))


def host_of(address: str) -> str:
    """The host of an address in lower case, without ``www.``."""
    match = _HOST.match(address.strip().removeprefix("//"))
    return match[1].lower().strip(".").removeprefix("www.") if match else ""


class Links:
    """Finds addresses.

    Args:
        domains: the lists of ``redirect/domains``.
        cues: words that announce an address, such as "visit".
        words: top-level domains that are words of the text's language.
        own: hosts that lead nobody away.
        spelled: the lists of ``redirect/spelled``.
    """

    def __init__(
        self,
        domains: Mapping[str, Any],
        cues: Iterable[str] = (),
        words: Iterable[str] = (),
        own: Iterable[str] = (),
        spelled: Mapping[str, Any] | None = None,
    ) -> None:
        spelled = spelled or {}

        def listed(name: str) -> frozenset[str]:
            return frozenset(domains.get(name, ()))

        self._sure = listed("sure") - frozenset(words)
        self._generic = (listed("generic") | listed("sure")) - self._sure
        self._words, self._countries = listed("words"), listed("countries")
        self._seconds, self._clear = listed("seconds"), listed("clear")
        self._short = listed("short_hosts") | listed("shops")
        self._lasts = self._sure | self._generic | self._words | self._countries | _COM
        self._lasts |= {host.rpartition(".")[2] for host in self._short}
        self._harmless = listed("brands")
        self._pictures = tuple(f".{end}" for end in sorted(listed("pictures")))
        self._own = tuple(own)
        self._cues = Cues(
            [*cues, *spelled.get("web", ())], spelled.get("near", ()), spelled.get("after", ())
        )
        self._pairs = frozenset(spelled.get("near_pairs", ()))
        self._spelled = SpelledLinks(spelled, domains, self._cues, frozenset(words))

    @property
    def patterns(self) -> Sequence[str]:
        """What must occur in a text that holds an address outside the markup of a picture."""
        host = rf"[{_LETTERS}]\.(?:{'|'.join(sorted(self._lasts))})"
        return (
            r"(?i)(?:^|[^=][\"']|[^\"'=])(?:https?|hxxps?)://",
            r"(?i)(?:^|[^a-z0-9@._/\-])www\.",
            rf"(?i){host}(?:$|[^a-z0-9@_\-])",
            *self._spelled.patterns,
        )

    def find(self, text: str, brand: str | None = None) -> list[Span]:
        """Where addresses stand that lead away, from left to right."""
        plain = [*self._with_sign(text), *self._bare(text, brand or "")]
        return list(longest([*plain, *self._spelled_out(text)]))

    def leads_away(self, address: str) -> Confidence | None:
        """How sure it is that the target of a link leads away; None where it does not."""
        if not address or address.startswith(("#", "{")):
            return None
        if _ELSEWHERE.match(address):
            return Confidence.SURE if self._counts(address) else None
        return None if _OTHER_SCHEME.match(address) else Confidence.LIKELY

    def _with_sign(self, text: str) -> Iterator[Span]:
        for match in islice(_WITH_SIGN.finditer(text), WINDOWS):
            address = match[0].rstrip(_TRAILING)
            if "." in host_of(address) and self._counts(address):
                yield Span(match.start(), match.start() + len(address))

    def _spelled_out(self, text: str) -> Iterator[Span]:
        for span in self._spelled.find(text):
            if self._counts("".join(text[span.start : span.end].split())):
                yield span

    def _bare(self, text: str, brand: str) -> Iterator[Span]:
        known = (match for match in _BARE.finditer(text) if match[2].lower() in self._lasts)
        for match in islice(known, PLACES):
            labels, last, path = match[1], match[2], (match[3] or "").rstrip(_TRAILING)
            if last in _COM:
                last = "com"
            host = (labels + last).lower()
            if host.startswith("www.") or _is_brand(host, brand) or host in self._harmless:
                continue
            cue = self._cue(text, match.start(), match.end(), last.lower())
            confidence = self._judge(host, labels, last, path, cue=cue)
            if confidence and self._counts(host + path):
                end = match.end(2) + len(path)
                yield Span(match.start(), end, confidence)

    def _judge(
        self, host: str, labels: str, last: str, path: str, *, cue: int
    ) -> Confidence | None:
        """How sure it is that letters and dots without ``www.`` are an address."""
        name = host.split(".")[-2]
        spelled = last.islower() or (labels + last).isupper() or (cue and last.lower() == "com")
        if not spelled or not any(letter.isalpha() for letter in name):
            return None
        if host in self._short:
            return Confidence.SURE if len(path) > 1 or len(host) > 4 else None
        if ".".join(host.split(".")[-2:]) in self._seconds and host.count(".") > 1:
            return Confidence.SURE
        return self._judge_last(last.lower(), labels, path=len(path) > 1, cue=cue)

    def _judge_last(self, last: str, labels: str, *, path: bool, cue: int) -> Confidence | None:
        plain = labels.islower()
        if last in self._sure:
            if (plain or cue or path) and len(labels) > 2:
                return Confidence.SURE
            return Confidence.LIKELY if labels.isupper() and len(labels) > 5 else None
        if last in self._generic:
            if cue or path:
                return Confidence.SURE if cue else Confidence.LIKELY
            return Confidence.LIKELY if plain and len(labels) > 4 else None
        if last in self._words or last in self._countries:
            return self._judge_word(last, labels, path=path, cue=cue)
        return None

    def _judge_word(self, last: str, labels: str, *, path: bool, cue: int) -> Confidence | None:
        """Of top-level domains that a missing space fakes."""
        plain = labels.islower() or labels.isupper()
        named = labels.split(".")[-2]
        told = path + cue + plain * (_is_marked(labels) + (path and len(named) > 6))
        if last in self._clear and plain and len(labels) > 5:
            told += 2
        if told < 2 or (not cue and not plain):
            return None
        return Confidence.SURE if told > 3 and cue else Confidence.LIKELY

    def _cue(self, text: str, start: int, end: int, last: str) -> int:
        """How much the neighbourhood of an address speaks for it."""
        told = self._cues.announced(text, start) or self._cues.followed(text, end)
        near = self._cues.near(text, start)
        # "su oliodelcolle.it": in the country's own language its end is no word.
        return 2 * (told or f"{near} {last}" in self._pairs) + bool(near)

    def _counts(self, address: str) -> bool:
        """Whether an address is neither a picture nor the marketplace's own."""
        path = re.split(r"[?#]", address, maxsplit=1)[0].lower()
        host = host_of(address)
        own = any(host == domain or host.endswith(f".{domain}") for domain in self._own)
        return not own and not path.endswith(self._pictures)


def _is_brand(host: str, brand: str) -> bool:
    """Whether a brand is spelled like a host, or one of its words is."""
    return _folded(host) in (_folded(brand), *map(_folded, brand.split()))


def _is_marked(labels: str) -> int:
    """How much labels look like those of a host: hyphens, digits, several of them."""
    name = labels.split(".")[-2]
    if not name[:3].isalpha() or len(name) < 3:
        return 0
    marked = "-" in name or any(character.isdigit() for character in name)
    return 2 * marked + (labels.count(".") > 1)


def _folded(text: str) -> str:
    return "".join(character for character in text.lower() if character.isalnum())
