# SPDX-License-Identifier: Apache-2.0
import re
import time

import pytest

from listingcheck import data, sample
from listingcheck.detect.branches.lexicon import lexicon
from listingcheck.detect.branches.nouns import find
from listingcheck.detect.branches.shelves import Shelves
from listingcheck.failure import Safety, Severity
from listingcheck.product import Category
from listingcheck.rule import Context
from listingcheck.rules.category.mismatch import CategoryMismatch

RULE = CategoryMismatch({}, Context(words=data.words))
LEXICON = lexicon(data.words)
SHELVES = Shelves(LEXICON)


def found(title, category, product_type=None, description=None):
    product = sample.product(title=title, description=description).changed(
        category=Category(path=category) if category else None, product_type=product_type
    )
    return list(RULE.check(product))


@pytest.mark.parametrize(
    ("title", "category", "product_type", "description", "branch"),
    [
        ("Frying Pan 28 cm", "Womenswear & Underwear", "Cookware", None, "kitchenware"),
        ("Chocolate Chip Cookies 200 g", "Kitchenware > Bakeware", None, None, "food and drink"),
        (
            "Running Shoes",
            "Beauty & Personal Care > Skincare",
            "Shoes",
            None,
            "shoes or sports and outdoor",
        ),
        ("Men's Running Shoes", "Food & Beverages", None, None, "shoes or sports and outdoor"),
        ("Cordless Drill 18V", "Beauty > Makeup", "Power Tools", None, "tools and hardware"),
        ("Wooden Dining Chair", "Beauty", None, "<p>This dining chair lasts.</p>", "furniture"),
        ("Bratpfanne 28 cm mit Deckel", "Womenswear", "Cookware", None, "kitchenware"),
        ("Camiseta de algodón para hombre", "Alimentación", "Camisetas", None, "clothing"),
        ("Cat Litter Clumping 10 kg", "Schmuck > Ringe", "Cat Litter", None, "pet supplies"),
        ("Running Shoes", "アパレル・アクセサリー > 衣料品", None, None, None),
        ("Frying Pan 28 cm", "衣料品", "Cookware", None, "kitchenware"),
    ],
)
def test_a_product_of_another_branch_is_told(title, category, product_type, description, branch):
    failures = found(title, category, product_type, description)
    assert [failure.limit for failure in failures] == ([branch] if branch else [])


@pytest.mark.parametrize(
    ("title", "category", "product_type"),
    [
        ("Kitchen Towel Holder", "Home Supplies > Bathroom Supplies", "Holder"),
        ("iPhone case with cat print", "Phones & Electronics > Phone Accessories", "Case"),
        ("Dog mug", "Kitchenware > Drinkware", "Mug"),
        ("T-shirt with coffee print", "Menswear & Underwear > Men's Tops", "T-Shirts"),
        ("Toy car", "Toys & Hobbies > Educational Toys", "Cars"),
        ("Watch box for 12 watches", "Jewellery > Watch Boxes", "Watch box"),
        ("Lamp shaped like a cat", "Home Supplies > Home Decor", "Lamps"),
        ("Avocado Socks", "Menswear > Socks", "Socks"),
        ("Banana Split Bath Bomb", "Beauty & Personal Care > Bath", "Bath Bomb"),
        ("Play Kitchen with Wooden Fruit", "Toys", "Fruit"),
        ("Cookbook: 100 Soup Recipes", "Media > Books", "Books"),
        ("Ceramic Teapot", "Tea", "Teapots"),
        ("Perfume for Women", "Women", "Perfume"),
        ("Phone Charger", "Accessories", "Charger"),
        ("Christmas Jumper", "Christmas", "Jumpers"),
        ("Welding Gloves", "Tools", "Gloves"),
        ("Motorcycle Jacket", "Motorcycle", "Jackets"),
        ("Coffee Table Book", "Books, Magazines & Audio", "Books"),
    ],
)
def test_a_product_where_it_belongs_is_left_alone(title, category, product_type):
    assert not found(title, category, product_type)
    assert not found(title, category)
    assert not found(title, category, None, f"The {title.lower()} you waited for.")


@pytest.mark.parametrize("category", ["1604", "aa-1-13", "600621", "CAT123", "", " > ", None])
def test_a_category_that_is_not_understood_is_left_alone(category):
    assert not found("Stainless Steel Frying Pan", category, "Cookware")


@pytest.mark.parametrize(
    "category", ["Home", "Sale > New Arrivals", "Gifts", "Women > Sale", "Christmas & Sale"]
)
def test_a_category_for_anything_says_nothing(category):
    assert SHELVES.sides(category).own == 0


def test_a_thing_that_fits_the_category_settles_it():
    assert found("Chocolate Cookies", "Electronics", "Snacks")
    assert not found("Chocolate Cookies with Power Bank", "Electronics", "Snacks")


