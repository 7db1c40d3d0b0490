# SPDX-License-Identifier: Apache-2.0
"""Package sizes of PrestaShop's products."""

from listingcheck.product import Dimensions, Length
from listingcheck.sources.kit.memo import Memo
from listingcheck.sources.kit.memo import cells as memo
from listingcheck.sources.kit.parts import dimensions
from listingcheck.sources.reading import Settings

Sides = tuple[str, str, str]
"""The texts of depth, width and height."""


def sizes(settings: Settings) -> Memo[Sides, Dimensions | None]:
    """The package size of three sides; what nobody entered is 0 on all of them."""
    lengths = memo(lambda raw: Length.parse(raw, settings.dimension_unit))

    def size(sides: Sides) -> Dimensions | None:
        depth, width, height = (lengths[side] for side in sides)
        if not any(side and side.amount != 0 for side in (depth, width, height)):
            return None
        return dimensions(depth, width, height)

    return Memo(size)
