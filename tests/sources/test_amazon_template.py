# SPDX-License-Identifier: Apache-2.0
import csv
import io
from decimal import Decimal

import openpyxl
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
from listingcheck.sources.amazon import PLATFORM
from listingcheck.sources.reading import Settings

HEADER = [
    *("feed_product_type", "item_sku", "brand_name", "update_delete", "item_name"),
    *("external_product_id", "external_product_id_type", "product_description", "bullet_point1"),
    *("bullet_point2", "generic_keywords", "recommended_browse_nodes", "standard_price"),
    *("list_price", "sale_price", "currency", "quantity", "main_image_url", "other_image_url1"),
    *("other_image_url2", "swatch_image_url", "parent_child", "parent_sku", "relationship_type"),
    *("variation_theme", "color_name", "size_name", "material_type", "country_of_origin"),
    *("item_weight", "item_weight_unit_of_measure", "package_weight"),
    *("package_weight_unit_of_measure", "package_length", "package_width", "package_height"),
    *("package_length_unit_of_measure", "package_width_unit_of_measure"),
    "package_height_unit_of_measure",
]
SETTINGS = (
    "settings=attributeRow=3&contentLanguageTag=en_US&dataRow=4&feedType=610841&labelRow=2"
    "&primaryMarketplaceId=amzn1.mp.o.ATVPDKIKX0DER"
)
TOP = [["TemplateType=fptcustom", "Version=2021.0625", "TemplateSignature=U0hJUlQ=", SETTINGS]]
TEE = {
    "item_sku": "TEE",
    "item_name": "Linen tee",
    "brand_name": "Harbour",
    "parent_child": "parent",
}
CHILD = {"parent_sku": "TEE", "parent_child": "child", "relationship_type": "Variation"}


def child(sku, **cells):
    return CHILD | {"item_sku": sku, "standard_price": "24.00"} | cells


def template(rows, header=HEADER, above=(), delimiter="\t"):
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerows(above)
    writer.writerow(header)
    writer.writerows([[row.get(name, "") for name in header] for row in rows])
    return out.getvalue()


def labels(header=HEADER):
    return [name.replace("_", " ").title() for name in header]


def workbook(**sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name.replace("_", " "))
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_rows(product):
    """A product as rows of a template: a parent with its children, or one row."""
    texts = {
        "item_sku": product.key,
        "item_name": product.title,
        "product_description": product.description,
        "brand_name": product.brand,
        "feed_product_type": product.product_type,
        "recommended_browse_nodes": product.category.path if product.category else None,
        "generic_keywords": "; ".join(product.tags),
    }
    texts |= {each.name: each.value for each in product.attributes}
    names = ("main_image_url", "other_image_url1", "other_image_url2", "swatch_image_url")
    texts |= dict(zip(names, [each.url for each in product.images], strict=False))
    if not product.options:
        return [texts | offer(product.variants[0])]
    columns = {"Size": "size_name", "Color": "color_name", "Material": "material_type"}
    parent = texts | {"parent_child": "parent", "variation_theme": "".join(product.options)}
    children = [
        offer(variant)
        | {"item_sku": variant.sku, "parent_child": "child", "parent_sku": product.key}
        | {columns[n]: v for n, v in zip(product.options, variant.options, strict=True)}
        for variant in product.variants
    ]
    return [parent, *children]


def offer(variant):
    cells = {"quantity": variant.stock and variant.stock.raw}
    price, struck = variant.price, variant.compare_at_price
    if price and struck:
        cells |= {"sale_price": price.raw, "standard_price": struck.raw, "currency": price.currency}
    elif price:
        cells |= {"standard_price": price.raw, "currency": price.currency}
    for each in variant.identifiers:
        cells |= {"external_product_id": each.code, "external_product_id_type": each.type}
    if variant.weight:
        unit = {WeightUnit.GRAM: "GR", WeightUnit.POUND: "LB"}[variant.weight.unit]
        cells |= {
            "package_weight": variant.weight.raw,
            "package_weight_unit_of_measure": unit,
        }
    for side, length in (variant.dimensions.sides if variant.dimensions else {}).items():
        cells[f"package_{side}"] = length.raw
        cells[f"package_{side}_unit_of_measure"] = "CM"
    return cells


words = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=12
).filter(lambda text: text.strip() == text and text != "ABC123")
tags = st.text("abcdefgh ", min_size=1, max_size=8).filter(lambda text: text.strip() == text)
numbers = st.from_regex(r"[0-9]{1,4}(\.[0-9]{2})?|free|1,299", fullmatch=True)


