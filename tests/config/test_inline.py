# SPDX-License-Identifier: Apache-2.0
import json
from decimal import Decimal

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from listingcheck import config
from listingcheck.cli import main
from listingcheck.config import layers
from listingcheck.errors import ConfigurationError


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder, text, name=config.FILE):
    (folder / name).write_text(text, "utf-8")


def test_a_setting_lies_over_the_file(folder):
    write(folder, 'profile = "tiktok-shop/de"\n[shop]\ncurrency = "USD"\nupload_quota = 3\n'
                  '[rules.title-length]\nseverity = "info"\noptions.maximum = 80')  # fmt: skip
    read = config.load('shop.currency = "EUR"', "rules.title-length.options.minimum = 3")
    assert (read.profile, read.shop.currency, read.shop.upload_quota) == (
        *("tiktok-shop/de", "EUR", 3),
    )
    setting = read.settings["title-length"]
    assert (setting.severity, setting.options) == ("info", {"maximum": 80, "minimum": 3})


def test_the_last_setting_wins_and_the_options_win_over_all(folder):
    write(folder, 'select = "title"')
    said = ('select = ["sku"]', 'select = "price,gtin"')
    assert config.load(*said).select == ("price", "gtin")
    assert config.load(*said).overridden(select=["image"]).select == ("image",)


def test_settings_go_with_a_file(folder):
    write(folder, 'select = "title"\njobs = 2', "other.toml")
    read = config.load("jobs = 3", "other.toml")
    assert (read.select, read.jobs, read.file.name) == (("title",), 3, "other.toml")


def test_a_file_whose_name_holds_an_equals_sign_is_a_file(folder):
    write(folder, "jobs = 2", "a=b.toml")
    assert config.load("a=b.toml").jobs == 2


def test_tables_come_inline_too():
    read = config.load('ignore = [{rules = "price", reason = "x"}]', 'rules.title-length = {}')  # fmt: skip
    assert [each.rules for each in read.ignores] == [("price",)]
    assert [*read.settings] == ["title-length"]
    assert config.load('shop.defaults.weight = "500 g"').shop.defaults.weight.grams == 500


def test_a_list_of_ids_inline_leaves_the_tables_of_the_file(folder):
    write(folder, '[[ignore]]\nrules = "price"\nreason = "x"')
    read = config.load('ignore = ["title"]')
    assert (read.ignore, len(read.ignores)) == (("title",), 1)


def test_files_stand_beside_the_file_that_names_them_and_inline_where_one_is(folder):
    (folder / "a").mkdir()
    write(folder / "a", 'baseline = "known.json"\nimages = "pictures"')
    read = config.load("a/listingcheck.toml", 'images = "photos"')
    assert (read.baseline, read.images) == ("a/known.json", "photos")


def test_isolated_leaves_files_aside(folder):
    write(folder, "select = 3")
    assert config.load(isolated=True) == config.Config()
    assert config.load("jobs = 2", isolated=True).jobs == 2
    with pytest.raises(ConfigurationError, match="--isolated leaves all files aside"):
        config.load(config.FILE, isolated=True)


def test_two_files_are_refused(folder):
    with pytest.raises(ConfigurationError, match=r"names two files, a\.toml and b\.toml"):
        config.load("a.toml", "b.toml")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("profile=tiktok-shop/de", "is not TOML"),
        ("=", "is not TOML"),
        ("shop.curency='EUR'", "unknown key 'shop.curency'. Did you mean 'currency'"),
        ("rules.price-zer.severity='off'", "there is no rule 'price-zer'"),
        ("rules.title-length.options.max=3", "unknown option 'max'"),
        ("rules.price-zero.budget='some'", "rules.price-zero.budget: write 'some' as"),
        ("shop.defaults.weight='5'", "write '5' like '500 g'"),
        ("override=[{brands='x', ignore='prize'}]", "the 1st [[override]], ignore"),
    ],
)
def test_a_mistake_names_the_setting(text, said):
    with pytest.raises(ConfigurationError) as caught:
        config.load(text)
    assert str(caught.value).startswith(f"--config {text!r}")
    assert said in str(caught.value)


def test_the_command_obeys(export, pack, folder):
    write(folder, 'select = "sku"')
    said = ["--for", pack, "--config", 'select = "title"', "--format", "json"]
    ran = CliRunner().invoke(main, ["check", export, *said])
    assert json.loads(ran.stdout)["counts"]["by_rule"] == {"title-length": 1}
    ran = CliRunner().invoke(main, ["check", export, "--isolated", *said[:2], *said[4:]])
    assert len(json.loads(ran.stdout)["counts"]["by_rule"]) == 3


def test_an_override_and_a_budget_of_a_file_obey(export, pack, folder):
    write(folder, '[[override]]\nproducts = "linen-*"\nignore = "price"\n'
                  '[rules.title-length]\nbudget = 1\n[rules.sku-duplicate]\nbudget = "100 %"')  # fmt: skip
    ran = CliRunner().invoke(main, ["check", export, "--for", pack])
    assert ran.exit_code == 0
    assert ran.stdout.splitlines()[-2:] == [
        "sku-duplicate: 2 failures, budget 100 %: kept.",
        "title-length: 1 failure, budget 1: kept.",
    ]
    ran = CliRunner().invoke(main, ["check", export, "--for", pack, "--config", "rules.title-length.budget=0"])  # fmt: skip
    assert ran.exit_code == 1
    assert ran.stdout.endswith("title-length: 1 failure, budget 0: over.\n")


VALUES = st.recursive(
    st.integers() | st.booleans() | st.text(max_size=3) | st.decimals(allow_nan=False),
    lambda each: st.lists(each, max_size=2) | st.dictionaries(st.text(max_size=3), each, max_size=2),
    max_leaves=4,
)  # fmt: skip
NAMES = ["shop", "rules", "defaults", "options", "override", "ignore", "profile", "weight"]
TABLES = st.recursive(
    st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=3),
    lambda each: st.dictionaries(st.sampled_from(NAMES), each | st.lists(each), max_size=2),
    max_leaves=4,
)


@given(TABLES)
def test_any_table_is_read_or_refused_by_name(table):
    from listingcheck.config import reading

    complaint = None
    try:
        reading.parsed(layers.Layer(layers.Origin("inline", "here"), table))
    except ConfigurationError as error:
        complaint = str(error)
    assert complaint is None or complaint.startswith("here, ")


SETTINGS = st.fixed_dictionaries(
    {},
    optional={
        "jobs": st.integers(1, 9),
        "select": st.lists(st.sampled_from(["price", "sku"])),
        "shop": st.fixed_dictionaries({"currency": st.sampled_from(["EUR", "USD"])}),
        "rules": st.dictionaries(
            st.sampled_from(["title-length", "price-zero"]),
            st.fixed_dictionaries({"severity": st.sampled_from(["off", "info"])}),
            min_size=1,
        ),
    },
)


@given(st.lists(SETTINGS, max_size=4))
def test_of_many_places_the_last_that_says_a_value_is_named(tables):
    said = [layers.Layer(layers.Origin("inline", str(n)), table) for n, table in enumerate(tables)]
    merged, origins = layers.merged(said)
    for path, value in layers.leaves(merged):
        of_origin = dict(layers.leaves(tables[int(origins[path].name)]))
        assert of_origin[path] == value
    assert {path for path, _ in layers.leaves(merged)} == origins.keys()


def test_numbers_stay_exact():
    read = config.load("rules.price-out-of-range.options.minimum = 0.10")
    assert read.settings["price-out-of-range"].options == {"minimum": Decimal("0.10")}
