# SPDX-License-Identifier: Apache-2.0
import csv
import io
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from listingcheck import sources
from listingcheck.errors import SourceError
from listingcheck.failure import Severity
from listingcheck.product import (
    Attribute,
    Identifier,
    IdentifierType,
    Image,
    LengthUnit,
    Money,
    Product,
    Stock,
    Variant,
    Weight,
    WeightUnit,
)
from listingcheck.sources.reading import Settings

COLUMNS = [
    *("sku", "store_view_code", "attribute_set_code", "product_type", "categories", "name"),
    *("description", "short_description", "weight", "product_online", "price", "special_price"),
    *("base_image", "base_image_label", "additional_images", "additional_image_labels", "qty"),
    *("additional_attributes", "configurable_variations", "configurable_variation_labels"),
]


def table(*rows, columns=COLUMNS, delimiter=","):
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns, delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def simple(sku, **cells):
    return {"sku": sku, "product_type": "simple", "name": f"Tin {sku}", "price": "9.50"} | cells


def parent(sku, variations, **cells):
    said = {"product_type": "configurable", "name": "Apron", "configurable_variations": variations}
    return {"sku": sku, **said, **cells}


@pytest.fixture
def read(written, taken):
    """Read rows as a table: the products and the reading."""

    def read_rows(*rows, settings=None, **named):
        path = written(table(*rows, **named))
        return taken(path, "magento", *([settings] if settings else []))

    return read_rows


def only(found):
    (product,), _ = found
    return product


def of_attributes(product):
    return {each.name: each.value for each in product.attributes}


# What a row says


def test_a_simple_product(read):
    product = only(
        read(
            simple(
                "MUG-1",
                attribute_set_code="Mugs",
                description="<p>Enamel.</p>",
                weight="0.4000",
                product_online="1",
                categories="Default Category,Default Category/Kitchen/Mugs",
                qty="12.0000",
                base_image="/m/u/mug.jpg",
                base_image_label="Front",
                additional_images="/m/u/mug.jpg,/m/u/mug_2.jpg",
                additional_image_labels="Front,Back",
                additional_attributes="manufacturer=Harbour,ean=4006381333931,material=Steel|Enamel",
            ),
            settings=Settings(currency="EUR", weight_unit=WeightUnit.KILOGRAM),
        )
    )
    assert (product.key, product.title, product.description) == (
        "MUG-1",
        "Tin MUG-1",
        "<p>Enamel.</p>",
    )
    assert (product.brand, product.product_type, product.status) == ("Harbour", "Mugs", "active")
    assert product.category.path == "Default Category/Kitchen/Mugs"
    assert (product.record, product.line, product.options) == (1, 2, ())
    assert product.images == (
        Image(url="/m/u/mug.jpg", alt="Front", line=2),
        Image(url="/m/u/mug_2.jpg", alt="Back", line=2, column="additional_images"),
    )
    assert product.variants == (
        Variant(
            index=0,
            sku="MUG-1",
            price=Money.parse("9.50", "EUR"),
            identifiers=(
                Identifier(
                    code="4006381333931", type=IdentifierType.EAN, column="additional_attributes"
                ),
            ),
            weight=Weight.parse("0.4000", WeightUnit.KILOGRAM),
            stock=Stock.parse("12.0000"),
            line=2,
        ),
    )
    assert of_attributes(product)["material"] == "Steel|Enamel"


def test_every_field_knows_its_column(read):
    product = only(
        read(
            simple(
                "A",
                special_price="8",
                base_image="/a.jpg",
                additional_attributes="ean=1,brand=Harbour,ts_dimensions_length=10",
            )
        )
    )
    columns = {
        "key": "sku",
        "title": "name",
        "description": "description",
        "brand": "additional_attributes",
        "product_type": "attribute_set_code",
        "category": "categories",
        "status": "product_online",
        "variants[0].sku": "sku",
        "variants[0].price": "special_price",
        "variants[0].compare_at_price": "price",
        "variants[0].weight": "weight",
        "variants[0].stock": "qty",
        "variants[0].identifiers[0].code": "additional_attributes",
        "variants[0].dimensions.length": "additional_attributes",
        "variants[0].image": "base_image",
        "images[0].url": "base_image",
        "images[0].alt": "base_image_label",
    }
    assert {path: product.where(path).column for path in columns} == columns
    assert product.where("variants[0].price").line == 2


