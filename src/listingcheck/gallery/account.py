# SPDX-License-Identifier: Apache-2.0
"""Counts, over a run, what was not looked at, and says each thing once at its end."""

from collections import Counter
from collections.abc import Iterator
from importlib.util import find_spec

from listingcheck.failure import Failure
from listingcheck.gallery.refusals import remark, shown
from listingcheck.picture import Depth, Format, ImageFacts

_CODES = Depth.QR | Depth.BARCODES


class Account:
    """What a run did not look at.

    Args:
        depth: how deep it was to look.
        label: how a message calls where the pictures come from.
    """

    def __init__(self, depth: Depth, label: str) -> None:
        self.looked_at = 0
        self._label = label
        self._depth = depth
        self._without = _out_of_reach(depth)
        self._absent = 0
        self._first_absent = ""
        self._codeless = 0
        self._textless = 0
        self._undrawn: Counter[str] = Counter()

    def absent(self, name: str) -> None:
        """Book a picture that is not where pictures are looked for."""
        self._first_absent = self._first_absent or name
        self._absent += 1

    def seen(self, facts: ImageFacts) -> None:
        """Book a picture that was looked at, and what of it was not."""
        self.looked_at += 1
        lacking = self._depth & ~facts.seen
        if not lacking or facts.damage is not None:
            return
        self._codeless += bool(lacking & self._without & _CODES)
        self._textless += bool(lacking & self._without & Depth.TEXT)
        if lacking & ~self._without:
            self._undrawn[facts.format or "unknown"] += 1

    def remarks(self) -> Iterator[Failure]:
        """Say each thing once."""
        if self._absent:
            yield self._not_there()
        if self._codeless:
            yield _unsearched("image-qr-code", self._codeless, "QR codes", "qr")
        if self._textless:
            yield _unsearched("image-contact-text", self._textless, "text", "ocr")
        if self._undrawn:
            yield self._by_header()

    def _not_there(self) -> Failure:
        first = shown(self._first_absent)
        one = self._absent == 1
        were = "picture is" if one else "pictures are"
        return remark(
            "image-unreachable",
            f"{self._absent:,} {were} not in {shown(self._label)}, so "
            f"{'it was' if one else 'they were'} not looked at; the first: {first}.",
            "Add them there under the names by which the listings know them.",
            file=shown(self._label),
            value=first,
        )

    def _by_header(self) -> Failure:
        total = self._undrawn.total()
        kinds = ", ".join(f"{count:,} {kind}" for kind, count in self._undrawn.most_common())
        return remark(
            "image-unreadable",
            f"{_pictures(total)} judged by the header alone, because the pixels could not be "
            f"looked at: {kinds}.",
            _remedy(set(self._undrawn)),
            value=str(total),
        )


def _out_of_reach(depth: Depth) -> Depth:
    """What is asked for and cannot be looked at, because a package is not installed."""
    without = Depth(0)
    if depth & (_CODES | Depth.TEXT):
        from listingcheck.imaging import codes, writing

        without |= Depth(0) if codes.available() else _CODES
        without |= Depth(0) if writing.available() else Depth.TEXT
    return without


def _unsearched(rule: str, count: int, what: str, extra: str) -> Failure:
    install = f"pip install 'listingcheck[{extra}]'"
    return remark(
        rule,
        f"{_pictures(count)} not searched for {what}: {install}",
        f"Run {install}.",
        value=str(count),
    )


def _pictures(count: int) -> str:
    return f"{count:,} picture{' was' if count == 1 else 's were'}"


def _remedy(kinds: set[str]) -> str:
    convert = "Convert them to JPEG, which is looked at whole"
    if Format.HEIC in kinds and find_spec("pillow_heif") is None:
        return f"{convert}, or run pip install 'listingcheck[heic]' for those in HEIC."
    return f"{convert}."
