# SPDX-License-Identifier: Apache-2.0
import pytest
from hypothesis import given
from hypothesis import strategies as st

from listingcheck import data, sample
from listingcheck.detect.text import plain
from listingcheck.failure import Severity
from listingcheck.product import Category
from listingcheck.rule import Context, Valid
from listingcheck.rules.prohibited.category import ProhibitedCategory
from listingcheck.rules.prohibited.product import ProhibitedProduct
from listingcheck.rules.restricted.category import RestrictedCategory
from listingcheck.shop import Shop
from listingcheck.testing import findings

LISTED = data.words("prohibited/kinds")
KINDS = (*LISTED["kinds"], *LISTED["restricted"])
MARKETS = ("US", "GB")


def in_market(market):
    return ProhibitedProduct({}, Context(market=market, words=data.words))


RULES = {market: in_market(market) for market in MARKETS}


def found(title, market="US", **fields):
    product = sample.product(title=title, **fields)
    return list(RULES[market].check(product, "title", plain(title)))


def filed(rule, path=None, taxonomy=None, **fields):
    category = Category(path=path, taxonomy=taxonomy) if path else None
    product = sample.product().changed(category=category, **fields)
    return findings(rule, Valid(product))


@pytest.mark.parametrize(
    "title",
    [
        "Mango Ice Disposable Vape 5000 Puffs",
        "E-Cigarette Starter Kit",
        "บุหรี่ไฟฟ้า ใช้แล้วทิ้ง",
        "電子タバコ スターターキット",
        "Thuốc lá điện tử pod",
        "Cigarrillo electrónico desechable",
        "Rokok Elektrik Pod",
        "Kentucky Straight Bourbon Whiskey",
        "Craft Beer, Pack of 6",
        "Vino Tinto Reserva 2019",
        "Rotwein trocken",
        "Pepper Spray Keychain",
        "AR-15 Lower Receiver",
        "CBD Gummies 1000 mg",
        "Amoxicillin 500mg Capsules",
        "Elephant Ivory Carving",
        "Spy Camera Pen",
        "Lock Pick Set",
        "Scratch Off Ticket",
        "Streaming Gift Card $50",
        "Firecrackers, 100 Pack",
        "Replica Rolex Submariner",
    ],
)
def test_a_title_that_names_only_such_goods_is_an_error(title):
    assert [finding.severity for finding in found(title)] == [None]


@pytest.mark.parametrize(
    "title",
    [
        "Crystal Wine Glass Set",
        "Copa de Vino de Cristal",
        "Gelas Vodka Kristal",
        "Whiskey Barrel Planter",
        "Vodka Sauce Pasta",
        "Beer Shampoo",
        "Tequila Sunrise Graphic Tee",
        "Root Beer Candy",
        "Non-Alcoholic Craft Beer 330ml",
        "Tobacco Brown Leather Belt",
        "Cigarette Lighter Socket Splitter",
        "Cigarette Jeans",
        "Massage Gun",
        "Hot Glue Gun",
        "Toy Water Gun",
        "Shotgun Microphone",
        "Weed Barrier Fabric",
        "Hemp Rope 6mm",
        "Concrete Vibrator 1500W",
        "Nude Lipstick, Adult Size Raincoat, Unisex",
        "Bath Bomb Set",
        "Firework Print Shirt",
        "Ivory Colour Curtains",
        "Coin Purse",
        "Gift Card Holder Tin",
        "Hidden Camera Detector",
        "Scratch Off World Map",
        "Insulin Cooler Bag",
        "Waffeleisen, Essex Sextant, Bongo Drum",
        "Vape Nation Hoodie",
        "象牙白 連衣裙",
        "Chef Knife 8 inch",
    ],
)
def test_look_alikes_are_left_alone(title):
    assert found(title) == []


def test_a_likely_name_is_a_warning_until_something_agrees():
    assert [f.severity for f in found("Silver Hills Pinot Noir")] == [Severity.WARNING]
    assert [f.severity for f in found("Silver Hills Pinot Noir 75cl")] == [None]
    filing = Category(path="Beverages > Wine")
    product = sample.product(title="Silver Hills Merlot").changed(category=filing)
    (backed,) = RULES["US"].check(product, "title", plain("Silver Hills Merlot"))
    assert backed.severity is None
    assert found("Silver Hills Merlot") == []