def test_the_special_price_is_paid_and_the_price_struck_through(read):
    (sale, regular, alone), _ = read(
        simple("A", special_price="7.00"), simple("B"), simple("C", price="", special_price="7.00")
    )
    assert sale.variants[0].price == Money.parse("7.00")
    assert sale.variants[0].compare_at_price == Money.parse("9.50")
    assert (regular.variants[0].price, regular.variants[0].compare_at_price) == (
        Money.parse("9.50"),
        None,
    )
    assert regular.where("variants[0].price").column == "price"
    assert (alone.variants[0].price, alone.variants[0].compare_at_price) == (
        Money.parse("7.00"),
        None,
    )


@pytest.mark.parametrize(
    ("cell", "status"), [("1", "active"), ("2", "disabled"), ("0", "disabled"), ("", None)]
)
def test_the_number_of_a_status_is_said_in_a_word(read, cell, status):
    assert only(read(simple("A", product_online=cell))).status == status


def test_what_clears_a_value_is_no_value_and_no_selection_no_picture(read):
    product = only(
        read(
            simple(
                "A",
                description="__EMPTY__VALUE__",
                short_description="Short.",
                special_price="__EMPTY__VALUE__",
                base_image="no_selection",
                additional_attributes="ean=__EMPTY__VALUE__,color=Red",
            )
        )
    )
    assert product.description == "Short."
    assert product.images == ()
    assert product.variants[0].price == Money.parse("9.50")
    assert product.variants[0].identifiers == ()
    assert of_attributes(product) == {"color": "Red"}


@pytest.mark.parametrize(
    ("cell", "path"),
    [
        ("Default Category/Men,Default Category/Men/Tops", "Default Category/Men/Tops"),
        ("Default Category/Men, Boys/Tops,Default Category", "Default Category/Men, Boys/Tops"),
        # A comma without a space parts what has levels of its own.
        ("Default Category/Bits,Bobs/Nuts,Default Category/A", "Default Category/Bits"),
        ("Shop/Mugs,Outlet/Mugs/Steel", "Outlet/Mugs/Steel"),
        ("Shop/Mugs, Shop/Mugs/Steel", "Shop/Mugs/Steel"),
        ("Mugs,Sale", "Mugs"),
        ("Gear\nBags", "Gear/Bags"),
        ("Shop/Mugs\nShop/Mugs/Steel", "Shop/Mugs/Steel"),
        (" , ", None),
    ],
)
def test_the_deepest_category_counts_and_commas_in_names_do_not_part(read, cell, path):
    category = only(read(simple("A", categories=cell))).category
    assert (category.path if category else None) == path


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("color=Red,size=M", {"color": "Red", "size": "M"}),
        (
            "color=Red,note=Wash cold, ph=7 or so,size=M",
            {"color": "Red", "note": "Wash cold, ph=7 or so", "size": "M"},
        ),
        ("care=Wash, dry,size=M", {"care": "Wash, dry", "size": "M"}),
        ("note=Soft<br>dry, cool,fit=a > b", {"note": "Soft<br>dry, cool", "fit": "a > b"}),
        ("sum=a=b,size=M", {"sum": "a=b", "size": "M"}),
        (
            'video=<a href="x" data-a="1,b=2">Look, here</a>,size=M',
            {"video": '<a href="x" data-a="1,b=2">Look, here</a>', "size": "M"},
        ),
        ("note=5 < 6,size=M", {"note": "5 < 6", "size": "M"}),
        ('a="x,y=1",b="say ""hi"""', {"a": "x,y=1", "b": 'say "hi"'}),
        ('a="one"|"two",b=3', {"a": "one|two", "b": "3"}),
        (
            'color=black,"features=Pocket|Sleeve, 15 in"',
            {"color": "black", "features": "Pocket|Sleeve, 15 in"},
        ),
        ('size=15" wide,color=Red', {"size": '15" wide', "color": "Red"}),
        ("COLOR=Red,color=Blue", {"color": "Red"}),
        ("color=,size=M", {"size": "M"}),
        ("nothing here", {}),
    ],
)
def test_additional_attributes(read, cell, said):
    assert of_attributes(only(read(simple("A", additional_attributes=cell)))) == said


