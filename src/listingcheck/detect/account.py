# SPDX-License-Identifier: Apache-2.0
"""Finds what names an account beside the name of a network or messenger: "IG: oak.shop"."""

import re
from collections.abc import Iterable

from listingcheck.detect.needs import LATIN
from listingcheck.detect.phrases import pattern
from listingcheck.detect.span import Confidence, Span
from listingcheck.detect.username import ID_PATTERN, LONG, Usernames

_MARKS = ":=>@|~\u2192\u27a1\u2794\u279c\u00bb\U0001f449\u261e\u21d2"
_MARK = re.compile(f"[{_MARKS}]")
_THAI_MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
_STEP = re.compile(
    rf"([^\w@.!?\n\u3002{_THAI_MARKS}]{{0,8}})(@ ?)?"
    rf"([{LATIN}_](?:[{LATIN}._\-]{{0,38}}[{LATIN}_])?"
    rf"|(?:[^\W{LATIN}_]|[{_THAI_MARKS}]){{1,40}})"
)
"""The next word, and what stands before it."""
_QUOTED = re.compile(
    r"[\u300c\u300e\u201c\u2018\u00ab\u300a\u3010\"'\u201e] ?[^\n\u300d\u300f\u201d\u2019\u00bb"
    r"\u300b\u3011\"']{2,40}[\u300d\u300f\u201d\u2019\u00bb\u300b\u3011\"']"
)
_BEFORE = re.compile(
    r"(?<![\w.@/\-])([a-z][a-z0-9._]{3,29})[^\w.!?\n\-]{1,4}(?:[^\W\d_]{1,4}[^\w.!?\n]{1,3})?\Z"
)
_SENTENCE_END = re.compile(r"[.!?\n\u3002]")
_REACH = 44
_FEW_STEPS, _STEPS = 2, 5
_BLANKS = r"[^0-9A-Za-z.!?\n]{0,8}"
_FEWEST_SEARCHED, _MOST_SEARCHED = 3, 20


