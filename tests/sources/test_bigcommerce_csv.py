# SPDX-License-Identifier: Apache-2.0
import csv
import io
import json
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from listingcheck import sources
from listingcheck.errors import SourceError
from listingcheck.failure import Severity
from listingcheck.product import (
    Attribute,
    Category,
    Dimensions,
    Identifier,
    IdentifierType,
    Image,
    Length,
    LengthUnit,
    Money,
    Product,
    Stock,
    Variant,
    Weight,
    WeightUnit,
)
from listingcheck.sources import Settings, bigcommerce

V3 = [
    "Item",
    "ID",
    "Name",
    "Type",
    "SKU",
    "Options",
    "Inventory Tracking",
    "Current Stock",
    "Low Stock",
    "Price",
    "Cost Price",
    "Retail Price",
    "Sale Price",
    "Brand ID",
    "Channels",
    "Categories",
    "Description",
    "Custom Fields",
    "Page Title",
    "Product URL",
    "Meta Description",
    "Search Keywords",
    "Meta Keywords",
    "Bin Picking Number",
    "UPC/EAN",
    "Global Trade Number",
    "Manufacturer Part Number",
    "Free Shipping",
    "Fixed Shipping Cost",
    "Weight",
    "Width",
    "Height",
    "Depth",
    "Is Visible",
    "Is Featured",
    "Warranty",
    "Tax Class",
    "Product Condition",
    "Show Product Condition",
    "Sort Order",
    "Variant Image URL",
    "Internal Image URL (Export)",
    "Image URL (Import)",
    "Image Description",
    "Image is Thumbnail",
    "Image Sort Order",
    "YouTube ID",
    "Video Title",
    "Video Description",
    "Video Sort Order",
]


def export(*rows, header=V3):
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, header)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def product(**cells):
    return {"Item": "Product", "Name": "Linen apron", "SKU": "APR", "Price": "34.00", **cells}


def variant(sku, options="", **cells):
    return {"Item": "Variant", "SKU": sku, "Options": options, **cells}


def picture(url, **cells):
    return {"Item": "Image", "Image URL (Import)": url, **cells}


def option(name, value, kind="Rectangle"):
    return f"Type={kind}|Name={name}|Value={value}"


@pytest.fixture
def read(written, taken):
    def run(*rows, **settings):
        return taken(written(export(*rows)), settings=Settings(**settings))

    return run


def test_a_product_with_its_variants_and_pictures(read):
    [found, mug], reading = read(
        product(
            ID="77",
            **{
                "Description": "<p>Washed.</p>",
                "Search Keywords": "kitchen, linen",
                "Is Visible": "TRUE",
                "Weight": "0.25",
                "Width": "20",
                "Product Condition": "New",
                "Manufacturer Part Number": "MP-1",
                "Inventory Tracking": "variant",
                "Categories": "Home;Home/Kitchen/Aprons;Sale\\/Last\\/Very\\/Last",
                "Custom Fields": json.dumps([{"name": "Care", "value": "cold wash"}]),
            },
        ),
        variant(
            "APR-1",
            option("Colour", "Flax"),
            **{
                "Current Stock": "7",
                "UPC/EAN": "8711253001202",
                "Variant Image URL": "https://x/f",
            },
        ),
        variant("APR-2", option("Colour", "Ink"), Price="36.00", Weight="0.3", Depth="5"),
        picture("https://x/2.jpg", **{"Image Sort Order": "2", "Image Description": "Back"}),
        picture("https://x/1.jpg", **{"Image Sort Order": "9", "Image is Thumbnail": "TRUE"}),
        {"Item": "Video", "YouTube ID": "abc"},
        product(Name="Mug", SKU="MUG", Price="5"),
        currency="USD",
        weight_unit=WeightUnit.KILOGRAM,
        dimension_unit=LengthUnit.CENTIMETRE,
    )
    assert (found.key, found.title, found.brand, found.status) == (
        "APR",
        "Linen apron",
        None,
        "visible",
    )
    assert (found.category.path, found.tags) == ("Home/Kitchen/Aprons", ("kitchen", "linen"))
    assert [(a.name, a.value) for a in found.attributes] == [
        ("Product Condition", "New"),
        ("Manufacturer Part Number", "MP-1"),
        ("Care", "cold wash"),
    ]
    assert [(i.url, i.alt, i.line) for i in found.images] == [
        ("https://x/1.jpg", None, 6),
        ("https://x/2.jpg", "Back", 5),
    ]
    flax, ink = found.variants
    assert (found.options, flax.options, ink.options) == (("Colour",), ("Flax",), ("Ink",))
    assert (flax.price, ink.price.raw) == (Money.parse("34.00", "USD"), "36.00")
    assert (flax.weight.raw, ink.weight.raw) == ("0.25", "0.3")
    assert flax.weight.unit is WeightUnit.KILOGRAM
    assert (flax.dimensions.width.raw, flax.dimensions.length) == ("20", None)
    assert ink.dimensions.length == Length.parse("5", LengthUnit.CENTIMETRE)
    assert (flax.stock.raw, ink.stock, flax.image, ink.image) == ("7", None, "https://x/f", None)
    assert flax.identifiers == (Identifier(code="8711253001202", column="UPC/EAN"),)
    assert (mug.record, mug.line, mug.images, len(mug.variants)) == (2, 8, (), 1)
    assert (mug.variants[0].sku, mug.variants[0].options) == ("MUG", ())
    assert not reading.problems
    assert not found.lacks("variants[].price.currency")


