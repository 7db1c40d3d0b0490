# SPDX-License-Identifier: Apache-2.0
"""What a picture is to become, what became of it, and why it cannot."""

from dataclasses import dataclass

from listingcheck.errors import ListingcheckError


class ConversionError(ListingcheckError):
    """A picture cannot be turned into another. The text says why."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a marketplace accepts of a picture; the figures are TikTok Shop's (checked 2026-08)."""

    smallest: int = 300
    """Pixels of the shorter side, at least."""
    largest: int = 4000
    """Pixels of the longer side, at most."""
    max_bytes: int = 5 * 2**20
    """The limit until 2025, to which some connectors keep; 10 MB now."""
    narrowest: float = 3 / 4
    """Width by height, at least."""
    widest: float = 4 / 3
    """Width by height, at most."""


@dataclass(frozen=True, slots=True)
class Converted:
    """A picture as JPEG."""

    data: bytes
    width: int
    height: int
    quality: int
    """From 1 to 100, as JPEG encoders count it."""
    steps: tuple[str, ...]
    """What was done, in plain words: ``flattened on white``, ``enlarged from 64 x 64``."""
