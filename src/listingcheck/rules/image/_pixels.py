# SPDX-License-Identifier: Apache-2.0
"""Pixels to build examples from."""

from typing import Any

from listingcheck.picture import Fingerprint, PixelFacts


def pixels(**changes: Any) -> PixelFacts:
    """Those of an honest product photo on white; ``changes`` say what differs."""
    values: dict[str, Any] = {
        "deviation": 78.0,
        "entropy": 3.9,
        "colourful": 0.3,
        "white_edge": 0.92,
        "bands": None,
        "fingerprint": Fingerprint(shape=int("3c" * 32, 16), colours=bytes(range(40, 232, 4))),
        **changes,
    }
    return PixelFacts(**values)
