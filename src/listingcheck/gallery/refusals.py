# SPDX-License-Identifier: Apache-2.0
"""What in a folder or an archive is not read, and why; and what a run says once about pictures."""

from listingcheck.failure import Failure, Fix, Severity
from listingcheck.product import Where

MOST_SAID = 100
"""Refused files that are named one by one; of the rest, one failure gives the number."""


def remark(
    rule: str,
    message: str,
    fix: str,
    *,
    file: str | None = None,
    value: str | None = None,
    severity: Severity = Severity.INFO,
) -> Failure:
    """A failure of the run as a whole."""
    return Failure(
        rule=rule,
        stage=None,
        severity=severity,
        product=None,
        variant=None,
        field=None,
        where=Where(file=file),
        value=value,
        limit=None,
        message=message,
        fix=Fix(fix),
    )


_LONGEST_NAME = 300
"""Characters of a name that a message shows."""


class Refusals:
    """The files that are not read, each with the reason."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._named: list[tuple[str, str]] = []
        self._more = 0

    def add(self, name: str, reason: str) -> None:
        """Book a file. The reason follows a colon."""
        if len(self._named) < MOST_SAID:
            self._named.append((shown(name), reason))
        else:
            self._more += 1

    def failures(self) -> list[Failure]:
        """One failure for each, and one for those beyond count."""
        said = [
            self._failure(f"{name} was not read: {reason}.", name) for name, reason in self._named
        ]
        if self._more:
            said.append(self._failure(f"{self._more:,} more files were not read.", None))
        return said

    def _failure(self, message: str, name: str | None) -> Failure:
        return remark(
            "image-unreadable",
            message,
            "Put the picture itself in its place.",
            file=self._file,
            value=name,
            severity=Severity.WARNING,
        )


def shown(name: str) -> str:
    """A file name that any report can hold, whatever bytes the system has it in."""
    return name[:_LONGEST_NAME].encode("utf-8", "replace").decode("utf-8")
