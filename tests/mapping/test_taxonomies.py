# SPDX-License-Identifier: Apache-2.0
import json

import pytest

from listingcheck.answers import Tree as Answered
from listingcheck.answers import tree as answered
from listingcheck.errors import ConfigurationError
from listingcheck.mapping import chosen, read_tree
from listingcheck.mapping.taxonomies import of_answers

GOOGLE = """\
# Google_Product_Taxonomy_Version: 2021-09-21
1 - Animals & Pet Supplies
3237 - Animals & Pet Supplies > Live Animals
"""
SHOPIFY = """\
# Shopify Product Taxonomy - Categories: 2024-07

gid://shopify/TaxonomyCategory/ap                : Animals & Pet Supplies
gid://shopify/TaxonomyCategory/ap-1              : Animals & Pet Supplies > Live Animals
"""
NESTED = """\
# Google Product Taxonomy with Nested Set Model

   1 | [   1- 250] | Animals & Pet Supplies
     2 | [   2-   3] | Live Animals
     3 | [   4- 249] | Pet Supplies
      10 | [  16-  17] | Bird Gyms
"""
ANSWER = {
    "code": 0,
    "data": {
        "categories": [
            {"id": "1", "parent_id": "0", "local_name": "Home", "is_leaf": False},
            {"id": "2", "parent_id": "1", "local_name": "Candles", "is_leaf": True},
            {
                "id": "3",
                "parent_id": "1",
                "local_name": "Knives",
                "is_leaf": True,
                "permission_statuses": ["PROHIBITED"],
            },
            {
                "id": "4",
                "parent_id": "1",
                "local_name": "Watches",
                "is_leaf": True,
                "permission_statuses": ["INVITE_ONLY"],
            },
        ]
    },
}


def tree_in(tmp_path, text, name="tree.txt"):
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return read_tree(str(path))


@pytest.mark.parametrize(
    ("text", "taxonomy", "id_"), [(GOOGLE, "google", "3237"), (SHOPIFY, "shopify", "ap-1")]
)
def test_texts_with_ids_are_told_apart(tmp_path, text, taxonomy, id_):
    tree = tree_in(tmp_path, text)
    assert tree.taxonomy == taxonomy
    assert tree.by_id[id_].names == ("Animals & Pet Supplies", "Live Animals")


def test_a_nested_set_is_unfolded(tmp_path):
    tree = tree_in(tmp_path, NESTED)
    assert tree.taxonomy == "google"
    assert tree.branches[-1].path == "Animals & Pet Supplies > Pet Supplies > Bird Gyms"


def test_json_of_shopify_names_parents(shopify_trees):
    german, _ = shopify_trees
    assert german.taxonomy == "shopify"
    assert german.by_id["hg-1"].path == "Heim & Garten > Kerzen"


def test_json_of_shopify_has_any_number_of_levels(tmp_path):
    gid = "gid://shopify/TaxonomyCategory/"
    rows = [
        {"id": f"{gid}{n}", "name": f"N{n}", "parent_id": f"{gid}{n - 1}" if n else None}
        for n in range(6)
    ]
    tree = tree_in(tmp_path, json.dumps({"verticals": [{"categories": rows}]}))
    assert tree.by_id["5"].path == "N0 > N1 > N2 > N3 > N4 > N5"


def test_a_table_has_ids_and_paths(market):
    assert market.taxonomy is None
    assert len(market.branches) == 13
    assert market.by_id["600009"].path == "Shoes > Men's Shoes > Formal Shoes"


def test_the_marketplace_answers_with_leaves_and_permissions(tmp_path):
    tree = tree_in(tmp_path, json.dumps(ANSWER), "categories.json")
    assert tree.taxonomy == "tiktok-shop"
    assert [branch.path for branch in tree.fileable] == ["Home > Candles", "Home > Watches"]
    assert "invitation" in tree.by_id["4"].notice
    assert of_answers(answered(ANSWER), "x").branches == tree.branches


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Hello\nworld\n", "no category tree"),
        ("{", "not valid JSON"),
        ('{"verticals": [{"categories": [{"id": "a"}]}]}', "lacks 'name'"),
        ('{"a": 1}', "Get Categories"),
    ],
)
def test_what_is_no_tree_is_refused_by_name(tmp_path, text, what):
    with pytest.raises(ConfigurationError, match=what) as refused:
        tree_in(tmp_path, text)
    assert str(tmp_path) in str(refused.value)


def test_a_file_that_is_not_there_is_named():
    with pytest.raises(ConfigurationError, match=r"no file nowhere\.txt"):
        read_tree("nowhere.txt")


def test_parents_in_a_circle_end(tmp_path):
    rows = [{"id": "a", "name": "A", "parent_id": "b"}, {"id": "b", "name": "B", "parent_id": "a"}]
    text = json.dumps({"verticals": [{"categories": rows}]})
    assert len(tree_in(tmp_path, text).branches) == 2


def test_the_marketplaces_own_tree_is_chosen(market, shopify_trees, tmp_path):
    google = tree_in(tmp_path, GOOGLE)
    own = of_answers(answered(ANSWER), "answers")
    assert chosen("tiktok-shop", [*shopify_trees, google]) is None
    assert chosen("tiktok-shop", [*shopify_trees, market]) is market
    assert chosen("tiktok-shop", [market, own]) is own
    assert chosen("google-merchant", [*shopify_trees, google]) is google


def test_a_category_is_found_as_people_write_it(market):
    candles = market.by_id["600001"]
    for said in (
        "600001",
        " 600001 ",
        "home supplies>home decor >  CANDLES",
        "Candles (600001)",
        "home decor > candles",
        "Candles",
    ):
        assert market.find(said) is candles
    assert market.find("T-shirts") is None
    assert market.find("") is None
    assert "Home Supplies > Home Decor > Candles" in market.guess("Home Supplies > Decor > Candles")


def test_two_categories_of_one_path_are_told_apart_by_id(tmp_path):
    tree = tree_in(tmp_path, "id\tpath\n1\tA>B\n2\tA>B\n")
    assert [tree.written(branch) for branch in tree.branches] == ["A > B", "2"]


def test_a_part_of_the_tree_does_not_say_what_is_not_in_it():
    part = answered([{"id": "9", "parent_id": "8", "local_name": "Leaf", "is_leaf": True}])
    assert not of_answers(part, "x").is_whole
    assert of_answers(Answered(), "x").branches == ()


def test_real_taxonomies_are_read(taxonomies):
    counts = {
        path.relative_to(taxonomies).as_posix(): len(read_tree(str(path)).branches)
        for path in taxonomies.glob("*/*")
        if path.stem not in {"da", "es", "fi", "fr", "it", "ja", "ko", "nl", "pl", "pt-BR", "pt-PT"}
    }
    assert counts == {
        "google/taxonomy-nested-set.en-US.txt": 5595,
        "google/taxonomy-with-ids.de-DE.2015.txt": 5427,
        "google/taxonomy-with-ids.en-US.txt": 5582,
        "shopify/de.json": 10281,
        "shopify/en.json": 10281,
        "shopify/zh-CN.json": 10281,
        "tiktok/tiktok_uk_categories_2023.tsv": 1575,
    }
