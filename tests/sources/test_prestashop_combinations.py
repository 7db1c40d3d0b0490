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
    Identifier,
    IdentifierType,
    Money,
    Product,
    Stock,
    Variant,
    Weight,
    WeightUnit,
    Where,
)
from listingcheck.sources.prestashop import PLATFORM
from listingcheck.sources.reading import Settings

PRODUCTS = (
    "Product ID;Name *;Price tax excluded;Tax rules ID;Discount percent;Reference;Weight;Width;"
    "Quantity;Image URLs (x,y,z...)\n"
    "1;Apron;20;1;;APRON;0.5;30;99;https://x.example/1.jpg,https://x.example/2.jpg\n"
    "2;Mug;8;1;10;MUG;0.3;;5;\n"
    "3;Towel;5;1;;;0;;7;\n"
)
HEADER = (
    "Product ID*;Product Reference;Attribute (Name:Type:Position)*;Value (Value:Position)*;"
    "Supplier reference;Reference;EAN13;UPC;Impact on price;Impact on weight;Quantity;"
    "Choose among product images by position (1,2,3...);Image URLs (x,y,z...);"
    "Image alt texts (x,y,z...)\n"
)
ROWS = (
    '1;;"Colour:color:0, Size:select:1";"Flax:0, M:1";;APR-1;8711253001202;;0;0;4;2;;\n'
    ";MUG;Colour:color:0;White:0;;MUG-W;;;-1,50;;3;;;\n"
    '1;;"Colour:color:0, Size:select:1";"Ink:0, L:1";;APR-2;0;1,16052E+11;2.5;0.1;;;'
    "https://x.example/ink.jpg;Ink\n"
)
HEADERS = {
    "de": (
        "Artikel-ID;Artikel-Nr;Eigenschaft/Variante (Name:Anzeigetyp:Anzeige-Position)*;"
        "Wert (Wert: Position)*;Artikel-Nr.;EAN 13;Auswirkungen auf den Preis;Menge;"
        "Auswirkungen auf das Gewicht;URLs der Bilder (x, y, z. ..)"
    ),
    "es": (
        "Id del Producto*;Referencia del Producto;Atributo (Nombre:Tipo:Posicion)*;"
        "Valor (Valor:Posicion)*;Referencia;EAN13;Impacto en el precio;Cantidad;"
        "Impacto en el peso;URL's de las imagenes (x,y,z...)"
    ),
    "fr": (
        "ID produit;Référence produit;Attribut (Nom:Type:Position)*;Valeur (Valeur:Position)*;"
        "Référence;EAN-13;Impact sur le prix;Quantité;Impact sur le poids;"
        "URL des images (x,y,z, etc.)"
    ),
    "it": (
        "ID prodotto;Riferimento prodotto;Attributo (Nome:Tipo:Posizione)*;"
        "Valore(Valore:Posizione)*;Riferimento;EAN13;Impatto sul prezzo;Quantità;"
        "Impatto sul peso;URL delle immagini (x,y,z...)"
    ),
    "nl": (
        "Product-ID;Productreferentie;Attribuut (Naam:Type:Positie)*;Waarde (Waarde:Positie)*;"
        "Referentie;EAN13;Invloed op prijs;Hoeveelheid;Impact op gewicht;Afbeelding-URL's (x,y,z...)"
    ),
    "pl": (
        "Identyfikator Produktu (ID);Indeks produktu;Atrybut (Nazwa:Typ:Pozycja)*;"
        "Wartość (Wartość:Pozycja)*;Indeks;kod EAN13;Wpływ na cenę;Ilość;Wpływ na wagę;"
        "Adresy URL zdjęcia (x,y,z...)"
    ),
    "pt": (
        "Nº Produto;Referência do Produto;Atributo (Nome:Tipo:Posição)*;Valor (Valor:Posição)*;"
        "Referência;EAN13;Impacto sobre o preço;Quantidade;Impacto no peso;URLs da imagem (x,y,z...)"
    ),
    "ru": (
        "ID товара;Артикул товара;Атрибут (Название:Тип:Позиция)*;Стоимость (Значение:Позиция)*;"
        "Код;Штрихкод EAN13;Влияние на цену;Количество;Влияние на вес;URL изображений (x,y,z...)"
    ),
    "zh": (
        "货品ID;Product Reference;属性 (名称：类型：位置)*;数值 (数值：位置)*;参考;条形码：;价格影响：;"
        "数量;重量影响;图片地址（x,y,z...）"
    ),
}


@pytest.fixture
def both(written):
    """The paths of a file of products and one of combinations."""

    def write(products=PRODUCTS, combinations=HEADER + ROWS):
        return written(products, "products.csv"), written(combinations, "combinations.csv")

    return write


