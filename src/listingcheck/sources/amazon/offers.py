# SPDX-License-Identifier: Apache-2.0
"""What a listing in JSON costs, and how many there are."""

from typing import Any

from listingcheck.product import Money, Stock
from listingcheck.sources.amazon.attributes import Listing
from listingcheck.sources.amazon.codes import CURRENCIES
from listingcheck.sources.amazon.prices import money
from listingcheck.sources.formats.payload import Document, items, mapping, text

_OF_MERCHANT = "DEFAULT"
"""The channel of what the merchant sends."""


def prices(listing: Listing, currency: str | None) -> tuple[Money | None, Money | None]:
    """What a buyer pays, and the price it is struck through with."""
    usual = CURRENCIES.get(str(listing.marketplace)) or currency
    offer = listing.part("purchasable_offer")
    of_offer = text(offer.get("currency")) or usual
    sale = _scheduled(offer.get("discounted_price"), of_offer)
    standard = _scheduled(offer.get("our_price"), of_offer)
    listed = _stated(listing.part("list_price"), usual)
    price = _offered(listing, usual) or sale or standard
    return price, (standard if sale else None) or listed


def stock(listing: Listing) -> Stock | None:
    """How many there are; of several channels the merchant's own counts."""
    told = items(listing.document.get("fulfillmentAvailability"))
    found = [each for each in told if text(each.get("quantity"))]
    found.sort(key=lambda each: each.get("fulfillmentChannelCode") != _OF_MERCHANT)
    said = text(found[0]["quantity"]) if found else None
    said = said or listing.text("fulfillment_availability", "quantity")
    return Stock.parse(said) if said else None


def _offered(listing: Listing, currency: str | None) -> Money | None:
    """The price of the offer that is live, for everyone."""
    for offer in listing.blocks("offers"):
        price = mapping(offer.get("price"))
        amount = text(price.get("amount"))
        if amount and offer.get("offerType", "B2C") == "B2C":
            return money(amount, text(price.get("currencyCode", price.get("currency"))) or currency)
    return None


def _scheduled(value: Any, currency: str | None) -> Money | None:
    for price in items(value):
        for each in items(price.get("schedule")):
            if amount := text(each.get("value_with_tax")):
                return money(amount, currency)
    return None


def _stated(part: Document, currency: str | None) -> Money | None:
    amount = text(part.get("value_with_tax", part.get("value")))
    return money(amount, text(part.get("currency")) or currency) if amount else None
