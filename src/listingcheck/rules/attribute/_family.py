# SPDX-License-Identifier: Apache-2.0
"""What all rules share that read a product through the attributes of its category."""

import re
from abc import abstractmethod
from collections.abc import Iterator, Sequence
from typing import ClassVar

from listingcheck.answers import Look, Property, Stated
from listingcheck.failure import Finding
from listingcheck.product import Product
from listingcheck.rules._answers import AnswerRule, described
from listingcheck.rules._quoting import quoted

_BETWEEN = re.compile(r"[;,|/\n]")


class AttributeRule(AnswerRule):
    """Looks at what a product states for each attribute of its category."""

    shape: ClassVar = described
    answers: ClassVar = ("attributes", "listing_schemas")

    def check(self, product: Product) -> Iterator[Finding]:
        look = self.look(product)
        if look is not None:
            for asked in look.properties:
                yield from self.judge(look, asked)

    @abstractmethod
    def judge(self, look: Look, asked: Property) -> Iterator[Finding]:
        """Yield what is wrong with one attribute."""


class ValueRule(AttributeRule):
    """Looks at the values that are stated for each product attribute."""

    def judge(self, look: Look, asked: Property) -> Iterator[Finding]:
        stated = [each for each in look.stated(asked) if each.is_attribute]
        if stated and not asked.is_of_variants:
            yield from self.judge_values(asked, stated)

    @abstractmethod
    def judge_values(self, asked: Property, stated: Sequence[Stated]) -> Iterator[Finding]:
        """Yield what is wrong with the values of one attribute."""


def called(asked: Property) -> str:
    """How a message names an attribute."""
    return quoted(asked.name or asked.id)


def parts(asked: Property, stated: str) -> list[str]:
    """The values that a text lists (``Cotton, Linen``), where each of them may be chosen.

    A text that is a value itself, or that holds anything else, is one value.
    """
    if asked.chosen(stated) is not None:
        return [stated]
    listed = [part.strip() for part in _BETWEEN.split(stated) if part.strip()]
    is_list = len(listed) > 1 and all(asked.chosen(part) for part in listed)
    return listed if is_list else [stated]