def taken_together(*paths, **named):
    reading = sources.read_all(paths, **named)
    products = list(reading)
    for count in reading.sources:
        assert count.records == count.products + count.unread + sum(count.skipped.values())
    return products, reading


@pytest.mark.parametrize("order", [1, -1])
def test_combinations_join_their_products_wherever_they_stand(both, order):
    products, combinations = both()
    (apron, mug, towel), reading = taken_together(*[products, combinations][::order])
    assert (apron.title, apron.options) == ("Apron", ("Colour", "Size"))
    assert [v.options for v in apron.variants] == [("Flax", "M"), ("Ink", "L")]
    assert [v.sku for v in apron.variants] == ["APR-1", "APR-2"]
    assert [v.price.raw for v in apron.variants] == ["20", "22.5"]
    assert [v.weight.raw for v in apron.variants] == ["0.5", "0.6"]
    assert [v.stock and v.stock.raw for v in apron.variants] == ["4", None]
    assert [v.dimensions.width.raw for v in apron.variants] == ["30", "30"]
    assert [[(i.code, i.type, i.column) for i in v.identifiers] for v in apron.variants] == [
        [("8711253001202", IdentifierType.EAN, "EAN13")],
        [("1,16052E+11", IdentifierType.UPC, "UPC")],
    ]
    assert [v.image for v in apron.variants] == [
        "https://x.example/2.jpg",
        "https://x.example/ink.jpg",
    ]
    assert [(i.url, i.alt, i.line) for i in apron.images] == [
        ("https://x.example/1.jpg", None, 2),
        ("https://x.example/2.jpg", None, 2),
        ("https://x.example/ink.jpg", "Ink", None),
    ]
    [white] = mug.variants
    assert (white.price.raw, white.compare_at_price.raw) == ("5.85", "6.50")
    assert (white.price.includes_tax, white.compare_at_price.amount) == (False, Decimal("6.50"))
    [single] = towel.variants
    assert (single.options, single.stock.raw, single.price.raw) == ((), "7", "5")
    of_combinations = next(c for c in reading.sources if c.part == "combinations")
    assert (of_combinations.records, of_combinations.products) == (3, 0)
    assert of_combinations.skipped == {"combination of a product": 3}


def test_each_field_stands_in_its_own_file(both):
    products, combinations = both()
    (apron, _, towel), _ = taken_together(products, combinations)
    assert apron.where("variants[1].price") == Where(combinations, None, 4, "Impact on price")
    assert apron.where("variants[1].sku") == Where(combinations, None, 4, "Reference")
    assert apron.where("variants[1].identifiers[0].code").column == "UPC"
    assert apron.where("variants[0].options[1]").column == "Value (Value:Position)*"
    assert apron.where("title") == Where(products, 1, 2, "Name *")
    assert apron.where("variants[1].dimensions") == Where(products, 1, None, "Width")
    assert apron.where("images[0].url") == Where(products, 1, 2, "Image URLs (x,y,z...)")
    assert apron.where("variants[1].stock").file == combinations
    assert towel.where("variants[0].price") == Where(products, 3, 4, "Price tax excluded")
    assert not apron.lacks("variants[].sku")
    assert apron.lacks("variants[].dimensions.height")
    assert not apron.lacks("variants[].dimensions")


def test_without_an_impact_column_the_price_is_the_products(both):
    header = "Product ID*;Attribute (Name:Type:Position)*;Value (Value:Position)*;Reference\n"
    products, combinations = both(combinations=header + "1;Size:select:0;M:0;A-M\n")
    (apron, *_), _ = taken_together(products, combinations)
    [variant] = apron.variants
    assert (variant.price.raw, variant.weight.raw, variant.stock) == ("20", "0.5", None)
    assert apron.where("variants[0].price") == Where(products, 1, None, "Price tax excluded")
    assert apron.lacks("variants[].stock")


def test_without_the_products_price_an_impact_is_none(both):
    header = "Product ID*;Attribute (Name:Type:Position)*;Value (Value:Position)*;Impact on price\n"
    products = "ID;Name;EAN13;Tax rules ID\n1;A;;1\n"
    [product], _ = taken_together(*both(products, header + "1;Size:select:0;M:0;2\n"))
    assert product.variants[0].price is None
    assert product.lacks("variants[].price")
    assert product.lacks("variants[].weight")


