# SPDX-License-Identifier: Apache-2.0
"""JUnit XML, for test reports of Jenkins, GitLab and others: one case per product with failures.

What could not be read has a case of its own, what concerns several products together has one per
rule, and the run as a whole is the last, so that a report is never without a case. Clean products
are counted in the properties.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple, TextIO
from xml.sax.saxutils import escape

from listingcheck.engine import BoundRule
from listingcheck.failure import Failure, Severity
from listingcheck.outputs.anchors import Files
from listingcheck.outputs.quoting import safe, short
from listingcheck.outputs.spool import temporary
from listingcheck.rule import CatalogueRule
from listingcheck.tally import Tally

TOLD = 100
"""How many failures of one case are told; the rest are counted."""
_NO_XML = re.compile("[\ufffe\uffff]")


class _Name(NamedTuple):
    """What the failures of one test case have in common."""

    classname: str
    name: str
    record: int | None = None


_RUN = _Name("listingcheck", "The run as a whole")


class _Lines:
    """The first lines of a case, and how many there are."""

    def __init__(self) -> None:
        self._first: list[str] = []
        self._count = 0

    def add(self, failure: Failure) -> None:
        """Keep one failure while there are few."""
        self._count += 1
        if len(self._first) < TOLD:
            self._first.append(_line(failure))

    def element(self, name: str, attributes: str = "") -> str:
        """All that is kept as one element, one line each; nothing where there is none."""
        more = self._count - len(self._first)
        text = "\n".join([*self._first, *([f"and {more:,} more"] if more else [])])
        return f"<{name}{attributes}>{_xml(text)}</{name}>\n" if text else ""

    @property
    def message(self) -> str:
        """The first line, and how many follow."""
        more = f" and {self._count - 1:,} more" if self._count > 1 else ""
        return f"{self._first[0]}{more}" if self._first else ""


class _Case:
    """One test case: its errors fail it, everything else is told beside them."""

    def __init__(self, name: _Name) -> None:
        self.name = name
        self._errors, self._others = _Lines(), _Lines()

    def add(self, failure: Failure) -> None:
        """Take one failure."""
        (self._errors if failure.severity is Severity.ERROR else self._others).add(failure)

    @property
    def failed(self) -> bool:
        """Whether it holds an error."""
        return bool(self._errors.message)

    def element(self) -> str:
        """The case in XML."""
        attributes = f' message="{_xml(self._errors.message)}" type="error"'
        classname, name, _ = self.name
        return (
            f'<testcase classname="{_xml(short(classname))}" name="{_xml(short(name))}">\n'
            f"{self._errors.element('failure', attributes)}{self._others.element('system-out')}"
            "</testcase>\n"
        )


class Output:
    """Keeps the cases in a temporary file, because their number stands before them."""

    marketplace = None
    product = None

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._cases = temporary()
        self._files = Files()
        self._run = _Case(_RUN)
        self._case: _Case | None = None
        self._tests = self._failed = 0
        self._profile = ""
        self._shared: frozenset[str] = frozenset()

    def begin(self, profile: str, rules: Sequence[BoundRule]) -> None:
        """Learn which rules judge several products together."""
        self._profile = profile
        self._shared = frozenset(b.rule.id for b in rules if isinstance(b.rule, CatalogueRule))

    def failure(self, failure: Failure) -> None:
        """Add a failure to its case, which ends where another begins."""
        name = self._name_of(failure)
        if name == _RUN:
            self._run.add(failure)
            return
        if self._case is None or name != self._case.name:
            self._close()
            self._case = _Case(name)
        self._case.add(failure)

    def end(self, tally: Tally) -> None:
        """Write the counts, the properties and the cases."""
        self._close()
        self._case = self._run
        self._close()
        counts = f'tests="{self._tests}" failures="{self._failed}" errors="0"'
        write = self._stream.write
        write('<?xml version="1.0" encoding="UTF-8"?>\n')
        write(f'<testsuites name="listingcheck" {counts}>\n')
        write(f'<testsuite name="{_xml(short(self._profile))}" {counts}>\n<properties>\n')
        for name, count in _properties(tally).items():
            write(f'<property name="{name}" value="{count}"/>\n')
        write("</properties>\n")
        self._cases.seek(0)
        for line in self._cases:
            write(line)
        self._cases.close()
        write("</testsuite>\n</testsuites>\n")

    def _name_of(self, failure: Failure) -> _Name:
        where = failure.where
        if failure.product is not None and failure.rule in self._shared:
            return _Name("Several products together", failure.rule)
        file = self._files.of(failure)
        if failure.product is not None:
            return _Name(file, failure.product, where.record)
        if where.line or where.record:
            place = f"line {where.line:,}" if where.line else f"product {where.record:,}"
            return _Name(file, f"Not read: {place}")
        return _RUN

    def _close(self) -> None:
        if self._case is not None:
            self._tests += 1
            self._failed += self._case.failed
            self._cases.write(self._case.element())


def _line(failure: Failure) -> str:
    line = f"line {failure.where.line}: " if failure.where.line else ""
    variant = f"{short(failure.variant)}: " if failure.variant else ""
    told = f"{short(failure.message)} Fix: {short(failure.fix.text)}"
    return f"{line}{variant}{safe(failure.rule)}: {told}"


def _xml(text: str) -> str:
    """The text as XML, in ASCII: a console's encoding cannot contradict the declaration."""
    legal = escape(_NO_XML.sub("\ufffd", text), {'"': "&quot;"})
    return legal.encode("ascii", "xmlcharrefreplace").decode()


def _properties(tally: Tally) -> dict[str, int]:
    return {"products": tally.products, **tally.outcomes, "suppressed": tally.suppressed}
