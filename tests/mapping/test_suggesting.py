# SPDX-License-Identifier: Apache-2.0
import os
import subprocess
import sys
import time

import pytest

from listingcheck.mapping import read_tree
from listingcheck.mapping.suggesting import AT_MOST, LEAST, Suggester, Wanted


def first(tree, name, taxonomy=None, titles=(), references=()):
    [found] = Suggester(tree, references).suggest([Wanted(name, taxonomy, tuple(titles))])
    return found[0].category if found else None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "Home & Garden > Decor > Home Fragrances > Candles",
            "Home Supplies > Home Decor > Candles",
        ),
        ("Kitchen > Cutting Boards", "Kitchenware > Kitchen Knives > Chopping Boards"),
        ("Default Category/Drinkware/Water Bottle", "Kitchenware > Drinkware > Water Bottles"),
        ("Men > Tops > Tees", "Menswear > Men's Tops > T-shirts"),
        ("Hardware > Tools > Hammers", "Tools & Hardware > Hand Tools > Hammers"),
    ],
)
def test_the_likest_comes_first(market, name, expected):
    assert first(market, name) == expected


@pytest.mark.parametrize(
    "name",
    ["Bella Figura", "23", "Smoking Accessories", "", "Kitchen > Knife Blocks"],
)
def test_nothing_is_suggested_for_what_nothing_is_like(market, name):
    assert first(market, name) is None


def test_a_thing_for_others_is_not_meant(market):
    [found] = Suggester(market).suggest([Wanted("Clothing > Men > T-shirts", None)])
    scores = {each.category.split(" > ")[0]: each.score for each in found}
    assert found[0].category.startswith("Menswear")
    assert scores.get("Pet Supplies", 0) < scores["Menswear"]
    assert "Womenswear" not in scores or scores["Womenswear"] < scores["Menswear"] / 2


def test_what_goes_with_a_thing_is_less_like_it(market):
    [irons, accessories] = Suggester(market).suggest(
        [Wanted("Home > Irons", None), Wanted("Home > Iron Accessories", None)]
    )
    assert irons[0].score > (accessories[0].score if accessories else 0)


def test_titles_are_weak_evidence(market):
    titles = ["Soy Candle in a Glass", "Beeswax Candle"]
    [found] = Suggester(market).suggest([Wanted("47", None, tuple(titles))])
    assert found[0].category == "Home Supplies > Home Decor > Candles"
    assert "titles of its products say 'candles'" in found[0].why
    assert first(market, "Bella Figura", titles=titles) == found[0].category
    assert first(market, "Hammers", titles=titles).endswith("Hammers")


def test_a_category_in_another_language_is_read_by_its_id(market, shopify_trees):
    suggester = Suggester(market, shopify_trees)
    [by_path, by_type, by_id] = suggester.suggest(
        [
            Wanted("Heim & Garten > Kerzen", "shopify"),
            Wanted("Kerzen", None),
            Wanted("hg-1", "shopify"),
        ]
    )
    for found in (by_path, by_type, by_id):
        assert found[0].category == "Home Supplies > Home Decor > Candles"
        assert "read as Home & Garden > Candles" in found[0].why
    assert first(market, "Heim & Garten > Kerzen", "shopify") is None


def test_compounds_are_found_by_their_parts(tmp_path):
    path = tmp_path / "de.tsv"
    path.write_text("1\tHerren>Schuhe\n2\tDamen>Schuhe\n3\tHaus>Kerzen\n", "utf-8")
    assert first(read_tree(str(path)), "Herrenschuhe") == "Herren > Schuhe"


def test_a_suggestion_says_why(market):
    [[best, *_]] = Suggester(market).suggest([Wanted("Decor > Candles", None)])
    assert best.why.startswith("shares 'candles'")
    assert best.id == "600001"
    assert LEAST <= best.score <= 1


def test_at_most_three_are_suggested_in_order(tmp_path):
    path = tmp_path / "tree.tsv"
    path.write_text("".join(f"{n}\tHome>{'xyzvw'[n] * 4} Lamps\n" for n in range(5)), "utf-8")
    [found] = Suggester(read_tree(str(path))).suggest([Wanted("Home > Lamps", None)])
    scores = [each.score for each in found]
    assert len(found) == AT_MOST
    assert scores == sorted(scores, reverse=True)


def test_a_name_that_several_have_is_not_read_on(market, tmp_path):
    trees = []
    for language, names in (("de", "Kerzen"), ("en", "Candles")):
        path = tmp_path / f"{language}.txt"
        path.write_text(f"1 - A > {names}\n2 - B > {names}\n", "utf-8")
        trees.append(read_tree(str(path)))
    assert first(market, "Kerzen", references=trees) is None
    assert first(market, "A > Kerzen", "google", references=trees) is not None


def test_where_most_of_a_branch_goes_the_rest_goes_too(tmp_path):
    path = tmp_path / "tree.tsv"
    plants = [f"Plant{letter}" for letter in "abcdefghij"]
    creams = [f"Cream{letter}" for letter in "abcdefghij"]
    rows = [f"1{name}\tGarden>Plants>{name}" for name in plants]
    rows += [f"2{name}\tBeauty>Creams>{name}" for name in creams]
    path.write_text(
        "\n".join([*rows, "8\tGarden>Tools>Brushes", "9\tBeauty>Tools>Brushes"]), "utf-8"
    )
    suggester = Suggester(read_tree(str(path)))
    names = [f"Outdoors > {name}" for name in (*plants, "Brushes")]
    *_, alone = suggester.suggest([Wanted(names[-1], None)])
    *_, among = suggester.suggest([Wanted(name, None) for name in names])
    assert alone[0].category == "Beauty > Tools > Brushes"
    assert among[0].category == "Garden > Tools > Brushes"


def test_the_answer_does_not_depend_on_how_sets_are_laid_out(market_file):
    code = (
        "import sys; from listingcheck.mapping import read_tree\n"
        "from listingcheck.mapping.suggesting import Suggester, Wanted\n"
        "names = ['Men > Tops', 'Home > Candle Holders', 'Clothing > T-shirts', 'Shoes']\n"
        "print(Suggester(read_tree(sys.argv[1])).suggest([Wanted(n, None) for n in names]))"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", code, market_file],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(said) == 1


def test_real_paths_find_themselves_and_quickly(taxonomies):
    google = read_tree(str(taxonomies / "google" / "taxonomy-with-ids.en-US.txt"))
    shopify = read_tree(str(taxonomies / "shopify" / "en.json"))
    began = time.perf_counter()
    wanted = [Wanted(branch.path, "google") for branch in google.branches[::5]]
    found = Suggester(shopify).suggest(wanted)
    assert time.perf_counter() - began < 20
    both = [
        (each, some) for each, some in zip(wanted, found, strict=True) if shopify.find(each.name)
    ]
    right = sum(some[0].category == shopify.find(each.name).path for each, some in both if some)
    assert right / len(both) > 0.97


def test_german_names_find_a_real_tree_in_english(taxonomies):
    market = read_tree(str(taxonomies / "tiktok" / "tiktok_uk_categories_2023.tsv"))
    trees = [read_tree(str(taxonomies / "shopify" / f"{name}.json")) for name in ("de", "en")]
    for name, expected in (
        ("Kerzen", "Home Supplies > Home Decor > Candles"),
        ("Elektronik > Computer > Datenbrillen", "Smart & Wearable Devices > Smart Glasses"),
    ):
        assert first(market, name, references=trees).endswith(expected)