def test_a_picture_of_a_combination_is_listed_once(both):
    header = "Product ID*;Attribute (Name:Type:Position)*;Value (Value:Position)*;Image URLs (x,y,z...)\n"
    rows = (
        "1;Size:select:0;M:0;https://x.example/2.jpg\n1;Size:select:0;L:0;https://x.example/3.jpg\n"
    )
    (apron, *_), _ = taken_together(*both(combinations=header + rows))
    assert [i.url for i in apron.images] == [f"https://x.example/{n}.jpg" for n in (1, 2, 3)]
    assert [i.column for i in apron.images] == [None, None, "Image URLs (x,y,z...)"]


def test_an_impact_is_without_tax_so_it_cannot_be_added_to_a_price_with_tax(both):
    products = "ID;Name;Price tax included;Tax rules ID\n1;A;12;1\n"
    header = "Product ID*;Attribute (Name:Type:Position)*;Value (Value:Position)*;Impact on price\n"
    paths = both(products, header + "1;Size:select:0;M:0;2\n1;Size:select:0;L:0;0.00\n")
    [product], _ = taken_together(*paths)
    assert [(v.price.raw, v.price.amount) for v in product.variants] == [
        ("12 + 2", None),
        ("12", Decimal(12)),
    ]


def test_a_price_that_is_no_number_makes_no_sum(both):
    products = "ID;Name;Price tax excluded;Tax rules ID;Weight\n1;A;x;1;y\n2;B;;1;\n"
    header = "Product ID*;Attribute (Name:Type:Position)*;Value (Value:Position)*;Impact on price;"
    rows = "1;Size:select:0;M:0;2;1\n2;Size:select:0;M:0;2;1\n"
    (one, two), _ = taken_together(*both(products, header + "Impact on weight\n" + rows))
    assert (one.variants[0].price.raw, one.variants[0].price.amount) == ("x + 2", None)
    assert (one.variants[0].weight.raw, one.variants[0].weight.amount) == ("y + 1", None)
    assert (two.variants[0].price, two.variants[0].weight) == (None, None)


def test_a_combination_without_its_product_is_unread(both):
    rows = "9;;Size:select:0;M:0;;X;;;;;;;;\n;;Size:select:0;L:0;;Y;;;;;;;;\n"
    products, combinations = both(combinations=HEADER + ROWS + rows)
    found, reading = taken_together(products, combinations)
    assert [len(p.variants) for p in found] == [2, 1, 1]
    unread = [p for p in reading.problems if p.severity is Severity.ERROR]
    assert {p.where.line for p in unread} == {5, 6}
    assert any("product 9, which is not in the files" in p.message for p in unread)
    assert any("names no product" in p.message for p in unread)
    assert {p.where.file for p in unread} == {combinations}


def test_combinations_alone_are_products_without_prices(written, taken):
    path = written(HEADER + ROWS)
    products, reading = taken(path)
    assert reading.sources[0].part == "combinations"
    apron, mug = products
    assert (apron.key, mug.key, apron.title) == ("1", "MUG", None)
    assert (apron.line, apron.record, mug.record) == (2, 1, 2)
    assert [v.price for v in apron.variants] == [None, None]
    assert [v.weight for v in apron.variants] == [None, None]
    assert [v.line for v in apron.variants] == [2, 4]
    assert [(i.url, i.alt, i.line) for i in apron.images] == [
        ("https://x.example/ink.jpg", "Ink", 4)
    ]
    for field in ("title", "description", "variants[].price", "variants[].weight", "brand"):
        assert apron.lacks(field), field
        assert "table of products" in apron.origin.remedies[field]
    assert not apron.lacks("variants[].sku")
    assert not apron.lacks("images[].url")
    assert apron.where("key").column == "Product ID*"
    assert not reading.problems


@pytest.mark.parametrize("language", HEADERS)
def test_the_header_may_be_in_any_of_these_languages(both, language):
    rows = '1;;"Colour:color:0, Size:select:1";"Flax:0, M:1";A;871125300120;3;4;0.1;a.jpg\n'
    products, combinations = both(combinations=f"{HEADERS[language]}\n{rows}")
    given = Settings(weight_unit=WeightUnit.KILOGRAM)
    (apron, *_), _ = taken_together(products, combinations, settings=given)
    [variant] = apron.variants
    assert (apron.options, variant.options) == (("Colour", "Size"), ("Flax", "M"))
    assert (variant.sku, variant.price.raw, variant.stock.raw) == ("A", "23", "4")
    assert variant.weight == Weight.parse("0.6", WeightUnit.KILOGRAM)
    assert variant.identifiers[0].type is IdentifierType.EAN
    assert variant.image == "a.jpg"


