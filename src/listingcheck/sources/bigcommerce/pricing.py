# SPDX-License-Identifier: Apache-2.0
"""What a buyer pays and what is struck through, of prices that may be inherited."""

from typing import NamedTuple

from listingcheck.product import Money


class Priced(NamedTuple):
    """The prices of a variant."""

    price: Money | None
    compare_at_price: Money | None
    is_on_sale: bool


class Stated(NamedTuple):
    """The prices that a product or a variant states."""

    price: Money | None
    sale: Money | None
    retail: Money | None


def priced(own: Stated, of_product: Stated) -> Priced:
    """The prices of a variant.

    What it leaves empty it has from its product; the product's sale price only as long as its own
    price is no other than the product's. A sale or retail price of 0 is none.
    """
    price = own.price or of_product.price
    sale = _offered(own.sale)
    if sale is None and _is_same(own.price, of_product.price):
        sale = _offered(of_product.sale)
    if sale is not None:
        return Priced(sale, price, is_on_sale=True)
    return Priced(price, _offered(own.retail) or _offered(of_product.retail), is_on_sale=False)


def _offered(price: Money | None) -> Money | None:
    return None if price is None or price.amount == 0 else price


def _is_same(own: Money | None, of_product: Money | None) -> bool:
    if own is None or of_product is None:
        return own is None
    return own.amount == of_product.amount
