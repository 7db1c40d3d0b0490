# SPDX-License-Identifier: Apache-2.0
"""Says where in a picture something stands."""

from listingcheck.picture import Box, ImageFacts

_ACROSS, _DOWN = ("left", "", "right"), ("top", "", "bottom")


def spot(box: Box, facts: ImageFacts) -> str:
    """Its ninth of the picture: ``at the bottom right``, ``in the middle``."""
    if not facts.width or not facts.height:
        return "in it"
    across = _ACROSS[_third(box.left + box.right, facts.width)]
    down = _DOWN[_third(box.top + box.bottom, facts.height)]
    named = " ".join(filter(None, (down, across)))
    return f"at the {named}" if named else "in the middle"


def _third(doubled: int, length: int) -> int:
    """Which third the middle of two ends is in, given their sum."""
    return min(max(doubled * 3 // (2 * length), 0), 2)
