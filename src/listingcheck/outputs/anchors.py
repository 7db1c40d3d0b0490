# SPDX-License-Identifier: Apache-2.0
"""Where a failure is and what it says, in the terms of systems that show files and lines."""

import re
from functools import lru_cache
from pathlib import Path, PurePath

from listingcheck.failure import Failure
from listingcheck.outputs.quoting import short

_POSITION = re.compile(r"^variants\[\d+\]\.?")


class Files:
    """Names the file of each failure, relative to where the command runs."""

    def __init__(self) -> None:
        self.last = "products"
        """The file named last."""

    def of(self, failure: Failure) -> str:
        """The file; the last one named where a failure is about the run as a whole."""
        if failure.where.file is not None:
            self.last = relative(failure.where.file)
        return self.last


@lru_cache(maxsize=64)
def relative(file: str) -> str:
    """A file as seen from where the command runs, with slashes."""
    path, here = PurePath(file), Path.cwd()
    inside = path.is_absolute() and path.is_relative_to(here)
    return (path.relative_to(here) if inside else path).as_posix()


def subject(failure: Failure) -> str:
    """The product and the SKU, such as ``tee, TEE-1``; empty for the run as a whole."""
    return ", ".join(short(part) for part in (failure.product, failure.variant) if part)


def path_of(failure: Failure) -> list[str]:
    """Product, SKU and field; never a position, which changes when a file is sorted."""
    field = failure.field or ""
    parts = failure.product, failure.variant
    named = _POSITION.sub("", field) if failure.variant else field
    return [short(part) for part in (*parts, named) if part]


def told(failure: Failure) -> str:
    """Product, message and remedy in one paragraph."""
    about = subject(failure)
    message, fix = short(failure.message), short(failure.fix.text)
    return f"{about}: {message} Fix: {fix}" if about else f"{message} Fix: {fix}"
