# SPDX-License-Identifier: Apache-2.0
"""A folder of saved answers."""

import json

import pytest

from listingcheck import answers
from listingcheck.errors import ConfigurationError
from listingcheck.shop import Shop

RULES = {"code": 0, "data": {"size_chart": {"is_required": True}, "fees": []}}
ATTRIBUTES = {"code": 0, "data": {"attributes": [{"id": "1", "name": "Material"}]}}
TREE = {"code": 0, "data": {"categories": [{"id": "601226", "local_name": "T-Shirts"}]}}
SCHEMAS = {
    "code": 0,
    "data": {"listing_schemas": [{"category_id": 601226, "fileds": [{"id": "title"}]}]},
}
BARE = [{"id": "2", "name": "Pattern", "type": "PRODUCT_PROPERTY", "is_requried": True}]
PRODUCT = {"title": "Tee", "skus": [], "size_chart": {"image": {"uri": "tos/a"}}}


def saved(folder, **files):
    for name, said in files.items():
        place = folder / name.replace("__", "/")
        place = place.with_name(f"{place.name}.json")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(said if isinstance(said, str) else json.dumps(said), "utf-8")
    return folder


def test_each_file_is_known_by_what_it_holds(tmp_path):
    folder = saved(tmp_path, a=TREE, b=SCHEMAS, rules_601226=RULES, x601226=ATTRIBUTES)
    loaded = answers.load(folder)
    assert loaded.keys() == {"categories", "category_rules", "attributes", "listing_schemas"}
    shop = Shop(**loaded)
    assert shop.requirements.rules_of("T-Shirts").size_chart.is_required
    assert [each.name for each in shop.requirements.properties("601226")] == ["Material"]
    assert shop.listing_schemas.keys() == {"601226"}


@pytest.mark.parametrize(
    "name",
    [
        "category_rules_600001",
        "600001",
        "600001__rules",
        "600001__v2__rules",
        "get_category_rules_202309_600001",
        "600001__rules_2026",
        "rules-20261122-600001",
        "shop_7000123_600001",
    ],
)
def test_the_category_stands_in_the_name_of_a_file_or_folder(tmp_path, name):
    loaded = answers.load(str(saved(tmp_path, **{name: RULES})))
    assert loaded["category_rules"].keys() == {"600001"}


def test_what_an_answer_says_counts_more_than_its_name(tmp_path):
    folder = saved(tmp_path, rules_600001={"category_id": "601226", **RULES})
    assert answers.load(folder)["category_rules"].keys() == {"601226"}


def test_a_list_of_attributes_and_a_file_by_category_are_known(tmp_path):
    folder = saved(tmp_path, x600001=BARE, all={"600002": RULES, "600003": RULES})
    loaded = answers.load(folder)
    assert loaded["attributes"].keys() == {"600001"}
    assert loaded["category_rules"].keys() == {"600002", "600003"}


def test_several_trees_and_equal_answers_become_one(tmp_path):
    other = {"categories": [{"id": "700110", "local_name": "Honey"}]}
    folder = saved(tmp_path, a=TREE, b=other, x600001=RULES, copy_600001=RULES)
    loaded = answers.load(folder)
    assert loaded["categories"].categories.keys() == {"601226", "700110"}
    assert loaded["category_rules"].keys() == {"600001"}


def test_hidden_files_are_left_alone(tmp_path):
    folder = saved(tmp_path, a=TREE)
    (folder / ".DS_Store").write_bytes(b"\0\0\0")
    saved(folder / ".git", config="nothing of ours")
    assert answers.load(folder).keys() == {"categories"}


def test_a_byte_order_mark_does_no_harm(tmp_path):
    (tmp_path / "tree.json").write_bytes(b"\xef\xbb\xbf" + json.dumps(TREE).encode())
    assert answers.load(tmp_path).keys() == {"categories"}


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("{", "is no JSON"),
        ("[" * 100_000, "is no JSON"),
        ('"T-Shirts"', "none of the answers of Get Categories, Listing Schemas"),
        ([], "none of the answers"),
        (PRODUCT, "none of the answers"),
        ({"code": 0, "data": PRODUCT}, "none of the answers"),
        ({"code": 105001, "message": "access token expired"}, "error 105001"),
        ({"code": 0, "data": {"brands": [], "total_count": 0}}, "none of the answers"),
        (RULES, "does not say which category"),
        ({"categories": [{"local_name": "T-Shirts"}]}, "id: Field required"),
    ],
)
def test_a_file_that_is_no_answer_is_named(tmp_path, said, words):
    with pytest.raises(ConfigurationError) as caught:
        answers.load(saved(tmp_path, broken=said))
    assert "broken.json" in str(caught.value)
    assert words in str(caught.value)


def test_answers_that_differ_are_named(tmp_path):
    newer = {"size_chart": {"is_required": False}}
    with pytest.raises(ConfigurationError, match=r"new_600001\.json: two answers.* differ"):
        answers.load(saved(tmp_path, a_600001=RULES, new_600001=newer))


def test_a_folder_without_answers_is_named(tmp_path):
    with pytest.raises(ConfigurationError, match="holds no file"):
        answers.load(tmp_path)
    with pytest.raises(ConfigurationError, match="There is no folder"):
        answers.load(tmp_path / "answers")