@pytest.mark.parametrize(
    ("attributes", "values", "options", "found"),
    [
        ("Size:select:0", "M:0", ("Size",), ("M",)),
        ("Size", "M", ("Size",), ("M",)),
        ("Ratio:select:0", "16:9:0", ("Ratio",), ("16:9",)),
        ("Volume:select:0", "1,5 l:0", ("Volume",), ("1,5 l",)),
        ("A:select:0, B:select:1", "x:0, 1,5 l:1", ("A", "B"), ("x", "1,5 l")),
        ("A:select:0, B:select:1", "x:0", ("A", "B"), ("x", None)),
        ("", "x:0", (), ()),
    ],
)
def test_attributes_and_values_pair_by_position(written, taken, attributes, values, options, found):
    header = "Product ID*;Attribute (Name:Type:Position)*;Value (Value:Position)*\n"
    [product], reading = taken(written(f'{header}1;"{attributes}";"{values}"\n'))
    assert (product.options, product.variants[0].options) == (options, found)
    odd = [p for p in reading.problems if p.severity is Severity.WARNING]
    assert bool(odd) is (not found or None in found)


def test_combinations_may_have_different_attributes(written, taken):
    header = "Product ID*;Attribute (Name:Type:Position)*;Value (Value:Position)*\n"
    rows = (
        '1;Size:select:0;M:0\n1;"Size:select:0, Hue:color:1";"L:0, Red:1"\n1;Hue:color:0;Blue:0\n'
    )
    [product], _ = taken(written(header + rows))
    assert product.options == ("Size", "Hue")
    assert [v.options for v in product.variants] == [("M", None), ("L", "Red"), (None, "Blue")]


def test_1_4_has_names_and_values_together(both):
    header = (
        "Product ID*;Options (Group:Value)*;Reference;EAN13;Wholesale price;Price;Quantity;Weight\n"
    )
    rows = '1;"Colour:Blue, Fit:Slim, long";R;;;-2;3;0.1\n'
    (apron, *_), _ = taken_together(*both(combinations=header + rows))
    [variant] = apron.variants
    assert (apron.options, variant.options) == (("Colour", "Fit"), ("Blue", "Slim, long"))
    assert (variant.price.raw, variant.weight.raw) == ("18", "0.6")


@pytest.mark.parametrize("position", ["1", " 2 ,1", "9", "0", "x", "²", "1" * 30])
def test_a_position_chooses_among_the_pictures_of_the_product(both, position):
    header = (
        "Product ID*;Attribute (Name:Type:Position)*;Value (Value:Position)*;"
        "Choose among product images by position (1,2,3...)\n"
    )
    (apron, *_), _ = taken_together(
        *both(combinations=f'{header}1;Size:select:0;M:0;"{position}"\n')
    )
    urls = {"1": "https://x.example/1.jpg", " 2 ,1": "https://x.example/2.jpg"}
    assert apron.variants[0].image == urls.get(position)


@pytest.mark.parametrize(
    "header",
    [
        ["id", "attribute", "value"],
        ["product id", "attribute", "value", "price", "weight"],
        ["Attribute (Name:Type:Position)*", "Value (Value:Position)*"],
        ["ID", "Name", "Description", "Condition", "MPN", "Brand", "Image", "Weight", "Tags"],
        ["Name", "SKU", "Regular price", "Reference", "EAN13"],
    ],
)
def test_other_tables_are_not_prestashops(header):
    assert PLATFORM.evidence(header).missing


words = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0,:"), min_size=1, max_size=12
).filter(lambda text: text.strip() == text)
codes = words.filter(lambda code: code != "0")
keys = st.lists(words, unique=True, min_size=1, max_size=3)


@st.composite
def combined(draw, key):
    options = tuple(draw(st.lists(words, unique=True, min_size=1, max_size=3)))
    made = []
    for index in range(draw(st.integers(1, 3))):
        code = draw(st.none() | codes)
        stock = draw(st.none() | st.integers(-9, 999))
        made.append(
            Variant(
                index=index,
                sku=draw(st.none() | words),
                options=tuple(draw(words) for _ in options),
                identifiers=(Identifier(code=code, type=IdentifierType.EAN),) if code else (),
                stock=None if stock is None else Stock.parse(str(stock)),
                image=draw(st.none() | words),
            )
        )
    return Product(key=key, options=options, variants=tuple(made))


def rows_of(product):
    for variant in product.variants:
        yield {
            "Product ID*": product.key,
            "Attribute (Name:Type:Position)*": ", ".join(
                f"{name}:select:{n}" for n, name in enumerate(product.options)
            ),
            "Value (Value:Position)*": ", ".join(
                f"{value}:{n}" for n, value in enumerate(variant.options)
            ),
            "Reference": variant.sku,
            "EAN13": "".join(i.code for i in variant.identifiers) or "0",
            "Quantity": variant.stock and variant.stock.raw,
            "Image URLs (x,y,z...)": variant.image,
            "Impact on price": "1.50",
        }


