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
    Where,
)
from listingcheck.sources.formats.table import folded
from listingcheck.sources.prestashop import columns
from listingcheck.sources.reading import Settings

COLUMNS_OF_8 = (
    "Product ID;Active (0/1);Name *;Categories (x,y,z...);Price tax excluded;Tax rules ID;"
    "Wholesale price;On sale (0/1);Discount amount;Discount percent;Discount from (yyyy-mm-dd);"
    "Discount to (yyyy-mm-dd);Reference #;Supplier reference #;Supplier;Manufacturer;EAN13;UPC;MPN;"
    "Ecotax;Width;Height;Depth;Weight;Delivery time of in-stock products;"
    "Delivery time of out-of-stock products with allowed orders;Quantity;Minimal quantity;"
    "Low stock level;Send me an email when the quantity is under this level;Visibility;"
    "Additional shipping cost;Unity;Unit price;Summary;Description;Tags (x,y,z...);Meta title;"
    "Meta keywords;Meta description;URL rewritten;Text when in stock;Text when backorder allowed;"
    "Available for order (0 = No, 1 = Yes);Product available date;Product creation date;"
    "Show price (0 = No, 1 = Yes);Image URLs (x,y,z...);Image alt texts (x,y,z...);"
    "Delete existing images (0 = No, 1 = Yes);Feature(Name:Value:Position);"
    "Available online only (0 = No, 1 = Yes);Condition;Customizable (0 = No, 1 = Yes);"
    "Uploadable files (0 = No, 1 = Yes);Text fields (0 = No, 1 = Yes);Out of stock action;"
    "Virtual product;File URL;Number of allowed downloads;Expiration date;Number of days;"
    "ID / Name of shop;Advanced stock management;Depends On Stock;Warehouse;Acessories  (x,y,z...)"
)
OF_8 = COLUMNS_OF_8.split(";")
HEADERS = {
    "en": (
        "ID;Active (0/1);Name;Categories (x,y,z...);Price tax excluded;Tax rules ID;"
        "Discount amount;Discount percent;Reference #;Manufacturer;EAN13;UPC;Width;Height;Depth;"
        "Weight;Quantity;Short description;Description;Tags (x,y,z...);Image URLs (x,y,z...);"
        "Feature (Name:Value:Position:Customized)"
    ),
    "de": (
        "Artikel-ID;Aktiv (0/1);Name;Kategorien (x, y, z. ..);Preis zzgl. MwSt.;ID Steuersatz;"
        "Rabattbetrag;Ermäßigung in Prozent;Artikel-Nr.;Hersteller;EAN 13;UPC;Breite;Höhe;Tiefe;"
        "Gewicht;Menge;Kurzbeschreibung;Beschreibung;Stichwörter (x, y, z. ..);"
        "URLs der Bilder (x, y, z. ..);Eigenschaft  (Name: Wert: Position: Anpassung)"
    ),
    "fr": (
        "ID;Actif (0/1);Nom;Catégories (x,y,z...);Prix HT;ID règles de taxes;"
        "Montant de la remise;Pourcentage de réduction;Référence;Fabricant;EAN-13;UPC;Largeur;"
        "Hauteur;Profondeur;Poids;Quantité;Résumé;Description;Mot-clés (x,y,z...);"
        "URL des images (x,y,z, etc.);Caractéristique (Nom:Valeur:Position:Personnalisé)"
    ),
    "es": (
        "ID;Activo (0/1);Nombre;Categorías (x,y,z...);Precio impuestos excluidos;"
        "ID de la regla de impuestos;Valor del descuento;Porcentaje de descuento;Referencia nº;"
        "Fabricante;EAN13;UPC;Anchura;Altura;Profundidad;Peso;Cantidad;Descripción corta;"
        "Descripción;Etiquetas (x,y,z...);URL's de las imágenes (x,y,z...);"
        "Característica (Nombre:Valor:Posición:Personalizado)"
    ),
    "it": (
        "Id;Attivo (0/1);Nome;Categorie (x, y, z...);Prezzo tasse escluso;ID aliquote Iva;"
        "Somme di sconto;Percentuale di sconto;Riferimento;Produttore;EAN13;UPS;Larghezza;Altezza;"
        "Profondità;Peso;Quantità;Breve descrizione;Descrizione;Tag (x, y, z...);"
        "URL delle immagini (x,y,z...);Caratteristica (Nome:Valore:Posizione:Personalizzato)"
    ),
    "nl": (
        "ID;Actief (0/1);Naam;Categorieën (x,y,z...);Prijs ex. btw;Belastingregel-ID;"
        "Kortingsbedrag;Kortingspercentage;Referentie #;Fabrikant;EAN13;UPC;Breedte;Hoogte;Diepte;"
        "Gewicht;Aantal;Korte beschrijving;Omschrijving;Tags (x,y,z...);"
        "Afbeelding-URL's (x,y,z...);Kenmerk (Naam:Waarde:Positie:Aangepast)"
    ),
    "pt": (
        "Nº;Ativo (0/1);Nome;Categorias (x,y,z...);Preço sem IVA;Nº das Regras de IVA;"
        "Valor do desconto;Percentagem de desconto;Referência n.º;Fabricante;EAN13;UPC;Largura;"
        "Altura;Profundidade;Peso;Quantidade;Descrição curta;Descrição;Etiquetas (x, y, z ...);"
        "URLs da imagem (x,y,z...);Característica (Nome:Valor:Posição:Personalização)"
    ),
    "pl": (
        "ID;Aktywny (0 lub 1);Nazwa;Kategorie (x,y,z...);Cena bez podatku. (netto);"
        "ID zasad podatku;Wartość rabatu;Procent rabatu;Indeks #;Producent;kod EAN13;"
        "Kod kreskowy UPC;Szerokość;Wysokość;Głębokość;Waga;Ilość;Krótki opis;Opis;Tagi (x,y,z...);"
        "Adresy URL zdjęcia (x,y,z...);Cecha(Nazwa:Wartość:Pozycja:Indywidualne)"
    ),
    "ru": (
        "ID;Активен (0/1);Имя;Категории (x,y,z...);Цена без налогов;ID налога;Величина скидки;"
        "Процент скидки;Артикул №;Производитель;Штрихкод EAN13;Штрихкод UPC;Ширина;Высота;Глубина;"
        "Вес;Количество;Короткое описание;Описание;Метки (x,y,z...);URL изображений (x,y,z...);"
        "Свойство (Наименование:Значение:Позиция:Кастомизировано)"
    ),
    "ja": (
        "IDは;実行中（0/1）;名前;カテゴリ（x,y,z...）;税別価格;税ルールID;値引き量;割引率;"
        "リファレンス #;メーカー;EAN13 ：;UPCは;幅;高さ;Depth;重量;数量;短い説明;説明;"
        "タグ（x,y,z...）;画像のURL（x,y,z...）;Feature (Name:Value:Position)"
    ),
    "zh": (
        "编号;激活（0/1）;名称;目录（x,y,z...）;价格不含税。;税则编号;折扣金额;折扣比例;参考#;制造商;"
        "条形码：;UPC：;宽度;高度;宽;重量;数量;简短说明：;描述;标签（x,y,z...）;图片地址（x,y,z...）;"
        "Feature (Name:Value:Position)"
    ),
}
ROWS = (
    '7;1;Linen apron;"Home, Kitchen/Aprons, Sale";"19,90";3;;10;APR-7;Harbour;8711253001202;0;20;'
    '5;30;"0,25";12;Short;<p>Washed linen.</p>;"kitchen, linen";'
    '"https://x.example/a.jpg, https://x.example/b.jpg";"Care:Wash at 40:1, Fabric:Linen:2:0"\n'
    "8;0;Mug;2;9.50;3;;;MUG-8;;;1,16052E+11;;;;;0;;;;;\n"
)