def test_columns_of_the_shop_are_attributes_and_those_of_its_business_are_none(read):
    odd = "attribute|attribute_code:shade|frontend_input:select|is_required:0"
    columns = [*COLUMNS, "EAN", "shade_note", "tax_class_name", odd]
    product = only(
        read(
            simple(
                "A", EAN="4006381333931", shade_note="warm", tax_class_name="Full", **{odd: "S"}
            ),
            columns=columns,
        )
    )
    assert product.attributes == (
        Attribute(name="ean", value="4006381333931", column="EAN"),
        Attribute(name="shade_note", value="warm", column="shade_note"),
        Attribute(name="shade", value="S", column=odd),
    )
    assert product.variants[0].identifiers == (
        Identifier(code="4006381333931", type=IdentifierType.EAN, column="EAN"),
    )


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("ean", IdentifierType.EAN),
        ("upc", IdentifierType.UPC),
        ("gtin", IdentifierType.GTIN),
        ("isbn", IdentifierType.ISBN),
        ("barcode", None),
    ],
)
def test_trade_numbers_have_the_kind_their_code_declares(read, code, kind):
    (found,) = only(read(simple("A", additional_attributes=f"{code}=012"))).variants[0].identifiers
    assert (found.code, found.type) == ("012", kind)


def test_the_caller_names_the_attributes_of_number_and_brand(read):
    row = simple("A", additional_attributes="ean=1,stock_code=4006381333931,maker=Harbour,brand=B")
    named = Settings(gtin_attribute="Stock_Code", brand_attribute="maker")
    product = only(read(row, settings=named))
    (found,) = product.variants[0].identifiers
    assert (found.code, found.type, product.brand) == ("4006381333931", None, "Harbour")


def test_the_caller_may_name_a_column_of_magento(read):
    product = only(read(simple("4006381333931"), settings=Settings(gtin_attribute="sku")))
    (found,) = product.variants[0].identifiers
    assert (found.code, found.column) == ("4006381333931", "sku")
    assert not product.lacks("variants[].identifiers[0].code")


def test_a_file_without_such_attributes_cannot_carry_them(read):
    product = only(read(simple("A", base_image="/a.jpg", additional_attributes="color=Red")))
    lacking = {
        "brand",
        "category",
        "tags",
        "variants[].identifiers[0].code",
        "variants[].dimensions",
        "variants[].price.currency",
        "images[].url.host",
    }
    assert product.origin.lacks == lacking
    named = only(read(simple("A"), settings=Settings(currency="EUR")))
    assert not named.lacks("variants[].price.currency")
    assert "gtin_attribute" in product.origin.remedies["variants[].identifiers[0].code"]


def test_whole_addresses_need_no_host(read):
    assert not only(read(simple("A", base_image="https://x.example/a.jpg"))).lacks(
        "images[].url.host"
    )


def test_the_package_size_stands_in_attributes(read):
    said = "ts_dimensions_length=10.5,ts_dimensions_height=3"
    row = simple("A", additional_attributes=said)
    size = (
        only(read(row, settings=Settings(dimension_unit=LengthUnit.CENTIMETRE)))
        .variants[0]
        .dimensions
    )
    assert (size.length.amount, size.length.unit) == (Decimal("10.5"), LengthUnit.CENTIMETRE)
    assert (size.width, size.height.raw) == (None, "3")


@pytest.mark.parametrize(
    ("cells", "stock"),
    [
        ({"qty": "5.0000"}, "5.0000"),
        ({"qty": "", "is_in_stock": "0"}, "0"),
        ({"qty": "", "is_in_stock": "1"}, None),
        ({"qty": "0.0000", "manage_stock": "0", "use_config_manage_stock": "0"}, None),
        ({"qty": "7", "manage_stock": "0", "use_config_manage_stock": "1"}, "7"),
    ],
)
def test_the_stock(read, cells, stock):
    columns = [*COLUMNS, "is_in_stock", "manage_stock", "use_config_manage_stock"]
    found = only(read(simple("A", **cells), columns=columns)).variants[0].stock
    assert (found.raw if found else None) == stock


