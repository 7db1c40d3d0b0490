# SPDX-License-Identifier: Apache-2.0
"""Finds e-mail addresses: plain ones, and those that spell out their signs."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from listingcheck.detect.phrases import pattern
from listingcheck.detect.span import WINDOWS, Confidence, Span

_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9._%+\-]{0,62}[A-Za-z0-9_+\-])?\Z")
_HOST = re.compile(r"(?:[A-Za-z0-9](?:[A-Za-z0-9\-]{0,61}[A-Za-z0-9])?\.){1,5}[A-Za-z]{2,24}")
_LABEL = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9\-]{0,61}[A-Za-z0-9])?")
_AT_SIGN = re.compile(r"@(?=[A-Za-z0-9])")
_TWO_LETTERS = re.compile(r"[A-Za-z]-?[A-Za-z]")
_LONGEST_LOCAL = 64
_LONGEST_HOST = 255
_OPEN, _CLOSE = r"[(\[{<] ?", r" ?[)\]}>]"


class Emails:
    """Finds addresses.

    Args:
        at: words for the at sign, besides "at".
        dot: words for the dot, besides "dot".
        mailboxes: names of free mail hosts; "name at gmail dot com" needs one to be sure.
        files: ends of file names: ``icon@2x.png`` is no address.
    """

    def __init__(
        self,
        at: Iterable[str] = (),
        dot: Iterable[str] = (),
        mailboxes: Iterable[str] = (),
        files: Iterable[str] = (),
    ) -> None:
        self._files = frozenset(files)
        self._mailboxes = frozenset(mailboxes)
        at_words = "|".join(sorted({"at", *map(pattern, at)}))
        dot_words = "|".join(sorted({"dot", *map(pattern, dot)}))
        hosts = "|".join(sorted(self._mailboxes)) or "gmail"
        worded_dot = rf"(?: ?{_OPEN}(?:{dot_words}|\.){_CLOSE} ?| (?:{dot_words}) )"
        bracketed = rf" ?{_OPEN}(?:{at_words}|@){_CLOSE} ?"
        label = _LABEL.pattern
        self._bracketed = re.compile(rf"(?i){bracketed}(?={label}(?:\.|{worded_dot}))")
        self._spoken = re.compile(rf"(?i) (?:{at_words}) (?={label}{worded_dot})")
        self._spaced = re.compile(rf"(?i) ?@ ?(?=(?:{hosts}) ?(?:\.|{worded_dot}) ?[a-z])")
        self._worded_host = re.compile(
            rf"(?i){label}(?:(?: ?\. ?|{worded_dot}){label}){{0,3}}"
            rf"(?: ?\. ?|{worded_dot})[A-Za-z]{{2,10}}"
        )
        self.patterns = (
            r"[0-9A-Za-z_+\-]@[0-9A-Za-z]",
            rf"(?i){bracketed}[a-z0-9]",
            rf"(?i) (?:{at_words}) [a-z0-9][a-z0-9\-]*{worded_dot}",
            rf"(?i)@ ?(?:{hosts}) {{0,2}}(?:[.(\[{{<]|(?:{dot_words}) )",
        )

    def find(self, text: str) -> list[Span]:
        """Where addresses stand, from left to right."""
        found = {span.start: span for span in self._worded(text)}
        found.update((span.start, span) for span in self._plain(text))
        return [found[start] for start in sorted(found)]

    def _plain(self, text: str) -> Iterator[Span]:
        for sign in islice(_AT_SIGN.finditer(text), WINDOWS):
            local = _local(text, sign.start())
            host = _HOST.match(text, sign.end(), sign.end() + _LONGEST_HOST)
            if local and host and self._is_host(host[0]):
                yield Span(local.start(), host.end())

    def _worded(self, text: str) -> Iterator[Span]:
        for signs in (self._bracketed, self._spoken, self._spaced):
            for sign in islice(signs.finditer(text), WINDOWS):
                local = _local(text, sign.start())
                host = self._worded_host.match(text, sign.end(), sign.end() + _LONGEST_HOST)
                if local and host:
                    sure = signs is self._bracketed or self._is_mailbox(host[0])
                    confidence = Confidence.SURE if sure else Confidence.LIKELY
                    yield Span(local.start(), host.end(), confidence)

    def _is_host(self, host: str) -> bool:
        *_, label, last = host.split(".")
        named = _TWO_LETTERS.search(label) or (label.isdigit() and last.lower() == "com")
        return bool(named) and last.lower() not in self._files

    def _is_mailbox(self, host: str) -> bool:
        first = _LABEL.match(host)
        return first is not None and first[0].lower() in self._mailboxes


def _local(text: str, end: int) -> re.Match[str] | None:
    return _LOCAL.search(text, max(0, end - _LONGEST_LOCAL), end)
