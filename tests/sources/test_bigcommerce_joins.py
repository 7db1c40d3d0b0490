# SPDX-License-Identifier: Apache-2.0
import json

import pytest

from listingcheck import sources
from listingcheck.errors import SourceError
from listingcheck.failure import Severity
from listingcheck.sources import bigcommerce

BRAND = {
    "id": 7,
    "name": "Harbour",
    "page_title": "",
    "meta_keywords": [""],
    "image_url": "",
    "search_keywords": "",
    "custom_url": {"url": "/harbour/"},
}
HOME = {
    "id": 18,
    "parent_id": 0,
    "name": "Home",
    "is_visible": True,
    "page_title": "",
    "meta_keywords": [""],
    "search_keywords": "",
    "custom_url": {"url": "/home/"},
}
APRONS = {**HOME, "id": 19, "parent_id": 18, "name": "Aprons"}
METAFIELD = {"id": 6, "namespace": "a", "key": "b", "value": "c", "permission_set": "read"}
METAFIELD |= {"resource_type": "product", "resource_id": 77}
V2_SKU = {"id": 3, "product_id": 77, "sku": "X", "adjusted_price": "1", "options": []}


def product(number, **more):
    return {
        "id": number,
        "name": f"Apron {number}",
        "sku": f"APR-{number}",
        "price": 34,
        "weight": 1,
        "categories": [18, 19],
        "brand_id": 7,
        "inventory_tracking": "none",
        "calculated_price": 34,
        "base_variant_id": None,
        **more,
    }


def variant(number, of, size, **more):
    values = [{"option_display_name": "Size", "label": size}]
    return {
        "id": number,
        "product_id": of,
        "sku": f"V{number}",
        "price": None,
        "option_values": values,
        **more,
    }


def picture(number, of, **more):
    return {
        "id": number,
        "product_id": of,
        "is_thumbnail": False,
        "sort_order": number,
        "description": f"View {number}",
        "url_zoom": f"https://x.example/{number}.jpg",
        **more,
    }


PARTS = [
    *[BRAND, HOME, APRONS, METAFIELD, variant(1, 77, "S"), variant(2, 77, "M", price=36)],
    *[picture(2, 77), picture(1, 77)],
]


def check(products):
    first, second = products
    assert (first.brand, first.category.path, first.options) == (
        "Harbour",
        "Home/Aprons",
        ("Size",),
    )
    assert [(v.sku, v.options, v.price.raw, v.weight.raw) for v in first.variants] == [
        ("V1", ("S",), "34", "1"),
        ("V2", ("M",), "36", "1"),
    ]
    assert [i.alt for i in first.images] == ["View 1", "View 2"]
    assert not first.lacks("brand")
    assert not first.lacks("images[].url")
    assert (second.brand, len(second.variants), second.images) == ("Harbour", 1, ())
    assert second.lacks("variants[].options[0]")


def test_parts_in_files_of_their_own(written, taken):
    def answer(*documents, name):
        return written(json.dumps({"data": documents, "meta": {}}), name)

    paths = [
        answer(BRAND, name="brands.json"),
        answer(product(77), product(78), name="products.json"),
        answer(HOME, APRONS, name="categories.json"),
        written(
            "".join(
                json.dumps(v) + "\n" for v in (variant(1, 77, "S"), variant(2, 77, "M", price=36))
            ),
            "variants.jsonl",
        ),
        answer(picture(2, 77), picture(1, 77), name="images.json"),
        answer(METAFIELD, name="metafields.json"),
    ]
    reading = sources.read_all(paths)
    products = list(reading)
    check(products)
    first = products[0]
    assert first.where("variants[1].price").file == paths[3]
    assert (first.where("variants[1].price").line, first.where("variants[1].price").column) == (
        2,
        "price",
    )
    assert (first.where("images[0].url").file, first.where("images[0].url").column) == (
        paths[4],
        "url_zoom",
    )
    assert (first.where("brand").file, first.where("title").file) == (paths[0], paths[1])
    assert first.where("brand").column == "name"
    assert products[1].lacks("images[].url")
    counts = {c.part: (c.records, dict(c.skipped)) for c in reading.sources}
    assert counts == {
        "brands": (1, {"brand": 1}),
        "products": (2, {}),
        "categories": (2, {"category": 2}),
        "variants": (2, {"variant of a product": 2}),
        "images": (2, {"picture of a product": 2}),
        "metafields": (1, {"metafield": 1}),
    }
    [problem] = reading.problems
    assert "The variants of 1 products are not in this answer" in problem.message


@pytest.mark.parametrize("products_first", [True, False])
@pytest.mark.parametrize("in_file", [True, False])
def test_all_kinds_in_one_source(written, taken, products_first, in_file):
    products = [product(77), product(78)]
    documents = [*products, *PARTS] if products_first else [*PARTS, *products]
    given = written(json.dumps(documents), "all.json") if in_file else documents
    products, reading = taken(given)
    check(products)
    assert reading.sources[0].skipped["metafield"] == 1


def test_streams_of_a_connector(written, taken):
    def record(stream, document):
        return json.dumps({"type": "RECORD", "record": {"stream": stream, "data": document}}) + "\n"

    lines = [
        record("products", product(77)),
        record("products", product(78)),
        record("customers", {"id": 1, "first_name": "Ann"}),
        *(record("product_variants", v) for v in PARTS if "option_values" in v),
        *(record("product_images", v) for v in PARTS if "url_zoom" in v),
        *(record("brands", {"id": 7, "name": "Harbour"}) for _ in range(2)),
        record("categories", {"id": 18, "name": "Home"}),
        record("categories", {"id": 19, "name": "Aprons", "parent_id": 18}),
        record("brands", {"id": 8}),
    ]
    products, reading = taken(written("".join(lines), "s.jsonl"))
    check(products)
    # A stream has the pictures of all products: one without any has none.
    assert not products[1].lacks("images[].url")
    assert reading.sources[0].skipped["record of another stream"] == 1
    unread = [p for p in reading.problems if p.severity is Severity.ERROR]
    assert [p.where.line for p in unread] == [12]
    assert "This is no brand as BigCommerce builds it: it has no name." in unread[0].message