def test_labels_that_are_not_as_many_as_pictures_are_left_out(read):
    rows = simple("A", additional_images="/a.jpg,/b.jpg", additional_image_labels="Front, side,x")
    assert [each.alt for each in only(read(rows)).images] == [None, None]
    row = simple("A", additional_images="/a.jpg", additional_image_labels="Front, side")
    assert [each.alt for each in only(read(row)).images] == ["Front, side"]


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_other_separators(written, taken, delimiter):
    path = written(table(simple("A", categories="A/B,A"), delimiter=delimiter))
    product = only(taken(path))
    assert (product.key, product.category.path) == ("A", "A/B")
    assert product.origin.platform == "magento"


# Configurable products


def test_children_before_their_parent_are_its_variants(read):
    products, _ = read(
        simple("AP-S", additional_attributes="size=S,color=Flax,ean=1", base_image="/s.jpg"),
        simple("MUG"),
        parent(
            "AP",
            "sku=AP-M,size=M,color=Ink|sku=AP-S,size=S,color=Flax",
            configurable_variation_labels="size=Size,color=Colour",
            additional_attributes="material=Linen,size=S",
            base_image="/ap.jpg",
        ),
        simple("AP-M", additional_attributes="size=M,color=Ink", price="11", special_price="10"),
    )
    mug, product = products
    assert (mug.key, product.key) == ("MUG", "AP")
    assert product.options == ("Size", "Colour")
    assert [(v.index, v.sku, v.options, v.price.raw, v.line) for v in product.variants] == [
        (0, "AP-M", ("M", "Ink"), "10", 5),
        (1, "AP-S", ("S", "Flax"), "9.50", 2),
    ]
    assert product.variants[1].image == "/s.jpg"
    assert of_attributes(product) == {"material": "Linen"}
    assert product.where("options[0]").column == "configurable_variation_labels"
    assert product.where("variants[1].options[1]").column == "additional_attributes"
    assert (product.record, mug.record) == (2, 1)


@pytest.mark.parametrize(
    "text",
    [
        "sku=A,size=S|sku=B,size=M",
        "sku=A,size=S\nsku=B,size=M",
        "sku=A, size=S | sku=B, size=M",
        "size=S,sku=A|size=M,sku=B",
        'sku="A",size="S"|sku="B",size="M"',
        "SKU=A,size=S,default=1|sku=B,size=M",
        "|sku=A,size=S||sku=B,size=M|",
    ],
)
def test_variations_are_written_in_several_ways(read, text):
    product = only(read(simple("A"), simple("b"), parent("P", text)))
    assert product.options == ("size",)
    assert [(v.sku, v.options) for v in product.variants] == [("A", ("S",)), ("b", ("M",))]


def test_a_bar_in_a_value_stays_in_it(read):
    product = only(read(simple("A"), parent("P", "sku=A,size=S|M,note=x")))
    assert product.variants[0].options == ("S|M", "x")
    product = only(read(simple("A"), parent("P", "sku=A,size=S|fit=y|sku=A,size=M")))
    assert [v.options for v in product.variants] == [("S|fit=y",)]


def test_children_that_are_not_there_are_said_once_and_read_from_the_text(read):
    products, reading = read(simple("A"), parent("P", "sku=A,size=S|sku=B,size=M|sku=C,size=L"))
    (product,) = products
    assert [(v.sku, v.options, v.price) for v in product.variants] == [
        ("A", ("S",), Money.parse("9.50")),
        ("B", ("M",), None),
        ("C", ("L",), None),
    ]
    (problem,) = reading.problems
    assert problem.severity is Severity.WARNING
    assert problem.message.startswith("2 variations of P are not in the file: B, C.")
    assert problem.where.line == 3


def test_a_parent_without_variations_is_said(read):
    products, reading = read(parent("P", ""))
    assert products[0].variants[0].sku == "P"
    (problem,) = reading.problems
    assert "names no variations" in problem.message


