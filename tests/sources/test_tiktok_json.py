# SPDX-License-Identifier: Apache-2.0
import json
from decimal import Decimal

import pytest

from listingcheck import sources
from listingcheck.errors import SourceError
from listingcheck.product import Category, Identifier, IdentifierType, LengthUnit, Money, WeightUnit
from listingcheck.sources import tiktok

URL = "https://x.example/{}.jpg"
GET = {
    "id": "1729000000000000001",
    "title": "Enamel Mug, 350 ml",
    "status": "ACTIVATE",
    "description": "<p>Enamelled steel.</p>",
    "category_chains": [
        {"id": "600", "parent_id": "0", "local_name": "Kitchen", "is_leaf": False},
        {"id": "601", "parent_id": "600", "local_name": "Mugs", "is_leaf": True},
    ],
    "brand": {"id": "70", "name": "Harbour"},
    "main_images": [
        {"uri": "tos/a", "urls": [URL.format("a"), URL.format("a2")], "width": 800},
        {"uri": "tos/b", "urls": [URL.format("b")]},
    ],
    "package_dimensions": {"length": "12", "width": "10", "height": "9", "unit": "INCH"},
    "package_weight": {"value": "0.8", "unit": "POUND"},
    "product_attributes": [
        {"id": "1", "name": "Material", "values": [{"id": "5", "name": "Steel"}, {"name": "Glass"}]}
    ],
    "skus": [
        {
            "id": "1",
            "seller_sku": "MUG-RED",
            "price": {"currency": "USD", "sale_price": "14.50", "tax_exclusive_price": "13.00"},
            "inventory": [{"warehouse_id": "1", "quantity": 7}, {"quantity": 5}],
            "identifier_code": {"code": "4006381333931", "type": "EAN"},
            "list_price": {"amount": "19.00", "currency": "USD"},
            "sales_attributes": [
                {
                    "name": "Colour",
                    "value_name": "Red",
                    "sku_img": {"uri": "tos/r", "urls": [URL.format("r")]},
                },
                {"name": "Size", "value_name": "350 ml"},
            ],
        },
        {
            "id": "2",
            "seller_sku": "",
            "price": {"currency": "USD", "tax_exclusive_price": "13.00"},
            "inventory": [{"warehouse_id": "1", "quantity": 0}],
            "sales_attributes": [
                {"name": "Colour", "value_name": "Ink"},
                {"name": "Size", "value_name": "350 ml"},
            ],
            "sku_weight": {"value": "900", "unit": "GRAM"},
            "sku_dimensions": {"length": "20", "width": "", "height": "9", "unit": "CENTIMETER"},
        },
    ],
}
CREATE = {
    "save_mode": "LISTING",
    "title": "Enamel Mug",
    "description": "<p>Mug.</p>",
    "category_id": "601",
    "brand_id": "70",
    "main_images": [{"uri": "tos/a"}],
    "package_weight": {"value": "0.4", "unit": "KILOGRAM"},
    "product_attributes": [{"id": "1", "values": [{"id": "5"}]}],
    "skus": [
        {
            "seller_sku": "MUG",
            "price": {"amount": "12.00", "currency": "GBP"},
            "inventory": [{"warehouse_id": "1", "quantity": 3}],
            "identifier_code": {"code": "012345678905", "type": "UPC"},
            "extra_identifier_codes": ["4006381333931"],
            "sales_attributes": [
                {"id": "9", "value_id": "90", "sku_img": {"uri": "tos/r"}},
            ],
        }
    ],
}
SEARCH = {
    "id": "1729000000000000002",
    "title": "Teapot",
    "status": "DRAFT",
    "sales_regions": ["VN"],
    "recommended_categories": [{"id": "1", "local_name": "Pots"}],
    "skus": [
        {
            "id": "3",
            "seller_sku": "POT",
            "price": {"currency": "VND", "tax_exclusive_price": "72000"},
            "inventory": [{"quantity": 43}],
            "status_info": {"status": "NORMAL"},
        }
    ],
}
OLD = {
    "product_id": "1729000000000000003",
    "product_name": "Tea Towel",
    "product_status": 5,
    "description": "<p>Linen.</p>",
    "category_list": [{"id": "700", "local_display_name": "Towels"}],
    "brand": {"id": "70", "name": "Harbour"},
    "images": [{"id": "tos/t", "url_list": [URL.format("t")], "thumb_url_list": [URL.format("s")]}],
    "package_length": "30",
    "package_width": "20",
    "package_height": "2",
    "package_weight": "0.2",
    "package_dimension_unit": "metric",
    "product_attributes": [{"id": "1", "name": "Material", "values": [{"name": "Linen"}]}],
    "skus": [
        {
            "id": "4",
            "seller_sku": "TOWEL",
            "price": {"currency": "GBP", "original_price": "5", "price_include_vat": "6"},
            "product_identifier_code": {
                "identifier_code": "9780306406157",
                "identifier_code_type": 4,
            },
            "stock_infos": [{"warehouse_id": "1", "available_stock": 8}],
            "sales_attributes": [
                {"name": "Colour", "value_name": "Flax", "sku_img": {"url_list": [URL.format("f")]}}
            ],
        }
    ],
}
OLD_CREATE = {
    "product_name": "Tea Towel",
    "category_id": "700",
    "images": [{"id": "tos/t"}],
    "outer_product_id": "T-1",
    "package_weight": 1,
    "package_length": 10,
    "package_dimension_unit": "imperial",
    "product_attributes": [
        {"attribute_id": "1", "attribute_values": [{"value_id": "5", "value_name": "Linen"}]}
    ],
    "skus": [
        {
            "original_price": "999",
            "seller_sku": "TOWEL",
            "sales_attributes": [
                {"attribute_name": "Size", "custom_value": "XL", "sku_img": {"id": "tos/xl"}}
            ],
        }
    ],
}


