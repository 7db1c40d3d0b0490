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
from listingcheck.sources import tiktok

URL = "https://x.example/{}.jpg"
TEMPLATE = {
    "category": "Category",
    "brand": "Brand",
    "product_name": "Product name",
    "product_description": "Product description",
    "main_image": "Main image",
    "image_2": "Image 2",
    "image_3": "Product Image 3",
    "gtin_type": "Identifier Code Type",
    "gtin_code": "Identifier Code",
    "property_name_1": "Primary variation name (theme)",
    "property_value_1": "Primary variation value (option)",
    "property_1_image": "Primary variation image 1",
    "property_name_2": "Secondary variation name (theme)",
    "property_value_2": "Secondary variation value (option)",
    "parcel_weight": "Package weight(lb)",
    "parcel_length": "Package length(inch)",
    "parcel_width": "Package width(inch)",
    "parcel_height": "Package height(inch)",
    "delivery": "Delivery options",
    "price": "Retail Price (Local Currency)",
    "list_price": "List price (Local currency)",
    "warehouse_quantity/7325254": "Quantity in Reno (NV)",
    "warehouse_quantity/7514901": "Quantity in Newark",
    "seller_sku": "Seller SKU",
    "product_property/100157": "Materials",
    "aimed_product_status": "Product Status",
}
"""The keys and the columns of a template of Seller Center."""
VERSION = ["V5.0.0", "create_product", "imperial", "category_v2"]
HELP = "Enter what buyers should know, in up to 255 characters."
MUG = {
    "category": "Home/Kitchen/Mugs",
    "brand": "Harbour (7001)",
    "product_name": "Enamel Mug",
    "product_description": "<p>Steel.</p>",
    "main_image": URL.format("a"),
    "image_3": URL.format("c"),
    "gtin_type": "EAN(2)",
    "gtin_code": "4006381333931",
    "property_name_1": "Colour",
    "property_value_1": "Red",
    "property_1_image": URL.format("r"),
    "parcel_weight": "0.5",
    "parcel_length": "5",
    "parcel_width": "4",
    "parcel_height": "3",
    "price": "14.50",
    "list_price": "19",
    "warehouse_quantity/7325254": "7",
    "warehouse_quantity/7514901": "5",
    "seller_sku": "MUG-RED",
    "product_property/100157": "Steel",
    "aimed_product_status": "Active(1)",
}
INK = MUG | {
    "gtin_code": "",
    "property_value_1": "Ink",
    "property_1_image": "",
    "price": "15",
    "list_price": "",
    "warehouse_quantity/7514901": "",
    "seller_sku": "",
}
POT = MUG | {"product_name": "Teapot", "property_name_1": "", "property_value_1": "", "brand": " "}


def written_rows(rows, delimiter=","):
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


def cells(record, columns=TEMPLATE):
    return [record.get(column, "") for column in columns]


def seller_center(*records, columns=TEMPLATE, keys=True, labels=True, version=VERSION):
    """A template as Seller Center makes it: keys, version, columns, what is mandatory, help."""
    mandatory = ["Mandatory" if n % 2 else "Conditionally mandatory " for n in range(len(columns))]
    rows = [list(columns), version] if keys else []
    rows += [list(columns.values()), mandatory] if labels else []
    rows += [[HELP] * len(columns)] if keys and labels else []
    return written_rows([*rows, *[cells(record, columns) for record in records]])


def read(text):
    reading = sources.read(text.encode(), "tiktok")
    return list(reading), reading


