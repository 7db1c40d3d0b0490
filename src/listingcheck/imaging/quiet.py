# SPDX-License-Identifier: Apache-2.0
"""Keeps Pillow's warnings about odd files off standard error, from several threads at once."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock


class _Silence:
    """One change of the warnings' filters, shared by all who ask for silence at a time."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._asking = 0
        self._kept = warnings.catch_warnings()

    def begin(self) -> None:
        """Pass over what Pillow warns of, from now on."""
        with self._lock:
            self._asking += 1
            if self._asking == 1:
                self._kept = warnings.catch_warnings()
                self._kept.__enter__()
                warnings.filterwarnings("ignore", module=r"PIL\.")

    def end(self) -> None:
        """Put the filters back once nobody asks for silence any more."""
        with self._lock:
            self._asking -= 1
            if not self._asking:
                self._kept.__exit__(None, None, None)


_SILENCE = _Silence()


@contextmanager
def quiet() -> Iterator[None]:
    """Within it, Pillow warns of nothing."""
    _SILENCE.begin()
    try:
        yield
    finally:
        _SILENCE.end()