@st.composite
def variants(draw, index, sku, options, picture=None):
    money = numbers.map(lambda raw: Money.parse(raw, "EUR"))
    price = draw(st.none() | money)
    sides = st.builds(Length.parse, numbers, st.just(LengthUnit.CENTIMETRE))
    return Variant(
        index=index,
        sku=sku,
        options=tuple(draw(words) for _ in options),
        price=price,
        compare_at_price=draw(st.none() | money) if price else None,
        identifiers=draw(
            st.just(())
            | st.tuples(
                st.builds(
                    Identifier,
                    code=words,
                    type=st.sampled_from([*IdentifierType]),
                    column=st.none(),
                )
            )
        ),
        weight=draw(
            st.none()
            | st.builds(Weight.parse, numbers, st.sampled_from([WeightUnit.GRAM, WeightUnit.POUND]))
        ),
        dimensions=draw(st.none() | st.builds(Dimensions, length=sides, width=sides, height=sides)),
        stock=draw(st.none() | numbers.map(Stock.parse)),
        image=picture,
    )


@st.composite
def catalogues(draw):
    skus = draw(st.lists(words, unique=True, max_size=9))
    products = []
    while skus:
        options = draw(st.lists(st.sampled_from(["Size", "Color", "Material"]), unique=True))
        key, count = skus.pop(), draw(st.integers(1, 3)) if options else 0
        children = [skus.pop() for _ in range(min(count, len(skus)))]
        products.append(draw(listings(key, children, options if children else [])))
    return products


@st.composite
def listings(draw, key, children, options):
    texts = {
        name: draw(st.none() | words) for name in ("title", "description", "brand", "product_type")
    }
    category = draw(st.none() | words)
    details = [
        Attribute(name=name, value=value, column=name)
        for name in ("bullet_point1", "bullet_point2", "country_of_origin")
        if (value := draw(st.none() | words))
    ]
    urls = draw(st.lists(words, max_size=4, unique=True))
    skus = children or [key]
    return Product(
        key=key,
        **texts,
        category=Category(path=category, taxonomy="amazon") if category else None,
        tags=tuple(draw(st.lists(tags, max_size=3))),
        options=tuple(options),
        variants=tuple(draw(variants(n, sku, options)) for n, sku in enumerate(skus)),
        images=tuple(Image(url=url) for url in urls),
        attributes=tuple(details),
    )


def without_places(product):
    plain = {"line": None, "column": None}
    return product.changed(
        record=None,
        line=None,
        origin=None,
        variants=tuple(v.model_copy(update={"line": None}) for v in product.variants),
        images=tuple(i.model_copy(update=plain) for i in product.images),
    )


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(catalogues(), st.sampled_from(",;\t"), st.randoms(), st.booleans())
def test_what_is_written_as_a_template_reads_back_equal(products, delimiter, random, mixed):
    rows = [row for product in products for row in as_rows(product)]
    if mixed:
        random.shuffle(rows)
    reading = sources.read(template(rows, delimiter=delimiter).encode(), "amazon")
    found = {p.key: without_places(p) for p in reading}
    for wanted in map(without_places, products):
        product = found.pop(wanted.key)
        of_sku = {v.sku: v.model_copy(update={"index": 0}) for v in product.variants}
        assert of_sku == {v.sku: v.model_copy(update={"index": 0}) for v in wanted.variants}
        assert product.changed(variants=()) == wanted.changed(variants=())
    assert not found
    assert not reading.problems


def test_a_parent_with_children_is_one_product(written, taken):
    rows = [
        TEE | {"variation_theme": "SizeColor", "main_image_url": "https://x.example/tee.jpg"},
        child(
            "TEE-S",
            size_name="S",
            color_name="Flax",
            quantity="3",
            external_product_id="4006381333931",
            external_product_id_type="EAN",
            main_image_url="https://x.example/s.jpg",
        ),
        child("TEE-M", size_name="M", color_name="Ink", item_name="Linen tee, M, ink"),
    ]
    path = written(template(rows))
    [tee], reading = taken(path)
    assert (tee.key, tee.title, tee.brand) == ("TEE", "Linen tee", "Harbour")
    assert tee.options == ("Size", "Color")
    small, medium = tee.variants
    assert (small.sku, small.options, small.stock.raw) == ("TEE-S", ("S", "Flax"), "3")
    assert (medium.sku, medium.options, medium.price.raw) == ("TEE-M", ("M", "Ink"), "24.00")
    assert small.identifiers == (Identifier(code="4006381333931", type=IdentifierType.EAN),)
    assert (small.image, medium.image) == ("https://x.example/s.jpg", None)
    assert [(i.url, i.line, i.column) for i in tee.images] == [
        ("https://x.example/tee.jpg", 2, "main_image_url"),
        ("https://x.example/s.jpg", 3, "main_image_url"),
    ]
    places = {
        field: (tee.where(field).line, tee.where(field).column)
        for field in ("title", "variants[1].options[0]", "variants[1].options[1]", "options[0]")
    }
    assert places == {
        "title": (2, "item_name"),
        "variants[1].options[0]": (4, "size_name"),
        "variants[1].options[1]": (4, "color_name"),
        "options[0]": (2, "variation_theme"),
    }
    assert (reading.sources[0].records, reading.sources[0].variants) == (1, 2)


