# SPDX-License-Identifier: Apache-2.0
"""Finds web addresses in what a buyer reads, and the targets of links in its markup."""

import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

from listingcheck.detect.phrases import any_of
from listingcheck.detect.span import WINDOWS, Confidence, Span

_URL_CHARACTERS = r"A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%"
_WITH_SIGN = re.compile(
    rf"(?:(?:https?|hxxps?)://|(?<![A-Za-z0-9@._/\-])www\.)"
    rf"[A-Za-z0-9][{_URL_CHARACTERS}]{{2,400}}",
    re.IGNORECASE,
)
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9\-]{0,61}[A-Za-z0-9])?"
_BARE = re.compile(
    rf"(?<![A-Za-z0-9@._/\-])((?:{_LABEL}\.){{1,4}})([A-Za-z]{{2,8}})"
    rf"(?![A-Za-z0-9@_\-])(?!\.[A-Za-z0-9])(/[{_URL_CHARACTERS}]{{0,300}})?"
)
_HOST = re.compile(r"(?:[a-z]+://)?(?:[^/?#@]{0,100}@)?([^/?#:]{1,255})", re.IGNORECASE)
_TRAILING = ".,;:!?'\")]}"
_CUE_REACH = 40
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
    """

    def __init__(
        self,
        domains: Mapping[str, Any],
        cues: Iterable[str] = (),
        words: Iterable[str] = (),
        own: Iterable[str] = (),
    ) -> None:
        def listed(name: str) -> frozenset[str]:
            return frozenset(domains.get(name, ()))

        self._sure = listed("sure") - frozenset(words)
        self._generic = (listed("generic") | listed("sure")) - self._sure
        self._words, self._countries = listed("words"), listed("countries")
        self._seconds, self._short = listed("seconds"), listed("short_hosts")
        self._harmless = listed("brands")
        self._pictures = tuple(f".{end}" for end in sorted(listed("pictures")))
        self._own = tuple(own)
        self._cue = any_of(cues)

    @property
    def patterns(self) -> Sequence[str]:
        """What must occur in a text that holds an address outside the markup of a picture."""
        lasts = self._sure | self._generic | self._words | self._countries
        lasts |= {host.rpartition(".")[2] for host in self._short}
        host = rf"(?:[a-z0-9][a-z0-9\-]*\.)+(?:{'|'.join(sorted(lasts))})"
        return (
            r"(?i)(?:^|[^=][\"']|[^\"'=])(?:https?|hxxps?)://",
            r"(?i)(?:^|[^a-z0-9@._/\-])www\.",
            rf"(?i)(?:^|[^a-z0-9@._/\-]){host}(?:$|[^a-z0-9@_\-])",
        )

    def find(self, text: str, brand: str | None = None) -> list[Span]:
        """Where addresses stand that lead away, from left to right."""
        found = [*self._with_sign(text), *self._bare(text, _folded(brand or ""))]
        return sorted(found)

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

    def _bare(self, text: str, brand: str) -> Iterator[Span]:
        for match in islice(_BARE.finditer(text), WINDOWS):
            labels, last, path = match[1], match[2], (match[3] or "").rstrip(_TRAILING)
            host = (labels + last).lower()
            if host.startswith("www.") or _folded(host) == brand or host in self._harmless:
                continue
            confidence = self._judge(host, labels, last, path, cued=self._cued(text, match.start()))
            if confidence and self._counts(host + path):
                end = match.end(2) + len(path)
                yield Span(match.start(), end, confidence)

    def _judge(
        self, host: str, labels: str, last: str, path: str, *, cued: bool
    ) -> Confidence | None:
        """How sure it is that letters and dots without ``www.`` are an address."""
        spelled = last.islower() or (labels + last).isupper() or cued
        name = host.split(".")[-2]
        if not spelled or not any(letter.isalpha() for letter in name):
            return None
        if host in self._short:
            return Confidence.SURE if len(path) > 1 or len(host) > 6 else None
        if ".".join(host.split(".")[-2:]) in self._seconds:
            return Confidence.SURE
        return self._judge_last(last.lower(), labels, path=len(path) > 1, cued=cued)

    def _judge_last(self, last: str, labels: str, *, path: bool, cued: bool) -> Confidence | None:
        if last in self._sure:
            plain = labels.islower() or cued or path
            return Confidence.SURE if plain and len(labels) > 2 else None
        if last in self._generic:
            if cued or path:
                return Confidence.SURE if cued else Confidence.LIKELY
            return Confidence.LIKELY if labels.islower() and len(labels) > 4 else None
        if last in self._words or last in self._countries:
            return (Confidence.SURE if path else Confidence.LIKELY) if cued else None
        return None

    def _counts(self, address: str) -> bool:
        """Whether an address is neither a picture nor the marketplace's own."""
        path = re.split(r"[?#]", address, maxsplit=1)[0].lower()
        host = host_of(address)
        own = any(host == domain or host.endswith(f".{domain}") for domain in self._own)
        return not own and not path.endswith(self._pictures)

    def _cued(self, text: str, start: int) -> bool:
        before = text[max(0, start - _CUE_REACH) : start].rpartition("\n")[2]
        return self._cue.search(before) is not None


def _folded(text: str) -> str:
    return "".join(character for character in text.lower() if character.isalnum())
