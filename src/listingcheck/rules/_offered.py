# SPDX-License-Identifier: Apache-2.0
"""What the rules about an offer share: link, condition and availability."""

from collections.abc import Hashable, Iterable, Mapping
from typing import Any

from listingcheck import sample
from listingcheck.product import UNKNOWN_ORIGIN, Offer, Origin, Product, Variant

OWN_FORMAT = Origin(platform="tiktok-shop")
"""Where examples stand that are about the marketplace's own format."""


def said(variant: Variant) -> Hashable:
    """All that rules about condition and availability look at."""
    offer = variant.offer
    return offer and (offer.condition, offer.availability, offer.pre_sale)


def folded(value: str) -> str:
    """A value as it is compared: in lower case, with spaces for what joins its words."""
    return " ".join(value.casefold().replace("_", " ").replace("-", " ").split())


def by_spelling(values: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Folded spelling to the value it stands for."""
    return {folded(s): value for value, listed in values.items() for s in (value, *listed)}


def offered(origin: Origin = UNKNOWN_ORIGIN, **fields: Any) -> Product:
    """A clean listing for examples, whose one variant is offered like this."""
    variant = sample.variant().model_copy(update={"offer": Offer(**fields)})
    return sample.product(variants=[variant], origin=origin)
