# SPDX-License-Identifier: Apache-2.0
"""What all rules about a trade number share."""

from abc import abstractmethod
from collections.abc import Callable, Hashable, Iterator, Mapping
from functools import lru_cache
from typing import Any, ClassVar

from listingcheck.detect.gtin import Fault, Problem, Tables, fault, plain_prefix
from listingcheck.failure import Edit, Finding, Fix, Safety
from listingcheck.product import Identifier, IdentifierType, Product, Variant
from listingcheck.rule import UNLIKE_ANY, VariantRule

_ISBN_PREFIXES = frozenset({978, 979})

FROM_THE_PACKAGING = "Enter the code from the packaging, or leave the field empty."


def codes(variant: Variant) -> Hashable:
    """All that these rules look at: of a good code its prefix, else the code itself.

    What an ISBN may stand on is up to the product, so it is like no other.
    """
    identifiers = variant.identifiers
    if len(identifiers) == 1 and identifiers[0].type is None:
        code = identifiers[0].code
        prefix = plain_prefix(code) if code else None
        if prefix is None:
            return UNLIKE_ANY if code and "97" in code else code
        return prefix if prefix not in _ISBN_PREFIXES else UNLIKE_ANY
    essences = [_essence(identifier) for identifier in identifiers]
    return UNLIKE_ANY if UNLIKE_ANY in essences else tuple(essences)


def _essence(identifier: Identifier) -> Hashable:
    code = identifier.code or ""
    if "97" in code or identifier.type is IdentifierType.ISBN:
        return UNLIKE_ANY
    return identifier.type, plain_prefix(code) or code, len(code)


def path(variant: Variant, position: int) -> str:
    """The path of the code at a position."""
    return variant.at(f"identifiers[{position}].code")


@lru_cache(maxsize=8)
def _tables(words: Callable[[str], Mapping[str, Any]]) -> Tables:
    return Tables(words("gs1_prefixes"), words("gtin_placeholders"))


class GtinRule(VariantRule):
    """Looks at the trade numbers of one variant."""

    shape: ClassVar = codes

    def prepare(self) -> None:
        self.tables = _tables(self.context.words)

    def fault(self, identifier: Identifier) -> Fault | None:
        """What has to be put right first; None when nothing has, or there is no code."""
        return fault(identifier.code, self.tables) if identifier.code else None


class ProblemRule(GtinRule):
    """Speaks of one problem that a trade number can have."""

    problem: ClassVar[Problem]

    def check(self, product: Product, variant: Variant) -> Iterator[Finding]:
        for position, identifier in enumerate(variant.identifiers):
            found = self.fault(identifier)
            if found is not None and found.problem is self.problem:
                yield self.finding(path(variant, position), identifier.code, found)

    @abstractmethod
    def finding(self, field: str, code: str, found: Fault) -> Finding:
        """What the rule says of a code with its problem."""


def rewrite(field: str, code: str, new: str | None, text: str, safety: Safety) -> Fix:
    """A fix that a machine can apply: another code, or none."""
    return Fix(text, safety, (Edit(field, code, new),))