def test_every_field_knows_its_place(written, taken):
    path = written(export(product(), variant("A", option("Size", "S")), picture("https://x/1.jpg")))
    [found], _ = taken(path)
    where = found.where("variants[0].price")
    assert (where.file, where.record, where.line, where.column) == (path, 1, 3, "Price")
    assert found.where("images[0].url").column == "Image URL (Import)"
    assert found.where("variants[0].options[0]").column == "Options"
    assert found.where("variants[0].dimensions.length").column == "Depth"
    assert found.where("options[0]").column == "Options"
    assert found.where("key").column == "SKU"
    assert found.where("variants[0].compare_at_price").column == "Retail Price"


@pytest.mark.parametrize(
    ("cell", "names", "values"),
    [
        ("Type=Rectangle|Name=Color|Value=BlackType=Rectangle|Name=Size|Value=M",
         ("Color", "Size"), ("Black", "M")),
        ("Type=Radio|Name=Size|Value=M|Type=Dropdown|Name=Fit|Value=Slim", ("Size", "Fit"), ("M", "Slim")),
        ("Type=Radio|Name=Size|Value=M || Type=Swatch|Name=Color|Value=Red[#FF0000]",
         ("Size", "Color"), ("M", "Red")),
        ("Type=Swatch|Name=Color|Value=Red / Blue[#f00|#00f]", ("Color",), ("Red / Blue",)),
        ("Type=Swatch|Name=Print|Value=Dots[https://x.example/d.png]", ("Print",), ("Dots",)),
        ("Type=Rectangle|Name=Pack|Value=3=2+1 | free", ("Pack",), ("3=2+1 | free",)),
        ("Type=Rectangle|Name=Size|Value=M [tall]", ("Size",), ("M [tall]",)),
        ("type=rectangle|name=Size|value=M", ("Size",), ("M",)),
        ("Type=Rectangle|Name=Size|Value=", ("Size",), (None,)),
        ("Size: M", (), ()),
    ],
)  # fmt: skip
def test_options(read, cell, names, values):
    [found], _ = read(product(), variant("A", cell))
    assert (found.options, found.variants[0].options) == (names, values)


def test_variants_that_state_other_options_have_none_for_those_they_leave_out(read):
    [found], _ = read(
        product(),
        variant("A", option("Size", "S")),
        variant("B", option("Colour", "Ink") + option("Size", "M")),
    )
    assert found.options == ("Size", "Colour")
    assert [v.options for v in found.variants] == [("S", None), ("M", "Ink")]


