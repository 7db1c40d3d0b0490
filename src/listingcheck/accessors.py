# SPDX-License-Identifier: Apache-2.0
"""What ``frame.listingcheck`` offers, whoever's frame it is."""

from typing import Any

from listingcheck.face import check
from listingcheck.profile import DEFAULT
from listingcheck.report import Report


class Listings:
    """The products of a frame that has the columns of a platform's export."""

    def __init__(self, frame: Any) -> None:
        self._frame = frame

    def check(self, profile: str = DEFAULT, **options: Any) -> Report:
        """Check the products and collect every failure.

        Args:
            profile: for whom, such as ``tiktok-shop/us``, or the path of a pack.
            options: the others of :func:`listingcheck.check`, such as ``shop`` or ``select``.

        Raises:
            ListingcheckError: the work could not be done; the text says what to do.
        """
        return check(self._frame, profile=profile, **options)