def test_children_may_stand_far_from_their_parent(written, taken):
    rows = [
        child("TEE-S", size_name="S"),
        TEE | {"variation_theme": "Size"},
        {"item_sku": "MUG", "item_name": "Mug", "standard_price": "9"},
        child("TEE-M", size_name="M"),
    ]
    products, reading = taken(written(template(rows)))
    assert [(p.key, [v.sku for v in p.variants]) for p in products] == [
        ("TEE", ["TEE-S", "TEE-M"]),
        ("MUG", ["MUG"]),
    ]
    assert not reading.problems


@pytest.mark.parametrize(
    ("theme", "options", "values"),
    [
        ("SizeColor", ("Size", "Color"), ("S", "Flax")),
        ("ColorSize", ("Color", "Size"), ("Flax", "S")),
        ("SIZE/COLOR", ("SIZE", "COLOR"), ("S", "Flax")),
        ("Color-Size", ("Color", "Size"), ("Flax", "S")),
        ("SIZE_NAME/COLOR_NAME", ("SIZE", "COLOR"), ("S", "Flax")),
        ("sizename-colorname", ("size", "color"), ("S", "Flax")),
        ("sizecolor", ("size", "color"), ("S", "Flax")),
        ("Colour", ("Colour",), ("Flax",)),
        ("MaterialType", ("Material",), ("Linen",)),
        ("GRÖSSE/FARBE", ("GRÖSSE", "FARBE"), ("S", "Flax")),
        ("TAGLIA/COLORE", ("TAGLIA", "COLORE"), ("S", "Flax")),
        ("カラー-サイズ", ("カラー", "サイズ"), ("Flax", "S")),
        ("CountryOfOrigin", ("Country Of Origin",), ("Portugal",)),
        ("SizeWattage", ("Size", "Wattage"), ("S", None)),
        ("", (), ()),
    ],
)
def test_a_variation_theme_names_the_options(written, taken, theme, options, values):
    cells = {"size_name": "S", "color_name": "Flax", "material_type": "Linen"}
    row = child("TEE-S", **cells, country_of_origin="Portugal")
    [tee], _ = taken(written(template([TEE | {"variation_theme": theme}, row])))
    assert (tee.options, tee.variants[0].options) == (options, values)


def test_the_theme_may_stand_with_the_children_only(written, taken):
    rows = [TEE, child("TEE-S", size_name="S", variation_theme="Size")]
    [tee], _ = taken(written(template(rows)))
    assert (tee.options, tee.variants[0].options) == (("Size",), ("S",))


def test_what_a_parent_leaves_empty_its_first_child_says(written, taken):
    rows = [
        {"item_sku": "TEE", "parent_child": "parent", "package_weight": "300"},
        child(
            "TEE-S",
            item_name="Linen tee",
            brand_name="Harbour",
            product_description="Washed.",
            generic_keywords="linen, summer;tee",
            recommended_browse_nodes="1040658",
            bullet_point1="Soft",
            main_image_url="https://x.example/s.jpg",
            other_image_url1="https://x.example/s2.jpg",
        ),
        child("TEE-M", main_image_url="https://x.example/m.jpg", package_weight="310"),
    ]
    [tee], _ = taken(written(template(rows)))
    assert (tee.title, tee.brand, tee.description) == ("Linen tee", "Harbour", "Washed.")
    assert tee.tags == ("linen", "summer", "tee")
    assert tee.category == Category(path="1040658", taxonomy="amazon")
    assert [(a.name, a.value) for a in tee.attributes] == [("bullet_point1", "Soft")]
    assert [i.url[-6:-4].strip("/") for i in tee.images] == ["s", "s2", "m"]
    assert [v.weight.raw for v in tee.variants] == ["300", "310"]


def test_orphans_are_unread_with_their_sku_and_parent(written, taken):
    rows = [
        TEE,
        child("LOST-1", parent_sku="MISSING"),
        {"item_sku": "LOST-2", "parent_child": "child", "standard_price": "1"},
    ]
    [tee], reading = taken(written(template(rows)))
    assert (tee.key, [v.sku for v in tee.variants]) == ("TEE", ["TEE"])
    found = {(p.severity, p.where.line, p.message) for p in reading.problems}
    assert found == {
        (Severity.ERROR, 3, "The child LOST-1 belongs to MISSING, which is not in the file."),
        (Severity.ERROR, 4, "The child LOST-2 names no parent."),
    }


