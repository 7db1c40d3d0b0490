# SPDX-License-Identifier: Apache-2.0
"""Says of JSON documents where each field stands in them and what they cannot carry."""

from collections.abc import Mapping
from typing import Any

from listingcheck.product import Origin

CURRENCY = "variants[].price.currency"
_MOST_SHAPES = 1_000
"""How many different sets of keys are remembered; few occur in one source."""


class KeyMap:
    """The keys that carry each canonical field; the first is the usual one.

    Args:
        of_product: those of the product, by canonical field.
        of_variant: those of a variant.
        variants: the path of variants, such as ``variants[].``.
        called: what the source calls places that are read under another key.
    """

    def __init__(
        self,
        of_product: Mapping[str, tuple[str, ...]],
        of_variant: Mapping[str, tuple[str, ...]],
        variants: str = "",
        called: Mapping[str, str] | None = None,
    ) -> None:
        self.of_product = of_product
        self.of_variant = of_variant
        self.usual = {field: keys[0] for field, keys in {**of_product, **of_variant}.items()}
        """The usual key of each canonical field."""
        called = called or {}
        self.columns = {
            field: (variants if field in of_variant else "") + called.get(key, key)
            for field, key in self.usual.items()
        }
        """Canonical field to the path of its key."""


class Origins:
    """The origins of one source of documents: documents with the same keys share one.

    Args:
        platform: whose documents they are.
        file: where they stand.
        never: canonical fields the platform has no place for.
        remedies: what to do about a field that is lacking.
    """

    def __init__(
        self,
        platform: str,
        file: str | None,
        never: frozenset[str],
        remedies: Mapping[str, str] | None = None,
    ) -> None:
        self._platform = platform
        self._file = file
        self._never = never
        self._remedies = remedies or {}
        self._by_shape: dict[object, Origin] = {}
        self._known: list[tuple[KeyMap, Origin]] = []

    def of(
        self,
        product: Mapping[str, Any],
        variant: Mapping[str, Any],
        keys: KeyMap,
        *,
        states_currency: bool,
    ) -> Origin:
        """The origin of a product and its first variant, by the keys they have."""
        shape = tuple(product), tuple(variant), keys, states_currency
        origin = self._by_shape.get(shape)
        if origin is None:
            if len(self._by_shape) >= _MOST_SHAPES:
                self._by_shape.clear()
            lacks = self._never | _absent(product, keys.of_product)
            lacks |= _absent(variant, keys.of_variant)
            origin = self._origin(keys, lacks - {CURRENCY} if states_currency else lacks)
            self._by_shape[shape] = origin
        return origin

    def _origin(self, keys: KeyMap, lacks: frozenset[str]) -> Origin:
        """The one origin with these keys and limits; origins with equal limits share the set."""
        for known, origin in self._known:
            if origin.lacks == lacks:
                lacks = origin.lacks
                if known is keys:
                    return origin
        origin = Origin(self._platform, self._file, keys.columns, lacks, self._remedies)
        self._known.append((keys, origin))
        return origin


def _absent(document: Mapping[str, Any], fields: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """Fields whose keys are not there."""
    return frozenset(
        field for field, keys in fields.items() if not any(key in document for key in keys)
    )
