# SPDX-License-Identifier: Apache-2.0
"""Keeps Python's cycle collector from re-reading what a run holds for good."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_YOUNG_OBJECTS = 50_000
"""New objects between two collections. Products make no cycles, so reference counts free them."""


@contextmanager
def quiet_collector() -> Iterator[None]:
    """Collect cycles less often for a while; leaves the collector as it was."""
    before = gc.get_threshold()
    gc.set_threshold(_YOUNG_OBJECTS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
