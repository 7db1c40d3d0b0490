# SPDX-License-Identifier: Apache-2.0
"""Rules that compare a category with the marketplace's tree."""

import pytest

from listingcheck import sample
from listingcheck.failure import Severity, Stage
from listingcheck.product import Category
from listingcheck.rule import Valid
from listingcheck.rules.category._examples import SHOP
from listingcheck.rules.category.ambiguous import CategoryAmbiguous
from listingcheck.rules.category.invite_only import CategoryInviteOnly
from listingcheck.rules.category.length import CategoryLength
from listingcheck.rules.category.not_leaf import CategoryNotLeaf
from listingcheck.rules.category.not_permitted import CategoryNotPermitted
from listingcheck.rules.category.unknown import CategoryUnknown
from listingcheck.shop import Shop
from listingcheck.tally import outcome_of
from listingcheck.testing import findings

RULES = (
    *(CategoryUnknown, CategoryNotLeaf, CategoryAmbiguous, CategoryNotPermitted),
    CategoryInviteOnly,
)


def found(rule, category, shop=SHOP, **fields):
    listing = sample.product(category=category, **fields)
    return findings(rule, Valid(listing, shop=shop))


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("category", ["999", "601100", "T-Shirts", "700120", "700110", None])
def test_without_a_tree_there_is_nothing_to_say(rule, category):
    assert not found(rule, category, shop=Shop())


@pytest.mark.parametrize(
    ("category", "rule"),
    [
        ("999999", CategoryUnknown),
        ("601100", CategoryNotLeaf),
        ("Tops > T-Shirts", CategoryAmbiguous),
        ("602226", CategoryNotPermitted),
        ("700120", CategoryNotPermitted),
        ("700110", CategoryInviteOnly),
        ("601226", None),
    ],
)
def test_one_problem_is_told_by_one_rule(category, rule):
    spoken = [each for each in RULES if found(each, category)]
    assert spoken == ([rule] if rule else [])


def test_the_category_a_map_gives_is_looked_at():
    shop = SHOP.model_copy(update={"category_map": {"Tees": "601100"}})
    listing = sample.product(product_type="tees").changed(
        category=Category(path="Apparel", taxonomy="shopify")
    )
    (failure,) = findings(CategoryNotLeaf, Valid(listing, shop=shop))
    assert failure.value == "601100"
    assert "T-Shirts (601226)" in failure.fix.text


def test_another_tree_than_the_marketplaces_is_not_looked_at():
    listing = sample.product().changed(category=Category(path="999999", taxonomy="google"))
    assert not findings(CategoryUnknown, Valid(listing, shop=SHOP))


def test_an_id_is_surely_unknown_and_a_name_likely():
    (by_id,), (by_name,) = found(CategoryUnknown, "999999"), found(CategoryUnknown, "Honeyy")
    assert (by_id.severity, by_name.severity) == (Severity.ERROR, Severity.WARNING)
    assert "Food > Honey" in found(CategoryUnknown, "Food > Honny")[0].message


def test_a_part_of_a_tree_can_not_say_what_is_unknown():
    part = Shop(categories=[{"id": "601226", "parent_id": "601100", "local_name": "T-Shirts"}])
    assert not found(CategoryUnknown, "999999", shop=part)


def test_a_restricted_category_needs_approval():
    (failure,) = found(CategoryInviteOnly, "Honey")
    assert outcome_of(failure) == "needs_approval"
    assert failure.stage is Stage.REVIEW
    approved = SHOP.model_copy(update={"approved_categories": ("700110",)})
    assert not found(CategoryInviteOnly, "Honey", shop=approved)


def test_what_is_available_besides_is_still_prohibited():
    tree = [{"id": "1", "local_name": "X", "permission_statuses": '["PROHIBITED"]'}]
    assert found(CategoryNotPermitted, "1", shop=Shop(categories=tree))


def limited(field, **rules):
    return Shop(listing_schemas={"601226": {"fields": [{"id": field, "rules": rules}]}})


def test_lengths_come_from_the_schema():
    shop = limited("description", MAX_LENGTH="20", MIN_LENGTH=None)
    (failure,) = found(CategoryLength, "601226", shop=shop, description="<p>Washed linen.</p>!!")
    assert (failure.field, failure.limit) == ("description", "at most 20 characters")
    assert not found(CategoryLength, "601226", shop=shop, description="<p>Linen</p>")
    assert not found(CategoryLength, "601226", shop=limited("title", MIN_LENGTH=4), title=None)