def without_places(product):
    return product.changed(
        record=None,
        origin=None,
        line=None,
        images=(),
        variants=tuple(
            v.model_copy(
                update={
                    "line": None,
                    "identifiers": tuple(
                        i.model_copy(update={"column": None}) for i in v.identifiers
                    ),
                }
            )
            for v in product.variants
        ),
    )


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(keys.flatmap(lambda found: st.tuples(*map(combined, found))), st.randoms())
def test_what_is_written_as_rows_reads_back_equal(products, random):
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, HEADER.strip().split(";"), delimiter=";")
    writer.writeheader()
    # The rows of one product keep their order but need not stand together.
    order = [n for n, product in enumerate(products) for _ in product.variants]
    random.shuffle(order)
    rows = [rows_of(product) for product in products]
    writer.writerows(next(rows[n]) for n in order)
    reading = sources.read(out.getvalue().encode(), "prestashop")
    found = sorted(map(without_places, reading), key=lambda p: p.key)
    assert found == sorted(map(without_places, products), key=lambda p: p.key)
    assert not reading.problems


def test_real_combinations(catalogs, taken):
    name = "roktiw__PrestaShop-docs-csv_import__combinations_import.csv"
    path = str(catalogs / "prestashop" / name)
    products, reading = taken(path)
    assert [(p.key, len(p.variants)) for p in products] == [("1", 16), ("2", 4), ("3", 4), ("5", 3)]
    nano, _, air, touch = products
    assert nano.options == ("Color", "Disk space")
    assert air.options == ("Color", "Disk space", "ICU")
    assert air.variants[1].options == (
        "Metal",
        "80GB Parallel ATA Drive @ 4200 rpm",
        "1.80GHz Intel Core 2 Duo",
    )
    first = nano.variants[0]
    assert (first.sku, first.options, first.price) == ("RP-Nano-Blue-16GB", ("Blue", "16GB"), None)
    assert [(i.code, i.type) for i in first.identifiers] == [
        ("80446392", IdentifierType.EAN),
        ("1,16052E+11", IdentifierType.UPC),
    ]
    assert nano.variants[3].identifiers[1].code == "80064075921"
    assert (first.stock.raw, first.image) == ("10", "http://youdomain.com/img.jpg")
    assert (touch.line, touch.variants[2].sku, touch.variants[2].line) == (
        26,
        "RP-IpodTouch32GB",
        28,
    )
    assert touch.where("variants[2].sku") == Where(path, 4, 28, "Reference")
    assert nano.lacks("title")
    assert not reading.problems


def test_real_products_and_combinations(catalogs):
    folder = catalogs / "prestashop"
    paths = [
        str(folder / f"PrestaShop__PrestaShop-1.4__{part}_import.csv")
        for part in ("combinations", "products")
    ]
    (nano, shuffle), _ = taken_together(*paths)
    assert (nano.title, nano.options) == ("iPod Nano", ("Color", "Disk Space"))
    assert [v.options for v in nano.variants] == [("Blue", "16GO"), ("pINK", "8GO")]
    assert [v.price for v in nano.variants] == [
        Money.parse("90", includes_tax=False),
        Money.parse("49", includes_tax=False),
    ]
    assert [v.sku for v in nano.variants] == ["958456", "958456"]
    assert [v.stock and v.stock.raw for v in nano.variants] == ["50", None]
    assert [v.weight.raw for v in nano.variants] == ["0.5", "0.5"]
    assert nano.where("variants[1].price") == Where(paths[0], None, 3, "Price")
    assert (shuffle.options, shuffle.variants[0].price.raw) == ((), "66.05")


@pytest.mark.parametrize(
    "header",
    [
        "product_reference;group;attribute;reference;quantity",
        "Product_Reference;Attribute (Name:Type:Position);Value (Value:Position);Reference;Quantity",
    ],
)
def test_tables_of_combinations_made_by_programs(written, taken, header):
    text = f"{header}\nSTOOL;Size:select:0;Large:0;STOOL-L;10\n"
    [product], reading = taken(written(text))
    assert [(s.platform, s.part) for s in reading.sources] == [("prestashop", "combinations")]
    assert (product.key, product.options) == ("STOOL", ("Size",))
    [variant] = product.variants
    assert (variant.sku, variant.options, variant.stock.raw) == ("STOOL-L", ("Large",), "10")
