# SPDX-License-Identifier: Apache-2.0
"""The columns of WooCommerce's product CSV, which is written in the language of the admin.

Source: the exporter of WooCommerce (class-wc-product-csv-exporter) for English, and headers of
exports for Chinese, Dutch, French, German, Italian, Japanese, Polish, Portuguese, Russian and
Spanish; checked 2026-11. Spellings are folded to lower case, without units.
"""

import re

from listingcheck.product import IdentifierType, LengthUnit, WeightUnit
from listingcheck.sources.kit.origins import CURRENCY

COLUMNS: dict[str, tuple[str, ...]] = {
    "id": ("id",),
    "type": ("type", "typ", "tipo", "тип", "类型", "タイプ"),
    "sku": ("sku", "artikelnummer", "ugs", "ref", "cod", "артикул"),
    "name": ("name", "nom", "nombre", "nome", "naam", "nazwa", "имя", "名称", "名前"),
    "parent": (
        "parent",
        "übergeordnetes produkt",
        "eltern",
        "superior",
        "genitore",
        "ascendente",
        "produto ascendente",
        "hoofd",
        "element nadrzędny",
        "родительский",
        "父级",
        "親",
    ),
    "sale_price": (
        "sale price",
        "angebotspreis",
        "tarif promo",
        "prix promo",
        "prix de vente",
        "precio rebajado",
        "prezzo in offerta",
        "preço promocional",
        "actieprijs",
        "cena promocyjna",
        "цена распродажи",
        "促销价格",
        "セール価格",
    ),
    "published": (
        "published",
        "veröffentlicht",
        "publié",
        "publicado",
        "pubblicato",
        "gepubliceerd",
        "opublikowano",
        "опубликован",
        "已发布",
        "公開済み",
    ),
    "featured": (
        "is featured?",
        "ist hervorgehoben?",
        "mis en avant ?",
        "¿está destacado?",
        "in primo piano?",
        "em destaque?",
        "uitgelicht?",
        "wyróżniony produkt?",
        "рекомендуемый?",
        "是推荐产品",
        "オススメですか ?",
    ),
    "visibility": (
        "visibility in catalog",
        "sichtbarkeit im katalog",
        "visibilité dans le catalogue",
        "visibilidad en el catálogo",
        "visibilità nel catalogo",
        "visibilidade no catálogo",
        "zichtbaarheid in catalogus",
        "widoczność w katalogu",
        "видимость в каталоге",
        "在列表页可见",
        "カタログでの表示",
    ),
    "short_description": (
        "short description",
        "kurzbeschreibung",
        "description courte",
        "descripción corta",
        "breve descrizione",
        "descrição curta",
        "korte beschrijving",
        "korte omschrijving",
        "krótki opis",
        "короткое описание",
        "简单描述",
        "简短描述",
        "簡単な説明",
    ),
    "description": (
        "description",
        "beschreibung",
        "descripción",
        "descrizione",
        "descrição",
        "beschrijving",
        "opis",
        "описание",
        "描述",
        "説明",
    ),
    "in_stock": (
        "in stock?",
        "vorrätig?",
        "auf lager?",
        "en stock ?",
        "en inventaire?",
        "¿en inventario?",
        "¿existencias?",
        "em estoque?",
        "op voorraad?",
        "w magazynie?",
        "в наличии?",
        "有货?",
        "在庫の有無",
    ),
    "stock": (
        "stock",
        "lager",
        "bestand",
        "lagerbestand",
        "inventaire",
        "inventario",
        "magazzino",
        "estoque",
        "voorraad",
        "stan magazynowy",
        "запасы",
        "库存",
        "在庫",
    ),
    "regular_price": (
        "regular price",
        "regulärer preis",
        "normaler preis",
        "tarif régulier",
        "prix régulier",
        "prix de base",
        "precio normal",
        "precio regular",
        "prezzo di listino",
        "preço",
        "reguliere prijs",
        "cena",
        "базовая цена",
        "常规售价",
        "標準価格",
    ),
    "categories": (
        "categories",
        "kategorien",
        "catégories",
        "categorías",
        "categorias",
        "categorie",
        "categorieën",
        "kategorie",
        "категории",
        "分类",
        "カテゴリー",
    ),
    "tags": (
        "tags",
        "schlagwörter",
        "étiquettes",
        "etiquetas",
        "tag",
        "tagi",
        "метки",
        "标签",
        "タグ",
    ),
    "images": (
        "images",
        "bilder",
        "imágenes",
        "immagine",
        "immagini",
        "imagens",
        "afbeeldingen",
        "obrazki",
        "изображения",
        "图片",
        "画像",
    ),
    "brand": ("brands", "brand", "marken", "marke", "marcas", "marchi", "merken", "品牌"),
}