def test_a_parent_with_a_price_is_told_of_once(written, taken):
    rows = [
        TEE | {"standard_price": "20", "quantity": "1"},
        child("TEE-S"),
        TEE | {"item_sku": "CAP", "quantity": "4"},
        child("CAP-S", parent_sku="CAP"),
    ]
    products, reading = taken(written(template(rows)))
    assert [p.variants[0].price.raw for p in products] == ["24.00", "24.00"]
    [odd] = reading.problems
    assert odd.severity is Severity.WARNING
    assert "2, first TEE." in odd.message


def test_a_parent_that_fills_its_own_parent_sku_is_a_parent(written, taken):
    rows = [TEE | {"parent_sku": "TEE", "parent_child": ""}, child("TEE-S", parent_child="")]
    [tee], _ = taken(written(template(rows)))
    assert [v.sku for v in tee.variants] == ["TEE-S"]


def test_rows_to_be_deleted_are_no_products(written, taken):
    actions = ["Delete", "Löschung", "Update", "PartialUpdate", ""]
    rows = [{"item_sku": f"A-{n}", "update_delete": action} for n, action in enumerate(actions)]
    products, reading = taken(written(template(rows)))
    assert [p.key for p in products] == ["A-2", "A-3", "A-4"]
    assert reading.sources[0].skipped == {"deleted row": 2}


def test_skus_that_occur_twice_are_kept(written, taken):
    rows = [TEE, child("TEE-S"), child("TEE-S"), {"item_sku": "MUG"}, {"item_sku": "MUG"}]
    products, reading = taken(written(template(rows)))
    assert [[v.sku for v in p.variants] for p in products] == [["TEE-S", "TEE-S"], ["MUG"], ["MUG"]]
    assert not reading.problems


def test_prices_keep_their_meaning(written, taken):
    rows = [
        {"item_sku": "A", "standard_price": "20", "sale_price": "15", "list_price": "25"},
        {"item_sku": "B", "standard_price": "20", "list_price": "25", "currency": "CAD"},
        {"item_sku": "C", "list_price": "25"},
    ]
    products, _ = taken(written(template(rows)), settings=Settings(currency="USD"))
    found = [(p.variants[0].price, p.variants[0].compare_at_price) for p in products]
    assert [(p and p.raw, c and c.raw) for p, c in found] == [
        ("15", "20"),
        ("20", "25"),
        (None, "25"),
    ]
    assert [found[0][0].currency, found[1][0].currency] == ["USD", "CAD"]
    assert products[0].where("variants[0].price").column == "sale_price / standard_price"
    assert products[0].where("variants[0].compare_at_price").column == "standard_price"


def test_kinds_of_trade_numbers(written, taken):
    kinds = ["EAN", "UPC", "GTIN", "isbn", "ASIN", "GCID", "GTIN Exempt", ""]
    rows = [
        {"item_sku": f"A-{n}", "external_product_id": "0012345", "external_product_id_type": kind}
        for n, kind in enumerate(kinds)
    ]
    products, _ = taken(written(template(rows)))
    assert [[i.type for i in p.variants[0].identifiers] for p in products] == [
        *[[IdentifierType(kind)] for kind in ("EAN", "UPC", "GTIN", "ISBN")],
        *([], [], [], [None]),
    ]
    assert [[(a.name, a.value) for a in p.attributes] for p in products[4:7]] == [
        [("asin", "0012345")],
        [("GCID", "0012345")],
        [("GTIN Exempt", "0012345")],
    ]


@pytest.mark.parametrize(
    ("code", "unit"),
    [
        ("GR", WeightUnit.GRAM),
        ("KG", WeightUnit.KILOGRAM),
        ("pounds", WeightUnit.POUND),
        ("OZ", WeightUnit.OUNCE),
        ("Chilogrammi", WeightUnit.KILOGRAM),
        ("Gramm", WeightUnit.GRAM),
        ("stone", None),
        ("", WeightUnit.OUNCE),
    ],
)
def test_units_stand_in_another_column(written, taken, code, unit):
    row = {"item_sku": "A", "package_weight": "1.5", "package_weight_unit_of_measure": code}
    [product], _ = taken(written(template([row])), settings=Settings(weight_unit=WeightUnit.OUNCE))
    assert product.variants[0].weight == Weight(raw="1.5", amount=Decimal("1.5"), unit=unit)