@pytest.mark.parametrize("keys", [True, False])
@pytest.mark.parametrize("labels", [True, False])
def test_a_template_with_keys_columns_or_both(written, taken, keys, labels):
    if not keys and not labels:
        return
    products, reading = taken(written(seller_center(MUG, INK, POT, keys=keys, labels=labels)))
    assert [p.title for p in products] == ["Enamel Mug", "Teapot"]
    mug, pot = products
    assert not reading.problems
    assert (mug.key, mug.description, mug.status) == ("Enamel Mug", "<p>Steel.</p>", "Active(1)")
    assert (mug.brand, pot.brand) == ("Harbour (7001)", None)
    assert mug.category == Category(path="Home/Kitchen/Mugs", taxonomy="tiktok-shop")
    spelled = TEMPLATE if not labels else {key: key for key in TEMPLATE} | TEMPLATE
    title = (lambda key: spelled[key]) if labels else (lambda key: key)
    line = mug.line
    assert mug.images == (
        Image(url=URL.format("a"), line=line, column=title("main_image")),
        Image(url=URL.format("c"), line=line, column=title("image_3")),
    )
    red, ink = mug.variants
    assert (mug.options, red.options, ink.options) == (("Colour",), ("Red",), ("Ink",))
    assert red.price == Money(raw="14.50", amount=Decimal("14.5"))
    assert (red.compare_at_price.raw, ink.compare_at_price) == ("19", None)
    assert red.identifiers == (Identifier(code="4006381333931", type=IdentifierType.EAN),)
    assert (red.stock.raw, ink.stock.raw, ink.identifiers) == ("12", "7", ())
    assert (red.weight.unit, red.dimensions.height.unit) == (WeightUnit.POUND, LengthUnit.INCH)
    assert [side.raw for side in red.dimensions.sides.values()] == ["5", "4", "3"]
    assert (red.image, ink.image, red.sku, ink.sku) == (URL.format("r"), None, "MUG-RED", None)
    assert (pot.options, pot.variants[0].options, len(pot.variants)) == ((), (), 1)
    assert mug.where("variants[0].price").column == title("price")
    assert mug.where("options[0]").column == title("property_name_1")
    assert mug.where("variants[1].price").line == line + 1
    assert not mug.lacks("category")
    assert mug.lacks("variants[].price.currency")


def test_attributes_go_by_what_the_merchant_sees(written, taken):
    [with_labels], _ = taken(written(seller_center(POT)))
    [without], _ = taken(written(seller_center(POT, labels=False)))
    assert [(a.name, a.value) for a in with_labels.attributes] == [("Materials", "Steel")]
    assert [(a.name, a.value) for a in without.attributes] == [("product_property/100157", "Steel")]


def test_a_template_in_a_language_nobody_knows_is_read_by_its_keys(written, taken):
    columns = dict.fromkeys(TEMPLATE, "Žyma")
    columns |= {
        "warehouse_quantity/7325254": "Sandėlis 1",
        "parcel_weight": "Svoris (kg)",
        "product_property/100157": "Medžiaga",
    }
    [mug], reading = taken(written(seller_center(MUG, INK, columns=columns)))
    assert (mug.title, len(mug.variants), mug.line) == ("Enamel Mug", 2, 6)
    assert mug.variants[0].weight.grams == 500
    assert mug.where("title").column == "product_name"
    assert [(a.name, a.value) for a in mug.attributes] == [("Medžiaga", "Steel")]
    assert not reading.problems


def test_a_column_whose_name_nobody_knows_is_found_by_its_key(written, taken):
    columns = TEMPLATE | {"category": "Kategorija", "warehouse_quantity/7514901": "Niujorkas"}
    [mug], _ = taken(written(seller_center(MUG, columns=columns)))
    assert (mug.category.path, mug.variants[0].stock.raw) == ("Home/Kitchen/Mugs", "12")
    assert mug.where("category").column == "Kategorija"


@pytest.mark.parametrize(
    ("system", "weight", "side"),
    [
        ("metric", WeightUnit.GRAM, LengthUnit.CENTIMETRE),
        ("imperial", WeightUnit.POUND, LengthUnit.INCH),
        ("", None, None),
    ],
)
def test_the_version_states_the_units_where_the_columns_do_not(
    written, taken, system, weight, side
):
    plain = {key: label.partition("(")[0] for key, label in TEMPLATE.items()}
    text = seller_center(MUG, columns=plain, version=["V4", "All_Information", system])
    [product], _ = taken(written(text))
    [variant] = product.variants
    assert (variant.weight.unit, variant.dimensions.length.unit) == (weight, side)


def test_the_settings_state_the_units_where_nothing_else_does(written, taken):
    plain = {key: label.partition("(")[0] for key, label in TEMPLATE.items()}
    path = written(seller_center(MUG, columns=plain, keys=False))
    known = sources.Settings(
        currency="EUR", weight_unit=WeightUnit.OUNCE, dimension_unit=LengthUnit.FOOT
    )
    [product], _ = taken(path, settings=known)
    [variant] = product.variants
    assert (variant.weight.unit, variant.dimensions.width.unit) == (
        WeightUnit.OUNCE,
        LengthUnit.FOOT,
    )
    assert variant.price.currency == "EUR"
    assert not product.lacks("variants[].price.currency")