def test_who_a_product_is_for_may_settle_it():
    assert found("Lipstick 4 g", "Pet Supplies", "Lipstick")
    assert not found("Dog Lipstick 4 g", "Pet Supplies", "Lipstick")
    assert not found("Lipstick for Puppies 4 g", "Pet Supplies", "Lipstick")


def test_a_title_about_two_things_is_left_alone():
    assert found("Chocolate Cookies", "Beauty", "Snacks")
    assert not found("Chocolate Cookies, Dining Chair", "Beauty", "Snacks")


def test_a_word_that_is_no_name_may_agree():
    assert found("Wild Chewing Gum Flavor Burst, Chewing Gum", "Shoes > Men's Shoes")
    assert not found("Chewing Gum", "Shoes > Men's Shoes")


def test_only_the_first_sentence_of_a_description_agrees():
    chair = "Wooden Dining Chair", "Beauty", None
    assert found(*chair, "This dining chair lasts.")
    assert not found(*chair, "It lasts. This dining chair is heavy.")
    assert not found(*chair, "This dining chair suits your shampoo corner.")


def test_a_description_that_begins_with_the_title_does_not_agree_by_that():
    assert not found("Wooden Dining Chair", "Beauty", None, "Wooden Dining Chair. Made to last.")


def test_romance_names_are_for_romance_titles():
    assert find("Vela de soja", LEXICON)[0].name == "vela"
    assert not [noun for noun in find("Vela Runner", LEXICON) if noun.name == "vela"]


def test_one_word_alone_is_not_enough():
    assert not found("Guitar", "Food & Beverages")
    assert found("Guitar", "Food & Beverages", "Guitars")


def test_a_product_type_that_fits_the_category_settles_it():
    assert found("Chocolate Chip Cookies", "Womenswear & Underwear")
    assert not found("Chocolate Chip Cookies", "Womenswear & Underwear", "T-Shirts")


def test_neighbours_are_never_mismatches():
    assert not found("Men's Running Shoes", "Sports & Outdoor", "Shoes")
    assert not found("Men's Running Shoes", "Womenswear & Underwear", "Shoes")


def test_where_goods_show_other_goods_a_title_is_no_proof():
    assert not found("Chocolate Chip Cookies", "Toys & Hobbies")
    assert found("Chocolate Chip Cookies", "Toys & Hobbies", "Snacks")


def test_a_failure_quotes_the_words_and_changes_nothing():
    title = "Crunchy Chocolate Cookies with Almonds"
    (failure,) = found(title, "Kitchenware > Bakeware")
    assert [quote.text for quote in failure.evidence] == ["Cookies", "Chocolate"]
    assert all(title[quote.start : quote.end] == quote.text for quote in failure.evidence)
    assert failure.fix.safety is Safety.MANUAL
    assert "food and drink" in failure.fix.text
    assert RULE.severity is Severity.WARNING


def test_a_separator_may_be_written_in_many_ways():
    paths = ["Kitchenware > Bakeware", "Kitchenware>Bakeware", "Kitchenware/Bakeware"]
    assert {SHELVES.sides(path) for path in paths} == {SHELVES.sides("Kitchenware")}
    assert SHELVES.sides("womens-clothing-tops").own == SHELVES.sides("Women's clothing").own


def test_the_neighbours_are_mutual():
    for place, around in enumerate(LEXICON.neighbours):
        assert around >> place & 1
        for other, near in enumerate(LEXICON.neighbours):
            assert (around >> other & 1) == (near >> place & 1)


def test_the_shipped_words_are_words_and_no_tree():
    nouns, words = data.words("branches/nouns"), data.words("branches/words")
    for groups in (nouns["last"], nouns["first"], words["touches"]):
        for branches, listed in groups.items():
            assert branches == "none" or set(branches.split()) <= set(_names())
            assert not re.search(r"[>/\d]{3}|[a-z]{2}-\d", listed)


def _names():
    return data.words("branches/branches")["names"]


def test_what_is_remembered_is_bounded(monkeypatch):
    monkeypatch.setattr("listingcheck.detect.branches.shelves.REMEMBERED", 3)
    shelves = Shelves(LEXICON)
    for number in range(10):
        assert shelves.sides(f"Kitchenware > {number}").own
    assert len(shelves._known) <= 3


def test_a_hostile_title_takes_linear_time():
    started = time.process_time()
    found("chocolate cookies " * 60_000, "Kitchenware" + " > a" * 300_000, "x " * 500_000)
    found("Chocolate Cookies", f"Kitchenware{' ' * 300_000}a", f"Snacks{' ' * 300_000}a")
    assert time.process_time() - started < 3
