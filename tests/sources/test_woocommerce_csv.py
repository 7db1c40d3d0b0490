# SPDX-License-Identifier: Apache-2.0
import csv
import io

import pytest

from listingcheck.failure import Severity
from listingcheck.product import Identifier, IdentifierType, LengthUnit, WeightUnit
from listingcheck.sources.formats.table import folded
from listingcheck.sources.woocommerce import columns, measures
from listingcheck.sources.woocommerce.layout import Layout
from listingcheck.sources.woocommerce.lists import listed

HEADERS = {
    "en": (
        "ID,Type,SKU,Name,Published,Short description,Description,In stock?,Stock,Weight (kg),"
        "Length (cm),Width (cm),Height (cm),Sale price,Regular price,Categories,Tags,Images,Parent,"
        "Brands,Attribute 1 name,Attribute 1 value(s)"
    ),
    "de": (
        "ID,Typ,Artikelnummer,Name,Veröffentlicht,Kurzbeschreibung,Beschreibung,Vorrätig?,Lager,"
        "Gewicht (kg),Länge (cm),Breite (cm),Höhe (cm),Angebotspreis,Regulärer Preis,Kategorien,"
        "Schlagwörter,Bilder,Übergeordnetes Produkt,Marken,Attribut 1 Name,Attribut 1 Wert(e)"
    ),
    "fr": (
        "ID,Type,UGS,Nom,Publié,Description courte,Description,En stock\u00a0?,Stock,Poids (kg),"
        "Longueur (cm),Largeur (cm),Hauteur (cm),Tarif promo,Tarif régulier,Catégories,Étiquettes,"
        "Images,Parent,Marques,Nom de l’attribut 1,Valeur(s) de l’attribut 1 "
    ),
    "es": (
        "ID,Tipo,SKU,Nombre,Publicado,Descripción corta,Descripción,¿En inventario?,Inventario,"
        "Peso (kg),Longitud (cm),Anchura (cm),Altura (cm),Precio rebajado,Precio normal,Categorías,"
        "Etiquetas,Imágenes,Superior,Marcas,Nombre del atributo 1,Valor(es) del atributo 1"
    ),
    "it": (
        "ID,Tipo,SKU,Nome,Pubblicato,Breve descrizione,Descrizione,In stock?,Magazzino,Peso (kg),"
        "Lunghezza (cm),Larghezza (cm),Altezza (cm),Prezzo in offerta,Prezzo di listino,Categorie,"
        "Tag,Immagine,Genitore,Marchi,Nome dell'attributo 1,Valore dell'attributo 1"
    ),
    "pt": (
        "ID,Tipo,REF,Nome,Publicado,Descrição curta,Descrição,Em estoque?,Estoque,Peso (kg),"
        "Comprimento (cm),Largura (cm),Altura (cm),Preço promocional,Preço,Categorias,Tags,Imagens,"
        "Ascendente,Marcas,Nome do atributo 1,Valores do atributo 1"
    ),
    "nl": (
        "ID,Type,Artikelnummer,Naam,Gepubliceerd,Korte beschrijving,Beschrijving,Op voorraad?,"
        "Voorraad,Gewicht (kg),Lengte (cm),Breedte (cm),Hoogte (cm),Actieprijs,Reguliere prijs,"
        "Categorieën,Tags,Afbeeldingen,Hoofd,Merken,Naam eigenschap 1,Waarde eigenschap 1"
    ),
    "pl": (
        "ID,Typ,SKU,Nazwa,Opublikowano,Krótki opis,Opis,W magazynie?,Stan magazynowy,Waga (kg),"
        "Długość (cm),Szerokość (cm),Wysokość (cm),Cena promocyjna,Cena,Kategorie,Tagi,Obrazki,"
        "Element nadrzędny,Brands,Nazwa atrybutu 1,Wartości atrybutu 1"
    ),
    "ru": (
        "ID,Тип,Артикул,Имя,Опубликован,Короткое описание,Описание,В наличии?,Запасы,Вес (kg),"
        "Длина (cm),Ширина (cm),Высота (cm),Цена распродажи,Базовая цена,Категории,Метки,"
        "Изображения,Родительский,Brands,Имя атрибута 1,Значение(-я) аттрибута(-ов) 1"
    ),
    "zh": (
        "ID,类型,SKU,名称,已发布,简单描述,描述,有货？,库存,重量(公斤),长度(厘米),宽度(厘米),"
        "高度(厘米),促销价格,常规售价,分类,标签,图片,父级,品牌,属性 1 名称,属性 1 值"
    ),
    "ja": (
        "ID,タイプ,SKU,名前,公開済み,簡単な説明,説明,在庫の有無,在庫,重量 (kg),長さ(cm),幅 (cm),"
        "高さ (cm),セール価格,標準価格,カテゴリー,タグ,画像,親,Brands,Attribute 1 name,"
        "Attribute 1 value(s)"
    ),
    "tr": (
        "Kimlik,Tür,Stok kodu (SKU),İsim,Yayımlanmış,Kısa açıklama,Açıklama,Stokta?,Stok,"
        "Ağırlık (kg),Uzunluk (cm),Genişlik (cm),Yükseklik (cm),İndirimli satış fiyatı,"
        "Normal fiyat,Kategoriler,Etiketler,Görseller,Ebeveyn,Markalar,Nitelik 1 ismi,"
        "Nitelik 1 değer(ler)i"
    ),
    "sv": (
        "ID,Typ,Artikelnummer,Namn,Publicerad,Kort beskrivning,Beskrivning,I lager?,Lagersaldo,"
        "Vikt (kg),Längd (cm),Bredd (cm),Höjd (cm),Reapris,Ordinarie pris,Kategorier,Taggar,"
        "Bilder,Förälder,Brands,Attribut 1 namn,Attribut 1 värde(n)"
    ),
    "ro": (
        "ID,Tip,SKU,Nume,Publicat,Descriere scurtă,Descriere,În stoc?,Stoc,Greutate (kg),"
        "Lungime (cm),Lățime (cm),Înălțime (cm),Preț promoțional,Preț obișnuit,Categorii,"
        "Etichete,Imagini,Părinte,Branduri,Nume atribut 1,Valoare (valori) atribut 1"
    ),
    "hu": (
        "Azonosító,Típus,Cikkszám,Név,Közzétéve,Rövid leírás,Leírás,Raktáron?,Készlet,Tömeg (kg),"
        "Hosszúság (cm),Szélesség (cm),Magasság (cm),Akciós ár,Normál ár,Kategória,Címkék,Képek,"
        "Szülő,Brands,Attribute 1 name,Attribute 1 value(s)"
    ),
}
ROWS = """\
10,variable,APRON,Apron,1,Short,<p>Washed linen.</p>,1,,"0,25",30,20,5,,,"Home, Home > Aprons","kitchen, linen","https://x.example/a.jpg, https://x.example/b.jpg",,Harbour,Colour,"Flax, Ink"
11,variation,APR-1,Apron - Flax,1,,,1,7,,,,,"19,90","24,90",,,https://x.example/f.jpg,APRON,,Colour,Flax
12,variation,APR-2,Apron - Ink,1,,,1,parent,0.3,,,6,,"24,90",,,,id:10,,Colour,
"""
WOO = "ID,Type,SKU,Name,Regular price,Parent"