def test_a_group_names_the_parent_from_the_child(read):
    columns = [*COLUMNS, "group"]
    products, reading = read(
        simple("A", group="P", additional_attributes="size=S"),
        parent("P", "", configurable_variation_labels="size=Size"),
        simple("B", group="p", additional_attributes="size=M"),
        simple("C", group="nowhere"),
        columns=columns,
    )
    assert [(p.key, len(p.variants)) for p in products] == [("P", 2), ("C", 1)]
    assert products[0].options == ("Size",)
    assert [v.options for v in products[0].variants] == [("S",), ("M",)]
    (note,) = reading.problems
    assert (note.severity, note.message[:6]) == (Severity.INFO, "1 rows")


def test_a_child_may_belong_to_two_parents(read):
    products, _ = read(
        simple("A"), parent("P", "sku=A,size=S"), parent("Q", "sku=A,size=S"), simple("M")
    )
    assert [(p.key, [v.sku for v in p.variants]) for p in products] == [
        ("P", ["A"]),
        ("Q", ["A"]),
        ("M", ["M"]),
    ]


def test_children_may_stand_far_away(read):
    rows = [simple(f"A{n}") for n in range(3000)]
    named = "|".join(f"sku=A{n},no={n}" for n in reversed(range(3000)))
    product = only(read(*rows, parent("P", named)))
    assert [v.sku for v in product.variants] == [f"A{n}" for n in reversed(range(3000))]
    assert [v.line for v in product.variants] == [n + 2 for n in reversed(range(3000))]


def test_a_parent_that_names_itself_ends(read):
    product = only(read(parent("P", "sku=P,size=S")))
    assert [v.sku for v in product.variants] == ["P"]


@pytest.mark.parametrize("kind", ["simple", "virtual", "downloadable", "giftcard", "Simple", ""])
def test_these_types_are_products(read, kind):
    assert len(read(simple("A", product_type=kind))[0]) == 1


def test_bundles_and_groups_have_nothing_of_their_own_to_sell(read):
    products, reading = read(
        simple("A"), simple("B", product_type="bundle"), simple("C", product_type="grouped")
    )
    assert [(p.key, p.record) for p in products] == [("A", 1)]
    assert reading.sources[0].skipped == {"bundle product": 1, "grouped product": 1}
    assert not reading.problems


# Store views


def test_views_of_a_product_are_no_products(read):
    rows = (
        simple("A", description="Long."),
        {
            "sku": "A",
            "store_view_code": "DE_at",
            "name": "Dose",
            "additional_attributes": "color=Rot",
        },
        {"sku": "A", "store_view_code": "pl", "name": "Puszka"},
    )
    products, reading = read(*rows)
    assert [p.title for p in products] == ["Tin A"]
    assert reading.sources[0].skipped == {"store view row": 2}
    product = only(read(*rows, settings=Settings(language="de_AT")))
    assert (product.title, product.description) == ("Dose", "Long.")
    assert of_attributes(product) == {"color": "Rot"}
    assert product.where("title").line == 3
    assert product.where("variants[0].price").line == 2


def test_views_may_stand_anywhere(read):
    rows = ({"sku": "B", "store_view_code": "pl", "name": "Kubek"}, simple("A"), simple("B"))
    products, _ = read(*rows, settings=Settings(language="pl"))
    assert [(p.key, p.title, p.record) for p in products] == [("A", "Tin A", 2), ("B", "Kubek", 3)]


def test_without_a_base_row_the_first_view_is_the_product(read):
    rows = (simple("A", store_view_code="uk"), simple("A", store_view_code="pl", name="Puszka"))
    products, reading = read(*rows)
    assert [p.title for p in products] == ["Tin A"]
    assert reading.sources[0].skipped == {"store view row": 1}
    assert only(read(*rows, settings=Settings(language="pl"))).title == "Puszka"


def test_a_sku_that_stands_twice_is_two_products(read):
    products, _ = read(simple("A"), simple("a", name="Again"))
    assert [p.title for p in products] == ["Tin A", "Again"]


