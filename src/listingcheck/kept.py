# SPDX-License-Identifier: Apache-2.0
"""Keeps what was worked out from word lists, so that the next process only has to read it.

It is kept as JSON where Python keeps the compiled modules of this package: whoever may write there
may change the code itself, so nothing is trusted that was not trusted before. A file is named by
all that its content follows from, the code that works it out included; what changes has another
name. Where nothing can be written, everything is worked out as if there were no such place.

The environment variable ``LISTINGCHECK_NO_CACHE`` switches it off. Where Python is told not to
write compiled modules (``PYTHONDONTWRITEBYTECODE``), nothing is written here either.
"""

import hashlib
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import cache
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

SWITCH = "LISTINGCHECK_NO_CACHE"
"""The variable that switches it off, whatever it is set to."""
FEWEST = 5_000
"""Characters from which on something is kept; less is worked out sooner than it is read."""
MOST = 4
"""How many files of one name are kept: those of versions that someone uses in turn."""
_PACKAGE = Path(__file__).parent


def kept(name: str, given: Iterable[str], work_out: Callable[[], Any]) -> Any:
    """What follows from some texts: read where it is kept, or else worked out, and kept.

    Args:
        name: what it is, as the beginning of a file name: letters, digits, hyphens.
        given: all that it follows from, besides the code.
        work_out: makes it, of what JSON knows.
    """
    place = _place(name, "\0".join(given))
    if place is None:
        return work_out()
    # Whatever is wrong with a file that is kept, it can be worked out again.
    with suppress(OSError, ValueError):
        return json.loads(place.read_bytes())
    worked_out = work_out()
    if not sys.dont_write_bytecode:
        with suppress(OSError):
            _keep(place, worked_out)
    return worked_out


def _place(name: str, given: str) -> Path | None:
    """Where something is kept; None where it is not."""
    if len(given) < FEWEST or os.environ.get(SWITCH):
        return None
    with suppress(OSError, NotImplementedError):
        digest = _code().copy()
        digest.update(given.encode(errors="surrogatepass"))
        return folder() / f"{name}.{digest.hexdigest()}.json"
    return None


def folder() -> Path:
    """Beside what Python compiled of this package."""
    return Path(cache_from_source(__file__)).parent / "kept"


@cache
def _code() -> "hashlib.blake2b":
    """A digest of this Python and of the modules that work something out."""
    digest = hashlib.blake2b(sys.version.encode(), digest_size=16)
    for module in (_PACKAGE / "data.py", *sorted((_PACKAGE / "detect").rglob("*.py"))):
        digest.update(module.read_bytes())
    return digest


def _keep(place: Path, worked_out: Any) -> None:
    text = json.dumps(worked_out, ensure_ascii=False, separators=(",", ":"))
    # What JSON would change, such as numbers that are keys, is worked out every time.
    if json.loads(text) != worked_out:
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    # Readers see the whole file or none, however many processes write it.
    unfinished = place.with_suffix(f".{os.getpid()}")
    try:
        with unfinished.open("x", encoding="utf-8", errors="surrogatepass") as file:
            file.write(text)
        unfinished.replace(place)
    finally:
        unfinished.unlink(missing_ok=True)
    for old in _oldest(place):
        old.unlink(missing_ok=True)


def _oldest(place: Path) -> Iterator[Path]:
    """Yield the files of the same name beyond the newest."""
    name = place.name.partition(".")[0]
    known = sorted(place.parent.glob(f"{name}.*.json"), key=lambda each: each.stat().st_mtime)
    yield from known[:-MOST]
