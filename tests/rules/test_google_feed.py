# SPDX-License-Identifier: Apache-2.0
"""What rules say of a feed in the marketplace's own format, and of the export of a shop."""

from itertools import product

import pytest

from listingcheck import sources
from listingcheck.checker import Checker
from listingcheck.failure import Severity

HEAD = [
    "id",
    "title",
    "description",
    "link",
    "image_link",
    "additional_image_link",
    "availability",
    "price",
    "sale_price",
    "brand",
    "gtin",
    "condition",
    "item_group_id",
    "color",
    "size",
    "multipack",
    "identifier_exists",
]
CLEAN = {
    "id": "APR-1",
    "title": "Harbour linen apron with two deep pockets",
    "description": "Washed linen, cut long for tall cooks, with two deep pockets and crossed straps.",
    "link": "https://shop.example.com/apron",
    "image_link": "https://cdn.example.com/1.jpg",
    "availability": "in_stock",
    "price": "47.00 USD",
    "brand": "Harbour",
    "gtin": "4006381333931",
    "condition": "new",
}
GOOGLE = Checker("google-merchant/us")


def item(**cells):
    return {**CLEAN, **cells}


def check(*items, checker=GOOGLE, head=HEAD):
    rows = ["\t".join(head), *("\t".join(i.get(name, "") for name in head) for i in items)]
    return checker.run(sources.read("\n".join(rows).encode(), "google_merchant")).failures


def said(*items, **named):
    return [(f.rule, f.severity.value) for f in check(*items, **named)]


def test_a_clean_item_is_clean():
    assert said(item()) == []


@pytest.mark.parametrize(
    ("cells", "rule", "severity"),
    [
        ({"price": "47.00"}, "price-currency", "error"),
        ({"price": "47.00 EUR"}, "price-currency", "warning"),
        ({"price": "47.00 XYZ"}, "price-currency", "error"),
        ({"price": "2990 ₽"}, "price-unreadable", "error"),
        ({"price": "1,299.00 USD"}, "price-unreadable", "error"),
        ({"price": "47,00 USD"}, "price-unreadable", "warning"),
        ({"sale_price": "49.00 USD"}, "price-compare-at", "error"),
        ({"availability": "maybe"}, "availability-invalid", "error"),
        ({"availability": "preorder"}, "availability-invalid", "error"),
        ({"condition": "mint"}, "condition-invalid", "error"),
        ({"link": "/apron"}, "link-invalid", "error"),
        ({"link": ""}, "link-missing", "error"),
        ({"availability": ""}, "availability-missing", "error"),
        ({"image_link": "https://cdn.example.com/1.svg"}, "image-format", "error"),
        ({"title": "T" * 151}, "title-length", "error"),
        ({"description": "Washed linen. " * 400}, "description-length", "error"),
        ({"id": "A" * 51}, "sku-length", "error"),
        ({"brand": ""}, "brand-missing", "warning"),
        ({"color": "see photo"}, "attribute-placeholder", "warning"),
        ({"identifier_exists": "no"}, "gtin-denied", "warning"),
        ({"title": "FREE SHIPPING linen apron"}, "title-promotional", "warning"),
    ],
)
def test_what_google_minds(cells, rule, severity):
    items = [item(id="APR-0", gtin="5000159407236", title="Harbour linen cloth"), item(**cells)]
    assert (rule, severity) in said(*items)


@pytest.mark.parametrize("price", ["47.00 USD", "USD 47.00", "47 USD"])
def test_a_price_with_its_currency(price):
    assert said(item(price=price)) == []


@pytest.mark.parametrize("ending", ["jpg", "webp", "png", "gif", "bmp", "tiff"])
def test_pictures_in_the_formats_google_takes(ending):
    assert said(item(image_link=f"https://cdn.example.com/1.{ending}")) == []


@pytest.mark.parametrize(
    ("gtin", "rule", "severity"),
    [
        ("4006381333930", "gtin-check-digit", "error"),
        ("400638133", "gtin-length", "error"),
        ("N/A", "gtin-not-digits", "error"),
        ("does not apply", "gtin-not-digits", "error"),
        ("4.00638E+12", "gtin-scientific", "error"),
        ("4006381333931.0", "gtin-decimal-suffix", "error"),
        ("36000291452", "gtin-lost-zero", "error"),
        ("2004730125871", "gtin-restricted-prefix", "error"),
        ("415873069250", "gtin-restricted-prefix", "error"),
        ("94006381333934", "gtin-restricted-prefix", "error"),
        ("518273645090", "gtin-coupon-prefix", "error"),
        ("9914075308262", "gtin-coupon-prefix", "error"),
        ("9520374150862", "gtin-demo-prefix", "warning"),
        ("1504730125877", "gtin-unassigned-prefix", "warning"),
        ("123456789012", "gtin-placeholder", "warning"),
        ("", "gtin-missing", "info"),
    ],
)
def test_every_class_of_trade_number(gtin, rule, severity):
    failures = said(item(id="APR-0", title="Harbour cloth", gtin="5000159407236"), item(gtin=gtin))
    assert failures == [(rule, severity)]


