# SPDX-License-Identifier: Apache-2.0
from decimal import Decimal

import pytest

from listingcheck import config, measures
from listingcheck.errors import ConfigurationError, RuleError
from listingcheck.failure import Severity
from listingcheck.product import LengthUnit, WeightUnit

WHOLE = """
profile = "market.yaml"
from = "shopify"
select = ["price", "title"]
ignore = "title-emoji"
fail-on = "warning"
format = ["text", "json=report.json"]
plugins = ["house.yaml"]

[shop]
currency = "USD"
source_currency = "EUR"
weight_unit = "kg"
dimension_unit = "cm"
upload_quota = 100
exempt_categories = ["Books"]

[shop.defaults]
weight = "1.5 kg"
dimensions = "30 x 20 x 5,5 cm"
brand = "Northwind"

[rules.title-length]
severity = "info"
options.maximum = 80

[rules.price-out-of-range]
options = {minimum = 0.5}
"""
HOUSE = """
rules:
  - id: house-title
    stage: quality
    field: title
    check: max-length
    limit: 80
    message: "Too long: {length}."
    fix: "Cut it."
    why: "Small screens."
    valid: ["Mug", "Tee"]
    invalid: ["{long}", "{long}"]
""".replace("{long}", "Mug " * 30)


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "house.yaml").write_text(HOUSE, "utf-8")
    return tmp_path


def write(folder, text, name=config.FILE):
    (folder / name).write_text(text, "utf-8")


def test_every_key_is_read(folder):
    write(folder, WHOLE)
    read = config.load()
    assert read.profile == str(folder / "market.yaml")
    assert read.platform == "shopify"
    assert read.select == ("price", "title")
    assert read.ignore == ("title-emoji",)
    assert read.fail_on is Severity.WARNING
    assert read.formats == ("text", "json=report.json")
    assert [rule.id for rule in read.plugins] == ["house-title"]
    assert read.shop.weight_unit is WeightUnit.KILOGRAM
    assert read.shop.upload_quota == 100
    assert read.shop.exempt_categories == ("Books",)
    assert read.shop.defaults.weight.grams == 1500
    assert read.shop.defaults.dimensions.height.centimetres == Decimal("5.5")
    assert read.settings["title-length"].options == {"maximum": 80}
    assert read.settings["price-out-of-range"].options == {"minimum": Decimal("0.5")}


def test_settings_and_local_rules_reach_the_checker(folder, pack):
    write(folder, 'profile = "market.yaml"\nplugins = ["house.yaml"]\n[rules.title-length]\n'
                  'severity = "info"\noptions.maximum = 80\n[rules.price-zero]\nseverity = "off"')  # fmt: skip
    bound = {b.rule.id: b for b in config.load().checker().rules}
    assert set(bound) == {"house-title", "sku-duplicate", "title-length"}
    assert bound["title-length"].severity is Severity.INFO
    assert bound["title-length"].rule.options.maximum == 80
    assert bound["title-length"].rule.options.minimum == 5


def test_nothing_configured_is_fine():
    assert config.load() == config.Config()


def test_the_nearest_file_upwards_counts(folder, monkeypatch):
    below = folder / "a" / "b"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    write(folder, 'select = "title"')
    assert config.load().select == ("title",)
    write(folder / "a", "[tool.other]\nx = 1", "pyproject.toml")
    assert config.load().select == ("title",)
    write(folder / "a", '[tool.listingcheck]\nselect = "sku"', "pyproject.toml")
    assert config.load().select == ("sku",)
    write(folder / "a", 'select = "gtin"')
    assert config.load().select == ("gtin",)