class Accounts:
    """Finds account names behind (and before) the name of a network.

    Args:
        labels: words such as "id" that an account's name follows.
        naming: words such as "is" or "called" that do the same less surely.
        page: words such as "page" behind a network that a page's name follows.
        search: words in scripts without spaces that the name to look for follows at once.
        usernames: tells names from ordinary words.
    """

    def __init__(
        self,
        *,
        labels: Iterable[str] = (),
        naming: Iterable[str] = (),
        page: Iterable[str] = (),
        search: Iterable[str] = (),
        usernames: Usernames | None = None,
    ) -> None:
        self._labels, self._naming, self._page = map(_Words, (labels, naming, page))
        self._search = tuple(search)
        self.usernames = usernames or Usernames()

    @property
    def latin(self) -> str:
        """What follows an ordinary word in Latin letters before an account, as a pattern."""
        return rf"{self._label}{_BLANKS}(?:@ ?[^0-9\s]|[{_MARKS}]{_BLANKS}{ID_PATTERN})"

    @property
    def other(self) -> str:
        """What follows one in another script."""
        return rf"{self._label}{_BLANKS}[{_MARKS}]"

    def after(self, text: str, name: re.Match[str], *, paged: bool = False) -> Span | None:
        """The account behind a name that is no ordinary word.

        ``paged``: its accounts bear names of several words.
        """
        end = place = name.end()
        labelled, told = name[0] in self._labels, name[0] in self._page
        naming, known = False, True
        for step in range(_STEPS):
            match = _STEP.match(text, place)
            if match is None or match.end() - end > _REACH + len(match[3]):
                break
            word = match[3].lower()
            is_joined = not step and match[1] == "-" and word not in self._page
            if is_joined or word == name[0]:
                # "insta-worthy" is another word; the next name is looked at by itself.
                return None
            if match[2] and self.usernames.is_name(match[3]):
                return Span(match.start(2), match.end())
            marked = known and (naming or _MARK.search(match[1]) is not None)
            if known and self._is_titled(text, match, marked=marked and paged, told=told):
                return Span(match.start(3), match.end(), Confidence.LIKELY)
            if not step and self._is_searched(match[3]):
                return Span(match.start(3), match.end(), Confidence.LIKELY)
            confidence = self._judge(
                text, match, step, marked=marked, labelled=labelled, paged=paged
            )
            if confidence:
                return Span(match.start(3), match.end(), confidence)
            naming = word in self._naming
            labelled = word in self._labels or (labelled and naming)
            is_page = word in self._page
            told = told or (is_page and (paged or word == match[3]))
            known = known and (naming or labelled or is_page)
            place = match.end()
        return self._quoted(text, end) or self.spoken_after(text, end)

    def after_word(self, text: str, name: re.Match[str], *, paged: bool = False) -> Span | None:
        """The account behind an ordinary word: it needs a mark between, and a form of its own."""
        match = _STEP.match(text, name.end())
        if match and match[3].lower() in self._labels and match[3].isascii():
            match = _STEP.match(text, match.end())
        if match is None:
            return None
        if match[2] and self.usernames.is_name(match[3]):
            return Span(match.start(2), match.end())
        if not _MARK.search(match[1]):
            return None
        if self.usernames.is_id(match[3]):
            return Span(match.start(3), match.end())
        # Latin letters behind a word of another script are an id.
        foreign = name[0][0].isalpha() and not name[0].isascii()
        if foreign and (
            self.usernames.is_lone(text, *match.span(3))
            or self._is_titled(text, match, marked=paged, told=False)
        ):
            return Span(match.start(3), match.end(), Confidence.LIKELY)
        return None

    def directly_after(self, text: str, end: int) -> Span | None:
        """The id right behind a code such as "vx"."""
        match = _STEP.match(text, end)
        if match is None or match[1] == "-" or not self.usernames.is_id(match[3]):
            return None
        return Span(match.start(3), match.end())

    def before(self, text: str, start: int) -> Span | None:
        """The account before a name: "oak_shop on Instagram"."""
        first = max(0, start - _REACH)
        match = _BEFORE.search(text, first, start)
        if match and "_" in match[1] and self.usernames.is_id(match[1]):
            return Span(match.start(1), match.end(1))
        for spoken in self.usernames.spelled_out.finditer(text, first, start):
            if self.usernames.is_spelled(spoken[0]) and not _SENTENCE_END.search(
                text, spoken.end(), start
            ):
                return Span(*spoken.span())
        return None

    def spoken_after(self, text: str, end: int) -> Span | None:
        """The account behind a name whose signs are spelled out: "oak underscore shop"."""
        match = self.usernames.spelled_out.search(text, end, end + 2 * _REACH)
        if match is None or match.start() - end > _REACH:
            return None
        between = text[end : match.start()]
        # " . " may be any sentence's end.
        told = match[0].count(".") > 1 or self.usernames.is_spelled(match[0])
        told = told or _MARK.search(between) is not None
        return Span(*match.span()) if told and "\n" not in between else None

    @property
    def _label(self) -> str:
        words = "|".join(map(pattern, self._labels.ascii))
        return f"(?:{_BLANKS}(?:{words}))?" if words else ""

    def _judge(
        self,
        text: str,
        match: re.Match[str],
        step: int,
        *,
        marked: bool,
        labelled: bool,
        paged: bool,
    ) -> Confidence | None:
        """How sure it is that the word of a step is an account."""
        word = match[3]
        if not word.isascii():
            return None
        if self.usernames.is_id(word):
            near = step < _FEW_STEPS or marked or labelled
            sure = "_" in word or (near if "." in word else marked or labelled or not step)
            return Confidence.SURE if sure else None
        if len(word) < LONG or not word.isalpha() or self.usernames.is_ordinary(word):
            return None
        if labelled and not word.istitle():
            return Confidence.SURE
        joined = marked or (paged and match[1].strip() in ("-", "/", "\u2013") and not step)
        lone = joined and self.usernames.is_lone(text, *match.span(3))
        return Confidence.LIKELY if lone else None

    def _is_titled(self, text: str, match: re.Match[str], *, marked: bool, told: bool) -> bool:
        """Whether two capitalised words stand here, or a name in a script without capitals."""
        word = match[3]
        if self.usernames.is_ordinary(word):
            return False
        if word.lower() == word.upper():
            return marked and len(word) >= LONG and word not in self._page
        return (marked or told) and self.usernames.is_titled(text, match.start(3))

    def _is_searched(self, word: str) -> bool:
        """Whether a word is to be looked up: "\u641c" ("search") and a name in one."""
        verb = next((verb for verb in self._search if word.startswith(verb)), "")
        return bool(verb) and _FEWEST_SEARCHED <= len(word) - len(verb) <= _MOST_SEARCHED

    def _quoted(self, text: str, end: int) -> Span | None:
        """The account in quotation marks, with words before it that name or label one."""
        match = _QUOTED.search(text, end, end + _REACH)
        if match is None or _SENTENCE_END.search(text, end, match.start()):
            return None
        if match.start() == end and match[0][0] in "\"'":
            # It closes a quotation that the name ends.
            return None
        between = [word.lower() for word in re.findall(r"[^\W\d_]+", text[end : match.start()])]
        known = self._page.all + self._naming.all + self._labels.all
        if between and not any(word.startswith(known) or word.endswith(known) for word in between):
            return None
        inside = match[0][1:-1].strip()
        if self.usernames.is_ordinary(inside):
            return None
        plain = inside.isascii() or len(inside) <= LONG
        if plain and not between and match[0][0] in "\"'":
            return None
        return Span(match.start(), match.end(), Confidence.LIKELY)


class _Words:
    """Some words; in a script without spaces, others may begin or end with them."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        self._parts = tuple(word for word in self._words if not word.isascii())
        self.ascii = sorted(self._words.difference(self._parts))
        self.all = tuple(self._words)

    def __contains__(self, written: str) -> bool:
        if written in self._words:
            return True
        if written.isascii():
            return " " in written and not self._words.isdisjoint(written.split())
        return written.startswith(self._parts) or written.endswith(self._parts)