@pytest.mark.parametrize(
    ("of_product", "own", "price", "compare_at"),
    [
        ({}, {}, "34.00", None),
        ({"Sale Price": "0.00", "Retail Price": "0.00"}, {}, "34.00", None),
        ({"Retail Price": "40.00"}, {}, "34.00", "40.00"),
        ({"Sale Price": "29.00", "Retail Price": "40.00"}, {}, "29.00", "34.00"),
        ({"Sale Price": "29.00"}, {"Price": "34.0"}, "29.00", "34.0"),
        ({"Sale Price": "29.00", "Retail Price": "40.00"}, {"Price": "36.00"}, "36.00", "40.00"),
        ({"Sale Price": "29.00"}, {"Price": "36.00", "Sale Price": "31.00"}, "31.00", "36.00"),
        ({"Price": "1,299"}, {}, "1,299", None),
    ],
)
def test_prices_are_inherited_and_sale_prices_take_their_place(
    read, of_product, own, price, compare_at
):
    [found], _ = read(product(**of_product), variant("A", option("Size", "S"), **own))
    [only] = found.variants
    struck = only.compare_at_price and only.compare_at_price.raw
    assert (only.price.raw, struck) == (price, compare_at)


def test_a_sale_price_is_found_in_its_own_column(read):
    products, _ = read(
        product(SKU="A", **{"Sale Price": "29"}),
        product(SKU="B"),
        product(SKU="C", **{"Sale Price": "29"}),
        variant("C1", option("Size", "S")),
        variant("C2", option("Size", "M"), Price="50"),
    )
    columns = [
        (p.where("variants[0].price").column, p.where("variants[0].compare_at_price").column)
        for p in products
    ]
    assert columns == [
        ("Sale Price", "Price"),
        ("Price", "Retail Price"),
        ("Sale Price / Price", "Price"),
    ]
    assert products[0].origin.lacks is products[1].origin.lacks


@pytest.mark.parametrize(
    ("tracking", "stocks"),
    [("none", [None, None]), ("product", ["9", "9"]), ("variant", ["0", "4"]), ("", ["0", "4"])],
)
def test_stock_is_counted_where_the_product_says(read, tracking, stocks):
    [found], _ = read(
        product(**{"Inventory Tracking": tracking, "Current Stock": "9"}),
        variant("A", option("Size", "S"), **{"Current Stock": "0"}),
        variant("B", option("Size", "M"), **{"Current Stock": "4"}),
    )
    assert [v.stock and v.stock.raw for v in found.variants] == stocks


def test_trade_numbers_of_two_columns(read):
    [found], _ = read(product(**{"UPC/EAN": "'4006381333931", "Global Trade Number": "9.78E+12"}))
    assert found.variants[0].identifiers == (
        Identifier(code="'4006381333931", column="UPC/EAN"),
        Identifier(code="9.78E+12", type=IdentifierType.GTIN, column="Global Trade Number"),
    )
    assert found.where("variants[0].identifiers[1].code").column == "Global Trade Number"


def test_an_exported_picture_counts_where_there_is_none_to_import(read):
    internal = "Internal Image URL (Export)"
    [a, b], _ = read(
        product(SKU="A"),
        picture("", **{internal: "https://cdn.x/a.jpg"}),
        product(SKU="B"),
        picture("https://x/b.jpg", **{internal: "https://cdn.x/b.jpg"}),
        picture("", **{internal: "s/521/b.jpg"}),
    )
    assert [(i.url, i.column) for i in (*a.images, *b.images)] == [
        ("https://cdn.x/a.jpg", internal),
        ("https://x/b.jpg", "Image URL (Import)"),
        ("s/521/b.jpg", internal),
    ]
    assert b.lacks("images[].url.host")
    assert not a.lacks("images[].url.host")


def test_a_picture_may_stand_in_the_row_of_its_product(read):
    [found], _ = read(
        product(**{"Image URL (Import)": "https://x/p.jpg"}), picture("https://x/q.jpg")
    )
    assert [(i.url, i.line) for i in found.images] == [
        ("https://x/p.jpg", 2),
        ("https://x/q.jpg", 3),
    ]