def test_get_product():
    product = tiktok.product({"code": 0, "data": GET, "message": "Success"})
    assert (product.key, product.title) == ("1729000000000000001", "Enamel Mug, 350 ml")
    assert (product.description, product.brand) == ("<p>Enamelled steel.</p>", "Harbour")
    assert (product.status, product.options) == ("ACTIVATE", ("Colour", "Size"))
    assert product.category == Category(path="Kitchen > Mugs", taxonomy="tiktok-shop", id="601")
    assert [i.url for i in product.images] == [URL.format("a"), URL.format("b")]
    assert [(a.name, a.value) for a in product.attributes] == [
        ("Material", "Steel"),
        ("Material", "Glass"),
    ]
    red, ink = product.variants
    assert red.price == Money(
        raw="14.50", amount=Decimal("14.5"), currency="USD", includes_tax=True
    )
    assert red.compare_at_price == Money(raw="19.00", amount=Decimal(19), currency="USD")
    assert red.identifiers == (Identifier(code="4006381333931", type=IdentifierType.EAN),)
    assert (red.sku, red.options, red.image) == ("MUG-RED", ("Red", "350 ml"), URL.format("r"))
    assert (red.weight.raw, red.weight.unit) == ("0.8", WeightUnit.POUND)
    assert [side.raw for side in red.dimensions.sides.values()] == ["12", "10", "9"]
    assert red.dimensions.length.unit is LengthUnit.INCH
    assert (ink.sku, ink.identifiers, ink.image) == (None, (), None)
    assert (ink.price.raw, ink.price.includes_tax) == ("13.00", False)
    assert (ink.weight.raw, ink.weight.grams, ink.stock.raw) == ("900", 900, "0")
    assert (ink.dimensions.length.unit, ink.dimensions.width) == (LengthUnit.CENTIMETRE, None)


def test_the_stock_is_the_sum_of_all_warehouses():
    def stock(*quantities):
        rows = [{"warehouse_id": "1", "quantity": quantity} for quantity in quantities]
        sku = {**SEARCH["skus"][0], "inventory": rows}
        return tiktok.product({**SEARCH, "skus": [sku]}).variants[0].stock

    assert (stock(7, 5).raw, stock(7, 5).amount) == ("12", 12)
    assert stock("07").raw == "07"
    assert (stock("7", "many").raw, stock("7", "many").amount) == ("7 + many", None)
    assert (stock(), stock(None, "")) == (None, None)


