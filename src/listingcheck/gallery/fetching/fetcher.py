# SPDX-License-Identifier: Apache-2.0
"""The supplier that fetches pictures."""

from pathlib import Path
from typing import TYPE_CHECKING

from listingcheck.errors import MissingExtraError
from listingcheck.gallery.fetching.cache import Cache, Note
from listingcheck.gallery.fetching.gate import PUBLIC, Gate
from listingcheck.gallery.fetching.hosts import Hosts
from listingcheck.gallery.fetching.limits import USUAL, Limits
from listingcheck.gallery.fetching.troubles import Again
from listingcheck.gallery.found import InFile
from listingcheck.gallery.supplier import Unreachable
from listingcheck.product import Product

if TYPE_CHECKING:
    import httpx


class Fetcher:
    """Fetches pictures from the web: from public servers only, politely, and each once.

    Args:
        cache: the folder in which they are kept; a temporary one when left out.
        at_once: how many are fetched at the same time.
        per_host: how many of them from one host.
        limits: how much, how long and how often.
        gate: where requests may go.

    Raises:
        MissingExtraError: httpx is not installed.
        ConfigurationError: the folder cannot be written.
    """

    label = "the web"
    asks_whose = False

    def __init__(
        self,
        cache: Path | None = None,
        *,
        at_once: int = 8,
        per_host: int = 4,
        limits: Limits = USUAL,
        gate: Gate = PUBLIC,
    ) -> None:
        try:
            from listingcheck.gallery.fetching.address import address_of
            from listingcheck.gallery.fetching.line import Line
        except ModuleNotFoundError as error:
            raise MissingExtraError("Fetching pictures", "fetch") from error
        self.at_once = at_once
        self._limits = limits
        self._address_of = address_of
        self._hosts = Hosts(per_host, limits.patience)
        self._line = Line(gate, limits, self._hosts, at_once)
        self._cache = Cache(cache)

    def find(self, name: str, product: Product) -> InFile | None:  # noqa: ARG002 - of no use here
        """The picture at an address, fetched unless it is kept; None for any other name.

        Raises:
            Unreachable: it cannot be had.
        """
        url = self._address_of(name)
        if url is None:
            return None
        try:
            return InFile(name, str(self._cache.path(self._current(url).digest)))
        except OSError as error:
            reason = error.strerror or str(error)
            raise Unreachable(f"it cannot be kept ({reason.lower()})", passing=True) from error

    def named_after(self, product: Product) -> tuple[()]:  # noqa: ARG002 - of no use here
        """None: the web cannot be searched."""
        return ()

    def close(self) -> None:
        """Hang up, and remove what was kept for this run alone."""
        self._hosts.end()
        self._line.close()
        self._cache.close()

    def _current(self, url: "httpx.URL") -> Note:
        """What is known of an address, asked for where that is too old or nothing."""
        address = str(url)
        note = self._cache.note(address)
        if note is None or not note.fresh(self._limits.fresh_for):
            note = self._asked(url, note)
            self._cache.remember(address, note)
        return note

    def _asked(self, url: "httpx.URL", known: Note | None) -> Note:
        """What the server says, asked more than once where that may help."""
        pause = self._limits.pause
        for _ in range(self._limits.retries):
            try:
                return self._line.get(url, known, self._cache.keep)
            except Again as trouble:
                # A server that names a time is left alone for it by all threads; see Hosts.
                if trouble.after is None:
                    self._hosts.wait(pause)
                pause *= 2
        return self._line.get(url, known, self._cache.keep)