def test_the_package_counts_before_the_item(written, taken):
    header = [
        *HEADER,
        *("item_length", "item_width", "item_height", "item_dimensions_unit_of_measure"),
    ]
    item = {
        "item_weight": "2",
        "item_weight_unit_of_measure": "LB",
        "item_length": "10",
        "item_width": "5",
        "item_height": "2",
        "item_dimensions_unit_of_measure": "IN",
    }
    package = {
        "package_weight": "900",
        "package_weight_unit_of_measure": "GR",
        "package_length": "30",
        "package_length_unit_of_measure": "CM",
    }
    rows = [{"item_sku": "A"} | item | package, {"item_sku": "B"} | item]
    (a, b), _ = taken(written(template(rows, header)))
    assert (a.variants[0].weight.raw, b.variants[0].weight.unit) == ("900", WeightUnit.POUND)
    sizes = [p.variants[0].dimensions for p in (a, b)]
    assert [(d.length.raw, d.length.unit) for d in sizes] == [
        ("30", LengthUnit.CENTIMETRE),
        ("10", LengthUnit.INCH),
    ]
    assert (sizes[0].width, sizes[1].height.raw) == (None, "2")
    assert a.where("variants[0].weight").column == "package_weight"
    assert a.where("variants[0].dimensions.width").column == "package_width"


def test_the_weight_stands_where_it_is_filled(written, taken):
    [product], _ = taken(written(template([{"item_sku": "A", "item_weight": "2"}])))
    assert product.where("variants[0].weight").column == "item_weight"


@pytest.mark.parametrize("delimiter", [",", "\t"])
def test_the_header_stands_in_row_three(written, taken, delimiter):
    rows = [TEE | {"variation_theme": "Size"}, child("TEE-S", size_name="S")]
    text = template(rows, above=[*TOP, labels()], delimiter=delimiter)
    [tee], reading = taken(written(text, "template.txt"))
    assert (tee.title, tee.line, tee.variants[0].line) == ("Linen tee", 4, 5)
    assert tee.variants[0].price.currency == "USD"
    assert not tee.lacks("variants[].price.currency")
    assert (reading.sources[0].platform, len(reading.problems)) == ("amazon", 0)


def test_rows_above_the_first_product_are_examples(written, taken):
    above = [["TemplateType=fptcustom", "settings=attributeRow=3&dataRow=6&labelRow=2"], labels()]
    rows = [{"item_sku": "EXAMPLE-1", "item_name": "Example"}, {}, {"item_sku": "A"}]
    products, reading = taken(written(template(rows, above=above)))
    assert [(p.key, p.line) for p in products] == [("A", 6)]
    assert reading.sources[0].skipped == {"example row": 1}


def test_a_row_of_what_is_required_is_no_product(written, taken):
    duty = dict.fromkeys(HEADER, "Optional") | {"item_sku": "Required"}
    rows = [duty, {"item_sku": "A", "item_name": "Mug"}]
    products, reading = taken(written(template(rows, above=[["TemplateType=fptcustom"]])))
    assert [p.key for p in products] == ["A"]
    assert reading.sources[0].skipped == {"row of what is required": 1}
    assert not reading.problems


def test_a_product_may_be_called_optional(written, taken):
    rows = [{"item_sku": "Optional", "item_name": "Mug"}]
    products, _ = taken(written(template(rows)))
    assert [p.title for p in products] == ["Mug"]


OLDEST = [
    *("sku", "product-id", "product-id-type", "product-name", "brand", "bullet-point1"),
    *("product-description", "clothing-type", "size", "color", "search-terms1", "search-terms2"),
    *("parent-child", "parent-sku", "relationship-type", "variation-theme", "main-image-url"),
    *("other-image-url1", "shipping-weight-unit-measure", "shipping-weight", "package-height"),
    *("package-width", "package-length", "package-length-unit-of-measure", "msrp", "item-price"),
    *("sale-price", "currency", "quantity", "update-delete"),
]


