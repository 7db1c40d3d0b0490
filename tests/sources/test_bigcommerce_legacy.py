# SPDX-License-Identifier: Apache-2.0
import csv
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from listingcheck import sources
from listingcheck.product import (
    Category,
    Dimensions,
    Identifier,
    IdentifierType,
    Image,
    Length,
    Money,
    Product,
    Stock,
    Variant,
    Weight,
    WeightUnit,
)
from listingcheck.sources import Settings

PICTURES = [
    f"Product Image {kind} - {n}"
    for n in (1, 2, 3)
    for kind in ("ID", "File", "Description", "Is Thumbnail", "Sort")
]
BULK = [
    *["Item Type", "Product ID", "Product Name", "Product Type", "Product Code/SKU"],
    *["Brand Name", "Option Set", "Product Description", "Price", "Retail Price", "Sale Price"],
    *["Product Weight", "Product Width", "Product Height", "Product Depth", "Allow Purchases?"],
    *["Product Visible?", "Track Inventory", "Current Stock Level", "Category", *PICTURES],
    *["Search Keywords", "Product Condition", "Product UPC/EAN", "Product Custom Fields"],
    *["Global Trade Item Number", "Manufacturer Part Number"],
]
DEFAULT = [
    *["Product ID", "Product Type", "Code", "Name", "Brand", "Description", "Cost Price"],
    *["Retail Price", "Sale Price", "Calculated Price", "Weight", "Width", "Height", "Depth"],
    *["Allow Purchases", "Product Visible", "Product Inventoried", "Stock Level"],
    *["Category Details", "Images", "Page Title", "META Keywords", "Product Condition"],
    *["Product URL", "Product Custom Fields"],
]


def export(*rows, header=BULK):
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, header)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def product(**cells):
    return {
        "Item Type": "Product",
        "Product Name": "Linen apron",
        "Product Code/SKU": "APR",
        "Price": "34.00",
        **cells,
    }


def sku(code, name="", **cells):
    return {"Item Type": "  SKU", "Product Code/SKU": code, "Product Name": name, **cells}


def rule(code, name="", **cells):
    return {"Item Type": "  Rule", "Product Code/SKU": code, "Product Name": name, **cells}


@pytest.fixture
def read(written, taken):
    def run(*rows, header=BULK, **settings):
        return taken(written(export(*rows, header=header)), settings=Settings(**settings))

    return run


def test_a_product_with_its_skus(read):
    [found, mug], reading = read(
        product(
            **{
                "Product ID": "9",
                "Brand Name": "Harbour",
                "Product Description": "<p>Washed.</p>",
                "Retail Price": "40.00",
                "Product Weight": "0.25",
                "Product Depth": "30",
                "Product Width": "20",
                "Product Visible?": "Y",
                "Allow Purchases?": "Y",
                "Track Inventory": "by option",
                "Category": "Home;Home/Kitchen\\/Dining",
                "Search Keywords": "linen,kitchen",
                "Product Condition": "New",
                "Product Image File - 1": "a/1.jpg",
                "Product Image Sort - 1": "1",
                "Product Image File - 2": "a/2.jpg",
                "Product Image Description - 2": "Front",
                "Product Image Is Thumbnail - 2": "Y",
                "Product Custom Fields": "Care=cold wash",
            }
        ),
        sku("APR-1", "[S]Colour=Flax,[RB]Size= M", **{"Current Stock Level": "7"}),
        sku(
            "APR-2",
            "[S]Colour=Ink,[RB]Size= L",
            **{
                "Price": "0.00",
                "Product Weight": "0.0000",
                "Product UPC/EAN": "4006381333931",
                "Global Trade Item Number": "04006381333931",
                "Product Image File - 1": "a/ink.jpg",
            },
        ),
        product(**{"Product Name": "Mug", "Product Code/SKU": "MUG", "Product Visible?": "N"}),
        currency="EUR",
        weight_unit=WeightUnit.POUND,
    )
    assert (found.key, found.title, found.brand, found.status) == (
        "APR",
        "Linen apron",
        "Harbour",
        "visible",
    )
    assert (found.category.path, found.tags) == ("Home/Kitchen\\/Dining", ("linen", "kitchen"))
    assert [(i.url, i.alt, i.column) for i in found.images] == [
        ("a/2.jpg", "Front", "Product Image File - 2"),
        ("a/1.jpg", None, "Product Image File - 1"),
    ]
    assert [(a.name, a.value) for a in found.attributes] == [
        ("Product Condition", "New"),
        ("Care", "cold wash"),
    ]
    flax, ink = found.variants
    assert found.options == ("Colour", "Size")
    assert (flax.options, ink.options) == (("Flax", "M"), ("Ink", "L"))
    assert (flax.price, ink.price) == (Money.parse("34.00", "EUR"),) * 2
    assert (ink.compare_at_price.raw, ink.weight) == (
        "40.00",
        Weight.parse("0.25", WeightUnit.POUND),
    )
    assert (flax.stock.raw, ink.stock, flax.image, ink.image) == ("7", None, None, "a/ink.jpg")
    assert flax.dimensions.length.raw == "30"
    assert ink.identifiers == (
        Identifier(code="4006381333931", column="Product UPC/EAN"),
        Identifier(
            code="04006381333931", type=IdentifierType.GTIN, column="Global Trade Item Number"
        ),
    )
    assert (mug.status, mug.line, mug.record) == ("hidden", 5, 2)
    assert found.lacks("images[].url.host")
    assert not reading.problems
    assert found.where("variants[1].options[0]").column == "Product Name"
    assert (found.where("variants[1].sku").line, found.where("status").column) == (
        4,
        "Product Visible?",
    )


