# SPDX-License-Identifier: Apache-2.0
"""Finds names of accounts on social networks."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from listingcheck.detect.account import Accounts
from listingcheck.detect.names import MOST, Names
from listingcheck.detect.span import Confidence, Span, longest

_HANDLE = re.compile(r"(?<![0-9A-Za-z@._/])@([A-Za-z_](?:[0-9A-Za-z._\-]{1,28}[0-9A-Za-z_]))")
_UNTAGGED = re.compile(
    r"(?<![\w@./\-])[a-z][a-z0-9.]{1,28}_[a-z0-9._]{0,28}_[a-z0-9]{1,28}(?![\w@/\-])"
)
_STYLE_SHEET = re.compile(r"\s{0,3}[\w\-() :,]{0,60}[{;]")
_AMOUNT = re.compile(r"[0-9] ?[^\W\d_]{0,6}[ (x\u00d7]{0,3}\Z")
_ADDRESSEE = re.compile(r"[\w.] \Z")
_MAIL = re.compile(r"[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)*\.(?:com|net|org|[a-z]{2})", re.IGNORECASE)
_REACH, _OWN = 40, 20
_SHORTEST, _NEAR = 5, 3


class Handles:
    """Finds account names.

    Args:
        networks: names of networks and messengers.
        short: ordinary words that are networks, too, such as "page".
        signs: pictures that stand for a network.
        paged: the networks whose pages have names of several words.
        follow: words that ask to follow or tag somebody.
        own: names of the marketplace, whose accounts lead nobody away.
        accounts: finds account names beside the networks.
    """

    def __init__(
        self,
        networks: Iterable[str],
        short: Iterable[str] = (),
        *,
        signs: Iterable[str] = (),
        paged: Iterable[str] = (),
        follow: Iterable[str] = (),
        own: Iterable[str] = (),
        accounts: Accounts | None = None,
    ) -> None:
        self._short, self._signs = Names(short), Names(signs)
        self._networks = Names(networks, self._short.words)
        self._paged, self._follow, self._own = frozenset(paged), Names(follow), Names(own)
        self._accounts = accounts or Accounts()

    @property
    def patterns(self) -> Sequence[str]:
        """What occurs in a text that holds an account name."""
        return (
            r"(?:^|[^0-9A-Za-z@._/])@[A-Za-z_]",
            r"(?:^|[^0-9A-Za-z@._/\-])[a-z][a-z0-9.]{1,28}_[a-z0-9._]{0,28}_[a-z0-9]",
            *self._networks.patterns,
            *self._signs.patterns,
            *self._short.before(self._accounts.latin, self._accounts.other),
            rf"(?i){self._accounts.usernames.underscore}",
        )

    def find(self, text: str) -> list[Span]:
        """Where names stand, from left to right."""
        return list(longest((*self._named(text), *self._tagged(text))))

    def _named(self, text: str) -> Iterator[Span]:
        """Yield accounts beside the name of their network."""
        for name in self._networks.find(text):
            found = self._accounts.after(text, name, paged=name[0] in self._paged)
            found = found or self._accounts.before(text, name.start())
            if found:
                yield found
        for name in self._short.find(text):
            found = self._accounts.after_word(text, name, paged=name[0] in self._paged)
            if found or (found := self._underscored(text, name)):
                yield found
        for name in self._signs.find(text):
            found = self._accounts.directly_after(text, name.end())
            if found or (found := self._accounts.before(text, name.start())):
                yield found

    def _tagged(self, text: str) -> Iterator[Span]:
        """Yield names behind "@"."""
        handles = list(islice(_HANDLE.finditer(text), MOST))
        untagged = list(islice(_UNTAGGED.finditer(text), MOST))
        if not handles and not untagged:
            return
        networks, follow, own = (
            _Places(names.find(text)) for names in (self._networks, self._follow, self._own)
        )
        for match in handles:
            beside = networks.beside(match)
            if self._accounts.usernames.is_ordinary(match[1]) or (
                own.beside(match, _OWN) and not beside
            ):
                continue
            told = beside or follow.beside(match)
            if confidence := Confidence.SURE if told else self._judge(text, match):
                yield Span(match.start(), match.end(), confidence)

        for match in untagged:
            if follow.beside(match) and self._accounts.usernames.is_id(match[0]):
                yield Span(match.start(), match.end(), Confidence.LIKELY)

    def _underscored(self, text: str, name: re.Match[str]) -> Span | None:
        """A name right behind an ordinary word, with its underscore spelled out."""
        found = self._accounts.spoken_after(text, name.end())
        if found is None or found.start - name.end() > _NEAR:
            return None
        written = text[found.start : found.end]
        return found if self._accounts.usernames.is_spelled(written) else None

    def _judge(self, text: str, match: re.Match[str]) -> Confidence | None:
        before = text[max(0, match.start() - 12) : match.start()]
        if _ADDRESSEE.search(before) and _MAIL.fullmatch(match[1]):
            return None
        if self._accounts.usernames.is_id(match[1]):
            return Confidence.SURE
        if len(match[1]) < _SHORTEST or _AMOUNT.search(before):
            return None
        # "@media (...) {" is a style sheet's.
        return None if _STYLE_SHEET.match(text, match.end()) else Confidence.LIKELY


class _Places:
    """Where some names stand."""

    def __init__(self, names: Sequence[re.Match[str]]) -> None:
        self._starts = [name.start() for name in names]
        self._ends = [name.end() for name in names]

    def beside(self, match: re.Match[str], reach: int = _REACH) -> bool:
        """Whether one of them stands near, before or behind."""
        last = bisect_right(self._ends, match.start()) - 1
        if last >= 0 and self._starts[last] >= match.start() - reach:
            return True
        following = bisect_left(self._starts, match.end())
        return following < len(self._starts) and self._ends[following] <= match.end() + reach