@pytest.mark.parametrize("language", HEADERS)
def test_the_header_may_be_in_any_of_these_languages(written, taken, language):
    path = written("\ufeff" + HEADERS[language] + "\n" + ROWS)
    [product], reading = taken(path)
    assert reading.sources[0].platform == "woocommerce"
    assert (product.key, product.title, product.status) == ("APRON", "Apron", "publish")
    assert product.description == "<p>Washed linen.</p>"
    assert product.category.path == "Home > Aprons"
    assert product.tags == ("kitchen", "linen")
    assert [image.url for image in product.images] == [
        "https://x.example/a.jpg",
        "https://x.example/b.jpg",
    ]
    assert product.brand == "Harbour"
    assert product.options == ("Colour",)
    flax, ink = product.variants
    assert (flax.sku, flax.options, ink.options) == ("APR-1", ("Flax",), (None,))
    assert (flax.price.raw, str(flax.price.amount), flax.compare_at_price.raw) == (
        "19,90",
        "19.90",
        "24,90",
    )
    assert (ink.price.raw, ink.compare_at_price) == ("24,90", None)
    assert (flax.stock.raw, ink.stock) == ("7", None)
    assert (flax.image, ink.image) == ("https://x.example/f.jpg", None)
    assert (flax.weight.raw, ink.weight.raw) == ("0,25", "0.3")
    assert flax.weight.unit is WeightUnit.KILOGRAM
    assert flax.dimensions.length.unit is LengthUnit.CENTIMETRE
    assert [side.raw for side in ink.dimensions.sides.values()] == ["30", "20", "6"]
    assert (product.line, flax.line, ink.line) == (2, 3, 4)