def test_a_product_to_be_created_has_uploads_and_ids():
    product = tiktok.product(CREATE)
    assert (product.key, product.title, product.brand) == ("MUG", "Enamel Mug", None)
    assert product.category == Category(path="601", taxonomy="tiktok-shop", id="601")
    assert [i.url for i in product.images] == ["tos/a"]
    assert [(a.name, a.value) for a in product.attributes] == [("1", "5")]
    [variant] = product.variants
    assert variant.price == Money(raw="12.00", amount=Decimal(12), currency="GBP")
    assert (product.options, variant.options, variant.image) == (("9",), ("90",), "tos/r")
    assert variant.identifiers == (Identifier(code="012345678905", type=IdentifierType.UPC),)
    assert product.lacks("images[].url.host")
    assert product.lacks("brand")
    assert not product.lacks("category")
    assert product.origin.remedies["brand"].startswith("Give the answer of Get Product")


def test_a_list_lacks_what_only_whole_products_have():
    product = tiktok.product({"data": {"products": [SEARCH], "total_count": 1}})
    assert (product.key, product.title, product.status) == (SEARCH["id"], "Teapot", "DRAFT")
    [variant] = product.variants
    assert variant.price == Money(
        raw="72000", amount=Decimal(72000), currency="VND", includes_tax=False
    )
    assert (variant.sku, variant.stock.raw, product.category) == ("POT", "43", None)
    for field in (
        *("description", "brand", "category", "images[].url", "options", "variants[].options"),
        *("variants[].weight", "variants[].dimensions", "variants[].identifiers[0].code"),
    ):
        assert product.lacks(field), field
    for field in ("title", "status", "variants[].price", "variants[].price.currency"):
        assert not product.lacks(field), field
    assert not product.lacks("variants[].stock")


@pytest.mark.parametrize(
    "sku",
    [
        {"id": "5", "price": {"currency": "VND", "tax_exclusive_price": "59000"}},
        {"id": "5", "inventory": [{"warehouse_id": "7", "quantity": 4}]},
        {"id": "5", "inventory": [{"warehouse_id": "7"}, 3], "price": "59000"},
    ],
)
def test_a_list_is_known_by_a_price_or_a_stock_where_skus_have_no_code(written, taken, sku):
    listed = {"id": "9", "title": "Rice pot", "status": "ACTIVATE", "skus": [sku]}
    _, reading = taken(written(json.dumps({"data": {"products": [listed, listed]}}), "list.json"))
    assert reading.sources[0].platform == "tiktok"
    assert reading.sources[0].records == 2


def test_what_a_whole_product_leaves_out_is_missing_and_not_lacking():
    bare = {
        key: GET[key] for key in ("id", "title", "status", "description", "main_images", "skus")
    }
    product = tiktok.product(bare)
    assert product.origin.lacks == {"tags", "product_type", "images[].alt"}
    assert (product.brand, product.category, product.variants[0].weight) == (None, None, None)


def test_get_product_of_202212():
    product = tiktok.product({"code": 0, "data": OLD})
    assert (product.key, product.title, product.brand) == (
        "1729000000000000003",
        "Tea Towel",
        "Harbour",
    )
    assert (product.status, product.category.path) == ("SELLER_DEACTIVATED", "Towels")
    assert [i.url for i in product.images] == [URL.format("t")]
    [variant] = product.variants
    assert variant.price == Money(raw="6", amount=Decimal(6), currency="GBP", includes_tax=True)
    assert variant.identifiers == (Identifier(code="9780306406157", type=IdentifierType.ISBN),)
    assert (variant.weight.grams, variant.stock.raw) == (200, "8")
    assert [side.centimetres for side in variant.dimensions.sides.values()] == [30, 20, 2]
    assert (variant.options, variant.image) == (("Flax",), URL.format("f"))


def test_a_product_of_202212_to_be_created():
    product = tiktok.product(OLD_CREATE)
    assert (product.key, product.options) == ("T-1", ("Size",))
    assert [(a.name, a.value) for a in product.attributes] == [("1", "Linen")]
    [variant] = product.variants
    assert (variant.price.raw, variant.price.includes_tax) == ("999", None)
    assert (variant.options, variant.image) == (("XL",), "tos/xl")
    assert (variant.weight.unit, variant.dimensions.length.unit) == (
        WeightUnit.POUND,
        LengthUnit.INCH,
    )
    assert product.lacks("variants[].price.currency")


