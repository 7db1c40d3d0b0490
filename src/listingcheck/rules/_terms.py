# SPDX-License-Identifier: Apache-2.0
"""What rules about pre-sale and order quantities share."""

from collections.abc import Hashable
from typing import ClassVar

from listingcheck.product import Product, Variant
from listingcheck.rule import ProductRule


def terms(product: Product) -> Hashable:
    """All that these rules look at: nothing, where no variant is sold on special terms."""
    for variant in product.variants:
        if variant.offer is not None:
            return tuple(map(_own_terms, product.variants))
    return None


def _own_terms(variant: Variant) -> Hashable:
    offer = variant.offer
    return offer and (offer.pre_sale, offer.minimum_order)


class TermsRule(ProductRule):
    """Looks at the terms on which the variants of one product are sold."""

    shape: ClassVar = terms
    about = "variants[].offer"