def test_columns_stand_in_any_order_and_case_behind_blank_lines(written, taken):
    [product], _ = taken(
        written("\n\tregular PRICE,NAME, Sku ,TYPE\n5,Mug,MUG,simple\n", encoding="utf-8")
    )
    assert (product.key, product.title, product.variants[0].price.raw) == ("MUG", "Mug", "5")


def test_spellings_are_written_as_they_are_compared():
    every = {**columns.COLUMNS, **measures.MEASURES}
    for name, spellings in every.items():
        assert [folded(spelling) for spelling in spellings] == list(spellings), name
        assert len(set(spellings)) == len(spellings), name


def test_no_spelling_means_two_columns():
    seen = {}
    for name, spellings in {**columns.COLUMNS, **measures.MEASURES}.items():
        for spelling in spellings:
            assert seen.setdefault(spelling, name) == name


@pytest.mark.parametrize(
    ("unit", "known"),
    [
        ("kg", WeightUnit.KILOGRAM),
        ("g", WeightUnit.GRAM),
        ("lbs", WeightUnit.POUND),
        ("oz", WeightUnit.OUNCE),
        ("stone", None),
    ],
)
def test_the_header_says_the_unit_of_weights(written, taken, unit, known):
    [product], _ = taken(
        written(f"Type,SKU,Name,Regular price,Weight ({unit})\nsimple,M,Mug,5,2\n")
    )
    assert (product.variants[0].weight.raw, product.variants[0].weight.unit) == ("2", known)


def test_variations_come_to_their_parents_from_anywhere(written, taken):
    rows = [
        "21,variation,V1,,1,id:20",
        "10,simple,S,Soap,2,",
        "20,variable,,Shirt,,",
        "30,variable,HAT,Hat,,",
        "22,variation,V2,,3,id:20",
        "31,variation,H1,,4,HAT",
        "40,simple,T,Towel,5,",
        "23,variation,V3,,6,id:20",
    ]
    products, reading = taken(written("\n".join([WOO, *rows]) + "\n"))
    by_key = {p.key: [v.sku for v in p.variants] for p in products}
    assert by_key == {"S": ["S"], "20": ["V1", "V2", "V3"], "HAT": ["H1"], "T": ["T"]}
    assert {p.key: (p.record, p.line) for p in products} == {
        "S": (1, 3),
        "20": (2, 4),
        "HAT": (3, 5),
        "T": (4, 8),
    }
    assert [v.index for v in products[-1].variants] == list(range(len(products[-1].variants)))
    assert reading.sources[0].to_dict() | {"path": None} == {
        "path": None,
        "platform": "woocommerce",
        "records": 4,
        "products": 4,
        "variants": 6,
        "unread": 0,
        "skipped": {},
    }


def test_variations_without_their_parent_are_unread(written, taken):
    rows = [
        "1,variation,V1,,5,id:9",
        "2,variable,P,Shirt,,",
        "3,variation,V2,,5,",
        "4,variation,V3,,6,P",
    ]
    products, reading = taken(written("\n".join([WOO, *rows]) + "\n"))
    assert [[v.sku for v in p.variants] for p in products] == [["V3"]]
    first, second = reading.problems
    assert (first.where.line, first.severity) == (2, Severity.ERROR)
    assert first.message == "The variation belongs to id:9, which is not in the file."
    assert (second.where.line, second.message) == (4, "The variation names no parent.")
    assert reading.sources[0].unread == 2


def test_grouped_and_external_products_are_skipped_by_name(written, taken):
    rows = [
        "1,grouped,G,Set,,",
        "2,external,E,Book,9,",
        '3,"Simple, downloadable, virtual",S,Song,1,',
    ]
    products, reading = taken(written("\n".join([WOO, *rows]) + "\n"))
    assert [p.key for p in products] == ["S"]
    assert reading.sources[0].skipped == {"grouped product": 1, "external product": 1}
    assert products[0].record == 3