def test_children_have_views_too(read):
    products, reading = read(
        simple("A"),
        {"sku": "A", "store_view_code": "pl", "price": "40"},
        parent("P", "sku=A,size=S"),
        {"sku": "P", "store_view_code": "pl", "name": "Fartuch"},
        settings=Settings(language="pl"),
    )
    (product,) = products
    assert (product.title, product.variants[0].price.raw) == ("Fartuch", "40")
    assert reading.sources[0].skipped == {"store view row": 2}


# Recognition


@pytest.mark.parametrize(
    "header",
    [
        ["sku", "name", "additional_attributes"],
        ["name", "price", "SKU", "attribute_set_code"],
        ["product_online", "sku", "qty"],
        ["category", "name", "sku", "price", "qty", "description", "attribute_set"],
        ["price", "x" * 400 + "|y", "sku", "configurable_variations"],
    ],
)
def test_some_of_its_columns_are_enough(header):
    evidence = sources.platforms.named("adobe-commerce").evidence(header)
    assert (evidence.missing, evidence.found) == (
        (),
        tuple(name for name in header if "|" not in name),
    )


@pytest.mark.parametrize(
    "header",
    [
        ["sku", "name", "price"],
        ["Handle", "Title", "Variant SKU", "Variant Price"],
        ["ID", "Type", "SKU", "Name", "Regular price", "In stock?"],
        ["id", "title", "price", "product_type", "sku", "description"],
        [],
    ],
)
def test_columns_of_others_are_not_its_own(header):
    assert sources.platforms.named("magento").evidence(header).missing


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("sku,tier_price_website,tier_price_customer_group,tier_price_qty,tier_price", "pricing"),
        ("source_code,sku,status,quantity", "stock of sources"),
        ("sku,_store,_attribute_set,_type,name", "Magento 1"),
        ("email,_website,_store,firstname", "customers"),
        ("sku,_media_image,_media_position,image,small_image", "pictures"),
    ],
)
def test_other_tables_of_it_are_told_apart(written, header, said):
    with pytest.raises(SourceError, match=said):
        sources.read(written(f"{header}\n1,2,3,4,5\n"))


# What is wrong


def test_rows_without_a_sku_are_not_read(read):
    products, reading = read(simple("A"), simple(" "), {"sku": ""}, simple("B"))
    assert [(p.key, p.record) for p in products] == [("A", 1), ("B", 3)]
    (problem,) = reading.problems
    assert (problem.where.line, problem.where.record) == (3, 2)
    assert problem.message == "The row has no SKU, so it is no product."


def test_rows_that_cannot_be_read_keep_their_place(written, taken):
    text = table(simple("A"), simple("B")) + 'C,"never closed'
    products, reading = taken(written(text), "magento")
    assert [(p.key, p.record) for p in products] == [("A", 1), ("B", 2)]
    (problem,) = reading.problems
    assert (problem.where.record, problem.where.line) == (3, 4)


def test_a_table_without_skus_holds_no_product(written, taken):
    products, reading = taken(written("name,price\nMug,3\n"), "magento")
    assert products == []
    assert len(reading.problems) == 1


@pytest.mark.parametrize(
    "cell",
    [
        "sku=" * 5_000,
        "|" * 5_000,
        "a=<b " + ",c=1" * 3_000,
        'a="' * 5_000,
        "<a,b=" * 20_000,
        'x="' + '""' * 20_000,
        ",=,=,\0=",
    ],
    ids=len,
)
def test_hostile_cells_are_read_in_time(read, cell):
    row = parent("P", cell, additional_attributes=cell, categories=cell, additional_images=cell)
    products, _ = read(row, settings=Settings(language="x"))
    assert products[0].key == "P"


# Round trip

words = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=10)
texts = words.filter(lambda text: text.strip() == text and text != "no_selection")
plain = texts.filter(lambda text: not set(text) & set(',|"<\r\n='))
numbers = st.from_regex(r"[0-9]{1,4}(\.[0-9]{4})?|free|1,299", fullmatch=True)
codes = st.sampled_from(["material", "fit", "ean", "upc", "manufacturer", "note"])
quoted = texts.filter(lambda text: not text.startswith('"'))


