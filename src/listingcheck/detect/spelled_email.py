# SPDX-License-Identifier: Apache-2.0
"""Finds e-mail addresses that are spelled out: "name (at) shop dot com", "gmail: name"."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice
from typing import Any

from listingcheck.detect.cues import Cues
from listingcheck.detect.folding import folded
from listingcheck.detect.needs import LATIN
from listingcheck.detect.span import Confidence, Span
from listingcheck.detect.spelled import (
    ADORNED,
    BLANK,
    CLOSE,
    OPEN,
    PLACES,
    Guise,
    Host,
    Spelled,
    by_script,
    hosts_of,
)

LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9._%+\-]{0,62}[A-Za-z0-9_+\-])?\Z")
LONGEST_LOCAL = 64
_STARS = "\u2605\u2606\u2661\u2665\u25cf\u25cb\u25a0\u25a1\u25ce\u25c6\u25c7\u2192\u203b#$&*!\u00a4"
_NAME = r"[A-Za-z0-9][A-Za-z0-9._\-]{2,40}[A-Za-z0-9_]"
_HOST_WITH_DOT = r"[A-Za-z0-9][A-Za-z0-9\-]{1,40}\.[A-Za-z]{2,13}"
_EXPLAINED = 40
Counts = Callable[[str], bool]


class SpelledEmails:
    """Finds them.

    Args:
        words: the lists of ``redirect/spelled``.
        domains: the lists of ``redirect/domains``.
        counts: whether an address at a host leads away.
    """

    def __init__(
        self, words: Mapping[str, Any], domains: Mapping[str, Any], counts: Counts
    ) -> None:
        self._hosts: Spelled = hosts_of(words, domains)
        self._counts = counts
        self._cues = Cues(words.get("mail", ()))
        self._spoken = {folded(k).lower(): v for k, v in words.get("hosts", {}).items()}
        self._boxes = frozenset(words.get("mailboxes", ()))
        self._all_boxes = self._boxes | frozenset(domains.get("mailboxes", ()))
        self._no_labels = frozenset(words.get("no_labels", ()))
        latin, other = by_script(["at sign", *words.get("at", ())])
        doubtful, _ = by_script(["at", *words.get("at_words", ())])
        near, blank = rf"{BLANK}{{0,2}}", rf"{BLANK}{{1,3}}"
        self._bracketed = (
            rf"(?:{near}{OPEN}{near}(?:{latin}|{other}|at|alias|@){near}{CLOSE}{near}"
            rf"|{near}[(\[{{<]{near}(?:{doubtful}){near}[)\]}}>]{near})"
        )
        self._worded = rf"(?:{blank}(?:{latin}){blank}|{ADORNED}(?:{other}){ADORNED})"
        self._doubtful = rf"{blank}(?:{doubtful}){blank}"

    @cached_property
    def patterns(self) -> Sequence[str]:
        """What occurs in a text that holds one."""
        begins = rf"(?:[{LATIN}]|{self._box_words})"
        return (
            rf"(?i)[{LATIN}_]{self._bracketed}{begins}",
            rf"(?i)[{LATIN}_]{self._worded}{begins}",
            rf"(?i)[{LATIN}_]{self._doubtful}(?:{self._box_words}|{self._label}{self._hosts.tail})",
            rf"(?i)@{BLANK}{{0,2}}{begins}",
            rf"(?i)(?:{self._box_words}).{{0,9}}[:=>→]",
            rf"(?i)\({BLANK}?(?:{self._box_words})",
            rf"(?i){BLANK}(?:{self._box_words})(?:{BLANK}|{self._hosts.dot})com",
            rf"[A-Za-z0-9_][{_STARS}]{_HOST_WITH_DOT}",
        )

    def find(self, text: str) -> Iterator[Span]:
        """Yield where addresses stand."""
        for sign in islice(self._at.finditer(text), PLACES):
            local = LOCAL.search(text, max(0, sign.start() - LONGEST_LOCAL), sign.start())
            found = self._after(text, sign.end())
            if not found:
                continue
            host, end = found
            confidence = self._judge(text, local, sign, host)
            if confidence and self._counts(host.name):
                yield Span(local.start() if local else sign.start(), end, confidence)
        yield from self._forms(text)
        yield from self._starred(text)

    def _judge(
        self, text: str, local: re.Match[str] | None, sign: re.Match[str], host: Host
    ) -> Confidence | None:
        box = host.labels[0] in self._all_boxes
        whole, guise = len(host.labels) > 1, sign.lastgroup
        if not whole and host.labels[0] not in self._boxes:
            return None
        if local is None:
            return Confidence.LIKELY if guise == "signed" and box and whole else None
        named = any(letter.isalpha() for letter in local[0] + host.labels[0])
        if not named or host.labels[-2 if whole else 0] in self._no_labels:
            return None
        told = self._cues.announced(text, local.start()) or _is_shaped(local[0])
        if guise in ("bracketed", "worded"):
            return Confidence.SURE
        if guise == "signed":
            return self._signed(sign, host, box=box, told=told)
        return self._doubted(sign, host, local[0], box=box, told=told)

    def _signed(
        self, sign: re.Match[str], host: Host, *, box: bool, told: bool
    ) -> Confidence | None:
        """Of an at sign set apart, or one with a host in disguise."""
        attached = sign[0] == "@"
        if box:
            return Confidence.SURE if told or len(host.labels) > 1 else Confidence.LIKELY
        if attached and max(host.guises) < Guise.SIGN and max(host.guises) > Guise.PLAIN:
            return Confidence.SURE
        if attached:
            return Confidence.LIKELY if told and max(host.guises) > Guise.PLAIN else None
        return Confidence.LIKELY if told and len(host.labels[-2]) > 2 else None

    def _doubted(
        self, sign: re.Match[str], host: Host, local: str, *, box: bool, told: bool
    ) -> Confidence | None:
        """Of a word for the at sign that is a word of a sentence too."""
        if box and len(host.labels) > 1:
            return Confidence.SURE if len(local) > 2 else Confidence.LIKELY
        if box:
            return Confidence.LIKELY if told and len(local) > 3 else None
        if max(host.guises, default=Guise.PLAIN) is not Guise.WORDED:
            worded = max(host.guises) is Guise.BRACKETED
            return Confidence.LIKELY if worded and told else None
        if sign[0].strip() == "AT" or told or len(host.labels) > 2:
            return Confidence.SURE
        return None

    def _after(self, text: str, start: int) -> tuple[Host, int] | None:
        """The host after an at sign, and where it ends."""
        box = self._box.match(text, start)
        if not box:
            host = self._hosts.read(text, start)
            return (host, host.end) if host else None
        written = box[0].lower()
        name = self._spoken.get(written, written)
        host = self._hosts.follow(text, start, box.end(), name)
        if host:
            return host, host.end
        if text[box.end() : box.end() + 1] in (".", "-") and text[box.end() + 1 :][:1].isalnum():
            return None
        com = self._com.match(text, box.end())
        if com:
            return Host(start, com.end(), (name, "com"), (Guise.WORDED,), "com"), com.end()
        return Host(start, box.end(), (name,), (), ""), box.end()

    def _forms(self, text: str) -> Iterator[Span]:
        for match in islice(self._form.finditer(text), PLACES):
            name = match["name"] or match["before"] or match["loose"]
            shaped = _is_shaped(name)
            if not match["name"]:
                told = self._cues.announced(text, match.start())
                if told and (shaped or len(name) > 4):
                    yield Span(match.start(), match.end(), Confidence.LIKELY)
            elif shaped:
                yield Span(match.start(), match.end())
            elif len(name) > 4 and self._cues.announced(text, match.start()):
                yield Span(match.start(), match.end(), Confidence.LIKELY)

    def _starred(self, text: str) -> Iterator[Span]:
        """Yield addresses with another sign in place of the at sign, where a text says so."""
        for match in islice(self._star.finditer(text), PLACES):
            local = LOCAL.search(text, max(0, match.start() - LONGEST_LOCAL), match.start())
            host = self._hosts.read(text, match.start() + 1)
            nearby = text[match.end() : match.end() + _EXPLAINED]
            if local and host and ("@" in nearby or self._said.search(nearby)):
                yield Span(local.start(), max(host.end, match.end()))

    @property
    def _label(self) -> str:
        return rf"[{LATIN}][{LATIN}\-]*"

    @cached_property
    def _box_words(self) -> str:
        words = sorted({*self._all_boxes, *self._spoken}, key=lambda word: (-len(word), word))
        return "|".join(map(re.escape, words)).replace("\\ ", " ").replace("\\-", "-") or "gmail"

    @cached_property
    def _box(self) -> re.Pattern[str]:
        return re.compile(rf"(?i)(?:{self._box_words})(?![{LATIN}])")

    @cached_property
    def _com(self) -> re.Pattern[str]:
        return re.compile(rf"(?i){BLANK}{{1,2}}com(?![{LATIN}])")

    @cached_property
    def _at(self) -> re.Pattern[str]:
        begins = rf"(?=[{LATIN}]|{self._box_words})"
        dotted = (
            rf"(?=(?:{self._box_words})(?![{LATIN}])|[{LATIN}\-]{{1,63}}+(?:{self._hosts.dot}))"
        )
        return re.compile(
            rf"(?i)(?:(?<=[{LATIN}_])(?:(?P<bracketed>{self._bracketed})"
            rf"|(?P<worded>{self._worded}))"
            rf"|(?P<signed>{BLANK}{{0,2}}@{BLANK}{{0,2}})){begins}"
            rf"|(?<=[{LATIN}_])(?P<doubtful>{self._doubtful}){dotted}"
        )

    @cached_property
    def _form(self) -> re.Pattern[str]:
        boxes = "|".join(sorted(self._boxes | self._spoken.keys())) or "gmail"
        return re.compile(
            rf"(?i)(?<![{LATIN}@.])(?:{boxes})(?:{BLANK}(?:id|address|add|account))?"
            rf"{BLANK}{{0,2}}(?:[:=>\u2192]|->|=>){BLANK}{{0,2}}(?P<name>{_NAME})(?![{LATIN}@])"
            rf"|(?<![{LATIN}@._\-])(?P<before>{_NAME}){BLANK}?\({BLANK}?(?:{boxes}){BLANK}?\)"
            rf"|(?<![{LATIN}@._\-])(?P<loose>{_NAME}){BLANK}{{1,2}}(?:{boxes})"
            rf"(?:{BLANK}|{self._hosts.dot})com(?![{LATIN}])"
        )

    @cached_property
    def _star(self) -> re.Pattern[str]:
        return re.compile(rf"(?<=[A-Za-z0-9_])[{_STARS}]{_HOST_WITH_DOT}")

    @cached_property
    def _said(self) -> re.Pattern[str]:
        return re.compile(rf"(?i){self._worded}|\u30a2\u30c3\u30c8")


def _is_shaped(name: str) -> bool:
    """Whether a name is more than a word: with digits, dots or underscores inside."""
    return any(letter.isalpha() for letter in name) and any(
        not letter.isalpha() for letter in name[1:]
    )
