# SPDX-License-Identifier: Apache-2.0
import csv
import io
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from listingcheck import sources
from listingcheck.failure import Severity
from listingcheck.product import (
    Category,
    Identifier,
    Image,
    Money,
    Product,
    Stock,
    Variant,
    Weight,
    WeightUnit,
)

CLASSIC = {
    "key": "Handle",
    "title": "Title",
    "description": "Body (HTML)",
    "brand": "Vendor",
    "product_type": "Type",
    "category": "Product Category",
    "tags": "Tags",
    "status": "Status",
    "option_name": "Option{} Name",
    "option": "Option{} Value",
    "sku": "Variant SKU",
    "barcode": "Variant Barcode",
    "price": "Variant Price",
    "compare_at": "Variant Compare At Price",
    "stock": "Variant Inventory Qty",
    "grams": "Variant Grams",
    "image": "Image Src",
    "alt": "Image Alt Text",
    "variant_image": "Variant Image",
}
OF_2025 = {
    "key": "URL handle",
    "title": "Title",
    "description": "Description",
    "brand": "Vendor",
    "product_type": "Type",
    "category": "Product category",
    "tags": "Tags",
    "status": "Status",
    "option_name": "Option{} name",
    "option": "Option{} value",
    "sku": "SKU",
    "barcode": "Barcode",
    "price": "Price",
    "compare_at": "Compare-at price",
    "stock": "Inventory quantity",
    "grams": "Weight value (grams)",
    "image": "Product image URL",
    "alt": "Image alt text",
    "variant_image": "Variant image URL",
}


def export(products, names=CLASSIC, delimiter=","):
    """The products as Shopify writes them: one row for each variant, then the pictures left."""
    single = [n for key, n in names.items() if not key.startswith("option")]
    options = [names[kind].format(n) for n in (1, 2, 3) for kind in ("option_name", "option")]
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, [*single, *options], delimiter=delimiter)
    writer.writeheader()
    for product in products:
        for number in range(max(len(product.variants), len(product.images))):
            writer.writerow(row(product, number, names))
    return out.getvalue()


def row(product, number, names):
    cells = {names["key"]: product.key}
    if number == 0:
        cells |= {
            names[key]: getattr(product, key)
            for key in ("title", "description", "brand", "product_type", "status")
        }
        cells |= {
            names["option_name"].format(n): name
            for n, name in enumerate(product.options or ("Title",), 1)
        }
        cells[names["tags"]] = ", ".join(product.tags)
        cells[names["category"]] = product.category.path if product.category else ""
    if number < len(product.images):
        image = product.images[number]
        cells |= {names["image"]: image.url, names["alt"]: image.alt}
    if number < len(product.variants):
        cells |= variant_cells(product.variants[number], names)
    return cells


def variant_cells(variant, names):
    raw = {
        "price": variant.price,
        "compare_at": variant.compare_at_price,
        "stock": variant.stock,
        "grams": variant.weight,
    }
    cells = {names[key]: quantity.raw for key, quantity in raw.items() if quantity}
    cells |= {
        names["option"].format(n): value
        for n, value in enumerate(variant.options or ("Default Title",), 1)
    }
    cells |= {names["sku"]: variant.sku, names["variant_image"]: variant.image}
    for identifier in variant.identifiers:
        cells[names["barcode"]] = identifier.code
    return cells


words = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=12
).filter(lambda text: text.strip() == text)
tags = words.filter(lambda text: "," not in text)
numbers = st.from_regex(r"[0-9]{1,4}(\.[0-9]{2})?|free|1,299", fullmatch=True)


@st.composite
def variants(draw, index, options):
    return Variant(
        index=index,
        sku=draw(st.none() | words),
        options=tuple(draw(words) for _ in range(options)),
        price=Money.parse(draw(numbers)),
        compare_at_price=draw(st.none() | numbers.map(Money.parse)),
        identifiers=draw(st.just(()) | words.map(lambda code: (Identifier(code=code),))),
        weight=draw(st.none() | numbers.map(lambda raw: Weight.parse(raw, WeightUnit.GRAM))),
        stock=draw(st.none() | numbers.map(Stock.parse)),
        image=draw(st.none() | words),
    )