def test_a_list_of_202212_calls_the_title_a_name():
    item = {"id": "1", "name": "Bowl", "status": 4, "sale_regions": ["ID"], "skus": OLD["skus"]}
    product = tiktok.product({"data": {"products": [item], "total": 1}})
    assert (product.key, product.title, product.status) == ("1", "Bowl", "ACTIVATE")
    assert product.where("title").column == "name"


@pytest.mark.parametrize(
    ("document", "field", "column"),
    [
        (GET, "variants[0].price", "skus[].price.sale_price"),
        (GET, "variants[0].options[1]", "skus[].sales_attributes[1].value_name"),
        (GET, "category", "category_chains[].local_name"),
        (GET, "images[0].url", "main_images[].urls[0]"),
        (GET, "variants[0].dimensions.width", "package_dimensions.width"),
        (SEARCH, "variants[0].price", "skus[].price.tax_exclusive_price"),
        (CREATE, "variants[0].price", "skus[].price.amount"),
        (CREATE, "images[0].url", "main_images[].uri"),
        (CREATE, "category", "category_id"),
        (OLD, "key", "product_id"),
        (OLD, "variants[0].stock", "skus[].stock_infos[].available_stock"),
        (OLD, "variants[0].price", "skus[].price.price_include_vat"),
        (OLD, "variants[0].weight", "package_weight"),
        (OLD_CREATE, "variants[0].price", "skus[].original_price"),
        (OLD_CREATE, "images[0].url", "images[].id"),
    ],
)
def test_every_field_knows_its_key(document, field, column):
    assert tiktok.product(document).where(field).column == column


def test_units_that_are_not_stated_are_those_of_the_settings():
    document = {**OLD, "package_dimension_unit": ""}
    known = sources.Settings(
        currency="USD", weight_unit=WeightUnit.OUNCE, dimension_unit=LengthUnit.MILLIMETRE
    )
    [plain] = tiktok.product(document).variants
    [told] = tiktok.product(document, known).variants
    assert (plain.weight.unit, plain.dimensions.height.unit) == (None, None)
    assert (told.weight.unit, told.dimensions.height.unit) == (
        WeightUnit.OUNCE,
        LengthUnit.MILLIMETRE,
    )
    strange = {**GET, "package_weight": {"value": "1", "unit": "STONE"}}
    assert tiktok.product(strange, known).variants[0].weight.unit is None
    product = tiktok.product(OLD_CREATE, known)
    assert product.variants[0].price.currency == "USD"
    assert not product.lacks("variants[].price.currency")


def test_a_chain_that_begins_with_the_leaf_is_turned_around():
    product = tiktok.product({**GET, "category_chains": GET["category_chains"][::-1]})
    assert product.category.path == "Kitchen > Mugs"


def test_a_category_that_states_only_a_name_goes_by_it():
    product = tiktok.product({**GET, "category_chains": [{"id": "601", "name": "Mugs"}]})
    assert product.category.path == "Mugs"


@pytest.mark.parametrize("kind", ["0", "", None, "ASIN"])
def test_a_kind_of_trade_number_that_is_not_known_is_none(kind):
    sku = {**GET["skus"][0], "identifier_code": {"code": "123", "type": kind}}
    [found] = tiktok.product({**GET, "skus": [sku]}).variants[0].identifiers
    assert (found.code, found.type) == ("123", None)


@pytest.mark.parametrize(
    ("number", "kind"), [(1, "GTIN"), ("2", "EAN"), (3, "UPC"), (4, "ISBN"), (5, None)]
)
def test_kinds_of_trade_numbers_were_numbers(number, kind):
    stated = {"identifier_code": "123", "identifier_code_type": number}
    sku = {**OLD["skus"][0], "product_identifier_code": stated}
    assert tiktok.product({**OLD, "skus": [sku]}).variants[0].identifiers[0].type == kind