def written_as(header, *rows):
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, header, delimiter=";", restval="")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


@pytest.mark.parametrize("language", HEADERS)
def test_the_header_may_be_in_any_of_these_languages(written, taken, language):
    path = written(HEADERS[language] + "\n" + ROWS)
    given = Settings("EUR", WeightUnit.KILOGRAM, LengthUnit.CENTIMETRE)
    (apron, mug), reading = taken(path, settings=given)
    assert reading.sources[0].platform == "prestashop"
    assert (apron.key, apron.title, apron.brand) == ("7", "Linen apron", "Harbour")
    assert (apron.description, apron.status) == ("<p>Washed linen.</p>", "active")
    assert apron.category == Category(path="Kitchen/Aprons")
    assert apron.tags == ("kitchen", "linen")
    assert [i.url for i in apron.images] == ["https://x.example/a.jpg", "https://x.example/b.jpg"]
    assert [(a.name, a.value) for a in apron.attributes] == [
        ("Care", "Wash at 40"),
        ("Fabric", "Linen"),
    ]
    [variant] = apron.variants
    assert variant.sku == "APR-7"
    assert variant.price == Money(
        raw="17.91", amount=Decimal("17.91"), currency="EUR", includes_tax=False
    )
    assert variant.compare_at_price == Money.parse("19,90", "EUR", includes_tax=False)
    assert variant.weight == Weight.parse("0,25", WeightUnit.KILOGRAM)
    sides = {side: length.raw for side, length in variant.dimensions.sides.items()}
    assert sides == {"width": "20", "height": "5", "length": "30"}
    assert variant.dimensions.length.unit == LengthUnit.CENTIMETRE
    assert variant.stock == Stock.parse("12")
    assert [(i.code, i.type) for i in variant.identifiers] == [
        ("8711253001202", IdentifierType.EAN)
    ]
    assert (mug.status, mug.category, mug.description) == ("disabled", Category(path="2"), None)
    assert [(i.code, i.type) for i in mug.variants[0].identifiers] == [
        ("1,16052E+11", IdentifierType.UPC)
    ]