@pytest.mark.parametrize(
    ("cell", "names", "values"),
    [
        ("[S]Colour=Red,[S]Size=M", ("Colour", "Size"), ("Red", "M")),
        ("Classic Tee [S]Colour=Black[/S] [S]Size=M[/S]", ("Colour", "Size"), ("Black", "M")),
        ("[RT]Cut=a, b and c, [CS]Colour=Red:#ff0000", ("Cut", "Colour"), ("a, b and c", "Red")),
        ("[CS]Colour=Sky: blue:https://x.example/sky.jpg", ("Colour",), ("Sky: blue",)),
        ("[S]Size=L [XL],[S]Formula=a=b", ("Size", "Formula"), ("L [XL]", "a=b")),
        ("[S]Size=", ("Size",), (None,)),
        ("Linen apron", (), ()),
    ],
)
def test_options(read, cell, names, values):
    [found], _ = read(product(), sku("A", cell))
    assert (found.options, found.variants[0].options) == (names, values)


@pytest.mark.parametrize(
    ("of_rule", "price", "weight", "compare_at"),
    [
        ({"Price": "[FIXED]36.50"}, "36.50", "0.25", None),
        ({"Price": "[ADD]2.25"}, "36.25", "0.25", None),
        ({"Price": "[remove] 4"}, "30.00", "0.25", None),
        ({"Price": "38"}, "38", "0.25", None),
        ({"Product Weight": "[ADD]0.05"}, "34.00", "0.30", None),
        ({"Price": "[ADD]soon"}, "34.00", "0.25", None),
        ({"Price": "[FIXED]soon"}, "soon", "0.25", None),
        ({}, "34.00", "0.25", None),
    ],
)
def test_rules_change_the_variant_of_their_sku(read, of_rule, price, weight, compare_at):
    [found], reading = read(
        product(**{"Product Weight": "0.25"}),
        sku("A", "[S]Size=S"),
        rule("A", **of_rule),
        sku("B", "[S]Size=M"),
    )
    ruled, other = found.variants
    assert (ruled.price.raw, ruled.weight.raw, ruled.compare_at_price) == (
        price,
        weight,
        compare_at,
    )
    assert (other.price.raw, other.weight.raw) == ("34.00", "0.25")
    assert not reading.problems


def test_rules_may_name_options_and_pictures_and_come_in_order(read):
    [found], _ = read(
        product(**{"Sale Price": "30.00"}),
        sku("A", "[S]Size=S,[S]Colour=Ink"),
        sku("B", "[S]Size=M,[S]Colour=Ink"),
        rule("", "[S]Colour=Ink", Price="[ADD]1", **{"Product Image File - 1": "ink.jpg"}),
        rule("B", Price="[ADD]5", **{"Product Image File - 1": "m.jpg"}),
    )
    small, medium = found.variants
    assert (small.price.raw, medium.price.raw) == ("31.00", "36.00")
    assert (small.image, medium.image) == ("ink.jpg", "m.jpg")


def test_rules_of_choices_that_are_no_variants_are_said_once(read):
    products, reading = read(
        product(),
        sku("A", "[S]Size=S"),
        rule("", "[C]Gift box=Yes", Price="[ADD]4"),
        product(**{"Product Code/SKU": "B"}),
        rule("OTHER", Price="[FIXED]1"),
    )
    assert [p.variants[0].price.raw for p in products] == ["34.00", "34.00"]
    [note] = reading.problems
    assert "2 rules name no variant" in note.message
    assert reading.sources[0].records == 2


def test_orphans_are_unread(read):
    products, reading = read(sku("A", "[S]Size=S"), rule("A"), product(), {"Item Type": "Kit"})
    assert [p.record for p in products] == [3]
    assert [p.where.line for p in reading.problems] == [2, 3, 5]
    assert "Item Type says ''" not in reading.problems[2].message