MEASURES: dict[str, tuple[str, ...]] = {
    "weight": ("weight", "gewicht", "poids", "peso", "waga", "вес", "重量"),
    "length": (
        "length",
        "länge",
        "longueur",
        "longitud",
        "lunghezza",
        "comprimento",
        "lengte",
        "długość",
        "длина",
        "长度",
        "長さ",
    ),
    "width": (
        "width",
        "breite",
        "largeur",
        "anchura",
        "ancho",
        "larghezza",
        "largura",
        "breedte",
        "szerokość",
        "ширина",
        "宽度",
        "幅",
    ),
    "height": (
        "height",
        "höhe",
        "hauteur",
        "altura",
        "altezza",
        "hoogte",
        "wysokość",
        "высота",
        "高度",
        "高さ",
    ),
}
"""Columns that state a unit: ``Weight (kg)``."""

MEASURE = re.compile(r"(.+?)(?: ?\(([^()]+)\))?")
"""A folded column name, with the unit that may stand behind it."""

WEIGHT_UNITS = {
    "g": WeightUnit.GRAM,
    "kg": WeightUnit.KILOGRAM,
    "公斤": WeightUnit.KILOGRAM,
    "oz": WeightUnit.OUNCE,
    "lbs": WeightUnit.POUND,
    "lb": WeightUnit.POUND,
    "livres": WeightUnit.POUND,
}
LENGTH_UNITS = {
    "mm": LengthUnit.MILLIMETRE,
    "cm": LengthUnit.CENTIMETRE,
    "厘米": LengthUnit.CENTIMETRE,
    "m": LengthUnit.METRE,
    "in": LengthUnit.INCH,
    "pouce": LengthUnit.INCH,
    "yd": LengthUnit.YARD,
}

_ATTRIBUTE_NAMES = (
    "attribute # name",
    "attribut # name",
    "nom de l'attribut #",
    "nombre del atributo #",
    "nome dell'attributo #",
    "attributo # nome",
    "nome do atributo #",
    "naam eigenschap #",
    "nazwa atrybutu #",
    "имя атрибута #",
    "属性 # 名称",
)
_ATTRIBUTE_VALUES = (
    "attribute # value(s)",
    "attribut # wert(e)",
    "valeur(s) de l'attribut #",
    "valor(es) del atributo #",
    "valore dell'attributo #",
    "attributo # valuta(e)",
    "valores do atributo #",
    "valor do atributo #",
    "waarde eigenschap #",
    "wartości atrybutu #",
    "значение(-я) аттрибута(-ов) #",
    "属性 # 值",
)


def _numbered(spellings: tuple[str, ...]) -> re.Pattern[str]:
    any_of = "|".join(re.escape(spelling).replace(r"\#", "#") for spelling in spellings)
    return re.compile(any_of.replace("#", "([0-9]+)"))


ATTRIBUTE_NAME = _numbered(_ATTRIBUTE_NAMES)
"""The name of an attribute; some group is its number."""
ATTRIBUTE_VALUES = _numbered(_ATTRIBUTE_VALUES)
"""The values of an attribute; some group is its number."""

IDENTIFIERS: tuple[tuple[re.Pattern[str], IdentifierType | None], ...] = (
    (re.compile(r"gtin, upc, ean,? .+"), None),
    (re.compile(r"gtin8|gtin14 / itf-14"), IdentifierType.GTIN),
    (re.compile(r"gtin12 / upc"), IdentifierType.UPC),
    (re.compile(r"gtin13 / ean|ean"), IdentifierType.EAN),
    (re.compile(r"isbn"), IdentifierType.ISBN),
    (re.compile(r"[^:]+: ?_(?:et_gtin|rank_math_gtin_code)"), None),
)
"""Columns of trade numbers, of the shop itself and of common plugins, with the kind they state."""

FIELDS: dict[str, str] = {
    "sku": "variants[].sku",
    "name": "title",
    "published": "status",
    "description": "description",
    "stock": "variants[].stock",
    "regular_price": "variants[].price",
    "categories": "category",
    "tags": "tags",
    "images": "images[].url",
    "brand": "brand",
    "weight": "variants[].weight",
    "length": "variants[].dimensions.length",
    "width": "variants[].dimensions.width",
    "height": "variants[].dimensions.height",
}
"""Column to canonical field."""

NEVER_CARRIED = frozenset({CURRENCY, "category", "product_type", "images[].alt"})
"""Canonical fields WooCommerce's CSV has no place for: currency, the marketplace's category."""

STATUSES = {"1": "publish", "0": "private", "-1": "draft"}
"""What the column of publication means, in WooCommerce's own words."""

NO_PRODUCTS = {"grouped": "grouped product", "external": "external product"}
"""Types that have nothing to sell of their own, and how the account names them."""