def test_products_that_are_built_alike_share_an_origin(written, taken):
    other = {**GET, "id": "2", "video": {"id": "v"}}
    path = written(json.dumps([GET, other, SEARCH, {**SEARCH, "id": "4"}]), "x.json")
    products, reading = taken(path)
    first, second, third, fourth = (product.origin for product in products)
    assert (first is second, third is fourth) == (True, True)
    assert [p.record for p in products] == [1, 2, 3, 4]
    assert (reading.sources[0].platform, first.file) == ("tiktok", path)


@pytest.mark.parametrize(
    "damage",
    [
        {"skus": {"id": 1}},
        {"skus": ["x"]},
        {"title": ["Mug"]},
        {"main_images": "a.jpg"},
        {"package_weight": ["1"]},
        {"package_dimensions": "10x10"},
        {"category_chains": [1]},
        {"brand": "Harbour"},
        {"product_attributes": [{"name": "A", "values": "B"}]},
        {"skus": [{"seller_sku": "A", "price": [1]}]},
        {"skus": [{"seller_sku": "A", "inventory": [{"quantity": {}}]}]},
        {"skus": [{"seller_sku": "A", "identifier_code": "400"}]},
        {"skus": [{"seller_sku": "A", "sales_attributes": [[]]}]},
        {"id": None, "title": "", "skus": [{"seller_sku": " ", "inventory": []}]},
    ],
)
def test_what_is_built_otherwise_is_unread_and_the_rest_is_read(written, taken, damage):
    bad = json.dumps([GET, {**GET, **damage}, SEARCH])
    products, reading = taken(written(bad, "x.json"))
    assert [p.record for p in products] == [1, 3]
    [problem] = reading.problems
    assert (problem.where.record, reading.sources[0].unread) == (2, 1)
    assert "no product as TikTok Shop builds it" in problem.message


@pytest.mark.parametrize("price", ["1e999", "free", "9" * 400, 0])
def test_prices_keep_their_text(price):
    sku = {**SEARCH["skus"][0], "price": {"currency": "USD", "sale_price": price}}
    assert tiktok.product({**SEARCH, "skus": [sku]}).variants[0].price.raw == str(price)


def test_a_product_without_skus_has_one_variant():
    product = tiktok.product({"id": "1", "title": "Mug", "main_images": [], "skus": []})
    assert (len(product.variants), product.variants[0].price, product.options) == (1, None, ())


@pytest.mark.parametrize(
    "answer",
    [
        {"code": 0, "data": {"check_result": "FAILED", "fail_reasons": [{"code": 1}]}},
        {"code": 0, "data": {"check_result": "PASS", "diagnoses": []}},
        {"code": 0, "data": {"products": [{"id": "1", "diagnoses": [], "listing_quality": {}}]}},
    ],
)
def test_answers_about_a_listing_are_not_the_listing(written, answer):
    with pytest.raises(SourceError, match="TikTok Shop's answer to a listing check: give the pr"):
        sources.read(written(json.dumps(answer), "x.json"))


def test_an_error_is_no_list_of_products(written):
    answer = {"code": 36009004, "message": "Invalid token", "request_id": "2026"}
    with pytest.raises(SourceError, match="answer of TikTok Shop that holds no products"):
        sources.read(written(json.dumps(answer), "x.json"))


@pytest.mark.parametrize(
    "document",
    [
        {"title": "Mug", "skus": []},
        {"name": "Mug", "skus": {"url": "https://x.example/skus"}},
        {"title": "Mug", "body_html": "", "variants": [{"sku": "A"}]},
        {"skus": [{"seller_sku": "A"}]},
        {"title": "Mug", "skus": [{"sku": "A"}]},
    ],
)
def test_products_of_others_are_not_claimed(document):
    assert tiktok.PLATFORM.part_of_document(document) is None


def test_the_platform_has_another_name(written, taken):
    [product], _ = taken(written(json.dumps(GET), "x.json"), "tiktok-shop")
    assert product.origin.platform == "tiktok"


PREFIX = "tiktok/fudiwei__DotNetCore.SKIT.FlurlHttpClient.ByteDance__"