@pytest.mark.parametrize(
    ("cells", "status"),
    [
        ({"Product Visible?": "Y", "Allow Purchases?": "N"}, "disabled"),
        ({"Product Visible?": "N", "Allow Purchases?": "N"}, "hidden"),
        ({"Product Visible?": "1"}, "visible"),
        ({"Product Visible?": ""}, None),
        ({"Product Visible?": "soon"}, "soon"),
    ],
)
def test_status(read, cells, status):
    [found], _ = read(product(**cells))
    assert found.status == status


@pytest.mark.parametrize(
    ("tracking", "stocks"),
    [("none", [None, None]), ("by product", ["9", "9"]), ("by option", ["0", "4"])],
)
def test_stock_is_counted_where_the_product_says(read, tracking, stocks):
    [found], _ = read(
        product(**{"Track Inventory": tracking, "Current Stock Level": "9"}),
        sku("A", "[S]Size=S", **{"Current Stock Level": "0"}),
        sku("B", "[S]Size=M", **{"Current Stock Level": "4"}),
    )
    assert [v.stock and v.stock.raw for v in found.variants] == stocks


def test_other_spellings_of_the_custom_template(read):
    header = [
        *["Item Type", "Product SKU", "Product Name", "Category String", "Weight", "Description"],
        *["Price", "Stock Level", "Product Not Visible", "Brand", "Product UPC/EAN"],
        *["Stop Processing Rules", "Product Image URL", "Product Image File"],
    ]
    row = dict(
        zip(header, ["Product", "APR", "Apron", "Home/Kitchen;Sale", "2", "<p>x</p>"], strict=False)
    )
    [found], _ = read(
        {
            **row,
            "Price": "3",
            "Stock Level": "4",
            "Product Not Visible": "Y",
            "Brand": "Harbour",
            "Product Image URL": "https://x/a.jpg",
            "Product Image File": "a.jpg",
        },
        header=header,
    )
    assert (found.key, found.brand, found.status) == ("APR", "Harbour", "hidden")
    assert (found.category.path, found.variants[0].stock.raw) == ("Home/Kitchen", "4")
    assert [(i.url, i.column) for i in found.images] == [("https://x/a.jpg", "Product Image URL")]
    assert not found.lacks("status")


def test_numbered_pictures_with_addresses(read):
    header = [
        *["Product Code/SKU", "Product ID", "Product Name", "Product Image File - 1"],
        *["Product Image URL - 1", "Product Image File - 1", "Product Image URL - 2"],
        *["Product Image Path - 10", "Bin Picking Number"],
    ]
    text = ",".join(header) + "\nA,1,Mug,f.jpg,https://x/f.jpg,a/f.jpg,https://x/g.jpg,h.jpg,\n"
    reading = sources.read(text.encode())
    [found] = reading
    assert [i.url for i in found.images] == ["https://x/f.jpg", "https://x/g.jpg", "h.jpg"]
    assert reading.sources[0].platform == "bigcommerce"


def test_the_default_template(read):
    [found], reading = read(
        {
            "Product ID": "12",
            "Product Type": "P",
            "Code": "SOAP",
            "Name": "Olive soap",
            "Brand": "Harbour",
            "Retail Price": "8.95",
            "Sale Price": "7.95",
            "Calculated Price": "7.95",
            "Weight": "0.2",
            "Width": "0",
            "Product Visible": "Y",
            "Allow Purchases": "Y",
            "Product Inventoried": "Y",
            "Stock Level": "41",
            "Category Details": "Category ID: 4, Category Name: Bath, Category Path: Shop/Bath"
            "|Category Name: Soap , Category Path: Shop/Bath/Soap",
            "Images": "Product Image ID: 3, Product Image File: soap.jpg, Product Image URL: "
            "https://x/soap.jpg|Product Image File: two.jpg, Product Image URL: https://x/two.jpg",
            "Product Custom Fields": 'Skin=All types";"Cult=Yes',
        },
        header=DEFAULT,
    )
    [only] = found.variants
    assert (found.key, found.title, found.category.path) == ("SOAP", "Olive soap", "Shop/Bath/Soap")
    assert (only.price.raw, only.compare_at_price.raw, only.stock.raw) == ("7.95", "8.95", "41")
    assert [i.url for i in found.images] == ["https://x/soap.jpg", "https://x/two.jpg"]
    assert [(a.name, a.value) for a in found.attributes] == [("Skin", "All types"), ("Cult", "Yes")]
    assert found.where("variants[0].price").column == "Calculated Price"
    assert not found.lacks("variants[].price")
    assert found.lacks("images[].alt")
    assert reading.sources[0].platform == "bigcommerce"


