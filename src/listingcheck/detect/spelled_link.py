# SPDX-License-Identifier: Apache-2.0
"""Finds web addresses that are spelled out: "shop dot com", "w w w . shop . com", backwards."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice
from typing import Any

from listingcheck.detect.cues import Cues
from listingcheck.detect.needs import LATIN
from listingcheck.detect.phrases import EDGE, any_of
from listingcheck.detect.span import Confidence, Span
from listingcheck.detect.spelled import BLANK, PLACES, Guise, Host, by_script, hosts_of

_SCHEME = "h[ \t]?(?:t[ \t]?t|x[ \t]?x)[ \t]?p(?:[ \t]?s)?[ \t]{0,2}[:;][ \t]{0,2}/[ \t]?/"
_BETWEEN = "[ \t\u00a0.,;:|\u00b7\u2022*_/\\-]{1,4}"
_TOD = r"(?:\.| ?[(\[]?(?:\.|tod|otnup|otnop|tniop|tknup|kitit)[)\]]? ?)"
_BACKWARDS = re.compile(
    rf"(?<![{LATIN}.@])(?:moc|ten|gro){_TOD}[a-z0-9][a-z0-9\-.]{{3,80}}(?:{_TOD}[a-z0-9]+)?"
)
_WORDED_DOT = "(?:dot|punto|ponto|point|punkt|titik)"
_DOTCOM = rf"(?: ?{_WORDED_DOT}-?com|[\"']? ?\+ ?[\"']?\.com| ?[(\[](?:{_WORDED_DOT}|\.) ?com[)\]])"
_NAME = re.compile(r"(?<![A-Za-z0-9\-])[A-Za-z0-9\-]{3,40}\Z")
_REACH = 80
_LONGEST_PATH = 60
_SHORTEST_WWW = 4
_LONG = 6


class SpelledLinks:
    """Finds them.

    Args:
        words: the lists of ``redirect/spelled``.
        domains: the lists of ``redirect/domains``.
        cues: what announces an address.
        common: top-level domains that are words of the text's language.
    """

    def __init__(
        self,
        words: Mapping[str, Any],
        domains: Mapping[str, Any],
        cues: Cues,
        common: frozenset[str] = frozenset(),
    ) -> None:
        def listed(name: str) -> frozenset[str]:
            return frozenset(domains.get(name, ()))

        self._generic = listed("sure") | listed("generic")
        self._short = listed("short_hosts") | listed("shops")
        self.hosts = hosts_of(words, domains)
        self._countries = listed("countries")
        self._seconds, self._common, self._cues = listed("seconds"), common, cues
        self._pairs = frozenset(words.get("words", ()))
        self._no_labels = frozenset(words.get("no_labels", ()))
        self._www = [word for word in words.get("www", ()) if word != "www"]
        self._slash = words.get("slash", ())
        self._backwards = words.get("backwards", ())

    @cached_property
    def _hint(self) -> re.Pattern[str]:
        return any_of(self._backwards)

    @cached_property
    def patterns(self) -> Sequence[str]:
        """What occurs in a text that holds one."""
        return (
            *self.hosts.patterns,
            f"(?i){_SCHEME}",
            rf"(?i)(?:^|[^{LATIN}@.])(?:www|w w w)(?:{_BETWEEN})[{LATIN}]",
            rf"(?:^|[^{LATIN}.@])(?:moc|ten|gro){_TOD}[a-z0-9]",
            rf"(?i)(?:^|[^{LATIN}]){self._worded_www}{BLANK}{{0,3}}[^{LATIN}]",
            self._short_apart,
            self._glued,
        )

    def find(self, text: str) -> Iterator[Span]:
        """Yield where addresses stand."""
        for host in self.hosts.find(text):
            start, lead = self._lead(text, host)
            end = self._path(text, host.end)
            path = end > host.end
            if confidence := self._judge(text, host, lead=lead, path=path):
                yield Span(start, end, confidence)
        yield from self._shorts(text)
        yield from self._without_blanks(text)
        yield from self._after_www(text)
        yield from self._reversed(text)

    def _judge(self, text: str, host: Host, *, lead: bool, path: bool) -> Confidence | None:
        """How sure it is that a host in disguise is an address."""
        if not self._is_named(host):
            return None
        if lead or self._is_known(host):
            return Confidence.SURE
        announced = self._cues.announced(text, host.start)
        followed = self._cues.followed(text, host.end)
        near = bool(self._cues.near(text, host.start))
        shaped = _is_shaped(host) + 2 * path
        worst = max(host.guises)
        if worst is Guise.BRACKETED:
            return self._bracketed(host, told=announced or followed or near or shaped > 0)
        told = 2 * announced + 2 * followed + near + shaped
        if worst is Guise.WORDED and host.pair in self._pairs:
            # Words of a sentence: "visitez notre point de vente", "acesse site ponto com".
            may_follow = host.ending not in self._countries
            labelled = announced and text[: host.start].endswith((": ", ":"))
            told = 2 * followed + shaped + 2 * announced * (may_follow or labelled)
            return _sure(told, likely=1, sure=3)
        if worst is Guise.WORDED:
            return self._worded(host, told)
        return self._signed(host, told + (len(set(host.guises)) > 1))

    def _bracketed(self, host: Host, *, told: bool) -> Confidence | None:
        known = host.ending in self._generic
        return Confidence.SURE if known or told else Confidence.LIKELY

    def _worded(self, host: Host, told: int) -> Confidence | None:
        if host.ending in self._generic:
            return _sure(told, likely=0, sure=1)
        return _sure(told, likely=1, sure=2)

    def _signed(self, host: Host, told: int) -> Confidence | None:
        """Of dots set apart, and of other signs in their place."""
        needs = 1 if max(host.guises) is Guise.SPACED else 2
        if host.pair == ". com" and len(host.labels[-2]) > _LONG:
            needs = 0
        second = ".".join(host.labels[-2:]) in self._seconds and len(host.labels) > 2
        if host.ending not in self._generic and not second:
            needs += 1
        if host.ending in self._common:
            needs += 2
        return _sure(told, likely=needs, sure=needs + 1)

    def _is_named(self, host: Host) -> bool:
        name = host.labels[-2]
        if name in self._no_labels or not any(letter.isalpha() for letter in name):
            return False
        return len(name) > 2 or host.name in self._short or len(host.labels) > 2

    def _is_known(self, host: Host) -> bool:
        in_disguise = max(host.guises) < Guise.SIGN
        second = ".".join(host.labels[-2:])
        known = host.name in self._short or (second in self._seconds and len(host.labels) > 2)
        return known and in_disguise

    def _lead(self, text: str, host: Host) -> tuple[int, bool]:
        """Where an address begins, and whether "www" or a scheme stands in front of its host."""
        match = self._leads.search(text, max(0, host.start - _REACH), host.start)
        return (
            (match.start(), True) if match else (host.start, host.labels[0] in ("www", "w", "3w"))
        )

    def _path(self, text: str, end: int) -> int:
        match = self._paths.match(text, end, end + _LONGEST_PATH)
        return match.end() if match else end

    def _after_www(self, text: str) -> Iterator[Span]:
        for match in islice(self._sets.finditer(text), PLACES):
            yield Span(match.start(), match.end())
        for match in islice(self._worded_sets.finditer(text), PLACES):
            host = self.hosts.read(text, match.end())
            if host and self._is_named(host) and max(host.guises) < Guise.SIGN:
                yield Span(match.start(), self._path(text, host.end))

    def _shorts(self, text: str) -> Iterator[Span]:
        """Yield short hosts with their dots set apart: "wa . me / 123"."""
        for match in self._short_hosts.finditer(text):
            name = f"{match[1]}.{match[2]}".lower()
            if name in self._short:
                end = self._path(text, match.end())
                if end > match.end() or len(name) > 6:
                    yield Span(match.start(), end)

    def _without_blanks(self, text: str) -> Iterator[Span]:
        """Yield "shopDOTcom", "shop (dot com)" and "shop dotcom"."""
        for match in islice(self._dotcoms.finditer(text), PLACES):
            name = _NAME.search(text, max(0, match.start() - 41), match.start())
            if name is None or name[0].lower() in self._no_labels:
                continue
            told = self._cues.announced(text, name.start())
            told = told or self._cues.followed(text, match.end())
            if told or not match[0].startswith(" ") or match[0][1] in "([+":
                shown = told or match[0].isupper()
                yield Span(
                    name.start(), match.end(), Confidence.SURE if shown else Confidence.LIKELY
                )

    def _reversed(self, text: str) -> Iterator[Span]:
        for match in islice(_BACKWARDS.finditer(text), PLACES):
            nearby = text[max(0, match.start() - _REACH) : match.end() + _REACH]
            hinted = self._hint.search(nearby) is not None
            if hinted or match[0].startswith("moc."):
                confidence = Confidence.SURE if hinted else Confidence.LIKELY
                yield Span(match.start(), match.end(), confidence)

    @cached_property
    def _short_apart(self) -> str:
        pairs = [host.split(".") for host in sorted(self._short) if host.count(".") == 1]
        names = "|".join(sorted({name for name, _ in pairs})) or "bit"
        endings = "|".join(sorted({ending for _, ending in pairs})) or "ly"
        edge = rf"(?:^|[^{LATIN}.@\-])"
        apart = rf"(?:{self._dots})(?:{endings})(?:$|[^{LATIN}])|{BLANK}(?:{endings})/[{LATIN}]"
        return rf"(?i){edge}(?:{names})(?:{apart})"

    @cached_property
    def _short_hosts(self) -> re.Pattern[str]:
        name = rf"(?<![{LATIN}.@\-])([a-z0-9\-]{{1,15}}+)"
        return re.compile(
            rf"(?i){name}(?:(?:{self._dots})|{BLANK}(?=[a-z]{{2,6}}/[a-z0-9]))([a-z]{{2,6}}+)(?![{LATIN}])"
        )

    @property
    def _dots(self) -> str:
        return "|".join(body for guise, body in self.hosts.guises if guise is not Guise.SIGN)

    @cached_property
    def _glued(self) -> str:
        return rf"(?i)[a-z0-9]{_DOTCOM}(?:$|[^{LATIN}])"

    @cached_property
    def _dotcoms(self) -> re.Pattern[str]:
        return re.compile(rf"(?i)(?<=[a-z0-9]){_DOTCOM}(?![{LATIN}])")

    @cached_property
    def _leads(self) -> re.Pattern[str]:
        latin, other = by_script(["www", *self._www])
        dot = self.hosts.dot
        www = rf"(?<![{LATIN}])(?:{latin}|w w w|{other})(?:{dot}|{BLANK}{{1,3}})"
        return re.compile(rf"(?i)(?:{_SCHEME}{BLANK}{{0,2}}(?:{www})?|{www})\Z")

    @cached_property
    def _worded_www(self) -> str:
        """Words for "www" of which only addresses are made."""
        latin, other = by_script(word for word in self._www if len(word) > _SHORTEST_WWW)
        return f"(?:{latin}|{other})"

    @cached_property
    def _worded_sets(self) -> re.Pattern[str]:
        return re.compile(
            rf"(?i)(?<![{LATIN}]){self._worded_www}(?:{self.hosts.dot}|{BLANK}{{1,3}})(?=[{LATIN}])"
        )

    @cached_property
    def _sets(self) -> re.Pattern[str]:
        """Letters "www" whose dots are missing or other signs."""
        label = rf"[{LATIN}]{{2,40}}+"
        endings = "|".join(sorted(self._generic)) or "com"
        return re.compile(
            rf"(?i)(?<![{LATIN}@.])(?:www|w w w){_BETWEEN}"
            rf"(?:{label}{_BETWEEN}){{1,5}}?(?:{endings})(?![{LATIN}])"
        )

    @cached_property
    def _paths(self) -> re.Pattern[str]:
        latin, other = by_script(self._slash or ["slash"])
        worded = rf"(?:{BLANK}{{1,2}}(?:{latin}){BLANK}{{1,2}}|{BLANK}?(?:{other}){BLANK}?)"
        return re.compile(rf"(?i){EDGE}(?:{worded}|{BLANK}?/{BLANK}?)[{LATIN}_\-]{{1,40}}")


def _is_shaped(host: Host) -> int:
    """How much the labels look like those of a host: several of them, hyphens, digits."""
    names = "".join(host.labels[:-1])
    marked = "-" in names or any(letter.isdigit() for letter in names)
    return (len(host.labels) > 2) + marked


def _sure(told: int, *, likely: int, sure: int) -> Confidence | None:
    if told >= sure:
        return Confidence.SURE
    return Confidence.LIKELY if told >= likely else None