@st.composite
def catalogues(draw):
    keys = draw(st.lists(words, unique=True, max_size=4))
    return [draw(listings(key)) for key in keys]


@st.composite
def listings(draw, key):
    options = draw(st.lists(words, max_size=3))
    count = draw(st.integers(1, 3)) if options else 1
    made = tuple(draw(variants(index, len(options))) for index in range(count))
    category = draw(st.none() | words)
    images = st.builds(Image, url=words, alt=st.none() | words)
    return Product(
        key=key,
        **{
            name: draw(st.none() | words)
            for name in ("title", "description", "brand", "product_type", "status")
        },
        category=Category(path=category, taxonomy="shopify") if category else None,
        tags=tuple(draw(st.lists(tags, max_size=2))),
        options=tuple(options),
        variants=made,
        images=tuple(draw(st.lists(images, max_size=4))),
    )


def without_places(product):
    """The product without the lines it stands on and where it comes from."""
    plain = {"line": None}
    return product.changed(
        record=None,
        origin=None,
        variants=tuple(v.model_copy(update=plain) for v in product.variants),
        images=tuple(i.model_copy(update=plain) for i in product.images),
        **plain,
    )


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(catalogues(), st.sampled_from([CLASSIC, OF_2025]), st.sampled_from(",;\t"))
def test_what_is_written_as_rows_reads_back_equal(products, names, delimiter):
    reading = sources.read(export(products, names, delimiter).encode(), "shopify")
    assert [without_places(p) for p in reading] == [without_places(p) for p in products]
    assert not reading.problems


def test_every_field_knows_its_place(written, taken):
    path = written(
        "Handle,Title,Vendor,Option1 Name,Option1 Value,Variant Price,Image Src\n"
        'tee,"Tee\nwith a break",Northwind,Size,S,10,https://x.example/1.jpg\n'
        "tee,,,,M,11,https://x.example/2.jpg\n"
        "tee,,,,,,https://x.example/3.jpg\n"
        "mug,Mug,Northwind,Title,Default Title,5,\n"
    )
    (tee, mug), _ = taken(path)
    assert (tee.record, tee.line, mug.record, mug.line) == (1, 2, 2, 6)
    assert tee.where("variants[1].price") == tee.where("title").__class__(
        path, 1, 4, "Variant Price"
    )
    assert (tee.where("images[2].url").line, tee.where("brand").column) == (5, "Vendor")
    assert (len(tee.variants), tee.options, mug.options) == (2, ("Size",), ())


def test_the_value_not_the_name_says_that_there_are_no_options(written, taken):
    (one, other), _ = taken(
        written(
            "Handle,Title,Vendor,Option1 Name,Option1 Value\n"
            "a,A,V,Title,Default Title\nb,B,V,Title,Light Green\n"
        )
    )
    assert (one.options, other.options, other.variants[0].options) == (
        (),
        ("Title",),
        ("Light Green",),
    )


def test_empty_means_missing_and_codes_stay_as_they_are(written, taken):
    [product], _ = taken(
        written(
            "Handle,Title,Vendor,Variant SKU,Variant Barcode,Variant Price,Variant Grams\n"
            "a,A,  ,'007,'9780306406157,\"9,99,00\",1360.77711\n"
        )
    )
    [variant] = product.variants
    assert (product.brand, variant.sku, variant.stock) == (None, "'007", None)
    assert variant.identifiers == (Identifier(code="'9780306406157"),)
    assert (variant.price.raw, variant.price.amount) == ("9,99,00", None)
    assert variant.weight.grams == Decimal("1360.77711")


def test_metafields_are_attributes(written, taken):
    [product], _ = taken(
        written(
            "Handle,Title,Vendor,Colour (product.metafields.shopify.color-pattern)\na,A,V,red\n"
        )
    )
    assert [(a.name, a.value) for a in product.attributes] == [("shopify.color-pattern", "red")]


