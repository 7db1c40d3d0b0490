# SPDX-License-Identifier: Apache-2.0
import pytest

from listingcheck import sample
from listingcheck.failure import Severity
from listingcheck.product import Category, Origin
from listingcheck.rule import Valid
from listingcheck.rules.category.missing import CategoryMissing
from listingcheck.shop import Defaults, Shop
from listingcheck.testing import findings


@pytest.mark.parametrize("tree", ["shopify", "google", None])
def test_another_tree_is_likely_to_be_mapped_later(tree):
    listing = sample.product().changed(category=Category(path="Apparel > Tees", taxonomy=tree))
    (failure,) = findings(CategoryMissing, Valid(listing))
    assert failure.severity is Severity.WARNING
    assert "Apparel > Tees" in failure.message


def test_a_default_category_also_covers_another_tree():
    listing = sample.product().changed(category=Category(path="Apparel", taxonomy="shopify"))
    shop = Shop(defaults=Defaults(category="Womenswear > Tops"))
    assert not findings(CategoryMissing, Valid(listing, shop=shop))


def test_a_source_without_the_marketplaces_categories_is_named_once():
    origin = Origin(platform="shopify", lacks=frozenset({"category"}))
    category = Category(path="Apparel", taxonomy="shopify")
    listings = tuple(
        sample.product(key=key, origin=origin).changed(category=category) for key in "abc"
    )
    (failure,) = findings(CategoryMissing, Valid(listings))
    assert (failure.product, failure.value, failure.severity) == (None, "3", Severity.INFO)