def test_a_real_answer_of_get_product(catalogs, taken):
    path = catalogs / f"{PREFIX}v202309_ProductGetProductDetailResponse.json"
    [product], reading = taken(path)
    assert not reading.problems
    assert (product.key, product.title) == ("1729592969712207008", "Short Boat Invisible Socks")
    assert (product.brand, product.status) == ("brand xxx aaa", "SELLER_DEACTIVATED")
    assert product.description.startswith("<p>Please compare above detailed size")
    assert product.category == Category(
        path="Botol & Stoples Penyimpanan", taxonomy="tiktok-shop", id="853000"
    )
    assert len(product.images) == 1
    assert product.images[0].url.endswith("resize-jpeg:300:300.jpeg?from=522366036")
    assert [(a.name, a.value) for a in product.attributes] == [("Occasion", "Birthday")]
    [variant] = product.variants
    assert (product.options, variant.options, variant.sku) == (("Color",), ("Red",), "sku name")
    assert variant.price == Money(
        raw="117.5", amount=Decimal("117.5"), currency="USD", includes_tax=True
    )
    assert variant.identifiers == (Identifier(code="10000000000010", type=IdentifierType.GTIN),)
    assert (variant.stock.raw, variant.weight.raw, variant.weight.unit) == (
        "999",
        "1.32",
        WeightUnit.KILOGRAM,
    )
    assert (variant.dimensions.height.raw, variant.dimensions.height.unit) == (
        "10",
        LengthUnit.CENTIMETRE,
    )
    assert variant.image == product.images[0].url
    assert product.where("variants[0].sku").column == "skus[].seller_sku"


def test_a_real_body_of_create_product(catalogs, taken):
    [product], _ = taken(catalogs / f"{PREFIX}v202309_ProductCreateProductRequest.json")
    assert product.title.startswith("Men\\'s Fashion Sports Low Cut Cotton")
    assert (product.key, product.category.path) == ("172959296971220002", "600001")
    assert [i.url for i in product.images] == ["tos-maliva-i-o3syd03w52-us/c668cdf70b7f483c94dbe"]
    [variant] = product.variants
    assert (variant.sku, variant.price.raw, variant.price.currency) == (
        "Color-Red-XM001",
        "1.21",
        "USD",
    )
    assert variant.identifiers[0].code == "10000000000000"
    assert product.lacks("images[].url.host")


def test_a_real_live_list(catalogs, taken):
    path = catalogs / "tiktok/real-shop-vn__search_products_202502_live_response.json"
    [product], _ = taken(path)
    assert product.title.startswith("[Quà Tặng] Chai Xịt Thơm Miệng Fujisalt 14mL")
    [variant] = product.variants
    assert (variant.sku, variant.price.raw, variant.price.currency, variant.stock.raw) == (
        "XTM-C",
        "72000",
        "VND",
        "43",
    )
    assert product.lacks("description")


def test_real_answers_of_202212(catalogs, taken):
    [got], _ = taken(catalogs / f"{PREFIX}legacy_ProductGetProductDetailResponse.json")
    [found], _ = taken(catalogs / f"{PREFIX}legacy_ProductSearchProductsResponse.json")
    [made], _ = taken(catalogs / f"{PREFIX}legacy_ProductCreateProductRequest.json")
    assert (got.key, got.title, got.status) == ("1729592969712207008", "Title-xxaa", "ACTIVATE")
    assert (got.category.path, got.description, got.images) == ("category xxx aaa", None, ())
    assert (got.options, got.variants[0].price.raw) == ((), "0")
    assert (found.title, found.variants[0].price.raw) == ("product xxaa", "10000")
    assert (found.variants[0].stock.raw, found.variants[0].sku) == ("999", "seller sku xxaa")
    assert (made.key, made.options, made.variants[0].options) == (
        "172959296971220002",
        ("Specification",),
        ("XL",),
    )
    assert (made.variants[0].price.raw, made.variants[0].weight.grams) == ("999", 1000)


@pytest.mark.parametrize(
    "name",
    [
        "v202309_ProductCreateProductListingCheckResponse",
        "v202309_ProductGetProductDiagnosesResponse",
    ],
)
def test_real_answers_about_a_listing_are_refused(catalogs, name):
    with pytest.raises(SourceError, match="answer to a listing check"):
        sources.read(catalogs / f"{PREFIX}{name}.json")