@pytest.mark.parametrize(
    ("column", "taxonomy"),
    [("Product Category", "shopify"), ("Google Shopping / Google Product Category", "google")],
)
def test_a_category_knows_whose_it_is(written, taken, column, taxonomy):
    [product], _ = taken(written(f"Handle,Title,Vendor,{column}\na,A,V,Apparel > Shirts\n"))
    assert product.category == Category(path="Apparel > Shirts", taxonomy=taxonomy)


def test_what_the_file_has_no_column_for_is_lacking(written, taken):
    [product], _ = taken(written("Handle,Title,Vendor,Variant Price\na,A,V,1\n"))
    for field in (
        "variants[].weight",
        "variants[].dimensions",
        "variants[].stock",
        "images[].url",
        "description",
    ):
        assert product.lacks(field)
    assert not product.lacks("variants[].price")


def test_a_row_without_a_handle_is_unread_with_its_line(written, taken):
    products, reading = taken(written("Handle,Title,Vendor\na,A,V\n ,B,V\n,,\nc,C,V,more\n"))
    assert [(p.key, p.record) for p in products] == [("a", 1), ("c", 3)]
    unread, odd = reading.problems
    assert (unread.rule, unread.severity, unread.where.record, unread.where.line) == (
        "row-unreadable",
        Severity.ERROR,
        2,
        3,
    )
    assert unread.value == "B | V"
    assert (odd.severity, odd.where.line, odd.value) == (Severity.WARNING, 5, "more")


def test_weights_of_matrixify_have_a_unit_beside_them(written, taken):
    products, _ = taken(
        written(
            "ID,Handle,Command,Title,Body HTML,Vendor,Variant SKU,Variant Weight,"
            "Variant Weight Unit,Variant Price\n"
            "1,mug,MERGE,Mug,<p>Steel</p>,Mill,M,0.4,kg,5\n2,cup,MERGE,Cup,,Mill,C,,lb,5\n"
        )
    )
    mug, cup = products
    assert (mug.description, mug.variants[0].weight.grams) == ("<p>Steel</p>", 400)
    assert mug.where("variants[0].weight").column == "Variant Weight"
    assert cup.variants[0].weight is None


def test_the_standardized_product_type_is_a_category(written, taken):
    header = "Handle,Title,Vendor,Standardized Product Type,Custom Product Type,Variant Price"
    [bag], _ = taken(written(f"{header}\nbag,Bag,Harbour,Luggage & Bags > Totes,Tote,10\n"))
    assert bag.category == Category(path="Luggage & Bags > Totes", taxonomy="shopify")
    assert bag.product_type == "Tote"
    assert bag.where("category").column == "Standardized Product Type"


def test_a_category_of_google_stands_in_for_shopifys(written, taken):
    google = "Google Shopping / Google Product Category"
    header = f"Handle,Title,Vendor,Product Category,Variant Price,{google}"
    [bag, mug], _ = taken(written(f"{header}\nbag,Bag,H,,10,3032\nmug,Mug,H,Mugs,5,2169\n"))
    assert bag.category == Category(path="3032", taxonomy="google")
    assert mug.category == Category(path="Mugs", taxonomy="shopify")
    [alone], _ = taken(written(f"Handle,Title,Vendor,Variant Price,{google}\nbag,Bag,H,10,3032\n"))
    assert alone.category == Category(path="3032", taxonomy="google")
    assert alone.where("category").column == google


def test_tables_made_of_the_api_spell_out_the_quantity(written, taken):
    header = "id;Handle;Title;Vendor;Variant Inventory Quantity;Variant Price;Image Src;"
    [jug], _ = taken(written(f"{header}\n7;jug;Jug;Harbour;12;5,50;https://x.example/j.jpg;\n"))
    assert (jug.variants[0].stock.raw, jug.variants[0].price.raw) == ("12", "5,50")