@pytest.mark.parametrize(
    "names", [columns.PRODUCTS, columns.OWN, columns.COMBINATIONS], ids=["products", "own", "parts"]
)
def test_spellings_are_folded(names):
    for spellings in names.values():
        assert [folded(s) for s in spellings] == list(spellings)


def test_accents_may_be_missing(written, taken):
    header = "ID;Nom;Prix HT;ID regles de taxes;Reference;Quantite;Categories;Resume\n"
    [product], _ = taken(written(header + "1;Tablier;10;1;A-1;3;Cuisine;Court\n"))
    assert (product.category.path, product.description) == ("Cuisine", "Court")
    assert (product.variants[0].stock.raw, product.variants[0].sku) == ("3", "A-1")


def row(**cells):
    named = {"Product ID": "1", "Name *": "Apron", "Price tax excluded": "100"}
    return written_as(OF_8, named | cells)


@pytest.mark.parametrize(
    ("amount", "percent", "price", "compare_at"),
    [
        ("", "", "100", None),
        ("0", "0", "100", None),
        ("12.5", "", "87.5", "100"),
        ("12,50", "99", "87.50", "100"),
        ("", "5.5", "94.50", "100"),
        ("", "33.333%", "66.67", "100"),
        ("0.00", "10", "90.00", "100"),
    ],
)
def test_a_discount_makes_the_price_lower(written, taken, amount, percent, price, compare_at):
    text = row(**{"Discount amount": amount, "Discount percent": percent})
    [product], reading = taken(written(text))
    [variant] = product.variants
    assert (variant.price.raw, variant.price.includes_tax) == (price, False)
    assert (variant.compare_at_price and variant.compare_at_price.raw) == compare_at
    assert variant.price.amount == Decimal(price)
    assert [p.severity for p in reading.problems] == [Severity.INFO]


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("Discount amount", "much"),
        ("Discount amount", "-3"),
        ("Discount percent", "101"),
        ("Discount percent", "9" * 18),
        ("Discount percent", "half"),
    ],
)
def test_a_discount_that_is_none_is_reported(written, taken, column, value):
    [product], reading = taken(written(row(**{column: value})))
    assert product.variants[0].price.raw == "100"
    assert product.variants[0].compare_at_price is None
    [odd] = [p for p in reading.problems if p.severity is Severity.WARNING]
    assert (odd.where.line, odd.value) == (2, value)


