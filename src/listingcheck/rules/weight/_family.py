# SPDX-License-Identifier: Apache-2.0
"""What all weight rules share."""

from operator import attrgetter
from typing import ClassVar

from listingcheck.rule import VariantRule


class WeightRule(VariantRule):
    """Looks at the package weight of one variant."""

    shape: ClassVar = attrgetter("weight")