@pytest.mark.parametrize(("keys", "labels"), [(True, True), (False, True), (True, False)])
def test_a_template_without_products_has_none(written, taken, keys, labels):
    products, reading = taken(written(seller_center(keys=keys, labels=labels)))
    assert (products, reading.sources[0].platform, reading.sources[0].records) == ([], "tiktok", 0)


def test_the_example_of_an_old_template_is_no_product(written, taken):
    columns = [
        "Category",
        "Brand",
        "Product Name",
        "Main Product Image",
        "Variation 1",
        "Seller SKU",
    ]
    rows = [
        columns,
        ["Mandatory", "Optional", "Mandatory", "Mandatory", "Optional", "Optional"],
        ["0123345/Decorative Lights", "ORAIMO/0123327", "Lamp", URL.format("x"), "Pink", "1"],
        ["600/Mugs", "", "Mug", URL.format("m"), "Red", "M-1"],
        ["600/Mugs", "", "Mug", "", "Ink", "M-2"],
    ]
    [product], _ = taken(written(written_rows(rows)))
    assert (product.title, product.line, product.options) == ("Mug", 4, ("Variation 1",))
    assert [v.options for v in product.variants] == [("Red",), ("Ink",)]
    assert product.where("options[0]").column == "Variation 1"
    for field in ("variants[].weight", "variants[].dimensions", "variants[].stock", "description"):
        assert product.lacks(field), field


BULK = {
    "product_id": "Product ID",
    "category": "Category",
    "product_name": "Product name",
    "sku_id": "SKU ID",
    "variation_value": "Variation option",
    "price": "Retail Price (Local Currency)",
    "quantity": "Quantity",
    "seller_sku": "Seller SKU",
}


def test_a_bulk_edit_file_groups_by_product_id(written, taken):
    def row(number, name, variation, price):
        made = [number, "Mugs (601)", name, f"9{number}", variation, price, "4", "S"]
        return dict(zip(BULK, made, strict=True))

    text = seller_center(
        row("1729", "Mug", "Red, 350 ml", "1"),
        row("1729", "Mug", "Ink, 350 ml", "2"),
        row("1730", "Mug", "Default", "3"),
        row(" ", "Jug", "Default", "3"),
        row(" ", "Jar", "Default", "3"),
        columns=BULK,
        version=["V4", "Sales_Information", ""],
    )
    (mug, other, *nameless), _ = taken(written(text))
    assert (mug.key, other.key, mug.line) == ("1729", "1730", 6)
    assert [p.key for p in nameless] == ["Jug", "Jar"]
    assert (mug.options, other.options) == (("Variation option",), ())
    assert [v.options for v in mug.variants] == [("Red, 350 ml",), ("Ink, 350 ml",)]
    assert (other.variants[0].price.raw, other.variants[0].stock.raw) == ("3", "4")
    assert mug.lacks("images[].url")
    assert mug.where("key").column == "Product ID"