@pytest.mark.parametrize(
    ("header", "includes_tax", "said"),
    [
        ("Price tax excluded", False, "are without tax"),
        ("Price tax excl.", False, "are without tax"),
        ("Price (tax excl.)", False, "are without tax"),
        ("Price tax included", True, None),
        ("Price (tax incl.)", True, None),
        ("Price tax excluded or Price tax included", None, "does not say"),
    ],
)
def test_a_price_says_whether_tax_is_in_it(written, taken, header, includes_tax, said):
    path = written(f"ID;Name *;{header};Tax rules ID\n1;A;10;1\n2;B;12;1\n")
    products, reading = taken(path)
    assert {p.variants[0].price.includes_tax for p in products} == {includes_tax}
    assert products[0].where("variants[0].price").column == header
    assert [said in p.message and header in p.message for p in reading.problems] == (
        [True] if said else []
    )


def test_the_price_with_tax_counts_where_the_other_is_empty(written, taken):
    (one, other), _ = taken(
        written("ID;Name;Price tax excluded;Price tax included\n1;A;10;12\n2;B;;12\n")
    )
    assert (one.variants[0].price.raw, other.variants[0].price.raw) == ("10", "12")
    assert (one.variants[0].price.includes_tax, other.variants[0].price.includes_tax) == (
        False,
        True,
    )
    assert other.where("variants[0].price").column == "Price tax included"


def test_the_list_of_the_back_office_is_read(written, taken):
    [product], _ = taken(
        written(
            "Product ID;Image;Name;Reference;Category;Price (tax excl.);Price (tax incl.);"
            "Quantity;Status;Position\n"
            "4;https://x.example/4.jpg;Mug;MUG;Kitchen;8.00;9.60;3;1;0\n"
        )
    )
    assert (product.key, product.category.path) == ("4", "Kitchen")
    assert product.images[0].url == "https://x.example/4.jpg"
    assert product.variants[0].price.raw == "8.00"


def test_every_field_knows_its_place(written, taken):
    path = written(
        written_as(
            OF_8,
            {"Product ID": "1", "Name *": "A\nB", "EAN13": "123", "UPC": "456", "Depth": "3"},
            {"Product ID": "2", "Name *": "C", "Price tax excluded": "1"},
        )
    )
    (one, two), _ = taken(path)
    assert (one.line, two.line, two.record) == (2, 4, 2)
    assert two.where("title") == Where(path, 2, 4, "Name *")
    for field, column in {
        "variants[0].sku": "Reference #",
        "variants[0].price": "Price tax excluded",
        "variants[0].compare_at_price": "Price tax excluded",
        "variants[0].weight": "Weight",
        "variants[0].stock": "Quantity",
        "variants[0].dimensions": "Width",
        "variants[0].dimensions.length": "Depth",
        "variants[0].identifiers[1].code": "UPC",
        "images[].url": "Image URLs (x,y,z...)",
        "images[].alt": "Image alt texts (x,y,z...)",
        "category": "Categories (x,y,z...)",
        "tags": "Tags (x,y,z...)",
        "status": "Active (0/1)",
        "brand": "Manufacturer",
        "key": "Product ID",
    }.items():
        assert one.where(field).column == column, field
    assert one.origin is two.origin


def test_what_the_file_has_no_column_for_is_lacking(written, taken):
    [small], _ = taken(written("ID;Name;Price tax excluded;Tax rules ID\n1;A;1;1\n"))
    for field in (
        "variants[].sku",
        "variants[].weight",
        "variants[].dimensions",
        "variants[].stock",
        "variants[].identifiers[0].code",
        "variants[].compare_at_price",
        "variants[].price.currency",
        "images[].url",
        "description",
        "brand",
        "category",
    ):
        assert small.lacks(field), field
    assert not small.lacks("variants[].price")
    assert not small.lacks("title")
    [full], _ = taken(written(row()), settings=Settings(currency="EUR"))
    assert full.origin.lacks == {"category", "product_type"}


