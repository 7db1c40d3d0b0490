# SPDX-License-Identifier: Apache-2.0
"""Bytes of pictures: measured without ever raising, and converted to what marketplaces take."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from listingcheck.imaging.converting import convert
    from listingcheck.imaging.measuring import measure
    from listingcheck.imaging.target import ConversionError, Converted, Target

__all__ = ["ConversionError", "Converted", "Target", "convert", "measure"]

_HOMES = {
    "ConversionError": "target",
    "Converted": "target",
    "Target": "target",
    "convert": "converting",
    "measure": "measuring",
}
"""Which module each name lives in: it is imported once someone asks for the name."""


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'listingcheck.imaging' has no attribute {name!r}")
    value = getattr(import_module(f"listingcheck.imaging.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