def test_the_oldest_templates_have_hyphens(written, taken):
    parent = {
        "sku": "TEE",
        "product-name": "Linen tee",
        "brand": "Harbour",
        "product-description": "Soft.",
        "clothing-type": "Shirt",
        "search-terms1": "tee",
        "search-terms2": "linen",
        "parent-child": "parent",
        "variation-theme": "SizeColor",
    }
    small = {
        "sku": "TEE-S",
        "product-id": "036000291452",
        "product-id-type": "UPC",
        "product-name": "Linen tee",
        "size": "S",
        "color": "Sand",
        "bullet-point1": "Washable",
        "parent-child": "child",
        "parent-sku": "TEE",
        "relationship-type": "Variation",
        "variation-theme": "SizeColor",
        "main-image-url": "https://x.example/1.jpg",
        "other-image-url1": "https://x.example/2.jpg",
        "shipping-weight": "0.5",
        "shipping-weight-unit-measure": "LB",
        "package-length": "9",
        "package-width": "8",
        "package-height": "1",
        "package-length-unit-of-measure": "IN",
        "msrp": "40.00",
        "item-price": "30.00",
        "sale-price": "25.00",
        "currency": "USD",
        "quantity": "7",
    }
    gone = {"sku": "OLD", "update-delete": "Delete"}
    above = [["TemplateType=Clothing", "Version=1.4", "This row for Amazon.com use only."]]
    text = template([parent, small, gone], OLDEST, above)
    [tee], reading = taken(written(text))
    assert reading.sources[0].platform == "amazon"
    assert reading.sources[0].skipped == {"deleted row": 1}
    assert (tee.title, tee.brand, tee.product_type) == ("Linen tee", "Harbour", "Shirt")
    assert (tee.description, tee.tags) == ("Soft.", ("tee", "linen"))
    assert tee.options == ("Size", "Color")
    assert [i.url for i in tee.images] == ["https://x.example/1.jpg", "https://x.example/2.jpg"]
    [variant] = tee.variants
    assert (variant.sku, variant.options) == ("TEE-S", ("S", "Sand"))
    assert variant.price == Money.parse("25.00", "USD")
    assert variant.compare_at_price == Money.parse("30.00", "USD")
    assert variant.identifiers == (Identifier(code="036000291452", type=IdentifierType.UPC),)
    assert variant.weight == Weight.parse("0.5", WeightUnit.POUND)
    assert variant.dimensions == Dimensions(
        **{
            side: Length.parse(raw, LengthUnit.INCH)
            for side, raw in (("length", "9"), ("width", "8"), ("height", "1"))
        }
    )
    assert variant.stock == Stock.parse("7")
    assert tee.where("variants[0].sku").column == "sku"
    assert tee.where("title").column == "product-name"


def test_a_japanese_template_has_jans(written, taken):
    top = [["TemplateType=fptcustom", "settings=contentLanguageTag=ja_JP&dataRow=4"], labels()]
    row = {"item_sku": "A", "external_product_id": "4901234567894", "external_product_id_type": "4"}
    [product], _ = taken(written(template([row], above=top)))
    assert product.variants[0].identifiers[0].type is IdentifierType.JAN


@pytest.mark.parametrize("others", [("Data_Definitions",), ("Instructions", "Valid_Values")])
def test_of_a_workbook_only_the_template_holds_products(written, taken, others):
    sheets = {
        "Instructions": [["Welcome"], ["Fill in the sheet Template."]],
        "Data_Definitions": [
            ["Group Name", "Field Name", "Local Label Name", "Definition and Use"],
            ["Required", "item_sku", "Seller SKU", "Your own code."],
            ["Required", "item_name", "Product Name", "The title."],
        ],
        "Valid_Values": [["feed_product_type", "shirt"], ["parent_child", "parent", "child"]],
    }
    rows = [HEADER, ["shirt", "MUG", "Harbour", "Update", "Mug", *[""] * 7, 9.5]]
    data = workbook(**{n: sheets[n] for n in others}, Template=[*TOP, labels(), *rows])
    [mug], reading = taken(written(data, "template.xlsm"))
    assert (mug.key, mug.title, mug.variants[0].price.raw) == ("MUG", "Mug", "9.5")
    assert (mug.line, mug.origin.file.endswith("template.xlsm#Template")) == (4, True)
    [note] = reading.problems
    assert "left out" in note.message


US, CA = "ATVPDKIKX0DER", "A2EUQ1WTGCTBG2"


def paths(market, language):
    here, said = f"[marketplace_id={market}]", f"[marketplace_id={market}][language_tag={language}]"
    price = "#1.schedule#1.value_with_tax"
    return {
        "parentage": f"parentage_level{here}#1.value",
        "parent": f"child_parent_sku_relationship{here}#1.parent_sku",
        "title": f"item_name{said}#1.value",
        "brand": f"brand{said}#1.value",
        "bullet1": f"bullet_point{said}#1.value",
        "bullet2": f"bullet_point{said}#2.value",
        "keyword2": f"generic_keyword{said}#2.value",
        "color": f"color{said}#1.value",
        "size": f"apparel_size{here}#1.size",
        "price": f"purchasable_offer{here}[audience=ALL]#1.our_price{price}",
        "b2b": f"purchasable_offer{here}[audience=B2B]#1.our_price{price}",
        "sale": f"purchasable_offer{here}[audience=ALL]#1.discounted_price{price}",
        "list": f"list_price{here}#1.value_with_tax",
        "image": f"main_product_image_locator{here}#1.media_location",
        "image2": f"other_product_image_locator_1{here}#1.media_location",
        "weight": f"item_package_weight{here}#1.value",
        "weight_unit": f"item_package_weight{here}#1.unit",
        "length": f"item_package_dimensions{here}#1.length.value",
        "length_unit": f"item_package_dimensions{here}#1.length.unit",
        "sku": "contribution_sku#1.value",
        "action": "::record_action",
        "type": "product_type#1.value",
        "theme": "variation_theme#1.name",
        "id_type": "amzn1.volt.ca.product_id_type",
        "id": "amzn1.volt.ca.product_id_value",
        "stock": "fulfillment_availability#1.quantity",
    }


