# SPDX-License-Identifier: Apache-2.0
"""Where corrected exports go, and how they get there whole or not at all."""

import os
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from shutil import copymode

from listingcheck.cli.printing import printable
from listingcheck.cli.run import STANDARD, same
from listingcheck.correction import Correction
from listingcheck.correction.difference import difference
from listingcheck.errors import ConfigurationError, SourceError


class Target:
    """Where corrected exports go: by default only a diff of them, to standard output."""

    tells_change = True
    """Whether a change alone is something to tell by the exit code."""
    done = "would be corrected"
    """What is said of the cells afterwards."""

    def put(self, correction: Correction) -> None:
        """Show or write what was corrected."""
        _show(correction)


class _ToFile(Target):
    tells_change = False
    done = "corrected"

    def __init__(self, file: str) -> None:
        self._file = file

    def put(self, correction: Correction) -> None:
        if self._file == STANDARD:
            sys.stdout.buffer.write(correction.data)
        else:
            _replace(Path(self._file), correction.data)


class _InPlace(Target):
    done = "corrected"

    def __init__(self, paths: Sequence[str]) -> None:
        for path in paths:
            _refuse_in_place(path)
        self._seen = {path: _stamp(path) for path in paths if Path(path).exists()}

    def put(self, correction: Correction) -> None:
        for path in correction.changed:
            if _stamp(path) != self._seen.get(path):
                raise SourceError(f"{path} was changed while it was corrected: do it again.")
        for path in correction.changed:
            _replace(Path(path), correction.files[path])
        _show(correction)


def target_of(paths: Sequence[str], out: str | None, *, diff: bool, in_place: bool) -> Target:
    """Where the corrected exports go.

    Raises:
        ConfigurationError: it is not said, said twice, or no place to write to.
    """
    if (out is not None) + diff + in_place != 1:
        raise ConfigurationError("Say where to, once: --out FILE, --in-place, or --diff to look.")
    if in_place:
        return _InPlace(paths)
    if out is None:
        return Target()
    if len(paths) > 1:
        raise ConfigurationError("--out is for one export: correct several --in-place, as copies.")
    if same(out, paths[0]):
        raise ConfigurationError(f"--out {out} would overwrite what is corrected: say --in-place.")
    return _ToFile(out)


def _show(correction: Correction) -> None:
    """Print what differs, cell by cell."""
    shown = printable()
    for line in difference(correction.changes):
        print(line, file=shown)
    # What is said on standard error afterwards stands below it, wherever both go.
    shown.flush()


def _refuse_in_place(path: str) -> None:
    if path == STANDARD:
        raise ConfigurationError("Standard input has no place to write to: give --out FILE.")
    if Path(path).is_symlink():
        raise ConfigurationError(f"{path} is a link: name the file itself to correct it in place.")


def _stamp(path: str) -> tuple[int, int]:
    found = Path(path).stat()
    return found.st_mtime_ns, found.st_size


def _replace(path: Path, data: bytes) -> None:
    """Put a file in its place at once, with the permissions of the one that was there."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        _copy_mode(path, name)
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def _copy_mode(path: Path, name: str) -> None:
    """Give a new file the permissions of the old one; where there is none, the usual ones."""
    if path.exists():
        copymode(path, name)
        return
    mask = os.umask(0)
    os.umask(mask)
    Path(name).chmod(0o666 & ~mask)
