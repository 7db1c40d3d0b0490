# SPDX-License-Identifier: Apache-2.0
"""Finds what names an account beside the name of a network or messenger: "IG: oak.shop"."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from listingcheck.detect.folding import folded
from listingcheck.detect.needs import LATIN
from listingcheck.detect.phrases import EDGE
from listingcheck.detect.phrases import pattern as spelled
from listingcheck.detect.span import Confidence, Span

_MARKS = ":=>@|~\u2192\u27a1\u2794\u279c\u00bb\U0001f449\u261e\u21d2"
MOST = 100
"""How many names of one text are looked at; each takes longer than a plain search."""
BESIDE = r"[^0-9A-Za-z.!?\n]{0,8}[^0-9A-Za-z \t.!?\n]"
"""A mark between a name and an account, as a pattern for a whole text."""
_MARK = re.compile(f"[{_MARKS}]")
_THAI_MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
_STEP = re.compile(
    rf"([^\w@.!?\n\u3002{_THAI_MARKS}]{{0,8}})(@ ?)?"
    rf"([{LATIN}_](?:[{LATIN}._\-]{{0,38}}[{LATIN}_])?"
    rf"|(?:[^\W{LATIN}_]|[{_THAI_MARKS}]){{1,40}})"
)
_END = re.compile(r"\s*(?:$|[^\w\s])|\s*\n|\s{2,}")
_ID = re.compile(r"[A-Za-z][0-9A-Za-z._\-]{2,39}")
_QUOTED = re.compile(
    r"[\u300c\u300e\u201c\u2018\u00ab\u300a\u3010\"'\u201e] ?[^\n\u300d\u300f\u201d\u2019\u00bb"
    r"\u300b\u3011\"']{2,40}[\u300d\u300f\u201d\u2019\u00bb\u300b\u3011\"']"
)
_BEFORE = re.compile(
    r"(?<![\w.@/\-])([a-z][a-z0-9._]{3,29})[^\w.!?\n\-]{1,4}(?:[^\W\d_]{1,4}[^\w.!?\n]{1,3})?\Z"
)
_CHOICE = re.compile(r"\(([^()]*)\)")
_REACH = 44
_LABELLED, _FEW_STEPS, _STEPS = 4, 2, 5


class Names:
    """Finds names of networks or messengers.

    Args:
        words: the names; each stands by itself. Alternatives in brackets are spelled out, and
            names that hold another list are left to the phrases.
    """

    def __init__(self, words: Iterable[str]) -> None:
        plain = (word for word in words if "{" not in word)
        self.words = frozenset(folded(each.lower()) for word in plain for each in _ways(word))
        body = _branches(_tree(self.words)) if self.words else "(?!)"
        first = "".join(sorted({re.escape(word[0]) for word in self.words}))
        start = f"(?=[{first}])" if first else ""
        self._pattern = re.compile(f"{start}{EDGE}(?<!_){body}{EDGE}(?!_)")

    @property
    def patterns(self) -> Sequence[str]:
        """What occurs in a text that holds one of them."""
        return self.before("", closed="(?:$|[^0-9a-z])")

    def before(self, following: str, *, closed: str = "") -> Sequence[str]:
        """What occurs in a text that holds one of them before a pattern."""
        alone = [word for word in sorted(self.words) if word.isascii() and _is_bounded(word)]
        other = self.words.difference(alone)
        bodies = (
            ("", "|".join(map(spelled, sorted(other))), following),
            ("(?:^|[^0-9a-z])", "|".join(map(spelled, alone)), closed + following),
        )
        return [f"(?i){left}(?:{body}){right}" for left, body, right in bodies if body]

    def find(self, text: str) -> list[re.Match[str]]:
        """Where they stand, from left to right."""
        return list(islice(self._pattern.finditer(_lowered(text)), MOST))


class Accounts:
    """Finds account names behind (and before) the name of a network.

    Args:
        labels: words such as "id" that an account's name follows.
        naming: words such as "is" or "called" that do the same less surely.
        page: words such as "page" behind a network that a page's name follows.
        underscore: words for "_" and "." that are spelled out.
        ordinary: words that are no account's name.
        files: endings of file names.
    """

    def __init__(
        self,
        *,
        labels: Iterable[str] = (),
        naming: Iterable[str] = (),
        page: Iterable[str] = (),
        underscore: Iterable[str] = (),
        ordinary: Iterable[str] = (),
        files: Iterable[str] = (),
    ) -> None:
        self._labels, self._naming, self._page = map(_Words, (labels, naming, page))
        self._ordinary, self._files = frozenset(ordinary), frozenset(files)
        words = "|".join(spelled(word) for word in sorted(underscore, key=len, reverse=True))
        spaced = rf" ?(?:{words}) ?" if words else "(?!)"
        self._spelled_out = re.compile(
            rf"(?<![{LATIN}])[A-Za-z][A-Za-z0-9]{{1,19}}"
            rf"(?:(?:{spaced}| \. ?)[a-z0-9]{{2,20}}){{1,4}}(?![{LATIN}])"
        )

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
            if word == name[0]:
                # The next name is looked at by itself.
                return None
            if not step and match[1] == "-" and word not in self._page:
                # "insta-worthy" is another word.
                return None
            if match[2] and self._is_name(match[3]):
                return Span(match.start(2), match.end())
            marked = known and (naming or _MARK.search(match[1]) is not None)
            if known and self._is_titled(text, match, marked=marked and paged, told=told):
                return Span(match.start(3), match.end(), Confidence.LIKELY)
            if confidence := self._judge(
                text, match, step, marked=marked, labelled=labelled, paged=paged
            ):
                return Span(match.start(3), match.end(), confidence)
            naming = word in self._naming
            labelled = word in self._labels or (labelled and naming)
            is_page = word in self._page
            told = told or (is_page and (paged or word == match[3]))
            known = known and (naming or labelled or is_page)
            place = match.end()
        return self._quoted(text, end) or self._spoken(text, end)

    @property
    def label_pattern(self) -> str:
        """What may stand between an ordinary word and the mark behind it."""
        words = "|".join(map(spelled, self._labels.ascii))
        return f"(?:[^0-9A-Za-z.!?\\n]{{0,8}}(?:{words}))?" if words else ""

    def after_word(self, text: str, name: re.Match[str], *, paged: bool = False) -> Span | None:
        """The account behind an ordinary word: it needs a mark between, and a form of its own."""
        match = _STEP.match(text, name.end())
        if match and match[3].lower() in self._labels and match[3].isascii():
            match = _STEP.match(text, match.end())
        if match is None:
            return None
        if match[2] and self._is_name(match[3]):
            return Span(match.start(2), match.end())
        if not _MARK.search(match[1]):
            return None
        if self.is_id(match[3]):
            return Span(match.start(3), match.end())
        # Latin letters behind a word of another script are an id.
        foreign = name[0][0].isalpha() and not name[0].isascii()
        if foreign and (
            self._is_lone(text, match) or self._is_titled(text, match, marked=paged, told=False)
        ):
            return Span(match.start(3), match.end(), Confidence.LIKELY)
        return None

    def directly_after(self, text: str, end: int) -> Span | None:
        """The id right behind a code such as "vx"."""
        match = _STEP.match(text, end)
        if match is None or match[1] == "-" or not self.is_id(match[3]):
            return None
        return Span(match.start(3), match.end())

    def before(self, text: str, start: int) -> Span | None:
        """The account before a name: "oak_shop on Instagram"."""
        first = max(0, start - _REACH)
        match = _BEFORE.search(text, first, start)
        if match is None or "_" not in match[1] or not self.is_id(match[1]):
            return None
        return Span(match.start(1), match.end(1))

    def is_id(self, token: str) -> bool:
        """Whether a word has a form that only ids have: "oak_shop", "oak.shop", "oak77"."""
        if not _ID.fullmatch(token) or sum(map(str.isalpha, token)) < 3 or self._is_file(token):
            return False
        if "_" in token or any(map(str.isdigit, token)):
            return token.rstrip("0123456789").lower() not in self._ordinary and not token.isupper()
        return "." in token and token == token.lower() and not token.startswith("www.")

    def is_ordinary(self, token: str) -> bool:
        """Whether a word is known to be no account's name."""
        return token.lower() in self._ordinary

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
        token = match[3]
        if not token.isascii():
            return None
        if self.is_id(token):
            near = step < _FEW_STEPS or marked or labelled
            sure = "_" in token or (near if "." in token else marked or labelled or not step)
            return Confidence.SURE if sure else None
        if len(token) < _LABELLED or not token.isalpha() or self.is_ordinary(token):
            return None
        if labelled and not token.istitle():
            return Confidence.SURE
        joined = marked or (paged and match[1].strip() in ("-", "/", "\u2013") and not step)
        return Confidence.LIKELY if joined and self._is_lone(text, match) else None

    def _is_lone(self, text: str, match: re.Match[str]) -> bool:
        """Whether a word in small letters ends its sentence or stretch."""
        token = match[3]
        if not token.isascii() or not token.isalpha() or not token.islower():
            return False
        ends = _END.match(text, match.end()) is not None
        return ends and len(token) > _LABELLED and not self.is_ordinary(token)

    def _is_name(self, token: str) -> bool:
        return len(token) >= 3 and not token[0].isdigit() and not self.is_ordinary(token)

    def _is_file(self, token: str) -> bool:
        return token.rpartition(".")[2].lower() in self._files if "." in token else False

    def _is_titled(self, text: str, match: re.Match[str], *, marked: bool, told: bool) -> bool:
        """Whether two capitalised words stand here, or a name in a script without capitals."""
        token = match[3]
        if self.is_ordinary(token):
            return False
        if token.lower() == token.upper():
            return marked and len(token) >= _LABELLED and token not in self._page
        line = text[match.start(3) : match.start(3) + _REACH].partition("\n")[0]
        capital = [word[:1].isupper() for word in line.split()[:3]]
        return (marked or told) and capital[0] and any(capital[1:])

    def _quoted(self, text: str, end: int) -> Span | None:
        match = _QUOTED.search(text, end, end + _REACH)
        if match is None or re.search(r"[.!?\n\u3002]", text[end : match.start()]):
            return None
        between = [word.lower() for word in re.findall(r"[^\W\d_]+", text[end : match.start()])]
        known = self._page.all + self._naming.all + self._labels.all
        if between and not any(word.startswith(known) or word.endswith(known) for word in between):
            return None
        inside = match[0][1:-1].strip()
        if self.is_ordinary(inside):
            return None
        plain = inside.isascii() or len(inside) <= _LABELLED
        if plain and not between and match[0][0] in "\"'":
            return None
        return Span(match.start(), match.end(), Confidence.LIKELY)

    def _spoken(self, text: str, end: int) -> Span | None:
        match = self._spelled_out.search(text, end, end + 2 * _REACH)
        if match is None or match.start() - end > _REACH:
            return None
        return None if "\n" in text[end : match.start()] else Span(match.start(), match.end())


def _is_bounded(word: str) -> bool:
    return word[0].isalnum() and word[-1].isalnum()


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


def _lowered(text: str) -> str:
    """A text in lower case, of the same length."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)


def apart_from(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield each stretch once, from left to right."""
    end = -1
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span.start >= end:
            yield span
            end = span.end


def _ways(word: str) -> Iterator[str]:
    """Yield every spelling of a word with alternatives in brackets."""
    match = _CHOICE.search(word)
    if match is None:
        yield word
        return
    for choice in match[1].split("|"):
        yield from _ways(word[: match.start()] + choice + word[match.end() :])


def _tree(words: Collection[str]) -> dict[str, Any]:
    """Words letter by letter, so that a search tries each letter once."""
    root: dict[str, Any] = {}
    for word in words:
        node = root
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return root


def _branches(node: dict[str, Any]) -> str:
    bodies = [_sign(letter) + _branches(rest) for letter, rest in sorted(node.items()) if letter]
    if not bodies:
        return ""
    return f"(?:{'|'.join(bodies)}){'?' if '' in node else ''}"


def _sign(letter: str) -> str:
    return "[ \\t\\r\\n\u00a0]{1,3}" if letter == " " else re.escape(letter)