MARKETS = {
    "zh": (
        """
        类目,品牌,商品名称,商品描述,主图,图片 2,主要销售变体名称（主题）,主要销售变体值（选项）,包裹重量(g),包裹长度(cm),零售价（本地币种）,
        上海 中的数量,商家 SKU
        """,
        "必填,选填",
    ),
    "id": (
        """
        Kategori,Merek,Nama produk,Deskripsi produk,Gambar utama,Gambar 2,
        Nama varian utama (tema),Nilai varian utama (opsi),Berat paket(g),
        Panjang paket(cm),Harga Ritel (Mata Uang Lokal),Jumlah di Jakarta,SKU Penjual
        """,
        "Wajib,Opsional",
    ),
    "th": (
        """
        หมวดหมู่,แบรนด์,ชื่อสินค้า,คำอธิบายสินค้า,ภาพหลัก,ภาพที่ 2,
        ชื่อตัวเลือกสินค้าหลัก (ธีม),ค่าตัวเลือกสินค้าหลัก (ตัวเลือก),น้ำหนักพัสดุ(g),
        ความยาวของพัสดุ(cm),ราคาขายปลีก (สกุลเงินท้องถิ่น),ปริมาณ,SKU ของผู้ขาย
        """,
        "บังคับ,ไม่บังคับ",
    ),
    "es": (
        """
        Categoría,Marca,Nombre del producto,Descripción del producto,
        Imagen principal del producto,Imagen del producto 2,
        Nombre de la variación principal,Valor de la variación principal,
        Peso del paquete(g),Longitud del paquete(cm),
        Precio al por menor (moneda local),Cantidad,SKU de vendedor
        """,
        "Obligatorio,Opcional",
    ),
    "pt": (
        """
        Categoria,Marca,Nome do produto,Descrição do produto,Imagem principal,
        Imagem 2,Nome da variação principal (tema),
        Valor da variação principal (opcional),Peso do pacote(g),
        Comprimento do pacote(cm),Preço de varejo (moeda local),Quantidade,
        SKU do vendedor
        """,
        "Obrigatório,Opcional",
    ),
    "de": (
        """
        Kategorie,Marke,Produktname,Produktbeschreibung,Hauptbild,Bild 2,
        Name der Hauptvariante,Wert der Hauptvariante,Paketgewicht(g),Paketlänge(cm),
        Einzelhandelspreis (Landeswährung),Menge,Verkäufer-SKU
        """,
        "Pflichtfeld,Optional",
    ),
    "fr": (
        """
        Catégorie,Marque,Nom du produit,Description du produit,Image principale,
        Image 2,Nom de la variation principale,Valeur de la variation principale,
        Poids du colis(g),Longueur du colis(cm),
        Prix de vente au détail (devise locale),Quantité,SKU du vendeur
        """,
        "Obligatoire,Facultatif",
    ),
    "it": (
        """
        Categoria,Marca,Nome del prodotto,Descrizione del prodotto,
        Immagine principale,Immagine 2,Nome della variante principale,
        Valore della variante principale,Peso del pacco(g),Lunghezza del pacco(cm),
        Prezzo al dettaglio (valuta locale),Quantità,SKU del venditore
        """,
        "Obbligatorio,Facoltativo",
    ),
    "ja": (
        """
        カテゴリー,ブランド,商品名,商品説明,メイン画像,画像 2,メインバリエーション名,メインバリエーション値,荷物の重量(g),荷物の長さ(cm),
        小売価格（現地通貨）,数量,セラーSKU
        """,
        "必須,任意",
    ),
}


@pytest.mark.parametrize("market", MARKETS)
def test_templates_are_in_the_language_of_the_market(written, taken, market):
    columns, mandatory = MARKETS[market]
    header = [name.strip() for name in columns.split(",")]
    record = ["M", "B", "Mug", "<p>D</p>", "a", "b", "Colour", "Red", "500", "12", "19", "3", "S"]
    rows = [header, (mandatory.split(",") * 7)[: len(header)], record]
    [product], reading = taken(written(written_rows(rows)))
    assert reading.sources[0].platform == "tiktok"
    [variant] = product.variants
    assert (product.title, product.description, product.brand) == ("Mug", "<p>D</p>", "B")
    assert (product.category.path, product.options, variant.options) == ("M", ("Colour",), ("Red",))
    assert [i.url for i in product.images] == ["a", "b"]
    assert (variant.weight.grams, variant.dimensions.length.centimetres) == (500, 12)
    assert (variant.price.raw, variant.stock.raw, variant.sku) == ("19", "3", "S")


DIANXIAOMI = (
    *("*分类id\n（必填）", "*产品标题\n（必填）", "*产品描述\n（必填）", "品牌", "产品属性", "SKU"),
    *("变种属性名称一", "变种属性值一", "变种属性名称二", "变种属性值二", "识别码类型", "识别码"),
    *("*本地展示价(站点币种)\n（必填）", "*库存\n（必填）", "*产品主图(URL)地址\n（必填）"),
    *("附图一", "变种主题1图片", "*重量(kg)\n（必填）", "*长(cm)\n（必填）", "来源URL"),
)
ATTRIBUTES = (
    '[{"attribute_id":"1","original_attribute_name":"Material","attribute_value_list":'
    '[{"value_id":"","original_value_name":"Steel"},{"original_value_name":"Glass"}]}]'
)


def dianxiaomi(*rows):
    return written_rows([DIANXIAOMI, *rows])


