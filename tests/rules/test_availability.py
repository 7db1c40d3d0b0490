# SPDX-License-Identifier: Apache-2.0
import pytest

from listingcheck.product import PreSale
from listingcheck.rule import Valid
from listingcheck.rules._offered import offered
from listingcheck.rules.availability.invalid import AvailabilityInvalid
from listingcheck.sources.google_merchant.languages import BACKORDERED, PREORDERED, SOLD_OUT
from listingcheck.testing import findings

DATED = {"dated": ["preorder", "backorder"]}


def found(availability, options=None, release=None):
    pre_sale = PreSale(type=availability, release=release) if release else None
    listing = offered(availability=availability, pre_sale=pre_sale)
    return findings(AvailabilityInvalid, Valid(listing, options or {}))


@pytest.mark.parametrize(
    "availability", ["in stock", "IN_STOCK", "out-of-stock", "en stock", "在庫なし", "Back order"]
)
def test_an_availability_in_any_accepted_spelling(availability):
    assert not found(availability)


@pytest.mark.parametrize(
    ("availability", "meant"),
    [
        ("instock", "in_stock"),
        ("http://schema.org/OutOfStock", "out_of_stock"),
        ("available for order", "backorder"),
        ("sold out", "out_of_stock"),
        ("yes", "in_stock"),
        ("12", None),
        ("ships in 2 weeks", None),
    ],
)
def test_a_plain_meaning_is_proposed(availability, meant):
    (failure,) = found(availability)
    assert [edit.new for edit in failure.fix.edits] == ([meant] if meant else [])


@pytest.mark.parametrize("availability", ["preorder", "Pre-Order", "backorder", "vorbestellt"])
def test_what_is_sold_ahead_needs_a_day_where_the_market_asks(availability):
    assert not found(availability)
    (failure,) = found(availability, DATED)
    assert failure.field == "variants[0].offer.pre_sale.release"
    assert not found(availability, DATED, release="2027-03-01")


def test_what_a_reader_understands_is_accepted():
    """Google's own words; "sold out" is understood and not Google's."""
    for said in {*SOLD_OUT, *PREORDERED, *BACKORDERED} - {"sold out"}:
        assert not found(said), said
