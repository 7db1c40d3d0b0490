# SPDX-License-Identifier: Apache-2.0
import json
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from listingcheck import config
from listingcheck.cli import main
from listingcheck.suppression import read_entries

BASELINE = "listingcheck-baseline.json"
FEED = """\
id,title,description,link,image_link,availability,price,brand,condition
1,Linen Apron,Washed linen.,https://x.example/1,https://x.example/1.jpg,in_stock,{price},Harbour,new
"""


@pytest.fixture(autouse=True)
def _in_its_own_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def init(*arguments):
    return CliRunner().invoke(main, ["init", *arguments])


def written():
    return Path(config.FILE).read_text("utf-8")


def test_it_writes_a_configuration_that_explains_itself(export, snapshot):
    ran = init("--for", "tiktok-shop/us", "--currency", "usd", "--baseline")
    assert ran.exit_code == 0, ran.stderr
    snapshot("init.toml", written())
    snapshot("init.txt", ran.stdout)


def test_all_that_it_comments_out_is_valid(export):
    init("--for", "tiktok-shop/us")
    keys = re.sub(r"^# (?=\[|\w+ = )", "", written(), flags=re.MULTILINE)
    Path(config.FILE).write_text(keys, "utf-8")
    loaded = config.load()
    assert loaded.profile == "tiktok-shop/us"
    assert loaded.platform == "shopify"
    assert loaded.shop.source_currency == "USD"
    assert loaded.shop.defaults.weight is not None
    assert loaded.shop.upload_quota == 1000
    assert len(loaded.ignores) == len(loaded.settings) == 1


def test_a_check_passes_from_the_first_day_and_fails_on_what_is_new(export):
    ran = init("--for", "tiktok-shop/us", "--baseline")
    check, prune = (shlex.split(line)[1:] for line in ran.stdout.splitlines()[-2:])
    assert (check[0], prune[:2]) == ("check", ["baseline", "prune"])
    found = CliRunner().invoke(main, check)
    assert found.exit_code == 0, found.stdout
    assert CliRunner().invoke(main, prune).exit_code == 0
    text = Path(export).read_text("utf-8").replace("22.00", "0.00")
    Path(export).write_text(text, "utf-8")
    assert CliRunner().invoke(main, check).exit_code == 1


def test_its_entries_say_why(export):
    init("--for", "tiktok-shop/us", "--baseline")
    assert {entry.reason for entry in read_entries(BASELINE)} == {"Known when checks began"}


def test_without_a_baseline_the_next_step_is_one(export):
    ran = init("export.csv", "--for", "tiktok-shop/us")
    assert ran.stdout.splitlines()[-2:] == [
        "  listingcheck check export.csv",
        "  listingcheck baseline create export.csv",
    ]
    assert "baseline =" not in written()
    assert not Path(BASELINE).exists()


@pytest.mark.parametrize("there", [config.FILE, BASELINE])
def test_nothing_is_replaced_in_silence(export, there):
    Path(there).write_text("mine", "utf-8")
    ran = init("--for", "tiktok-shop/us", "--baseline")
    assert ran.exit_code == 2
    assert f"There is a file {there} already: --force replaces it." in ran.stderr
    assert Path(there).read_text("utf-8") == "mine"
    assert init("--for", "tiktok-shop/us", "--baseline", "--force").exit_code == 0
    assert Path(there).read_text("utf-8") != "mine"


def test_a_project_that_is_configured_already_is_left_alone(export):
    Path(config.PROJECT).write_text("[tool.listingcheck]\n", "utf-8")
    ran = init("--for", "tiktok-shop/us")
    assert ran.exit_code == 2
    assert "pyproject.toml configures listingcheck already" in ran.stderr
    assert not Path(config.FILE).exists()


def test_for_whom_is_never_guessed_where_it_is_not_evident(export):
    ran = init()
    assert ran.exit_code == 2
    assert (
        "Say for whom, as in --for tiktok-shop/us. Known profiles: google-merchant/" in ran.stderr
    )
    assert not Path(config.FILE).exists()
    assert "Did you mean 'tiktok-shop/us'" in init("--for", "tiktok-shop/uss").stderr


@pytest.mark.parametrize(("price", "code"), [("9.90 GBP", 0), ("9.90 EUR", 2), ("9.90", 2)])
def test_a_feed_is_for_its_own_marketplace_where_one_market_has_its_currency(price, code):
    Path("feed.csv").write_text(FEED.format(price=price), "utf-8")
    ran = init()
    assert ran.exit_code == code
    if code == 0:
        assert 'profile = "google-merchant/uk"' in written()


def test_exports_of_several_platforms_name_none(export):
    Path("feed.csv").write_text(FEED.format(price="9.90 GBP"), "utf-8")
    Path("notes.txt").write_text("milk and eggs", "utf-8")
    Path("empty.json").write_text("[]", "utf-8")
    ran = init("--for", "tiktok-shop/us")
    assert "from =" not in written()
    assert "listingcheck check export.csv feed.csv" in ran.stdout


def test_an_empty_folder_has_no_baseline():
    ran = init("--for", "tiktok-shop/us", "--baseline")
    assert ran.exit_code == 2
    assert "no export of products that is known" in ran.stderr
    ran = init("--for", "tiktok-shop/us")
    assert "  listingcheck check EXPORT" in ran.stdout.splitlines()


def test_what_could_not_be_read_is_in_no_baseline_and_said(tmp_path):
    product = {
        "id": 1,
        "handle": "mug",
        "title": "Mug",
        "body_html": "x",
        "vendor": "x",
        "product_type": "",
        "variants": [{"id": 2, "sku": "M", "price": "9.90"}],
    }
    lines = (json.dumps(product), '{"torn": ')
    Path("products.jsonl").write_text("\n".join(lines), "utf-8")
    ran = init("--for", "tiktok-shop/us", "--baseline")
    assert "could not be read are not in it: 1." in ran.stdout


def test_help_is_short():
    assert len(init("--help").stdout.splitlines()) < 25