def test_custom_fields_as_names_and_values(read):
    [found], _ = read(product(**{"Custom Fields": '"Care=cold;x &amp; y";Fit=slim=er; Bare ;=no'}))
    assert [(a.name, a.value, a.column) for a in found.attributes] == [
        ("Care", "cold;x &amp; y", "Custom Fields"),
        ("Fit", "slim=er; Bare", "Custom Fields"),
    ]


def test_settings_name_the_brand_and_the_trade_number(read):
    fields = {"Custom Fields": "Maker=Harbour;Code=4006381333931"}
    [found], _ = read(product(**fields), brand_attribute="Maker", gtin_attribute="Code")
    assert (found.brand, found.where("brand").column) == ("Harbour", "Custom Fields")
    assert not found.lacks("brand")
    assert found.variants[0].identifiers == (
        Identifier(code="4006381333931", column="Custom Fields"),
    )
    [found], _ = read(
        product(Warranty="Harbour", **{"Bin Picking Number": "77"}),
        brand_attribute="warranty",
        gtin_attribute="Bin Picking Number",
    )
    assert (found.brand, found.where("brand").column) == ("Harbour", "Warranty")
    assert found.variants[0].identifiers == (Identifier(code="77", column="Bin Picking Number"),)
    assert not found.lacks("brand")


def test_a_brand_is_only_an_id_until_the_brands_are_given(written, taken):
    text = export(product(**{"Brand ID": "3", "Categories": "12;19"}))
    path = written(text)
    [found], _ = taken(path)
    assert (found.brand, found.category.path) == (None, "12")
    assert found.lacks("brand")
    assert "/catalog/brands" in found.origin.remedies["brand"]
    brands = [{"id": 3, "name": "Harbour", "page_title": "", "meta_keywords": [], "image_url": ""}]
    categories = [
        {"id": 12, "parent_id": 0, "name": "Home", "is_visible": True, "page_title": ""},
        {"id": 19, "parent_id": 12, "name": "Bed/Bath", "is_visible": True, "page_title": ""},
    ]
    [found] = sources.read_all(
        [
            written(json.dumps({"data": brands, "meta": {}}), "brands.json"),
            path,
            written(json.dumps(categories), "categories.json"),
        ]
    )
    assert (found.brand, found.category.path) == ("Harbour", "Home/Bed\\/Bath")
    assert not found.lacks("brand")


def test_rows_that_belong_to_nothing_are_unread(read):
    products, reading = read(
        variant("LOST", option("Size", "S")),
        picture("https://x/lost.jpg"),
        {"Item": "Video", "YouTube ID": "v"},
        product(SKU="A"),
        {"Item": "Bundle", "SKU": "B"},
        {"Item": "", "SKU": "C"},
        {"Item": "Product", "Price": "5"},
        variant("LOST-TOO"),
        {"Item": " product ", "Name": "Mug"},
        variant("MUG-1"),
    )
    assert [(p.key, p.record) for p in products] == [("A", 3), ("Mug", 7)]
    assert [(p.where.record, p.where.line) for p in reading.problems] == [
        (1, 2),
        (2, 3),
        (4, 6),
        (5, 7),
        (6, 8),
    ]
    messages = [p.message for p in reading.problems]
    assert "stands before any product" in messages[0]
    assert "Item says 'Bundle'" in messages[2]
    assert "Item is empty" in messages[3]
    assert "no SKU, no ID and no name" in messages[4]
    assert {p.severity for p in reading.problems} == {Severity.ERROR}
    assert [v.sku for v in products[1].variants] == ["MUG-1"]


def test_what_the_file_has_no_column_for_is_lacking(written, taken):
    [found], _ = taken(written("Item,Name,SKU,Options,Is Visible\nProduct,A,B,,maybe\n"))
    for field in (
        "variants[].price",
        "variants[].compare_at_price",
        "variants[].weight",
        "variants[].dimensions",
        "variants[].identifiers[0].code",
        "variants[].stock",
        "images[].url",
        "images[].alt",
        "brand",
    ):
        assert found.lacks(field), field
    assert not found.lacks("variants[].options[0]")
    assert found.status == "maybe"


