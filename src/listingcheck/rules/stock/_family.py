# SPDX-License-Identifier: Apache-2.0
"""What all stock rules share."""

from operator import attrgetter
from typing import ClassVar

from listingcheck.rule import VariantRule


class StockRule(VariantRule):
    """Looks at the stock of one variant."""

    shape: ClassVar = attrgetter("stock")