def test_zero_stands_for_no_code_and_for_a_size_nobody_entered(written, taken):
    text = row(EAN13="0", UPC=" 0 ", Width="0.000000", Height="0", Depth="0,0", MPN="X-1")
    [product], _ = taken(written(text))
    [variant] = product.variants
    assert (variant.identifiers, variant.dimensions) == ((), None)
    assert product.attributes == (Attribute(name="MPN", value="X-1", column="MPN"),)
    [flat], _ = taken(written(row(Width="0", Height="2", Depth="")))
    assert flat.variants[0].dimensions == Dimensions(
        width=Length.parse("0"), height=Length.parse("2")
    )


@pytest.mark.parametrize(
    ("cell", "path"),
    [
        ("Home, Kitchen", "Kitchen"),
        ("Kitchen, Sale", "Kitchen"),
        ("Sale, Home/Kitchen/Aprons, Home/Sale", "Home/Kitchen/Aprons"),
        ("2, 14", "14"),
        ("Home", "Home"),
    ],
)
def test_the_category_is_the_first_of_the_deepest_below_the_root(written, taken, cell, path):
    [product], _ = taken(written(row(**{"Categories (x,y,z...)": cell})))
    assert product.category == Category(path=path)


def test_the_summary_stands_in_for_a_description(written, taken):
    [product], _ = taken(written(row(Summary="Short", Description=" ")))
    assert product.description == "Short"


@pytest.mark.parametrize(
    ("cell", "urls"),
    [
        ("https://x.example/a.jpg,https://x.example/b.jpg", ["a.jpg", "b.jpg"]),
        ("https://x.example/a.jpg | https://x.example/b.jpg", ["a.jpg", "b.jpg"]),
        ("https://x.example/w_1,h_2/a.jpg, https://x.example/b.jpg", ["w_1,h_2/a.jpg", "b.jpg"]),
    ],
)
def test_pictures_stand_in_one_cell(written, taken, cell, urls):
    [product], _ = taken(
        written(row(**{"Image URLs (x,y,z...)": cell, "Image alt texts (x,y,z...)": "First"}))
    )
    assert [i.url for i in product.images] == [f"https://x.example/{url}" for url in urls]
    assert [i.alt for i in product.images] == ["First", None]


def test_texts_of_pictures_go_by_position(written, taken):
    cells = {
        "Image URLs (x,y,z...)": "a.jpg, b.jpg, c.jpg",
        "Image alt texts (x,y,z...)": "Front, , Side, from below",
    }
    [product], _ = taken(written(row(**cells)))
    assert [(i.url, i.alt) for i in product.images] == [
        ("a.jpg", "Front"),
        ("b.jpg", None),
        ("c.jpg", "Side, from below"),
    ]


def test_the_header_of_a_feature_may_name_it(written, taken):
    [product], _ = taken(
        written(
            "id;Name*;Price tax excl.;Tax rules id;Feature:Height;Feature:Battery Life;Feature:Hue\n"
            "1;Lamp;1;1;10 cm;12h;\n"
        )
    )
    assert product.attributes == (
        Attribute(name="Height", value="10 cm", column="Feature:Height"),
        Attribute(name="Battery Life", value="12h", column="Feature:Battery Life"),
    )


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("Height:10 cm:1", [("Height", "10 cm")]),
        ("Height:10 cm", [("Height", "10 cm")]),
        ("Ratio:16:9:2:1", [("Ratio", "16:9")]),
        ("Fabric:Cotton, wool:1", [("Fabric", "Cotton"), ("wool", "1")]),
        ("Fabric:Cotton, with wool", [("Fabric", "Cotton, with wool")]),
        ("Fabric::1, :x:2", []),
    ],
)
def test_features_have_a_name_and_a_value(written, taken, cell, found):
    [product], _ = taken(written(row(**{"Feature(Name:Value:Position)": cell})))
    assert [(a.name, a.value) for a in product.attributes] == found