def test_a_named_platform_needs_names_or_skus(written, taken):
    with pytest.raises(SourceError, match="neither a column Name nor SKU"):
        taken(written("A,B\n1,2\n"), "bigcommerce")


@pytest.mark.parametrize(
    ("header", "is_ours"),
    [
        (",".join(V3), True),
        ("Item,Name,SKU,Options,Image URL (Import)", True),
        ("Item,Name,SKU,Price,Description", False),
        ("Item Type,Product Name,Product Code/SKU,Price,Product Image File - 1", True),
        ("Product ID,Product Name,Product Code/SKU,Bin Picking Number", True),
        ("Item Type,Product Name,Price,Quantity", False),
        ("Product ID,Product Type,Code,Name,Calculated Price,Images,Product Visible", True),
        ("Code,Name,Calculated Price", False),
        ("Handle,Title,Vendor,Variant Price", False),
        ("ID,Type,SKU,Name,Published,Regular price,Categories,Images", False),
    ],
)
def test_evidence(header, is_ours):
    evidence = bigcommerce.PLATFORM.evidence(header.split(","))
    assert (evidence.missing == ()) is is_ours
    if is_ours:
        assert len(evidence.found) > 2


# What is written and read back.

words = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\0"), min_size=1, max_size=12
).filter(lambda text: text.strip() == text)
parts = words.filter(lambda text: not set(text) & set("|[]") and "type=" not in text.casefold())
tags = words.filter(lambda text: "," not in text)
paths = words.filter(lambda text: not set(text) & set(";:"))
fields = words.filter(lambda text: not set(text) & set('=;"[{'))
numbers = st.from_regex(r"[1-9][0-9]{0,3}(\.[0-9]{2})?|free|1,299", fullmatch=True)


def named(code, kind, column):
    return Identifier(code=code, type=kind, column=column)


@st.composite
def variants(draw, index, options):
    weight, stock = draw(st.none() | numbers), draw(st.none() | numbers)
    sides = {side: draw(st.none() | numbers) for side in ("length", "width", "height")}
    upc, gtin = draw(st.none() | words), draw(st.none() | words)
    codes = [named(upc, None, "UPC/EAN")] if upc else []
    codes += [named(gtin, IdentifierType.GTIN, "Global Trade Number")] if gtin else []
    size = Dimensions(**{side: Length.parse(raw) for side, raw in sides.items() if raw})
    return Variant(
        index=index,
        sku=draw(st.none() | words) if options else draw(words),
        options=tuple(draw(parts) for _ in range(options)),
        price=Money.parse(draw(numbers)),
        compare_at_price=draw(st.none() | numbers.map(Money.parse)),
        identifiers=tuple(codes),
        weight=weight and Weight.parse(weight),
        dimensions=size if any(sides.values()) else None,
        stock=stock and Stock.parse(stock),
        image=draw(st.none() | words) if options else None,
    )


@st.composite
def listings(draw):
    options = draw(st.lists(parts, max_size=3, unique=True))
    count = draw(st.integers(1, 3)) if options else 1
    made = tuple(draw(variants(index, len(options))) for index in range(count))
    key = draw(words) if options else made[0].sku
    category = draw(st.none() | paths)
    image = st.builds(Image, url=words, alt=st.none() | words, column=st.just("Image URL (Import)"))
    attribute = st.builds(Attribute, name=fields, value=fields, column=st.just("Custom Fields"))
    return Product(
        key=key,
        title=draw(words),
        description=draw(st.none() | words),
        category=Category(path=category) if category else None,
        tags=tuple(draw(st.lists(tags, max_size=2))),
        status=draw(st.sampled_from([None, "visible", "hidden"])),
        options=tuple(options),
        variants=made,
        images=tuple(draw(st.lists(image, max_size=3))),
        attributes=tuple(draw(st.lists(attribute, max_size=2))),
    )


def raw(quantity):
    return quantity.raw if quantity else ""