@pytest.mark.parametrize("title", ["Chef Knife 8 inch", "Airsoft Pistol", "Steak Knives Set of 6"])
def test_lists_differ_by_market(title):
    assert found(title, "GB")
    assert not any(f.severity is None for f in found(title, "US"))
    assert [f.message for f in found(title, "GB")] == [
        f.message.replace("sold in UK", "sold in GB")
        for f in in_market("UK").check(sample.product(), "title", plain(title))
    ]


def test_the_most_telling_words_are_quoted_first():
    (finding,) = found("Kentucky Straight Bourbon Whiskey")
    assert [quote.text for quote in finding.evidence] == ["Straight Bourbon", "Whiskey"]
    assert finding.value == "Straight Bourbon"


def test_a_shop_may_allow_a_kind():
    allowing = ProhibitedProduct({"allowed": ["alcohol"]}, Context(market="US", words=data.words))
    assert list(allowing.check(sample.product(), "title", plain("Premium Vodka"))) == []


@given(st.text())
def test_any_title_can_be_read(title):
    for finding in found(title):
        for quote in finding.evidence:
            assert quote.text == title[quote.start : quote.end]


@pytest.mark.parametrize(
    ("path", "severity"),
    [
        ("Food, Beverages & Tobacco > Beverages > Alcoholic Beverages > Gin", Severity.ERROR),
        ("Home > Tobacco Products > Vaporizers & Electronic Cigarettes", Severity.ERROR),
        ("Lebensmittel > Alkoholische Getränke > Wein", Severity.ERROR),
        ("499676", Severity.ERROR),
        ("gid://shopify/TaxonomyCategory/fb-1-1-5-8", Severity.ERROR),
        ("fb-3-7-2", Severity.ERROR),
        ("My shop / Wine", Severity.WARNING),
    ],
)
def test_a_category_of_such_goods_is_found_by_name_and_id(path, severity):
    (failure,) = filed(ProhibitedCategory, path)
    assert failure.severity is severity
    assert failure.field == "category"
    assert path[failure.evidence[0].start : failure.evidence[0].end] == failure.value


@pytest.mark.parametrize(
    "path",
    [
        "Home > Barware > Wine Glasses",
        "Beverages > Alcoholic Beverages > Cocktail Mixes",
        "Health & Beauty > Health Care",
        "fb-1-10",
        "4996760",
        "Winery Tours",
    ],
)
def test_categories_that_only_look_like_it_are_left_alone(path):
    assert filed(ProhibitedCategory, path) == []


def test_the_last_part_of_a_path_decides_what_it_is_taken_for():
    (failure,) = filed(ProhibitedCategory, "Tobacco Products > Vape > All")
    assert failure.value == "Vape"


def test_a_product_type_counts_only_where_no_known_tree_says_otherwise():
    (failure,) = filed(ProhibitedCategory, product_type="Wine")
    assert (failure.field, failure.severity) == ("product_type", Severity.WARNING)
    assert filed(ProhibitedCategory, "Home > Decor", "shopify", product_type="Wine") == []
    assert filed(ProhibitedCategory, "Home > Decor", product_type="Wine")


def test_approved_categories_are_left_alone():
    path = "Health & Beauty > Vitamins & Supplements > Collagen"
    product = sample.product(category=path)
    (failure,) = findings(RestrictedCategory, Valid(product))
    assert failure.needs_approval
    assert failure.severity is Severity.WARNING
    shop = Shop(approved_categories=("health & beauty > vitamins",))
    assert findings(RestrictedCategory, Valid(product, shop=shop)) == []


@given(st.text(max_size=40), st.text(max_size=20))
def test_any_category_can_be_read(path, product_type):
    for rule in (ProhibitedCategory, RestrictedCategory):
        for failure in filed(rule, path, product_type=product_type):
            assert failure.rule == rule.id


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_says_where_it_comes_from(name):
    kind = data.words(f"prohibited/{name}")
    assert kind["level"] == ("prohibited" if name in LISTED["kinds"] else "restricted")
    assert kind["markets"] == "all" or all(len(market) == 2 for market in kind["markets"])
    assert kind["url"].startswith("https://")
    assert kind["confidence"] in set("ABCDE")
    assert all(kind[name] for name in ("title", "source", "checked", "categories"))
    assert (name in LISTED["restricted"]) == ("apply" in kind)


@pytest.mark.parametrize("name", LISTED["kinds"])
def test_every_sure_term_is_found_in_a_title_of_its_own(name):
    kind = data.words(f"prohibited/{name}")
    market = "US" if kind["markets"] == "all" else "GB"
    for terms in kind["terms"].values():
        for term in terms:
            told = [f for f in found(term, market) if f.severity is None]
            assert told, f"{name}: {term}"