@st.composite
def variants(draw, index, options, sku):
    price, regular = draw(numbers), draw(st.none() | numbers)
    return Variant(
        index=index,
        sku=sku,
        options=tuple(draw(plain) for _ in range(options)),
        price=Money.parse(price),
        compare_at_price=Money.parse(regular) if regular else None,
        weight=draw(st.none() | numbers.map(Weight.parse)),
        stock=draw(st.none() | numbers.map(Stock.parse)),
        identifiers=draw(
            st.just(())
            | plain.map(
                lambda code: (
                    Identifier(code=code, type=IdentifierType.EAN, column="additional_attributes"),
                )
            )
        ),
    )


@st.composite
def products(draw, number):
    options = draw(st.integers(0, 3))
    names = draw(st.lists(plain, min_size=options, max_size=options, unique=True))
    skus = [f"P{number}-{n}" for n in range(draw(st.integers(1, 4)))] if options else [f"S{number}"]
    said = draw(st.dictionaries(codes.filter(lambda code: code not in {"ean", "upc"}), quoted))
    own = [draw(variants(n, options, sku)) for n, sku in enumerate(skus)]
    return Product(
        key=f"P{number}" if options else f"S{number}",
        title=draw(st.none() | texts),
        description=draw(st.none() | texts),
        options=tuple(names),
        variants=tuple(own),
        images=tuple(
            Image(url=url) for url in draw(st.lists(plain.filter(str.isascii), unique=True))
        ),
        attributes=tuple(
            Attribute(name=name, value=value, column="additional_attributes")
            for name, value in said.items()
        ),
    )


def enclosed(value):
    return '"{}"'.format(value.replace('"', '""'))


def rows_of(product):
    """The rows of a product as Magento writes them, children first."""
    said = [f"{each.name}={enclosed(each.value)}" for each in product.attributes]
    first, *others = [image.url for image in product.images] or [""]
    about = {
        "sku": product.key,
        "name": product.title,
        "description": product.description,
        "base_image": first,
        "additional_images": ",".join(others),
    }
    if not product.options:
        (variant,) = product.variants
        own = [f"ean={each.code}" for each in variant.identifiers]
        return [cells_of(variant, [*said, *own]) | about]
    option_codes = [f"o{n}" for n in range(len(product.options))]
    pairs = [
        [f"{c}={v}" for c, v in zip(option_codes, variant.options, strict=True)]
        for variant in product.variants
    ]
    children = [
        cells_of(variant, [*own, *[f"ean={each.code}" for each in variant.identifiers]])
        for variant, own in zip(product.variants, pairs, strict=True)
    ]
    variations = "|".join(
        ",".join([f"sku={variant.sku}", *own])
        for variant, own in zip(product.variants, pairs, strict=True)
    )
    labels = ",".join(f"{c}={n}" for c, n in zip(option_codes, product.options, strict=True))
    return [
        *children,
        about
        | {
            "product_type": "configurable",
            "additional_attributes": ",".join(said),
            "configurable_variations": variations,
            "configurable_variation_labels": labels,
        },
    ]


def cells_of(variant, said):
    price, regular = variant.price, variant.compare_at_price
    return {
        "sku": variant.sku,
        "product_type": "simple",
        "price": regular.raw if regular else price.raw,
        "special_price": price.raw if regular else "",
        "weight": variant.weight.raw if variant.weight else "",
        "qty": variant.stock.raw if variant.stock else "",
        "additional_attributes": ",".join(said),
    }


def canonical(product):
    """A product without its place in the file, and without the numbers among its attributes."""
    return product.changed(
        origin=None,
        line=None,
        record=None,
        brand=None,
        attributes=tuple(each for each in product.attributes if each.name != "ean"),
        variants=tuple(each.model_copy(update={"line": None}) for each in product.variants),
        images=tuple(
            each.model_copy(update={"line": None, "column": None}) for each in product.images
        ),
    )