def test_the_caller_may_say_where_brand_and_trade_number_stand(written, taken):
    text = (
        "ID;Name;Price tax excluded;Tax rules ID;Code;Feature\n1;A;1;1;4006381333931;Maker:Acme:1\n"
    )
    given = Settings(gtin_attribute="code", brand_attribute="maker")
    [product], _ = taken(written(text), settings=given)
    assert product.variants[0].identifiers == (Identifier(code="4006381333931", column="Code"),)
    assert product.brand == "Acme"
    given = Settings(gtin_attribute="Maker", brand_attribute="Code")
    [product], _ = taken(written(text), settings=given)
    assert product.variants[0].identifiers == (Identifier(code="Acme"),)
    assert product.brand == "4006381333931"


def test_the_key_is_the_id_or_else_the_reference_or_the_name(written, taken):
    path = written(
        "ID;Reference;Name;Price tax excluded;Tax rules ID\n"
        " 7 ;R;N;1;1\n;R;N;1;1\n;;N;1;1\n;;;1;1\n;;;;\n9;;;;\n"
    )
    products, reading = taken(path)
    assert [p.key for p in products] == ["7", "R", "N", "9"]
    [unread] = [p for p in reading.problems if p.severity is Severity.ERROR]
    assert (unread.where.line, unread.where.record, unread.value) == (5, 4, "1 | 1")
    assert products[-1].record == 5


def test_a_table_without_a_header_is_nobodys(written, taken):
    with pytest.raises(SourceError, match="no product export that is known"):
        taken(written("1;1;Linen apron;Kitchen;19.90;1\n2;1;Mug;Kitchen;9;1\n"))
    with pytest.raises(SourceError, match="with their header"):
        taken(written("1;1;Linen apron;Kitchen;19.90;1\n2;1;Mug;Kitchen;9;1\n"), "prestashop")


def test_long_and_short_rows_are_read(written, taken):
    path = written(
        "id;Name*;Price tax excl.;Tax rules id;Quantity\n1;A;1\n2;B;2;1;5;more\n3;C;3;1;6;\n"
    )
    products, reading = taken(path)
    stocks = [p.variants[0].stock for p in products]
    assert stocks == [None, Stock.parse("5"), Stock.parse("6")]
    [odd] = [p for p in reading.problems if p.severity is Severity.WARNING]
    assert (odd.where.line, odd.value) == (3, "more")


HOSTILE = [
    "",
    " ",
    "0",
    "1e999",
    "9" * 400,
    "\x00",
    ",,,",
    ":::",
    "=1+1",
    "#REF!",
    "💥",
    "a\nb",
    '"',
]


@pytest.mark.parametrize("value", HOSTILE)
def test_no_cell_breaks_the_reader(written, taken, value):
    path = written(written_as(OF_8, {"Product ID": "1"} | dict.fromkeys(OF_8[1:], value)))
    products, _ = taken(path)
    assert [p.key for p in products] == ["1"]


words = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0,:"), min_size=1, max_size=12
).filter(lambda text: text.strip() == text)
numbers = st.from_regex(r"[0-9]{1,4}(\.[0-9]{2})?|free|1,299", fullmatch=True)
positive = st.from_regex(r"[1-9][0-9]{0,3}(\.[0-9]{2})?", fullmatch=True)
codes = words.filter(lambda code: code != "0")


@st.composite
def identifiers(draw):
    return tuple(
        Identifier(code=draw(codes), type=kind)
        for kind in (IdentifierType.EAN, IdentifierType.UPC)
        if draw(st.booleans())
    )


@st.composite
def listings(draw, key):
    def maybe(strategy):
        return draw(st.none() | strategy)

    images = tuple(Image(url=u, alt=maybe(words)) for u in draw(st.lists(words, max_size=3)))
    variant = Variant(
        index=0,
        sku=maybe(words),
        price=maybe(numbers.map(lambda raw: Money.parse(raw, includes_tax=False))),
        identifiers=draw(identifiers()),
        weight=maybe(numbers.map(Weight.parse)),
        stock=maybe(numbers.map(Stock.parse)),
        dimensions=maybe(st.builds(Dimensions, width=positive.map(Length.parse))),
    )
    path = maybe(words.filter(lambda text: "/" not in text))
    return Product(
        key=key,
        **{name: maybe(words) for name in ("title", "description", "brand")},
        status=maybe(st.sampled_from(["active", "disabled"])),
        category=Category(path=path) if path else None,
        tags=tuple(draw(st.lists(words, max_size=3))),
        attributes=tuple(
            Attribute(name=name, value=draw(words)) for name in draw(st.lists(words, max_size=2))
        ),
        variants=(variant,),
        images=images,
    )