def of_paths(rows, names, above=None):
    header = list(names.values())
    cells = [{names[key]: value for key, value in row.items()} for row in rows]
    top = [
        [f"settings=attributeRow=5&dataRow=7&labelRow=4&primaryMarketplaceId=amzn1.mp.o.{US}"],
        ["Do not change these rows."],
        ["Offer identity"],
        labels(names),
    ]
    return template(cells, header, above=top if above is None else above, delimiter=",")


def test_columns_may_be_called_by_paths(written, taken):
    names = paths(US, "en_US")
    rows = [
        {"sku": "ABC123", "title": "Example", "type": "SHIRT"},
        {
            "sku": "TEE",
            "type": "SHIRT",
            "action": "Edit (Partial Update)",
            "parentage": "Parent",
            "theme": "SIZE/COLOR",
            "title": "Linen tee",
            "brand": "Harbour",
            "bullet1": "Soft",
            "bullet2": "Cool",
            "keyword2": "linen",
        },
        {
            "sku": "TEE-S",
            "parentage": "Child",
            "parent": "TEE",
            "size": "S",
            "color": "Flax",
            "price": "24.00",
            "b2b": "19.00",
            "sale": "20.00",
            "list": "30.00",
            "image": "https://x.example/s.jpg",
            "image2": "https://x.example/s2.jpg",
            "weight": "0.3",
            "weight_unit": "Kilograms",
            "length": "30",
            "length_unit": "Centimeters",
            "id_type": "EAN",
            "id": "4006381333931",
            "stock": "7",
        },
        {"sku": "GONE", "action": "Delete (Delete Product and Offer)"},
    ]
    [tee], reading = taken(written(of_paths(rows, names)))
    [small] = tee.variants
    assert (tee.key, tee.title, tee.brand, tee.product_type) == (
        "TEE",
        "Linen tee",
        "Harbour",
        "SHIRT",
    )
    assert (tee.options, small.options) == (("SIZE", "COLOR"), ("S", "Flax"))
    assert [(a.name, a.value) for a in tee.attributes] == [
        ("bullet_point1", "Soft"),
        ("bullet_point2", "Cool"),
    ]
    assert (tee.tags, [i.url[-6:-4].strip("/") for i in tee.images]) == (("linen",), ["s", "s2"])
    assert (small.price.raw, small.compare_at_price.raw, small.price.currency) == (
        "20.00",
        "24.00",
        "USD",
    )
    assert (small.weight.unit, small.dimensions.length.unit) == (
        WeightUnit.KILOGRAM,
        LengthUnit.CENTIMETRE,
    )
    assert small.identifiers == (Identifier(code="4006381333931", type=IdentifierType.EAN),)
    assert small.stock.amount == 7
    assert reading.sources[0].skipped == {"example row": 1, "deleted row": 1}
    assert tee.where("title").column == names["title"]
    assert tee.where("variants[0].options[0]").column == names["size"]


def test_prices_for_businesses_are_none_for_everyone(written, taken):
    names = {"b2b": paths(US, "en_US")["b2b"]} | paths(US, "en_US")
    rows = [{"sku": "A", "b2b": "19", "price": "24"}, {"sku": "B", "b2b": "19"}]
    (a, b), _ = taken(written(of_paths(rows, names, above=[])))
    assert (a.variants[0].price.raw, b.variants[0].price) == ("24", None)


def test_amazon_s_example_is_known_without_settings(written, taken):
    rows = [{"sku": "ABC123", "title": "Example"}, {"sku": "ABC123", "title": "Mine"}]
    [mine], reading = taken(written(of_paths(rows, paths(US, "en_US"), above=[])))
    assert (mine.title, reading.sources[0].skipped) == ("Mine", {"example row": 1})