@given(data=st.data(), delimiter=st.sampled_from(",;\t"))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_was_written_reads_back_equal(written, data, delimiter):
    count = data.draw(st.integers(1, 4))
    expected = [data.draw(products(number)) for number in range(count)]
    rows = [row for product in expected for row in rows_of(product)]
    path = written(table(*rows, delimiter=delimiter).encode())
    found = [canonical(product) for product in sources.read(path, "magento")]
    assert found == [canonical(product) for product in expected]


# Real exports


def test_a_real_configurable_product(catalogs, taken):
    path = catalogs / (
        "magento/firebearstudio__magento2-import-export-sample-files__products_configurable_native.csv"
    )
    product = only(taken(str(path)))
    assert (product.key, product.title, product.line) == ("NEW", "Test Configurable product", 20)
    assert product.category.path == "Default Category/Women/Tops/Hoodies & Sweatshirts"
    assert product.options == ("color", "size")
    assert [v.sku for v in product.variants] == [
        f"NEW-{size}-{colour}" for size in "SML" for colour in ("Gray", "Green", "Purple")
    ]
    third = product.variants[2]
    assert (third.options, third.price.raw, third.line) == (("Purple", "S"), "68", 6)
    assert product.where("variants[2].price").column == "price"
    assert product.images == ()


@pytest.mark.parametrize("ending", ["csv", "xlsx", "json"])
def test_a_real_file_of_all_types(catalogs, taken, ending):
    name = "product_all_types.csv" if ending == "csv" else f"products_all_types.{ending}"
    path = catalogs / f"magento/firebearstudio__magento2-import-export-sample-files__{name}"
    products, reading = taken(str(path))
    assert [product.key for product in products] == [
        *("TST-Conf", "TST-GrpBnd-Simple-1", "TST-GrpBnd-Simple-2", "TST-GrpBnd-Simple-3"),
        *("TST-Dwnl-1", "TST-Dwnl-2"),
    ]
    assert reading.sources[0].skipped == {"grouped product": 1, "bundle product": 2}
    assert not reading.problems
    hoodie, strap = products[:2]
    assert hoodie.options == ("Choose size", "Choose color")
    assert len(hoodie.variants) == 9
    assert hoodie.variants[0].options == ("S", "Gray")
    assert hoodie.variants[0].price.amount == 50
    assert hoodie.variants[0].compare_at_price.amount == 68
    assert hoodie.variants[0].stock.amount == 100
    assert hoodie.variants[0].weight.amount == 1
    assert (hoodie.status, hoodie.brand, hoodie.product_type) == ("disabled", None, "Default")
    assert (
        [len(product.images) for product in products[:2]] == [1, 1] if ending == "xlsx" else [2, 2]
    )
    assert strap.title == "Test Bundle and Grouped - simple product 1"
    assert strap.variants[0].price.amount == 10
    assert hoodie.where("variants[0].price").column == "special_price"


def test_a_real_file_of_store_views(catalogs, taken):
    path = str(
        catalogs
        / "magento/firebearstudio__magento2-import-export-sample-files__products_multiple_store_view.csv"
    )
    product = only(taken(path))
    assert (product.key, product.title) == ("24-WG085", "Sprite Yoga Strap 6 foot")
    assert (product.variants[0].price.raw, product.variants[0].stock.raw) == ("14", "100")
    polish = only(taken(path, "magento", Settings(language="PL")))
    assert polish.title == "Sprite Yoga Strap 6 stóp"
    assert (polish.line, polish.variants[0].line) == (3, 2)


def test_a_real_table_of_sample_data(catalogs, taken):
    path = catalogs / "magento/magento__magento2-sample-data__products_gear_bags.csv"
    products, _ = taken(str(path))
    assert len(products) == 14
    bag, pack = products[:2]
    assert (bag.key, bag.title, bag.product_type) == ("24-MB01", "Joust Duffle Bag", "Bag")
    assert (bag.category.path, bag.line, bag.variants[0].price.raw) == ("Gear/Bags", 2, "34")
    assert bag.variants[0].stock.raw == "100"
    assert of_attributes(bag)["material"] == "Nylon\nPolyester"
    assert (pack.variants[0].price.raw, pack.variants[0].compare_at_price.raw) == ("32", "32")
    assert bag.where("variants[0].stock").column == "qty"