def test_rows_without_a_name_of_any_kind_are_unread_and_blank_ones_ignored(written, taken):
    products, reading = taken(written(f"{WOO}\n,simple,,,5,\n,,,,,\n\n,simple,,Mug,5,\n"))
    assert [(p.key, p.record) for p in products] == [("Mug", 2)]
    [problem] = reading.problems
    assert (problem.where.line, problem.value) == (2, "simple | 5")


def test_a_file_without_types_is_read_by_its_parents(written, taken):
    text = "SKU,Name,Regular price,Parent\nP,Shirt,,\nV,Shirt - S,5,P\n"
    [product], _ = taken(written(text))
    assert [v.sku for v in product.variants] == ["V"]


@pytest.mark.parametrize(
    ("cell", "status"),
    [
        ("1", "publish"),
        ("0", "private"),
        ("-1", "draft"),
        ("'-1", "draft"),
        ("'-1'", "draft"),
        ("", None),
    ],
)
def test_published_means_a_status(written, taken, cell, status):
    [product], _ = taken(written(f"Type,SKU,Name,Published,Regular price\nsimple,M,Mug,{cell},5\n"))
    assert product.status == status


@pytest.mark.parametrize(
    ("stock", "in_stock", "raw"),
    [
        ("7", "1", "7"),
        ("", "1", None),
        ("", "0", "0"),
        ("0", "0", "0"),
        ("", "backorder", None),
        ("parent", "1", "40"),
    ],
)
def test_stock_is_the_quantity_or_nothing_left(written, taken, stock, in_stock, raw):
    text = (
        "Type,SKU,Name,Regular price,Parent,Stock,In stock?\n"
        f"variable,P,Shirt,,,40,1\nvariation,V,,5,P,{stock},{in_stock}\n"
    )
    [product], _ = taken(written(text))
    found = product.variants[0].stock
    assert (found.raw if found else None) == raw


def test_attributes_are_options_where_variations_differ_by_them(written, taken):
    header = "Type,SKU,Name,Regular price,Parent," + ",".join(
        f"Attribute {n} name,Attribute {n} value(s),Attribute {n} global" for n in (1, 2, 10)
    )
    rows = (
        'variable,P,Shirt,,,Material,"Linen, Hemp",0,Size,"S, M",1,Colour,"Red\\, warm, Blue",1\n'
        'variation,V1,,5,P,Size,S,1,Colour,"Red\\, warm",1,,,\n'
        "variation,V2,,5,P,Size,M,1,Colour,,1,,,\n"
    )
    [product], _ = taken(written(f"{header}\n{rows}"))
    assert product.options == ("Size", "Colour")
    assert [v.options for v in product.variants] == [("S", "Red, warm"), ("M", None)]
    assert [(a.name, a.value) for a in product.attributes] == [("Material", "Linen, Hemp")]


def test_trade_numbers_of_the_shop_and_of_plugins(written, taken):
    out = io.StringIO()
    writer = csv.writer(out)
    names = ["GTIN, UPC, EAN, or ISBN", "GTIN12 / UPC", "GTIN13 / EAN", "ISBN", "Meta: _et_gtin"]
    writer.writerow(["Type", "SKU", "Name", "Regular price", *names])
    writer.writerow(["simple", "M", "Mug", "5", "", "036000291452", "8711253001202", " ", "'007"])
    [product], _ = taken(written(out.getvalue()))
    assert product.variants[0].identifiers == (
        Identifier(code="036000291452", type=IdentifierType.UPC, column="GTIN12 / UPC"),
        Identifier(code="8711253001202", type=IdentifierType.EAN, column="GTIN13 / EAN"),
        Identifier(code="'007", column="Meta: _et_gtin"),
    )
    assert not product.lacks("variants[].identifiers[0].code")


@pytest.mark.parametrize(
    "name",
    [
        "GTIN, UPC, EAN of ISBN",
        "GTIN, UPC, EAN o ISBN",
        "GTIN, UPC, EAN, o ISBN",
        "GTIN, UPC, EAN lub ISBN",
        "Метa: _et_gtin",
        "元数据：_rank_math_gtin_code",
    ],
)
def test_columns_of_trade_numbers_are_known_in_any_language(name):
    assert Layout.of(["SKU", name]).identifiers == ((1, None),)


