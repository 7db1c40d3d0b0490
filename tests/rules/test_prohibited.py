# SPDX-License-Identifier: Apache-2.0
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listingcheck import Checker, Product, data, sample
from listingcheck.detect.text import flatten, plain
from listingcheck.failure import Severity
from listingcheck.product import Category
from listingcheck.rule import Context, Valid
from listingcheck.rules.dangerous.goods import DangerousGoods
from listingcheck.rules.prohibited.category import ProhibitedCategory
from listingcheck.rules.prohibited.product import ProhibitedProduct
from listingcheck.rules.restricted.category import RestrictedCategory
from listingcheck.rules.restricted.product import RestrictedProduct
from listingcheck.shop import Shop
from listingcheck.testing import findings

LISTED = data.words("goods/kinds")
KINDS = LISTED["kinds"]
MARKETS = "US GB DE FR ES IT IE JP MX BR SG MY PH TH VN ID".split()  # noqa: SIM905
LANGUAGES = set("en es pt fr de it id ms tl vi th ja zh ko nl pl".split())  # noqa: SIM905
LEVELS = {
    "prohibited": ProhibitedProduct,
    "restricted": RestrictedProduct,
    "documents": DangerousGoods,
}


@cache
def ready(rule, market):
    return rule({}, Context(market=market, words=data.words))


def found(title, market="US", rule=ProhibitedProduct, description=None, **fields):
    product = sample.product(title=title, description=description, **fields)
    told = list(ready(rule, market).check(product, "title", plain(title)))
    if description is not None:
        told += ready(rule, market).check(product, "description", flatten(description))
    return told


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
        "Botella de Vino Tinto Rioja 2019",
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
    assert None in [finding.severity for finding in found(title)]


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


def test_two_kinds_of_evidence_make_an_error_of_a_warning():
    title = "Silver Hills Pinot Noir"
    assert [f.severity for f in found(title)] == [Severity.WARNING]
    assert [f.severity for f in found(f"{title} 13.5% ABV")] == [None]
    assert [f.severity for f in found(title, description="<p>A smooth bourbon whiskey.</p>")] == [
        None
    ]
    filed_there = sample.product(title=title).changed(category=Category(path="Drinks > Wine"))
    (backed,) = ready(ProhibitedProduct, "US").check(filed_there, "title", plain(title))
    assert backed.severity is None
    assert "the category 'Wine'" in backed.message


def test_a_description_alone_is_a_warning_and_needs_a_measure():
    said = "<p>A smooth disposable vape.</p><p>Up to 5000 puffs.</p>"
    (finding,) = found("Berry Stick", description=said)
    assert (finding.field, finding.severity) == ("description", Severity.WARNING)
    assert finding.value == "disposable vape"
    assert found("Berry Stick", description="<p>A smooth disposable vape.</p>") == []


@pytest.mark.parametrize(
    "title", ["V.a.p.e Pen Kit", "C B D gummies 500 mg", "\uff36\uff41\uff50\uff45 Pen"]
)
def test_letters_set_apart_are_joined(title):
    told = Checker("tiktok-shop/us", select=["prohibited-product"]).check(
        Product(key="1", title=title)
    )
    assert [failure.rule for failure in told] == ["prohibited-product"]


@pytest.mark.parametrize("title", ["Chef Knife 8 inch", "Steak Knives Set of 6"])
def test_lists_differ_by_market(title):
    assert found(title, "GB")
    assert not found(title, "US")
    assert [f.message for f in found(title, "GB")] == [
        f.message.replace("sold in UK", "sold in GB") for f in found(title, "UK")
    ]


def test_the_most_telling_words_are_quoted_first():
    (finding,) = found("Silver Hills Pinot Noir, Bourbon Whiskey")
    assert finding.evidence[0].text == finding.value == "Bourbon Whiskey"


def test_a_shop_may_allow_a_kind():
    allowing = ProhibitedProduct({"allowed": ["alcohol"]}, Context(market="US", words=data.words))
    assert list(allowing.check(sample.product(), "title", plain("Premium Vodka"))) == []


def test_a_failure_says_what_would_clear_it_and_where_it_is_listed():
    (finding,) = found("Premium Vodka 700 ml")
    assert "list US-PROH, read 2025-" in finding.message
    assert "would clear it" in finding.fix.text


def test_what_needs_papers_names_them():
    (finding,) = found("Portable Power Bank 20000 mAh", rule=DangerousGoods)
    assert "UN38.3" in finding.fix.text


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
    kind = data.words(f"goods/{name}")
    named = [market for listed in kind["lists"] for market in listed["markets"]]
    assert set(named) <= set(MARKETS)
    assert len(named) == len(set(named))
    for listed in kind["lists"]:
        assert listed["level"] in LEVELS
        assert listed["url"].startswith("https://")
        assert listed["confidence"] in set("ABCDE")
        assert listed["source"]
        assert listed["checked"]
        assert listed["confidence"] != "E" or listed["note"], "a thin list says so"
    assert kind["title"]


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_has_words_of_all_languages(name):
    kind = data.words(f"goods/{name}")
    assert {*kind.get("terms", {}), *kind.get("likely", {})} >= LANGUAGES


@pytest.mark.parametrize("name", KINDS)
def test_every_sure_term_is_found_in_a_title_of_its_own(name):
    kind = data.words(f"goods/{name}")
    listed = kind["lists"][0]
    rule, market = LEVELS[listed["level"]], listed["markets"][0]
    for term in (term for terms in kind.get("terms", {}).values() for term in terms):
        title = f"Jagd{term[1:]}" if term.startswith("-") else term
        sure = [f for f in found(title, market, rule) if f.severity in (None, Severity.WARNING)]
        assert sure, f"{name}: {term}"