def test_pictures_of_the_default_template_without_addresses(read):
    [a, b], _ = read(
        {"Code": "A", "Images": "Product Image File: a.jpg|Product Image File: b.jpg"},
        {
            "Code": "B",
            "Images": "https://x/a.jpg|https://x/b.jpg",
            "Product Inventoried": "N",
            "Stock Level": "3",
        },
        header=DEFAULT,
    )
    assert [i.url for i in a.images] == ["a.jpg", "b.jpg"]
    assert [i.url for i in b.images] == ["https://x/a.jpg", "https://x/b.jpg"]
    assert b.variants[0].stock is None


# What is written and read back.

words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12).filter(
    lambda text: text.strip() == text
)
parts = words.filter(lambda text: not set(text) & set("[]=,"))
tags = words.filter(lambda text: "," not in text)
paths = words.filter(lambda text: not set(text) & set(";:"))
numbers = st.from_regex(r"[1-9][0-9]{0,3}(\.[0-9]{2})?|free", fullmatch=True)


@st.composite
def variants(draw, index, options):
    weight, stock, length = (draw(st.none() | numbers) for _ in range(3))
    upc = draw(st.none() | words)
    return Variant(
        index=index,
        sku=draw(words),
        options=tuple(draw(parts) for _ in range(options)),
        price=Money.parse(draw(numbers)),
        compare_at_price=None if options else draw(st.none() | numbers.map(Money.parse)),
        identifiers=(Identifier(code=upc, column="Product UPC/EAN"),) if upc else (),
        weight=weight and Weight.parse(weight),
        dimensions=Dimensions(length=Length.parse(length)) if length else None,
        stock=stock and Stock.parse(stock),
    )


@st.composite
def listings(draw):
    options = draw(st.lists(parts, max_size=3, unique=True))
    made = tuple(
        draw(variants(index, len(options)))
        for index in range(draw(st.integers(1, 3)) if options else 1)
    )
    category = draw(st.none() | paths)
    urls = draw(st.lists(words, max_size=3))
    return Product(
        key=draw(words) if options else made[0].sku,
        title=draw(words),
        description=draw(st.none() | words),
        brand=draw(st.none() | words),
        category=Category(path=category) if category else None,
        tags=tuple(draw(st.lists(tags, max_size=2))),
        status=draw(st.sampled_from([None, "visible", "hidden"])),
        options=tuple(options),
        variants=made,
        images=tuple(
            Image(url=url, alt=draw(st.none() | words), column=f"Product Image File - {n}")
            for n, url in enumerate(urls, 1)
        ),
    )


def raw(quantity):
    return quantity.raw if quantity else ""


def variant_cells(of):
    return {
        "Product Code/SKU": of.sku,
        "Price": raw(of.price),
        "Retail Price": raw(of.compare_at_price),
        "Product Weight": raw(of.weight),
        "Product Depth": raw(of.dimensions and of.dimensions.length),
        "Current Stock Level": raw(of.stock),
        "Product UPC/EAN": of.identifiers[0].code if of.identifiers else "",
    }


def rows_of(listing, closing):
    only = listing.variants[0] if not listing.options else None
    row = {
        **(variant_cells(only) if only else {"Product Code/SKU": listing.key}),
        "Item Type": "Product",
        "Product Name": listing.title,
        "Product Description": listing.description or "",
        "Brand Name": listing.brand or "",
        "Category": listing.category.path if listing.category else "",
        "Search Keywords": ", ".join(listing.tags),
        "Product Visible?": {"visible": "Y", "hidden": "N"}.get(listing.status, ""),
    }
    for number, image in enumerate(listing.images, 1):
        row |= {
            f"Product Image File - {number}": image.url,
            f"Product Image Description - {number}": image.alt or "",
            f"Product Image Is Thumbnail - {number}": "Y" if number == 1 else "N",
            f"Product Image Sort - {number}": str(number),
        }
    yield row
    for each in listing.variants if listing.options else ():
        pairs = zip(listing.options, each.options, strict=True)
        name = ",".join(f"[S]{name}={value}{closing}" for name, value in pairs)
        yield {**variant_cells(each), "Item Type": "  SKU", "Product Name": name}


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
@given(st.lists(listings(), max_size=3), st.sampled_from(["", "[/S]"]))
def test_what_is_written_as_rows_reads_back_equal(products, closing):
    text = export(*[row for listing in products for row in rows_of(listing, closing)])
    reading = sources.read(text.encode(), "bigcommerce")
    assert [without_places(p) for p in reading] == [without_places(p) for p in products]
    assert not reading.problems
