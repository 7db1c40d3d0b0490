# SPDX-License-Identifier: Apache-2.0
"""What all rules about the package size share."""

from collections.abc import Hashable, Mapping
from typing import ClassVar

from listingcheck.product import Length, Variant
from listingcheck.rule import VariantRule
from listingcheck.rules._numbers import with_unit


def parcels(variant: Variant) -> Hashable:
    """All that these rules look at: no weight matters without a size."""
    size = variant.dimensions
    # Readers share equal lengths, not equal sizes, so lengths are quicker to compare.
    return size and (variant.weight, size.length, size.width, size.height)


class DimensionsRule(VariantRule):
    """Looks at the package size of one variant."""

    shape: ClassVar = parcels


def stated(variant: Variant) -> dict[str, Length]:
    """The sides that are stated, by name."""
    sides = variant.dimensions.sides if variant.dimensions else {}
    return {name: side for name, side in sides.items() if side is not None}


def size_of(sides: Mapping[str, Length]) -> str:
    """``30 x 20 x 5 cm``, as the source wrote it."""
    units = {side.unit for side in sides.values()}
    unit = units.pop() if len(units) == 1 else None
    return with_unit(" x ".join(side.raw.strip() for side in sides.values()), unit, *sides.values())