def erp_row(title="Mug", colour="Red", attributes=ATTRIBUTES):
    pictures = f"{URL.format('v')}\n{URL.format('w')}"
    return [
        *("600", title, "D", "无品牌", attributes, f"S-{colour}", "Colour", colour, "Size", "M"),
        *("UPC", "012345678905", "9.5", "12", URL.format("a"), URL.format("b"), pictures),
        *("0.4", "7", "https://x.example/1\nhttps://x.example/2"),
    ]


def test_a_template_of_dianxiaomi(written, taken):
    note = ["", "事项说明：\n1.红色字体带*号"]
    text = dianxiaomi(erp_row(), erp_row(colour="Ink"), erp_row("Pot"), [""] * 20, note)
    (mug, pot), reading = taken(written(text))
    assert not reading.problems
    assert (mug.title, mug.brand, mug.category.path) == ("Mug", "无品牌", "600")
    assert (mug.options, [v.options for v in mug.variants]) == (
        ("Colour", "Size"),
        [("Red", "M"), ("Ink", "M")],
    )
    assert [(a.name, a.value) for a in mug.attributes] == [
        ("Material", "Steel"),
        ("Material", "Glass"),
    ]
    red = mug.variants[0]
    assert (red.price.raw, red.stock.raw, red.sku) == ("9.5", "12", "S-Red")
    assert red.identifiers == (Identifier(code="012345678905", type=IdentifierType.UPC),)
    assert (red.weight.grams, red.dimensions.length.raw) == (400, "7")
    assert (red.image, [i.url for i in mug.images]) == (
        URL.format("v"),
        [URL.format("a"), URL.format("b")],
    )
    assert mug.where("title").column == "*产品标题\n（必填）"
    assert pot.line > mug.line


def test_several_addresses_in_a_cell_are_several_pictures(written, taken):
    row = erp_row()
    row[14] = f"{URL.format(1)}\n\n {URL.format(2)}"
    [product], _ = taken(written(dianxiaomi(row)))
    assert [i.url for i in product.images] == [URL.format(1), URL.format(2), URL.format("b")]


@pytest.mark.parametrize("damaged", [ATTRIBUTES[:-1], "steel", '{"a": [1]}', "[1]", "[[]]"])
def test_attributes_that_are_no_json_are_told(written, taken, damaged):
    [product], reading = taken(written(dianxiaomi(erp_row(attributes=damaged))))
    [problem] = reading.problems
    assert (product.attributes, problem.severity, problem.value) == ((), Severity.WARNING, damaged)
    assert problem.where.line == product.line
    assert "产品属性" in problem.message


def test_rows_without_a_name_are_unread_and_empty_ones_no_records(written, taken):
    nameless = {"price": "5", "seller_sku": "X", "delivery": "Default"}
    text = seller_center(MUG, nameless, {"delivery": "Default"}, {}, POT)
    products, reading = taken(written(text))
    assert [p.record for p in products] == [1, 3]
    [problem] = reading.problems
    assert (problem.where.record, problem.where.line, problem.value) == (2, 7, "Default | 5 | X")
    assert (reading.sources[0].records, reading.sources[0].unread) == (3, 1)


def test_equal_names_apart_from_each_other_or_in_other_categories_are_products(written, taken):
    other = MUG | {"category": "Garden/Mugs"}
    products, _ = taken(written(seller_center(MUG, POT, MUG, other)))
    assert [p.record for p in products] == [1, 2, 3, 4]


def test_a_parcel_that_only_the_first_row_states_is_that_of_all(written, taken):
    bare = INK | {"parcel_weight": "", "parcel_length": "", "parcel_width": "", "parcel_height": ""}
    [product], _ = taken(written(seller_center(MUG, bare)))
    assert product.variants[1].weight.raw == "0.5"
    assert product.variants[1].dimensions.length.raw == "5"


def test_an_option_that_has_values_in_some_rows_only(written, taken):
    small = MUG | {"property_name_2": "Size", "property_value_2": "S"}
    [product], _ = taken(written(seller_center(MUG, small)))
    assert product.options == ("Colour", "Size")
    assert [v.options for v in product.variants] == [("Red", None), ("Red", "S")]


@pytest.mark.parametrize("price", ["free", "1e999", "#REF!", "9" * 300, "Rp 20.000"])
def test_a_price_that_is_none_is_no_help(written, taken, price):
    [product], reading = taken(written(seller_center(MUG | {"price": price})))
    assert (product.variants[0].price.raw, len(reading.problems)) == (price, 0)