def cells_of(product):
    [variant] = product.variants
    codes = {i.type: i.code for i in variant.identifiers}
    width = variant.dimensions.width if variant.dimensions else None
    raw = {
        "Price tax excluded": variant.price,
        "Weight": variant.weight,
        "Quantity": variant.stock,
        "Width": width,
    }
    return {
        "Product ID": product.key,
        "Name *": product.title,
        "Description": product.description,
        "Manufacturer": product.brand,
        "Active (0/1)": {"active": "1", "disabled": "0"}.get(product.status),
        "Categories (x,y,z...)": product.category and product.category.path,
        "Tags (x,y,z...)": ", ".join(product.tags),
        "Feature(Name:Value:Position)": ",".join(
            f"{a.name}:{a.value}:1" for a in product.attributes
        ),
        "Reference #": variant.sku,
        "EAN13": codes.get(IdentifierType.EAN),
        "UPC": codes.get(IdentifierType.UPC),
        "Image URLs (x,y,z...)": ",".join(i.url for i in product.images),
        "Image alt texts (x,y,z...)": ",".join(i.alt or "" for i in product.images),
        **{name: quantity.raw for name, quantity in raw.items() if quantity},
    }


def without_places(product):
    """The product without the places it stands on and where it comes from."""
    here = {"line": None}

    def bare(part):
        return part.model_copy(update={"column": None})

    return product.changed(
        record=None,
        origin=None,
        variants=tuple(
            v.model_copy(update={**here, "identifiers": tuple(map(bare, v.identifiers))})
            for v in product.variants
        ),
        images=tuple(i.model_copy(update={**here, "column": None}) for i in product.images),
        attributes=tuple(map(bare, product.attributes)),
        **here,
    )


@st.composite
def catalogues(draw):
    keys = draw(st.lists(words, unique=True, min_size=1, max_size=4))
    return [draw(listings(key)) for key in keys]


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(catalogues())
def test_what_is_written_as_rows_reads_back_equal(products):
    text = written_as(OF_8, *map(cells_of, products))
    reading = sources.read(text.encode(), "prestashop")
    assert [without_places(p) for p in reading] == [without_places(p) for p in products]
    assert [p.severity for p in reading.problems] == [Severity.INFO]


def test_a_real_file_of_1_4(catalogs, taken):
    path = catalogs / "prestashop" / "PrestaShop__PrestaShop-1.4__products_import.csv"
    (nano, shuffle), reading = taken(str(path))
    assert (nano.key, nano.title, nano.brand) == ("1", "iPod Nano", "Apple Computer, Inc")
    assert (nano.category, nano.status) == (Category(path="iPods"), "active")
    assert nano.tags == ("apple", "ipod", "nano")
    assert nano.description.startswith("Curved ahead of the curve. For those")
    assert shuffle.description == "iPod shuffle, the world’s most wearabl…."
    assert [i.url for i in nano.images] == [
        "http://youdomain.com/img.jpg",
        "http://yourdomain.com/img1.jpg",
    ]
    assert [(a.name, a.value) for a in shuffle.attributes] == [
        ("Height", "5 cm"),
        ("Battery Life", "15h"),
    ]
    [first], [second] = nano.variants, shuffle.variants
    assert (first.sku, first.price, first.compare_at_price) == (
        "92458844",
        Money.parse("49", includes_tax=False),
        None,
    )
    assert (second.price.raw, second.weight, second.stock) == (
        "66.05",
        Weight.parse("0"),
        Stock.parse("500"),
    )
    assert (first.weight.raw, first.stock.raw, first.identifiers) == ("0.5", "800", ())
    assert shuffle.where("variants[0].price") == Where(str(path), 2, 3, "Price tax excl.")
    assert nano.where("variants[0].sku").column == "Reference #"
    assert nano.lacks("variants[].dimensions")
    assert [p.severity for p in reading.problems] == [Severity.INFO]


