# SPDX-License-Identifier: Apache-2.0
import tracemalloc

from listingcheck import sample
from listingcheck.mapping import categories, survey
from listingcheck.product import Category
from listingcheck.shop import Defaults, Shop


def filed(path, taxonomy=None, product_type=None, title="Thing", key="a"):
    """A product in a category."""
    category = Category(path=path, taxonomy=taxonomy) if path else None
    return sample.product(category=None).changed(
        category=category, product_type=product_type, title=title, key=key
    )


def surveyed(*products, shop=None, trees=()):
    return survey(
        products, profile="p", marketplace="tiktok-shop", shop=shop or Shop(), trees=trees
    )


def test_categories_are_counted_and_sorted():
    found = surveyed(
        filed("Home > Mugs", title="A Mug"),
        filed("Home > Candles", "shopify", title="Soy  Candle"),
        filed("Home > candles", "shopify", title="Wax Candle"),
        filed(None, product_type="Aprons", title="Linen Apron"),
        filed(None),
    )
    assert [(each.name, each.taxonomy, each.products, each.example) for each in found] == [
        ("Home > Candles", "shopify", 2, "Soy Candle"),
        ("Aprons", "product type", 1, "Linen Apron"),
        ("Home > Mugs", None, 1, "A Mug"),
    ]
    assert (found.nameless, found.nameless_example, found.products) == (1, "Thing", 5)
    assert not found.is_complete


def test_products_in_the_marketplaces_own_tree_need_no_mapping():
    found = surveyed(sample.product())
    assert (len(found), found.filed) == (0, 1)
    assert found.is_complete


def test_the_map_says_what_is_mapped_by_category_or_by_type():
    shop = Shop(category_map={"HOME > mugs": "600004", "Aprons": "600001"})
    found = surveyed(
        filed("Home > Mugs", product_type="Mug"),
        filed("Home > Kitchen", product_type="aprons"),
        filed("Home > Other", product_type="Thing"),
        shop=shop,
    )
    assert {each.name: each.mapped_to for each in found} == {
        "Home > Mugs": "600004",
        "aprons": "600001",
        "Home > Other": None,
    }
    assert [each.name for each in found.unmapped] == ["Home > Other"]


def test_a_default_files_what_is_left():
    shop = Shop(defaults=Defaults(category="Home Supplies > Home Decor > Candles"))
    found = surveyed(filed(None), filed("Home > Mugs"), shop=shop)
    assert found.is_complete
    assert len(found.unmapped) == 1


def test_suggestions_come_from_the_tree(market):
    [found] = surveyed(filed("Decor > Candles"), trees=[market])
    assert found.suggestions[0].category == "Home Supplies > Home Decor > Candles"
    [bare] = surveyed(filed("Decor > Candles"))
    assert bare.suggestions == ()


def test_a_survey_is_plain_data(market):
    found = surveyed(filed("Decor > Candles"), filed(None), trees=[market]).to_dict()
    assert found["counts"] == {
        "products": 2,
        "categories": 1,
        "unmapped": 1,
        "products_unmapped": 1,
        "products_filed": 0,
        "products_nameless": 1,
    }
    [each] = found["categories"]
    assert each["source_category"] == "Decor > Candles"
    assert each["suggestions"][0].keys() == {"category", "id", "score", "why"}


def test_memory_does_not_grow_with_products():
    def products(count):
        for number in range(count):
            category = Category(path=f"Home > {number % 7}", taxonomy="shopify")
            yield sample.product(category=None).changed(category=category, title=f"T {number}")

    def peak(count):
        tracemalloc.start()
        survey(products(count), profile="p", marketplace="tiktok-shop", shop=Shop())
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(100)
    assert peak(5_000) < 1_000_000, "5,000 products take some 10 MB"


def test_the_function_reads_whatever_a_caller_holds(market_file, pack):
    found = categories(
        [filed("Decor > Candles", key="a"), filed("Decor > Candles", key="b")],
        profile=pack,
        taxonomies=[market_file],
    )
    [each] = found
    assert (each.products, each.suggestions[0].id) == (2, "600001")


def test_the_marketplaces_answers_are_a_tree(pack):
    answer = [
        {"id": "1", "parent_id": "0", "local_name": "Decor", "is_leaf": False},
        {"id": "2", "parent_id": "1", "local_name": "Candles", "is_leaf": True},
    ]
    found = categories([filed("Home > Candles")], profile=pack, shop=Shop(categories=answer))
    assert found.categories[0].suggestions[0].category == "Decor > Candles"
