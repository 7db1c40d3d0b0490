# SPDX-License-Identifier: Apache-2.0
"""Products on their way to another process."""

import io
import pickle
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from listingcheck.product import (
    Attribute,
    Category,
    Identifier,
    Image,
    Model,
    Money,
    Origin,
    Product,
    Stock,
    Variant,
    Weight,
)

_PLENTIFUL = (Product, Variant, Image, Money, Stock, Weight, Identifier, Category, Attribute)
"""The models of which there are many. The others take the usual way, at twice the cost."""

_Parts = tuple[Callable[..., object], tuple[object, ...]]


def packed(products: Sequence[Product], position: int) -> bytes | None:
    """Products and the number of the first, as bytes; None where they cannot be taken apart."""
    parcel = io.BytesIO()
    packer = pickle.Pickler(parcel, pickle.HIGHEST_PROTOCOL)
    packer.dispatch_table = _TABLE
    try:
        packer.dump((products, position))
    except (pickle.PicklingError, AttributeError, TypeError, RecursionError):
        return None
    return parcel.getvalue()


def unpacked(parcel: bytes) -> tuple[list[Product], int]:
    """The products and the number of the first."""
    opened: tuple[list[Product], int] = pickle.loads(parcel)
    return opened


def _model(model: Model) -> _Parts:
    return _made, (type(model), model.__dict__)


def _made(kind: type[Model], values: dict[str, Any]) -> Model:
    return kind.made(values)


def _origin(origin: Origin) -> _Parts:
    parts = (origin.platform, origin.file, origin.columns, origin.lacks, origin.remedies)
    return _with_known_lacks, (*parts, origin.files)


def _with_known_lacks(
    platform: str,
    file: str | None,
    columns: Mapping[str, str],
    lacks: frozenset[str],
    *others: Mapping[str, str],
) -> Origin:
    return Origin(platform, file, columns, _known(lacks), *others)


@lru_cache(maxsize=64)
def _known(lacks: frozenset[str]) -> frozenset[str]:
    """The set that is known to equal this one: origins are alike where they have the same."""
    return lacks


_TABLE: dict[type, Callable[[Any], Any]] = {
    **dict.fromkeys(_PLENTIFUL, _model),
    Origin: _origin,
}
