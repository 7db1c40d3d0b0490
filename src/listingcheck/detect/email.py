# SPDX-License-Identifier: Apache-2.0
"""Finds e-mail addresses: plain ones, and those that spell out their signs."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice
from typing import Any

from listingcheck.detect.span import WINDOWS, Span, apart
from listingcheck.detect.spelled_email import LOCAL, LONGEST_LOCAL, SpelledEmails

_HOST = re.compile(r"(?:[A-Za-z0-9](?:[A-Za-z0-9\-]{0,61}[A-Za-z0-9])?\.){1,5}[A-Za-z]{2,24}")
_AT_SIGN = re.compile(r"@(?=[A-Za-z0-9])")
_TWO_LETTERS = re.compile(r"[A-Za-z]-?[A-Za-z]")
_LONGEST_HOST = 255


class Emails:
    """Finds addresses.

    Args:
        spelled: the lists of ``redirect/spelled``.
        domains: the lists of ``redirect/domains``: free mail hosts are believed where others are
            not, and ``icon@2x.png`` is a file.
        own: hosts that lead nobody away.
    """

    def __init__(
        self,
        spelled: Mapping[str, Any] | None = None,
        domains: Mapping[str, Any] | None = None,
        own: Iterable[str] = (),
    ) -> None:
        domains = domains or {}
        self._files = frozenset(domains.get("files", ()))
        self._own = tuple(own)
        self._spelled = SpelledEmails(spelled or {}, domains, self._counts)

    @cached_property
    def patterns(self) -> Sequence[str]:
        """What must occur in a text that holds an address."""
        return (r"[0-9A-Za-z_+\-]@[0-9A-Za-z]", *self._spelled.patterns)

    def find(self, text: str) -> list[Span]:
        """Where addresses stand, from left to right."""
        # A plain reading comes first: it says most exactly where an address ends.
        plain = {span.start: span for span in self._plain(text)}
        found = {span.start: span for span in self._spelled.find(text)} | plain
        return list(apart(found[start] for start in sorted(found)))

    def _plain(self, text: str) -> Iterator[Span]:
        for sign in islice(_AT_SIGN.finditer(text), WINDOWS):
            local = LOCAL.search(text, max(0, sign.start() - LONGEST_LOCAL), sign.start())
            host = _HOST.match(text, sign.end(), sign.end() + _LONGEST_HOST)
            if local and host and self._is_host(host[0]) and self._counts(host[0].lower()):
                yield Span(local.start(), host.end())

    def _is_host(self, host: str) -> bool:
        *_, label, last = host.split(".")
        named = _TWO_LETTERS.search(label) or (label.isdigit() and last.lower() == "com")
        return bool(named) and last.lower() not in self._files

    def _counts(self, host: str) -> bool:
        """Whether a host is another's than the marketplace's or the shop's own."""
        return not any(host == own or host.endswith(f".{own}") for own in self._own)
