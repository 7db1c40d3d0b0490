# SPDX-License-Identifier: Apache-2.0
"""What all weight rules share."""

from operator import attrgetter
from typing import ClassVar

from listingcheck.product import Weight
from listingcheck.rule import VariantRule
from listingcheck.rules._numbers import shown, with_unit


class WeightRule(VariantRule):
    """Looks at the package weight of one variant."""

    shape: ClassVar = attrgetter("weight")


def stated(weight: Weight) -> str:
    """``250 g``, as the source wrote it."""
    unit = weight.unit if weight.amount is not None else None
    return with_unit(shown(weight), unit, weight)