def variant_cells(of):
    sides = of.dimensions.sides if of.dimensions else {}
    return {
        "SKU": of.sku or "",
        "Price": raw(of.price),
        "Retail Price": raw(of.compare_at_price),
        "Weight": raw(of.weight),
        "Depth": raw(sides.get("length")),
        "Width": raw(sides.get("width")),
        "Height": raw(sides.get("height")),
        "Current Stock": raw(of.stock),
        "Variant Image URL": of.image or "",
        **{code.column: code.code for code in of.identifiers},
    }


def rows_of(listing, bar):
    only = listing.variants[0] if not listing.options else None
    yield {
        **(variant_cells(only) if only else {"SKU": listing.key}),
        "Item": "Product",
        "Name": listing.title,
        "Description": listing.description or "",
        "Categories": listing.category.path if listing.category else "",
        "Search Keywords": ",".join(listing.tags),
        "Is Visible": {"visible": "TRUE", "hidden": "FALSE"}.get(listing.status, ""),
        "Custom Fields": ";".join(f"{a.name}={a.value}" for a in listing.attributes),
    }
    for each in listing.variants if listing.options else ():
        pairs = zip(listing.options, each.options, strict=True)
        stated = bar.join(option(name, value) for name, value in pairs)
        yield {**variant_cells(each), "Item": "Variant", "Options": stated}
    for number, image in enumerate(listing.images):
        yield picture(
            image.url,
            **{
                "Image Description": image.alt or "",
                "Image is Thumbnail": "FALSE" if number else "TRUE",
                "Image Sort Order": str(number),
            },
        )


def without_places(found):
    plain = {"line": None}
    return found.changed(
        record=None,
        origin=None,
        variants=tuple(v.model_copy(update=plain) for v in found.variants),
        images=tuple(i.model_copy(update=plain) for i in found.images),
        **plain,
    )


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(listings(), max_size=3), st.sampled_from(["", "|", " || "]))
def test_what_is_written_as_rows_reads_back_equal(products, bar):
    text = export(*[row for listing in products for row in rows_of(listing, bar)])
    reading = sources.read(text.encode(), "bigcommerce")
    assert [without_places(p) for p in reading] == [without_places(p) for p in products]
    assert not reading.problems


@settings(deadline=None)
@given(
    st.lists(
        st.dictionaries(
            st.sampled_from(V3),
            st.sampled_from(
                ["Product", "Variant", "Image", "Type=|Name=|Value=", "[{", "1e999", "Y"]
            )
            | st.text(max_size=8),
            max_size=9,
        ),
        max_size=6,
    )
)
def test_whatever_stands_in_the_cells_every_record_is_accounted_for(rows):
    reading = sources.read(export(product(), *rows).encode("utf-8", "replace"), "bigcommerce")
    products = list(reading)
    [count] = reading.sources
    assert products
    assert len(products) + count.unread + sum(count.skipped.values()) == count.records


def test_a_real_v3_file(catalogs, taken):
    path = str(catalogs / "bigcommerce" / "unknown-importer__tests__modern_batch.csv")
    [guava, balm], reading = taken(path)
    assert (guava.title, guava.key, guava.options, guava.line) == (
        "Guava Glow Set",
        "SH-101",
        ("Size",),
        2,
    )
    small, medium = guava.variants
    assert (small.sku, small.options, small.price.amount) == (
        "GG-SET-S",
        ("Small",),
        Decimal("29.99"),
    )
    assert small.image == "https://cdn.example.com/small.jpg"
    assert (medium.sku, medium.options, medium.line) == ("GG-SET-M", ("Medium",), 4)
    assert [i.url for i in guava.images] == ["https://cdn.example.com/gallery1.jpg"]
    assert (balm.title, balm.variants[0].sku, balm.variants[0].price.raw) == (
        "Lip Balm",
        "LB-1",
        "9.99",
    )
    assert balm.variants[0].weight is None
    where = guava.where("variants[1].sku")
    assert (where.file, where.record, where.line, where.column) == (path, 1, 4, "SKU")
    assert guava.lacks("variants[].identifiers[0].code")
    assert (reading.sources[0].platform, reading.sources[0].records) == ("bigcommerce", 2)