def test_rows_of_other_widths_are_read(written, taken):
    text = f"{WOO}\n1,simple,A,Mug,5\n2,simple,B,Bowl,6,,extra\n"
    products, reading = taken(written(text))
    assert [p.key for p in products] == ["A", "B"]
    [problem] = reading.problems
    assert (problem.severity, problem.where.line, problem.value) == (Severity.WARNING, 3, "extra")


def test_a_failure_names_the_column_the_price_stands_in(written, taken):
    header = "Type,SKU,Name,Short description,Sale price,Regular price\n"
    regular = "simple,A,Mug,Short,,5\n"
    [mug], _ = taken(written(header + regular))
    assert mug.where("variants[0].price").column == "Regular price"
    assert (mug.description, mug.where("description").column) == ("Short", "Short description")
    (mug, bowl), _ = taken(written(f"{header}{regular}simple,B,Bowl,,4,5\n"))
    assert mug.where("variants[0].price").column == "Sale price / Regular price"
    assert bowl.where("variants[0].compare_at_price").column == "Regular price"
    assert mug.origin is bowl.origin


def test_what_the_file_has_no_column_for_is_lacking(written, taken):
    [product], _ = taken(written("Type,SKU,Name,Regular price\nsimple,M,Mug,5\n"))
    for field in (
        "variants[].weight",
        "variants[].dimensions",
        "variants[].stock",
        "brand",
        "description",
    ):
        assert product.lacks(field)
    assert product.lacks("variants[].identifiers[0].code")
    assert not product.lacks("variants[].price")


@pytest.mark.parametrize(
    ("cell", "values"),
    [
        ("", ()),
        (" , ", ()),
        ("one", ("one",)),
        ("one, two,three", ("one", "two", "three")),
        (r"Red\, warm, Blue", ("Red, warm", "Blue")),
        ("https://x.example/w_1\\,h_2/a.jpg, b", ("https://x.example/w_1,h_2/a.jpg", "b")),
    ],
)
def test_lists_are_taken_apart(cell, values):
    assert listed(cell) == values


def test_options_know_their_columns_whichever_attributes_they_are(written, taken):
    text = (
        "Type,SKU,Name,Regular price,Parent,Attribute 1 name,Attribute 1 value(s),"
        "Attribute 2 name,Attribute 2 value(s)\n"
        'variable,T,Tee,,,Material,Cotton,Size,"S, M"\n'
        "variation,T-S,,9,T,,,Size,S\n"
        'variable,C,Cap,,,Size,"S, M",,\n'
        "variation,C-S,,9,C,Size,S,,\n"
    )
    tee, cap = taken(written(text))[0]
    assert tee.where("variants[0].options[0]").column == "Attribute 2 value(s)"
    assert tee.where("options[0]").column == "Attribute 2 name"
    assert cap.where("variants[0].options[0]").column == "Attribute 1 value(s)"
    assert tee.origin.is_like(cap.origin)


@pytest.mark.parametrize(
    ("column", "kind"),
    [
        ("GTIN, UPC, EAN veya ISBN", None),
        ("GTIN, UPC, EAN, o ISBN", None),
        ("GTIN、UPC、EAN または ISBN", None),
        ("Meta: _ts_gtin", None),
        ("Meta: _wpm_gtin_code", None),
        ("Meta: _alg_ean", None),
        ("Meta: hwp_product_gtin", None),
        ("Meta: _woosea_ean", IdentifierType.EAN),
    ],
)
def test_trade_numbers_stand_in_columns_of_plugins_and_languages(written, taken, column, kind):
    header = f'SKU,Name,Regular price,Stock,"{column}",Meta: _ts_mpn'
    [product], _ = taken(written(f"{header}\nJUG,Jug,5,1,4006381333931,M-1\n"))
    assert product.variants[0].identifiers == (
        Identifier(code="4006381333931", type=kind, column=column),
    )


def test_labels_have_another_name_in_older_italian_exports(written, taken):
    header = "ID,Tipo,COD,Nome,Pubblicato,Prezzo di listino,Etichette"
    [product], _ = taken(written(f'{header}\n1,simple,C-1,Tazza,1,10,"rosso, blu"\n'))
    assert product.tags == ("rosso", "blu")