def test_advice_on_a_feeds_price_keeps_the_currency():
    (failure,) = check(item(price="$1,299.00"))
    assert failure.fix.text == "Write 1299.00 USD, if that is the price."
    assert not failure.fix.edits


def test_a_sale_price_above_the_price_is_not_mended_by_emptying_the_price():
    (failure,) = check(item(sale_price="49.00 USD"))
    assert not failure.fix.edits
    assert failure.where.column == "price"


def test_an_id_is_used_once_whatever_the_title():
    failures = check(item(), item(title="Harbour linen cloth", gtin="5000159407236"))
    assert [(f.rule, f.severity.value, f.field) for f in failures] == [
        ("listing-duplicate", "error", "variants[0].sku")
    ] * 2
    assert failures[0].where.column == "id"


def test_an_id_may_stand_again_in_another_language():
    def of(language, title):
        return {
            "offerId": "APR-1",
            "contentLanguage": language,
            "title": title,
            "imageLink": "https://cdn.example.com/1.jpg",
        }

    def ids(*documents):
        failures = GOOGLE.run(sources.read([*documents], "google_merchant")).failures
        return [f.rule for f in failures if f.rule == "listing-duplicate"]

    assert ids(of("en", "Apron"), of("de", "Schürze")) == []
    assert len(ids(of("en", "Apron"), of("en", "Linen apron"))) == 2


@pytest.mark.parametrize(
    ("cells", "duplicate"),
    [
        ({}, True),
        ({"condition": "used"}, False),
        ({"multipack": "6"}, False),
        ({"color": "Ink"}, False),
        ({"size": "M"}, False),
        ({"gtin": "04006381333931"}, True),
        ({"brand": "Other House"}, True),
    ],
)
def test_a_trade_number_may_stand_again_on_what_differs_in_a_variant_attribute(cells, duplicate):
    other = item(id="APR-2", title="Harbour linen cloth", **cells)
    expected = [("gtin-duplicate", "error")] * 2 if duplicate else []
    assert said(item(), other) == expected


def test_variants_of_a_group_may_share_a_code_but_not_all_values():
    flax = item(item_group_id="APR", color="Flax")
    ink = item(id="APR-2", item_group_id="APR", color="Ink")
    assert said(flax, ink) == []
    again = said(flax, item(id="APR-2", item_group_id="APR", color="flax"))
    assert ("variant-duplicate-combination", "error") in again or (
        "variant-duplicate-value",
        "warning",
    ) in again
    assert again.count(("gtin-duplicate", "error")) == 2


def test_too_many_pictures_are_those_of_one_item():
    def pictures(number, start):
        return ",".join(f"https://cdn.example.com/{start + n}.jpg" for n in range(number))

    flax = item(item_group_id="APR", color="Flax", additional_image_link=pictures(10, 100))
    ink = item(id="APR-2", item_group_id="APR", color="Ink", image_link="https://x.example/i.jpg")
    ink["additional_image_link"] = pictures(10, 200)
    assert said(flax, ink) == []
    ink["additional_image_link"] = pictures(11, 200)
    (failure,) = check(flax, ink)
    assert (failure.rule, failure.severity) == ("image-too-many-per-item", Severity.WARNING)
    assert failure.message == "The item in line 3 has 12 pictures; at most 11 are accepted."


SHOPIFY = (
    "Handle,Title,Body (HTML),Vendor,Variant SKU,Variant Price,Variant Compare At Price,Image Src\n"
    "apron,Linen Apron,<p>Washed linen with two deep pockets and crossed straps.</p>,Harbour,"
    "APR-1,47.00,40.00,https://x.example/a.jpg\n"
)


def test_what_a_connector_adds_is_not_asked_of_a_shops_export():
    failures = GOOGLE.run(sources.read(SHOPIFY.encode())).failures
    assert [(f.rule, f.severity.value) for f in failures if f.product] == [
        ("price-compare-at", "warning")
    ]
    assert {f.rule for f in failures if not f.product} == {"price-currency", "gtin-missing"}


def test_a_denial_is_judged_by_the_item_it_stands_on():
    without = item(id="APR-0", title="Harbour cloth", gtin="", identifier_exists="no")
    assert said(without) == [("gtin-missing", "info")]
    assert ("gtin-denied", "warning") in said(without, item(identifier_exists="no"))


def test_shortcuts_change_nothing_for_a_feed():
    prices = ["47.00 USD", "47.00", "47,00 USD", "47.00 EUR", "$47", ""]
    links = ["https://shop.example.com/apron", "/apron", "", "https://1.1.1.1/apron"]
    items = [
        item(id=f"APR-{n}", price=price, link=link, sale_price=sale, identifier_exists=exists)
        for n, (price, link, sale, exists) in enumerate(
            product(prices, links, ["", "40.00 USD", "50.00 USD"], ["", "no"])
        )
    ]
    thorough = Checker("google-merchant/us", shortcuts=False)
    quick, slow = (check(*items, checker=checker) for checker in (GOOGLE, thorough))
    found, expected = (
        sorted((f.rule, f.product or "", f.message) for f in failures) for failures in (quick, slow)
    )
    assert found == expected
