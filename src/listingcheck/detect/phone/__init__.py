# SPDX-License-Identifier: Apache-2.0
"""Finds telephone numbers: by their shape, the market's numbering plan and the words beside them.

Listings are full of digits that are no telephone numbers: sizes, dates, article numbers. So a
number needs more than digits: a "+", the market's own grouping, or a word such as "call".
"""

from listingcheck.detect.phone.finder import Phones
from listingcheck.detect.phone.spoken import Spoken

__all__ = ["Phones", "Spoken"]