@pytest.mark.parametrize(
    ("language", "title"),
    [(None, "Tee"), ("fr_CA", "Maillot"), ("fr-CA", "Maillot"), ("fr", "Maillot"), ("de", "Tee")],
)
def test_of_several_languages_the_wanted_one_counts(written, taken, language, title):
    names = paths(US, "en_US") | {
        "titre": f"item_name[marketplace_id={US}][language_tag=fr_CA]#1.value"
    }
    rows = [{"sku": "A", "title": "Tee", "titre": "Maillot"}, {"sku": "B", "titre": "Bol"}]
    text = of_paths(rows, names, above=[])
    (a, b), _ = taken(written(text), settings=Settings(language=language))
    assert (a.title, b.title) == (title, "Bol")


def test_of_several_marketplaces_the_template_s_own_counts(written, taken):
    names = {f"ca_{key}": path for key, path in paths(CA, "en_CA").items() if "[" in path}
    names |= paths(US, "en_US")
    row = {"sku": "A", "price": "10", "ca_price": "14", "title": "Tee", "ca_title": "Canada"}
    [product], _ = taken(written(of_paths([{}, row], names)))
    assert (product.title, product.variants[0].price) == ("Tee", Money.parse("10", "USD"))
    [product], _ = taken(written(of_paths([row], names, above=[])))
    assert product.variants[0].price.raw == "14"


def test_a_row_without_a_sku_is_unread(written, taken):
    rows = [{"item_sku": "A"}, {"item_name": "No SKU"}, {}, {"item_sku": "B"}]
    products, reading = taken(written(template(rows)))
    assert [p.key for p in products] == ["A", "B"]
    [unread] = reading.problems
    assert (unread.where.line, unread.value) == (3, "No SKU")


def test_what_the_file_has_no_column_for_is_lacking(written, taken):
    header = ["item_sku", "item_name", "standard_price", "external_product_id_type"]
    [product], _ = taken(written(template([{"item_sku": "A"}], header)))
    for field in (
        *("brand", "description", "category", "images[].url", "variants[].weight"),
        *("variants[].dimensions", "variants[].stock", "variants[].price.currency"),
        "variants[].identifiers[0].code",
    ):
        assert product.lacks(field), field
    assert not product.lacks("title")


@pytest.mark.parametrize(
    "header",
    [
        ["Handle", "Title", "Vendor", "Variant SKU", "Variant Price"],
        ["sku", "title", "brand", "product_type", "quantity", "price", "color", "size"],
        ["id", "title", "description", "price", "gtin", "brand", "google_product_category"],
        ["sku", "name", "price", "qty", "parent_sku", "weight"],
        ["Seller SKU", "Product Name", "Product ID", "Product ID Type", "Standard Price"],
        ["item_sku", "quantity"],
        [],
    ],
)
def test_other_tables_are_not_claimed(header):
    assert PLATFORM.evidence(header).missing


def test_a_table_without_skus_says_so(written, taken):
    with pytest.raises(SourceError, match="item_sku or contribution_sku"):
        taken(
            written("feed_product_type,item_name,parent_child,variation_theme\na,b,c,d\n"), "amazon"
        )


def test_a_real_flat_file(catalogs, taken):
    path = (
        catalogs / "amazon/whywbhydyq__amazon-flat-file-diagnoser__sample-variation-flat-file.tsv"
    )
    (tee, sport), reading = taken(str(path))
    assert (tee.key, tee.line, tee.options) == ("PARENT-TEE", 2, ("Size", "Color"))
    assert [(v.sku, v.options, v.price.raw, v.stock.raw, v.line) for v in tee.variants] == [
        ("SKU-RED-001", ("S", "Red"), "19.99", "20", 3),
        ("SKU-BLUE-003", ("M", "Blue"), "19.99", "15", 4),
        ("SKU-GREEN-004", (None, "Green"), "19.99", "8", 5),
        ("SKU-DUP-001", ("XL", "Red"), "19.99", "4", 8),
        ("SKU-DUP-001", ("XL", "Red"), "19.99", "4", 9),
    ]
    assert [(a.name, a.value) for a in tee.attributes] == [
        ("material_type", "Cotton"),
        ("style_name", "Classic"),
    ]
    assert [v.sku for v in sport.variants] == ["SKU-SELLABLE-CHILD"]
    assert sport.variants[0].options == ("M", "Yellow")
    assert tee.where("variants[1].options[1]").column == "color_name"
    assert tee.where("variants[1].price") == tee.where("title").__class__(
        str(path), 1, 4, "standard_price"
    )
    [unnamed, missing, sellable] = reading.problems
    assert "SKU-ORPHAN-005 names no parent" in unnamed.message
    assert "SKU-MISSING-PARENT belongs to PARENT-MISSING" in missing.message
    assert "1, first PARENT-SELLABLE" in sellable.message
    count = reading.sources[0]
    assert (count.records, count.products, count.variants, count.unread) == (4, 2, 6, 2)