def test_parts_far_behind_products_are_not_joined(taken):
    products, reading = taken(iter([*[product(n, base_variant_id=1) for n in range(30)], BRAND]))
    assert {p.brand for p in products} == {None}
    assert reading.sources[0].skipped == {"brand": 1}
    [problem] = reading.problems
    assert "1 documents stand behind products" in problem.message
    assert "The first is of the kind brand" in problem.message


def test_parts_of_products_that_are_not_there_are_said(taken):
    _, reading = taken([product(77), variant(1, 77, "S"), variant(9, 99, "S"), picture(3, 98)])
    messages = [p.message for p in reading.problems]
    assert any(
        "Variants of 1 products that are not there" in m and "product 99" in m for m in messages
    )
    assert any("Pictures of 1 products that are not there" in m for m in messages)


def test_brands_that_are_not_among_those_given_are_said(taken):
    products, reading = taken(
        [
            product(1, brand_id=9, base_variant_id=1),
            product(2, brand_id=0, base_variant_id=1),
            BRAND,
        ]
    )
    assert [p.brand for p in products] == [None, None]
    [problem] = reading.problems
    assert "Products have 1 brands that are not among those given" in problem.message
    assert "brand 9" in problem.message


def test_a_circle_of_categories_ends(taken):
    ring = [{**HOME, "parent_id": 19}, APRONS]
    [found], _ = taken([product(1, base_variant_id=1), *ring])
    assert found.category.path.startswith(("Home/", "Aprons/"))


def test_a_variant_given_twice_counts_once(taken):
    [found], _ = taken([product(77), variant(1, 77, "S"), variant(1, 77, "S", price=35)])
    assert [v.price.raw for v in found.variants] == ["35"]


@pytest.mark.parametrize(
    ("documents", "message"),
    [
        ([BRAND], "holds brands without products: give the products too."),
        ([HOME, APRONS], "holds categories without products: give the products too."),
        ([variant(1, 2, "S")], "holds variants without their products: give the products too"),
        ([picture(1, 2)], "holds pictures without their products: give the products too"),
        ([METAFIELD], "holds metafields, of which a listing needs none: give the products."),
        ([V2_SKU], "holds SKUs of API v2, which name their options only by numbers"),
        ([METAFIELD, BRAND], "holds brands without products"),
    ],
)
@pytest.mark.parametrize("in_file", [True, False])
def test_parts_without_products_are_refused(written, taken, documents, message, in_file):
    given = written(json.dumps({"data": documents}), "part.json") if in_file else documents
    with pytest.raises(SourceError) as refused:
        taken(given)
    assert message in str(refused.value)
    assert ("part.json" in str(refused.value)) is in_file


@pytest.mark.parametrize(
    "stranger",
    [
        {"id": 1, "name": "A"},
        {"id": 1, "name": "A", "regular_price": "1", "stock_quantity": 1},
        {"id": 1, "title": "A", "variants": [{"option_values": []}], "product_id": 1},
        {"id": 1, "parent_id": 0, "name": "A", "is_active": True},
        {"id": 1, "namespace": "a", "key": "b", "value": "c"},
        {"id": 1, "product_id": 2, "src": "https://x.example/1.jpg"},
        {"id": 1, "name": "A", "sku": "B", "price": 1, "custom_attributes": []},
        {"name": "A", "url": "u", "brand_id": "7", "category_id": "3"},
        [],
        None,
    ],
)
def test_documents_of_others_are_not_claimed(stranger):
    assert bigcommerce.PLATFORM.part_of_document(stranger) is None


def test_orders_are_refused(written, taken):
    order = {"id": 1, "items_total": 2, "subtotal_ex_tax": "3", "billing_address": {}}
    with pytest.raises(SourceError, match="holds orders: give the products"):
        taken(written(json.dumps([order]), "orders.json"))


def test_a_product_with_the_keys_of_a_brand_is_a_product():
    assert bigcommerce.PLATFORM.part_of_document(BRAND) == "brands"
    assert bigcommerce.PLATFORM.part_of_document({**BRAND, "price": 1}) == "products"


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("catalog__brands__get_all", "brands without products"),
        ("catalog__categories__get_all", "categories without products"),
        ("catalog__products__158__images__get_all", "pictures without their products"),
        ("catalog__products__variants__get_all", "variants without their products"),
        ("catalog__products__variants__111__metafield__get_all", "metafields"),
    ],
)
def test_real_parts_alone_are_refused(catalogs, taken, name, part):
    path = catalogs / "bigcommerce" / f"aligent__bigcommerce-v3-api-php-client__{name}.json"
    with pytest.raises(SourceError, match=part):
        taken(str(path))


def test_real_products_with_their_brands_and_categories(catalogs):
    folder = catalogs / "bigcommerce"
    front = "aligent__bigcommerce-v3-api-php-client__catalog__"
    names = ["products__get_all", "brands__get_all", "categories__get_all"]
    jar, brewer = sources.read_all([str(folder / f"{front}{name}.json") for name in names])
    assert (jar.brand, brewer.brand) == ("OFS", "Able Brewing")
    assert (jar.category.path, brewer.category.path) == ("Shop All", "Shop All")
    assert not jar.lacks("brand")
