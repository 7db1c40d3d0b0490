# SPDX-License-Identifier: Apache-2.0
"""Keeps Python's cycle collector from re-reading what a process holds for good."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_YOUNG_OBJECTS = 50_000
"""New objects between two collections. Products make no cycles, so reference counts free them."""


@contextmanager
def quiet_collector() -> Iterator[None]:
    """Collect cycles less often for a while; leaves the collector as it was."""
    before = gc.get_threshold()
    collect_rarely()
    try:
        yield
    finally:
        gc.set_threshold(*before)


@contextmanager
def uncollected() -> Iterator[None]:
    """Pauses Python's search for garbage while a great many objects are made that all stay.

    It would look at every one of them again and again, a third of the time it takes to make them.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def collect_rarely() -> None:
    """Collect cycles less often."""
    gc.set_threshold(_YOUNG_OBJECTS, *gc.get_threshold()[1:])
