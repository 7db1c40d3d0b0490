# SPDX-License-Identifier: Apache-2.0
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import listingcheck as lc
from listingcheck import cli, mapping
from listingcheck.cli import categories

EXPORT = """\
Handle,Title,Product Category,Type,Variant Price,Image Src
soy-candle,Soy Candle,Home & Garden > Candles,Candle,22.00,https://x.example/c.jpg
wax-candle,Wax Candle,Home & Garden > Candles,Candle,12.00,https://x.example/w.jpg
tee,Cotton Tee,,T-Shirts,19.00,https://x.example/t.jpg
"""
TREE = "id\tpath\n600001\tDecor>Candles\n600002\tMenswear>T-shirts\n600003\tFurniture>Beds\n"
PACK = """
title: A market for tests
marketplace: tiktok-shop
market: US
rules:
  category-missing: {}
"""
EXAMPLES = Path(__file__).parents[1] / "examples"


@pytest.fixture(autouse=True)
def _files(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    if "categories" not in cli.main.commands:
        monkeypatch.setitem(cli.main.commands, "categories", categories.command)
    for name, text in (("shop.csv", EXPORT), ("tree.tsv", TREE), ("pack.yaml", PACK)):
        (tmp_path / name).write_text(text, "utf-8")


def call(*arguments):
    return CliRunner().invoke(
        cli.main, ["categories", "shop.csv", "--for", "pack.yaml", *map(str, arguments)]
    )


def filled(name, **targets):
    rows = "".join(f"{source},{target}\n" for source, target in targets.items())
    Path(name).write_text(f"source_category,marketplace_category\n{rows}", "utf-8")


def test_categories_are_listed_with_suggestions():
    ran = call("--taxonomy", "tree.tsv")
    assert ran.exit_code == 1
    assert "Home & Garden > Candles (shopify)\n    2 products, such as 'Soy Candle'" in ran.output
    assert "Decor > Candles  [shares 'candles']" in ran.output
    assert "T-Shirts (product type)\n    1 product, such as 'Cotton Tee'" in ran.output
    assert "2 source categories for pack.yaml: 0 mapped, 2 to map; 3 products in all." in ran.output


def test_without_a_tree_it_says_where_to_get_one():
    ran = call()
    assert "not mapped" in ran.output
    assert "GET /product/202309/categories" in ran.output
    assert "--shop-data DIR or --taxonomy FILE" in ran.output


def test_a_complete_map_exits_with_0():
    filled("map.csv", **{"Home & Garden > Candles": "600001", "T-Shirts": "Menswear > T-shirts"})
    ran = call("--map", "map.csv", "--taxonomy", "tree.tsv")
    assert ran.exit_code == 0
    assert "mapped to 600001" in ran.output
    assert "Nothing is suggested" not in call("--map", "map.csv").output


def test_saved_answers_are_the_tree():
    Path("answers").mkdir()
    answer = [
        {"id": "1", "parent_id": "0", "local_name": "Decor", "is_leaf": False},
        {"id": "2", "parent_id": "1", "local_name": "Candles", "is_leaf": True},
    ]
    text = json.dumps({"code": 0, "data": {"categories": answer}})
    Path("answers", "categories.json").write_text(text, "utf-8")
    ran = call("--shop-data", "answers")
    assert "Decor > Candles  [shares 'candles']" in ran.output


def test_json_is_plain_and_ascii():
    ran = call("--format", "json")
    found = json.loads(ran.output)
    assert ran.output.isascii()
    assert (found["schema_version"], found["counts"]["unmapped"]) == (1, 2)


def test_a_file_is_written_completed_and_continued():
    ran = call("--out", "map.csv", "--taxonomy", "tree.tsv")
    assert ran.exit_code == 1
    assert "Fill in its column marketplace_category" in ran.output
    text = Path("map.csv").read_text("utf-8-sig").replace("Soy Candle,,", "Soy Candle,600001,")
    Path("map.csv").write_text(text, "utf-8")
    assert call("--out", "map.csv", "--map", "map.csv").exit_code == 2
    again = call("--out", "map.csv", "--map", "map.csv", "--force")
    assert again.exit_code == 1
    assert "1 mapped, 1 to map" in again.output
    assert mapping.load("map.csv") == {"Home & Garden > Candles": "600001"}


def test_the_map_of_the_configuration_counts_too():
    Path("listingcheck.toml").write_text(
        '[shop.category_map]\n"T-Shirts" = "600002"\n"Gone" = "600003"\n', "utf-8"
    )
    ran = call("--out", "map.csv", "--taxonomy", "tree.tsv")
    assert "1 mapped, 1 to map" in ran.output
    assert mapping.load("map.csv") == {"T-Shirts": "600002", "Gone": "600003"}


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (["--taxonomy", "shop.csv"], "no category tree"),
        (["--map", "shop.csv"], "is no mapping file"),
        (["--map", "bad.csv", "--taxonomy", "tree.tsv"], "'Sofas' is no category of tree.tsv"),
        (["--out", "shop.csv", "--force"], "would overwrite what is read"),
        (["--out", "tree.tsv", "--taxonomy", "tree.tsv", "--force"], "would overwrite"),
    ],
)
def test_what_can_not_be_done_exits_with_2(arguments, what):
    filled("bad.csv", **{"T-Shirts": "Sofas"})
    ran = call(*arguments)
    assert ran.exit_code == 2
    assert what in ran.output


def test_an_export_without_products_exits_with_2():
    Path("shop.csv").write_text(EXPORT.splitlines()[0] + "\n", "utf-8")
    ran = call()
    assert ran.exit_code == 2
    assert "nothing was listed" in ran.output


def test_a_row_that_can_not_be_read_is_told():
    Path("shop.csv").write_text(EXPORT + 'mug,"Mug,,\n', "utf-8")
    ran = call()
    assert ran.exit_code == 1
    assert "Rows that could not be read: 1." in ran.output


def test_what_would_steer_a_terminal_is_written_out():
    Path("shop.csv").write_text(EXPORT.replace("Soy Candle", "Soy \x1b[31mCandle"), "utf-8")
    assert "\\x1b[31m" in call().output


def left_to_map(**targets):
    """How many products category-missing still speaks of."""
    filled("map.csv", **targets)
    shop = lc.Shop(category_map=mapping.load("map.csv"))
    report = lc.check("shop.csv", profile="pack.yaml", shop=shop)
    return [failure.value for failure in report.failures if failure.rule == "category-missing"]


def test_a_complete_map_silences_category_missing():
    assert left_to_map() == ["3"]
    assert left_to_map(**{"Home & Garden > Candles": "600001"}) == ["1"]
    assert left_to_map(**{"Home & Garden > Candles": "600001", "T-Shirts": "600002"}) == []
    assert left_to_map(**{"candle": "600001", "t-shirts": "600002"}) == []


def test_the_example_fits_the_export_beside_it():
    rows = mapping.read_rows(str(EXAMPLES / "category_map.csv"))
    shop = lc.Shop(category_map=mapping.checked(rows))
    found = mapping.categories(
        str(EXAMPLES / "shopify_products.csv"), profile="tiktok-shop/us", shop=shop
    )
    assert {each.name for each in found} == {row.source for row in rows}
    assert [each.name for each in found.unmapped] == ["Smoking Accessories > Electronic Cigarettes"]