def test_a_named_file_counts_more_than_the_nearest(folder):
    write(folder, 'select = "title"')
    write(folder, 'select = "sku"', "other.toml")
    assert config.load("other.toml").select == ("sku",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("profil = 'x'", "unknown key 'profil'. Did you mean 'profile'"),
        ("fail_on = 'error'", "unknown key 'fail_on'. Did you mean 'fail-on'"),
        ("file = 'x'", "unknown key 'file'"),
        ("fail-on = 'fatal'", "fail-on"),
        ("select = 3", "select"),
        ("[shop]\ncurency = 'USD'", "unknown key 'shop.curency'. Did you mean 'currency'"),
        ("[shop]\nupload_quota = -1", "shop.upload_quota"),
        ("[shop]\nweight_unit = 'stone'", "shop.weight_unit"),
        ("[shop.defaults]\nwieght = '1 g'", "'shop.defaults.wieght'. Did you mean 'weight'"),
        ("[shop.defaults]\nweight = '500'", "shop.defaults.weight: write '500' like '500 g'"),
        ("[shop.defaults]\nweight = 500", "shop.defaults.weight: write 500 like '500 g'"),
        ("[shop.defaults]\ndimensions = '30 x 20 cm'", "shop.defaults.dimensions"),
        ("[rules.price-zer]\nseverity = 'off'", "no rule 'price-zer'. Did you mean 'price-zero'"),
        (
            "[rules.price-zero]\nseverty = 'off'",
            "'rules.price-zero.severty'. Did you mean 'severity'",
        ),
        ("[rules.price-zero]\nseverity = 'loud'", "rules.price-zero.severity"),
        ("shop = 3", "shop"),
        (
            "[rules.title-length.options]\nmax = 3",
            "rules.title-length.options: unknown option 'max'. Did you mean 'maximum'? Its options: minimum, maximum",
        ),
        (
            "[rules.title-length.options]\nmaximum = 'x'",
            "rules.title-length.options.maximum: Input should be a valid integer",
        ),
        ("[rules.price]\nseverity = 'off'", "rules.price: there is no rule 'price'"),
        (
            "[rules.price-zero]\nbudget = -1",
            "rules.price-zero.budget: write -1 as a number of failures",
        ),
        ("[rules.price-zero]\nbudget = 0.5", "as a number of failures, 10, or a share"),
        ("[rules.price-zero.budget]\ncont = 1", "unknown key 'rules.price-zero.budget.cont'"),
        ("[rules.price-zero]\nsource = 'x'", "unknown key 'rules.price-zero.source'"),
        ("[shop]\ncurrency = 'dollars'", "shop.currency: there is no currency 'dollars'"),
        ("select = 'prize'", "select: there is no rule or family 'prize'. Did you mean"),
        ("ignore = ['title', 'prize']", "ignore: there is no rule or family 'prize'"),
        (
            "[[override]]\nignore = 'price'",
            "the 1st [[override]]: say of which products with one of: files",
        ),
        ("[[override]]\nbrands = 'x'", "the 1st [[override]]: say what is different"),
        (
            "[[override]]\nbrand = 'x'\nignore = 'price'",
            "the 1st [[override]], unknown key 'brand'. Did you mean 'brands'",
        ),
        (
            "[[override]]\nbrands = 'x'\nignore = 'prize'",
            "the 1st [[override]], ignore: there is no rule or family 'prize'",
        ),
        (
            "[[override]]\nbrands = 'x'\nignore = 'price'\n[[override]]\nbrands = 'x'\nrules.price-zer.severity = 'off'",
            "the 2nd [[override]], rules: there is no rule 'price-zer'. Did you mean 'price-zero'",
        ),
        (
            "[[override]]\nbrands = 'x'\nrules.price-zero.severty = 'off'",
            "the 1st [[override]], unknown key 'rules.price-zero.severty'. Did you mean 'severity'",
        ),
        (
            "[[override]]\nbrands = 'x'\nrules.price-zero.severity = 'loud'",
            "the 1st [[override]], rules.price-zero.severity",
        ),
        (
            "[[override]]\nbrands = 'x'\nrules.price-zero.budget = 3",
            "the 1st [[override]], rules: a budget is of the whole run: move it to [rules.price-zero]",
        ),
        (
            "[[override]]\nbrands = 'x'\nrules.title-length.options.max = 3",
            "the 1st [[override]], rules.title-length.options: unknown option 'max'",
        ),
        ("[override]\nbrands = 'x'", "override"),
        ("rules = 3", "rules"),
        ("rules.price-zero = 3", "rules.price-zero"),
        ("shop.defaults = 3", "shop.defaults"),
        ("profile = ['x']", "profile"),
        ("plugins = [3]", "plugins"),
        ("a = = b", "is not valid TOML"),
    ],
)
def test_a_mistake_names_file_and_key(folder, text, said):
    write(folder, text)
    with pytest.raises(ConfigurationError) as caught:
        config.load()
    assert "listingcheck.toml" in str(caught.value)
    assert said in str(caught.value)


def test_a_file_that_is_not_there_is_said():
    with pytest.raises(ConfigurationError, match="no configuration file nowhere"):
        config.load("nowhere.toml")


def test_a_project_file_that_says_nothing_of_us_is_said(folder):
    write(folder, "[project]\nname = 'x'", "pyproject.toml")
    with pytest.raises(ConfigurationError, match="no table"):
        config.load("pyproject.toml")


def test_a_local_rule_that_is_not_there_is_said(folder):
    write(folder, 'plugins = ["nowhere.py"]')
    with pytest.raises(RuleError, match=r"no rule file .*nowhere"):
        config.load()


def test_the_command_line_wins():
    base = config.Config(select=("a",), fail_on=Severity.INFO)
    over = base.overridden(
        select=["b,c", "d"],
        fail_on="error",
        currency="SEK",
        weight_unit="lb",
        language="sv-SE",
        gtin_attribute="ean",
        brand_attribute="maker",
    )
    assert over.select == ("b", "c", "d")
    assert over.fail_on is Severity.ERROR
    assert over.shop.source_currency == "SEK"
    assert (over.shop.source_language, over.shop.gtin_attribute) == ("sv-SE", "ean")
    assert over.shop.brand_attribute == "maker"
    assert over.shop.weight_unit is WeightUnit.POUND
    assert base.overridden() == base


@pytest.mark.parametrize(
    ("text", "grams"),
    [("500 g", 500), ("500g", 500), ("0.5 KG", 500), ("1,5 kg", 1500), ("1 lb", "453.59237")],
)
def test_weights_are_read_as_people_write_them(text, grams):
    assert measures.weight(text).grams == Decimal(grams)


@pytest.mark.parametrize("text", ["", "500", "g", "1 stone", "-1 g", "1.2.3 g", "1 g 2 g", "١ g"])
def test_what_is_no_weight_is_none(text):
    assert measures.weight(text) is None


@pytest.mark.parametrize("text", ["30x20x5cm", "30 x 20 x 5 cm", "30 × 20 × 5 CM", "300x200x50 mm"])
def test_sizes_are_read_as_people_write_them(text):
    sides = measures.dimensions(text).sides.values()
    assert [side.centimetres for side in sides] == [30, 20, 5]


@pytest.mark.parametrize(
    "text", ["", "30 x 20 cm", "30 x 20 x 5", "30 x 20 x 5 x 1 cm", "a x b x c cm"]
)
def test_what_is_no_size_is_none(text):
    assert measures.dimensions(text) is None


def test_units_are_all_known():
    for unit in WeightUnit:
        assert measures.weight(f"1 {unit}").unit is unit
    for unit in LengthUnit:
        assert measures.dimensions(f"1 x 1 x 1 {unit}").length.unit is unit