def test_help_ends_with_the_first_rows(written, taken):
    words = {"product_name": "Mug", "price": "a", "list_price": "b", "parcel_weight": "c"}
    rows = [words | {"product_name": f"Mug {n}"} for n in range(9)]
    products, _ = taken(written(seller_center(*rows, keys=False)))
    assert products[-1].title == "Mug 8"


@pytest.mark.parametrize(
    "header",
    [
        "Product Name,SKU,Price,Quantity",
        "Handle,Title,Vendor,Variant SKU",
        "Product ID,Category,Brand,Product name,Price",
        "id,title,description,link,image_link,price",
        "ID,Type,SKU,Name,Published",
        "Product Name,SKU,Main Image,Price",
        "seller-sku,item-name,price,quantity",
        "",
    ],
)
def test_tables_of_others_are_not_claimed(header):
    assert tiktok.PLATFORM.evidence(header.split(",")).missing


def test_a_table_without_names_is_refused_even_when_it_is_said_to_be_of_tiktok(written):
    with pytest.raises(SourceError, match="has no column Product name"):
        list(sources.read(written("Seller SKU,Price\nA,1\n"), "tiktok"))


def workbook(path, **sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return str(path)


@pytest.mark.parametrize("named", [None, "tiktok"])
def test_the_sheets_beside_a_template_are_left_out(tmp_path, taken, named):
    rows = [*csv.reader(io.StringIO(seller_center(MUG | {"price": 14.5}, POT)))]
    path = workbook(
        tmp_path / "template.xlsx",
        Instruction=[["How to fill in this template"], ["1. Choose a category"]],
        Template=rows,
        TemplateConfig=[list(TEMPLATE), ["text"] * len(TEMPLATE)],
        Category=[["Path", "Leaf"], ["Home/Kitchen/Mugs", 601]],
    )
    products, reading = taken(path, named)
    assert [(p.title, p.line) for p in products] == [("Enamel Mug", 6), ("Teapot", 7)]
    assert products[0].origin.file == f"{path}#Template"
    told = " ".join(problem.message for problem in reading.problems)
    assert "sheet TemplateConfig" in told
    assert "sheet Category" in told


words = st.text(
    st.characters(
        exclude_categories=["Cs", "Zl", "Zp"], exclude_characters="\0\r\n\x1c\x1d\x1e\x85\v\f"
    ),
    min_size=1,
    max_size=12,
).filter(lambda text: text.strip() == text)
numbers = st.from_regex(r"[0-9]{1,4}(\.[0-9]{2})?", fullmatch=True)
prices = numbers | st.sampled_from(["free", "1,299"])


@st.composite
def variants(draw, index, options):
    kind = draw(st.sampled_from([None, *IdentifierType][:5]))
    sides = [
        draw(st.none() | numbers.map(lambda raw: Length.parse(raw, LengthUnit.INCH))) for _ in "123"
    ]
    size = Dimensions(**dict(zip(("length", "width", "height"), sides, strict=True)))
    return Variant(
        index=index,
        sku=draw(st.none() | words),
        options=tuple(draw(words) for _ in range(options)),
        price=draw(st.none() | prices.map(Money.parse)),
        compare_at_price=draw(st.none() | numbers.map(Money.parse)),
        identifiers=draw(st.just(()) | words.map(lambda code: (Identifier(code=code, type=kind),))),
        weight=draw(st.none() | numbers.map(lambda raw: Weight.parse(raw, WeightUnit.POUND))),
        dimensions=size if any(sides) else None,
        stock=draw(st.none() | numbers.map(Stock.parse)),
        image=draw(st.none() | words),
    )


@st.composite
def listings(draw, key):
    options = draw(st.lists(words, max_size=2))
    count = draw(st.integers(1, 3)) if options else 1
    made = [draw(variants(0, len(options)))]
    for index in range(1, count):
        # What a row leaves empty, the first one says of all.
        other = draw(variants(index, len(options)))
        made.append(
            other.model_copy(
                update={
                    "weight": other.weight or made[0].weight,
                    "dimensions": other.dimensions or made[0].dimensions,
                }
            )
        )
    category = draw(st.none() | words)
    return Product(
        key=key,
        title=key,
        **{name: draw(st.none() | words) for name in ("description", "brand", "status")},
        category=Category(path=category, taxonomy="tiktok-shop") if category else None,
        options=tuple(options),
        variants=tuple(made),
        images=tuple(Image(url=url) for url in draw(st.lists(words, max_size=3))),
    )


@st.composite
def catalogues(draw):
    return [draw(listings(key)) for key in draw(st.lists(words, unique=True, max_size=4))]


def row_of(product, variant):
    record = {
        "category": product.category.path if product.category else "",
        "product_name": product.title,
        "product_description": product.description,
        "brand": product.brand,
        "aimed_product_status": product.status,
        "property_1_image": variant.image,
        "seller_sku": variant.sku,
    }
    pictures = ("main_image", "image_2", "image_3")
    record |= {n: i.url for n, i in zip(pictures, product.images, strict=False)}
    for number, (name, value) in enumerate(zip(product.options, variant.options, strict=True), 1):
        record |= {f"property_name_{number}": name, f"property_value_{number}": value}
    for identifier in variant.identifiers:
        record |= {"gtin_code": identifier.code, "gtin_type": identifier.type}
    raw = {
        "price": variant.price,
        "list_price": variant.compare_at_price,
        "parcel_weight": variant.weight,
        "warehouse_quantity/7325254": variant.stock,
    }
    if variant.dimensions:
        raw |= {f"parcel_{side}": length for side, length in variant.dimensions.sides.items()}
    return record | {column: quantity.raw for column, quantity in raw.items() if quantity}


def without_places(product):
    plain = {"line": None}
    return product.changed(
        record=None,
        origin=None,
        variants=tuple(v.model_copy(update=plain) for v in product.variants),
        images=tuple(i.model_copy(update=plain | {"column": None}) for i in product.images),
        **plain,
    )


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(catalogues(), st.sampled_from([(True, True), (True, False), (False, True)]))
def test_what_is_written_as_rows_reads_back_equal(products, rows_of_names):
    keys, labels = rows_of_names
    rows = [row_of(product, variant) for product in products for variant in product.variants]
    found, reading = read(seller_center(*rows, keys=keys, labels=labels))
    assert [without_places(p) for p in found] == [without_places(p) for p in products]
    assert not reading.problems


def test_a_real_template_of_dianxiaomi(catalogs, taken):
    name = "Eason8880__dianxiaomi_tiktokshop_product_import__template_tiktok_example.xlsx"
    (jersey, single), reading = taken(catalogs / "tiktok" / name)
    assert (jersey.title, jersey.line) == (
        "test Player version MAN BRUNO FERNANDES LINGARD 31-1",
        2,
    )
    assert (jersey.brand, jersey.category.path) == ("无品牌", "1")
    assert (jersey.options, len(jersey.images)) == (("color", "size", "Type"), 2)
    first, second = jersey.variants
    assert (first.sku, first.options, first.price.raw) == (
        "Product1-black-1",
        ("black", "1", "A"),
        "100",
    )
    assert (second.sku, second.options, second.price.raw, second.stock.raw) == (
        "Product1-black-2",
        ("black", "2", "B"),
        "101",
        "13",
    )
    assert first.identifiers == (Identifier(code="123456789012", type=IdentifierType.GTIN),)
    assert second.identifiers == (Identifier(code="111112222233", type=IdentifierType.UPC),)
    assert (first.weight.grams, second.dimensions.width.centimetres) == (10_000, 8)
    assert second.image.endswith("54c09187d7df3c6ce57b3d56-tiny.jpg")
    assert (single.title, single.line, single.options) == ("this is a single product title", 4, ())
    assert (single.variants[0].sku, single.variants[0].price.raw) == (None, "100")
    assert jersey.where("variants[0].price").column == "*本地展示价(站点币种)\n（必填）"
    # The list of attributes in its first row is cut off.
    [problem] = reading.problems
    assert problem.where.line == 2
    assert (reading.sources[0].records, reading.sources[0].unread) == (2, 0)


def test_a_real_template_of_seller_center_without_products(catalogs, taken):
    name = "Eason8880__dianxiaomi_tiktokshop_product_import__template_store_backend.xlsx"
    products, reading = taken(catalogs / "tiktok" / name)
    assert (products, reading.sources[0].platform, list(reading.problems)) == ([], "tiktok", [])
