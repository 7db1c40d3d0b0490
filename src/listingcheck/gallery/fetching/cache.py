# SPDX-License-Identifier: Apache-2.0
"""Pictures that were fetched, kept by their content.

``objects/ab/cdef...`` holds a picture under the SHA-256 of its bytes; ``index/ab/cdef....json``
says, under the SHA-256 of an address, what was fetched from there. Every file is written in
``incoming/`` and then moved to its place, so that several processes can share a folder and an
interrupted run leaves nothing half done.

Troubles are not kept: who mends an address wants it looked at again.
"""

import json
import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from hashlib import file_digest, sha256
from pathlib import Path
from typing import IO, Any

from listingcheck.errors import ConfigurationError

_DIGEST = re.compile(r"[0-9a-f]{64}")
_ABANDONED = 86_400.0
"""Seconds after which a file that was never finished belongs to nobody."""


@dataclass(frozen=True, slots=True)
class Note:
    """What is known of an address."""

    digest: str
    fetched_at: float
    """In seconds since 1970."""
    etag: str | None = None
    last_modified: str | None = None

    def fresh(self, seconds: float) -> bool:
        """Whether it was fetched, or asked about, less than so many seconds ago."""
        return 0 <= time.time() - self.fetched_at < seconds


class Cache:
    """A folder of pictures; without one, a temporary folder until it is closed."""

    def __init__(self, folder: Path | None = None) -> None:
        self._temporary = folder is None
        self._folder = folder or Path(tempfile.mkdtemp(prefix="listingcheck-"))
        self._incoming = self._folder / "incoming"
        try:
            self._incoming.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            reason = error.strerror or str(error)
            raise ConfigurationError(
                f"Pictures cannot be kept in {self._folder}: {reason}."
            ) from error
        self._tidy()

    def path(self, digest: str) -> Path:
        """Where the picture with this digest stands."""
        return self._folder / "objects" / digest[:2] / digest[2:]

    def note(self, address: str) -> Note | None:
        """What is known of an address, if its picture is there and whole."""
        try:
            note = _note(json.loads(self._index(address).read_bytes()))
        except (OSError, ValueError):
            return None
        return note if note and self._whole(note.digest) else None

    def remember(self, address: str, note: Note) -> None:
        """Write down what was fetched from an address.

        Raises:
            OSError: the folder cannot be written any more.
        """
        with self._new_file() as (draft, file):
            file.write(json.dumps(asdict(note)).encode())
        _move(draft, self._index(address))

    def keep(self, pieces: Iterable[bytes]) -> str:
        """Keep a picture as it comes, and give its digest.

        Raises:
            OSError: the folder cannot be written any more.
        """
        seen = sha256()
        with self._new_file() as (draft, file):
            for piece in pieces:
                seen.update(piece)
                file.write(piece)
        digest = seen.hexdigest()
        if self._whole(digest):
            draft.unlink()
        else:
            _move(draft, self.path(digest))
        return digest

    def close(self) -> None:
        """Remove the folder, if it is a temporary one."""
        if self._temporary:
            shutil.rmtree(self._folder, ignore_errors=True)

    def _index(self, address: str) -> Path:
        name = sha256(address.encode("utf-8", "surrogatepass")).hexdigest()
        return self._folder / "index" / name[:2] / f"{name[2:]}.json"

    def _whole(self, digest: str) -> bool:
        """Whether a picture is there, and still what it was."""
        try:
            with self.path(digest).open("rb") as file:
                return file_digest(file, "sha256").hexdigest() == digest
        except OSError:
            return False

    @contextmanager
    def _new_file(self) -> Iterator[tuple[Path, IO[bytes]]]:
        """A file of one's own, which is removed if it cannot be finished."""
        number, name = tempfile.mkstemp(dir=self._incoming)
        draft = Path(name)
        try:
            with os.fdopen(number, "wb") as file:
                yield draft, file
        except BaseException:
            draft.unlink()
            raise

    def _tidy(self) -> None:
        """Remove what an interrupted run left."""
        for draft in self._incoming.iterdir():
            with suppress(OSError):
                if time.time() - draft.stat().st_mtime > _ABANDONED:
                    draft.unlink()


def _move(draft: Path, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    draft.replace(place)


def _note(said: Any) -> Note | None:
    """A note, if it makes sense: the folder may have been touched."""
    match said:
        case {"digest": str(digest), "fetched_at": float(fetched_at), **marks}:
            etag, last_modified = marks.get("etag"), marks.get("last_modified")
        case _:
            return None
    if not _DIGEST.fullmatch(digest):
        return None
    return Note(
        digest,
        fetched_at,
        etag if isinstance(etag, str) else None,
        last_modified if isinstance(last_modified, str) else None,
    )
