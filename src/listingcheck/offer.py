# SPDX-License-Identifier: Apache-2.0
"""How a variant is offered, where a source says so: its page, condition, availability, pre-sale."""

from listingcheck.values import Model, Quantity


class PreSale(Model):
    """Sold before it can be sent."""

    type: str | None = None
    """``PRE_ORDER``, ``MADE_TO_ORDER`` or ``CUSTOM``, in the source's word."""
    handling_days: Quantity | None = None
    release: str | None = None
    """The day it is sent, as the source writes it."""


class Offer(Model):
    """What feeds and marketplaces ask besides price and stock."""

    link: str | None = None
    """The address of its page in the shop."""
    condition: str | None = None
    """``new``, ``refurbished`` or ``used``, in the source's word."""
    availability: str | None = None
    """``in_stock``, ``preorder`` and the like, in the source's word."""
    pre_sale: PreSale | None = None
    minimum_order: Quantity | None = None
    """The fewest a buyer may order."""
