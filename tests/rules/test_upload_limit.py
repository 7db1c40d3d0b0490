# SPDX-License-Identifier: Apache-2.0
from listingcheck import sample
from listingcheck.rule import Valid
from listingcheck.rules.listing.upload_limit import UploadLimit
from listingcheck.shop import Shop
from listingcheck.testing import findings


def found(count, quota):
    listings = tuple(sample.product(key=f"p{n}") for n in range(count))
    return findings(UploadLimit, Valid(listings, shop=Shop(upload_quota=quota)))


def test_every_listing_beyond_the_quota_is_named():
    assert [f.product for f in found(5, 3)] == ["p3", "p4"]


def test_the_message_counts_from_one():
    (failure,) = found(101, 100)
    assert failure.message == "This is new listing 101; the shop may upload 100 more."


def test_without_a_quota_nothing_is_counted():
    assert not found(5, None)