def test_a_known_column_that_the_caller_names_gives_its_number_once(written, taken):
    text = "ID;Name;Price tax excluded;Tax rules ID;GTIN;EAN13\n1;A;1;1;4006381333931;\n"
    [product], _ = taken(written(text), settings=Settings(gtin_attribute="gtin"))
    assert product.variants[0].identifiers == (
        Identifier(code="4006381333931", type=IdentifierType.GTIN, column="GTIN"),
    )


def test_tables_made_by_programs_have_the_import_s_own_names(written, taken):
    text = (
        "id_product;name;reference;price_tex;reduction_percent;quantity;active;category;"
        "description_short;image;image_alt;features\n"
        "7;Oak stool;STOOL-1;50.00;10;4;1;Home;Solid oak;"
        "https://shop.example/s.jpg;A stool;Height:45 cm:0\n"
    )
    [product], reading = taken(written(text))
    assert reading.sources[0].platform == "prestashop"
    assert (product.key, product.title, product.status) == ("7", "Oak stool", "active")
    assert product.description == "Solid oak"
    assert [(i.url, i.alt) for i in product.images] == [("https://shop.example/s.jpg", "A stool")]
    assert [(a.name, a.value) for a in product.attributes] == [("Height", "45 cm")]
    [variant] = product.variants
    assert (variant.sku, variant.stock.raw) == ("STOOL-1", "4")
    assert (variant.price.raw, variant.price.includes_tax) == ("45.00", False)
    assert variant.compare_at_price.raw == "50.00"


def test_the_name_of_the_import_for_a_price_tells_the_platform(written, taken):
    [product], reading = taken(written("name;reference;price_tex\nOak stool;STOOL-1;50.00\n"))
    assert reading.sources[0].platform == "prestashop"
    assert product.variants[0].price.raw == "50.00"


def test_the_price_of_1_5_s_own_sample_may_be_either(written, taken):
    text = "id;Active (0/1);Name*;Price tax excl. Or Price tax excl;Tax rules id\n1;1;Stool;49;1\n"
    [product], _ = taken(written(text))
    price = product.variants[0].price
    assert (price.raw, price.includes_tax) == ("49", None)


LISTS = {
    "en": "Product ID;Image;Name;Reference;Category;Price (tax excl.);Price (tax incl.);Quantity;"
    "Status;Position",
    "es": "Product ID;Imagen;Nombre;Referencia;Categoría;Precio (imp. excl.);Precio (imp. incl.);"
    "Cantidad;Estado;Posición",
    "fr": "ID;Image;Nom;Référence;Catégorie;Prix (HT);Prix (TTC);Quantité;État;Position",
    "de": "ID;Bild;Name;Artikel-Nr.;Kategorie;Preis (zzgl. MwSt.);Preis (inkl. MwSt.);Menge;"
    "Status;Position",
    "it": "ID;Immagine;Nome;Riferimento;Categoria;Prezzo (tasse escl.);Prezzo (tasse incl.);"
    "Quantità;Stato;Posizione",
    "pl": "ID;Obraz;Nazwa;Indeks;Kategoria;Cena (netto);Cena (brutto);Ilość;Status;Pozycja",
}


@pytest.mark.parametrize("language", LISTS)
def test_the_list_of_products_that_the_back_office_exports(written, taken, language):
    row = "7;https://shop.example/7.jpg;Stool;000123;Home;10.00;12.10;5;0;1"
    [product], reading = taken(written(f"{LISTS[language]}\n{row}\n"))
    assert reading.sources[0].platform == "prestashop"
    assert (product.key, product.title, product.status) == ("7", "Stool", "disabled")
    assert product.category.path == "Home"
    assert [image.url for image in product.images] == ["https://shop.example/7.jpg"]
    [variant] = product.variants
    assert (variant.sku, variant.stock.raw) == ("000123", "5")
    assert (variant.price.raw, variant.price.includes_tax) == ("10.00", False)
