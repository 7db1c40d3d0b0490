# SPDX-License-Identifier: Apache-2.0
"""The columns of PrestaShop's tables of products and of combinations, in each language.

Source: PrestaShop's own samples ``docs/csv_import/products_import.csv`` and
``combinations_import.csv`` (1.4, 1.6, 1.7 and 8), thirty bees' sample, the list of products that
the back office exports, and the labels of the import form in PrestaShop's translation files
(``AdminImport``: de, es, fr, it, ja, nl, pl, pt, ru, zh), and the names the import itself has for
fields (``price_tex``), which tables made by programs have; checked 2026-11. Merchants often write
them without accents, so each is also known without. Spellings are folded to lower case and stand
without hints in brackets, except where the hint tells.
"""

import unicodedata

from listingcheck.product import IdentifierType
from listingcheck.sources.kit.origins import CURRENCY


def _spelled(spellings: str) -> tuple[str, ...]:
    """Spellings parted by bars, followed by the same without accents."""
    known = spellings.split("|")
    return tuple(dict.fromkeys([*known, *map(_without_accents, known)]))


def _without_accents(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


_CODES = {
    "gtin": _spelled("gtin"),
    "ean13": _spelled("ean13|ean-13|ean 13|ean13 :|ean|kod ean13|штрихкод ean13|条形码|条形码:"),
    "upc": _spelled("upc|upc:|upcは|ups|kod kreskowy upc|штрихкод upc"),
    "isbn": _spelled("isbn"),
}
_MPN = _spelled("mpn")
_QUANTITY = _spelled(
    "quantity|menge|quantité|cantidad|quantità|hoeveelheid|aantal|quantidade|ilość|количество|数量"
)
_IMAGES = _spelled(
    "image urls|image url|image_url|urls der bilder|bild-urls|url des images|url's de las imágenes|"
    "urls de las imágenes|url de las imágenes|url delle immagini|afbeelding-url's|urls da imagem|"
    "url das imagens|adresy url zdjęcia|adresy url zdjęć|url изображений|图片地址|画像のurl"
)
_ALTS = _spelled("image alt texts|image alt text|image_alt")

PRODUCTS: dict[str, tuple[str, ...]] = {
    "key": _spelled(
        "product id|id|id_product|artikel-id|id produit|id del producto|id prodotto|product-id|"
        "no produto|no|"
        "identyfikator produktu|id produktu|id товара|商品id|货品id|编号|idは"
    ),
    "reference": _spelled(
        "reference #|reference|artikel-nr.|artikel-nr|référence|referencia no|referencia|"
        "riferimento|referentie #|referentie|referência n.o|referência|indeks #|indeks|"
        "артикул no|артикул|код|参考#|参考|リファレンス #|リファレンス"
    ),
    "name": _spelled("name|nom|nombre|nome|naam|nazwa|имя|название|名称|名前"),
    "description": _spelled(
        "description|beschreibung|descripción|descrizione|omschrijving|beschrijving|descrição|"
        "opis|описание|描述|説明"
    ),
    "summary": _spelled(
        "summary|short description|description_short|kurzbeschreibung|zusammenfassung|résumé|"
        "descripción corta|"
        "resumen|breve descrizione|riepilogo|korte beschrijving|samenvatting|descrição curta|"
        "resumo|krótki opis|podsumowanie|короткое описание|краткое описание|简短说明:|简短说明|"
        "短い説明"
    ),
    "brand": _spelled(
        "manufacturer|brand|hersteller|marke|fabricant|marque|fabricante|marca|produttore|"
        "marchio|fabrikant|merk|producent|marka|производитель|бренд|制造商|品牌|メーカー|ブランド"
    ),
    "categories": _spelled(
        "categories|category|kategorien|kategorie|catégories|catégorie|categorías|categoría|"
        "categorie|categorieën|categorias|categoria|kategoria|категории|目录|分类|カテゴリ"
    ),
    "tags": _spelled("tags|stichwörter|mot-clés|mots-clés|etiquetas|tag|tagi|метки|标签|タグ"),
    "active": _spelled(
        "active (0/1)|active|aktiv|actif|activo|attivo|actief|ativo|aktywny|активен|激活|実行中|"
        "status|état|estado|stato"
    ),
    "price": _spelled(
        "price tax excluded|price tax excl.|price tax excl|price (tax excl.)|price_tex|"
        "preis zzgl. mwst.|preis (ohne mwst.)|preis (zzgl. mwst.)|prix ht|prix (ht)|"
        "precio impuestos excluidos|precio sin impuestos|precio (imp. excl.)|"
        "prezzo tasse escluso|prezzo tasse escluse|prezzo (tasse escl.)|"
        "prijs ex. btw|prijs excl. btw|prijs (excl. btw)|preço sem iva|preço (sem iva)|"
        "cena bez podatku. (netto)|cena bez podatku.|cena bez podatku|cena netto|cena (netto)|"
        "цена без налогов|цена без налога|价格不含税。|价格不含税|"
        "税別価格"
    ),
    "price_with_tax": _spelled(
        "price tax included|price tax incl.|price tax incl|price (tax incl.)|price_tin|"
        "preis inkl. mwst.|preis (inkl. mwst.)|prix ttc|prix (ttc)|"
        "precio impuestos incluidos|precio con impuestos|precio (imp. incl.)|"
        "prezzo tasse incl.|prezzo tasse incluse|prezzo (tasse incl.)|"
        "prijs incl. btw|prijs (incl. btw)|preço com iva|preço (com iva)|"
        "cena zawiera podatek. (brutto)|cena zawiera podatek.|cena brutto|cena (brutto)|"
        "цена c налогами|цена с налогами|цена с налогом|价格含税。|价格含税|税込価格"
    ),
    "price_with_or_without": _spelled(
        "price tax excluded or price tax included|price tax excl. or price tax incl.|"
        "price tax excl. or tax incl.|price tax excl. or price tax excl"
    ),
    "discount": _spelled(
        "discount amount|reduction_price|rabattbetrag|montant de la remise|valor del descuento|"
        "somme di sconto|"
        "kortingsbedrag|valor do desconto|wartość rabatu|величина скидки|折扣金额|値引き量"
    ),
    "discount_percent": _spelled(
        "discount percent|reduction_percent|ermässigung in prozent|pourcentage de réduction|"
        "porcentaje de descuento|"
        "percentuale di sconto|kortingspercentage|percentagem de desconto|procent rabatu|"
        "процент скидки|折扣比例|割引率"
    ),
    "width": _spelled(
        "width|breite|largeur|anchura|ancho|larghezza|breedte|largura|szerokość|ширина|宽度|幅"
    ),
    "height": _spelled("height|höhe|hauteur|altura|altezza|hoogte|wysokość|высота|高度|高さ"),
    "depth": _spelled(
        "depth|tiefe|profondeur|profundidad|profondità|diepte|profundidade|głębokość|глубина|宽"
    ),
    "weight": _spelled("weight|gewicht|poids|peso|waga|вес|重量"),
    "stock": _QUANTITY,
    "images": _spelled("image|bild|imagen|immagine|afbeelding|imagem|obraz|zdjęcie") + _IMAGES,
    "alts": _ALTS,
    "features": _spelled(
        "feature|features|eigenschaft|caractéristique|característica|caratteristica|kenmerk|cecha|свойство"
    ),
    "mpn": _MPN,
    **_CODES,
}
OWN: dict[str, tuple[str, ...]] = {
    **{name: PRODUCTS[name] for name in ("price", "price_with_tax", "price_with_or_without")},
    "active": ("active (0/1)", "aktiv (0/1)", "actif (0/1)", "activo (0/1)", "attivo (0/1)"),
    "ean13": _CODES["ean13"],
    "price_by_name": ("price_tex", "price_tin"),
    "discount_by_name": ("reduction_price", "reduction_percent"),
    "tax_rule": _spelled(
        "tax rules id|tax rule id|id_tax_rules_group|id steuersatz|id règles de taxes|"
        "id de la regla de impuestos|"
        "id aliquote iva|belastingregel-id|no das regras de iva|id zasad podatku|id налога|"
        "税则编号|税ルールid"
    ),
    "wholesale_price": _spelled(
        "wholesale price|cost price|wholesale_price|einkaufspreis|prix d'achat|precio al por mayor|"
        "precio de coste|prezzo di acquisto|inkoopprijs|preço de compra|cena hurtowa|"
        "оптовая цена|卸売価格:"
    ),
    "on_sale": _spelled(
        "on sale (0/1)|on sale|on_sale|ermässigt|en soldes|en oferta|saldi|aanbieding|em saldo|"
        "w sprzedaży|распродажа|打折|販売"
    ),
    "supplier_reference": _spelled(
        "supplier reference #|supplier reference|supplier_reference|lieferanten-nr.|"
        "référence fournisseur|"
        "n° de referencia proveedor|ref proveedor|riferimento fornitori|"
        "referentie leverancier #|no de referência do fornecedor|kod dostawcy|"
        "артикул поставщика no|供应商参考#|サプライヤーのリファレンスno"
    ),
    "ecotax": _spelled(
        "ecotax|ökosteuer|éco-participation|ecotasa|ecotassa|milieuheffing|eco-taxa|"
        "podatek ekologiczny|экологический налог|环保税|環境税:"
    ),
    "minimal_quantity": _spelled(
        "minimal quantity|minimal_quantity|mindestmenge|quantité minimale|cantidad mínima|"
        "quantità minima|"
        "minimum hoeveelheid|quantidade mínima|minimalna ilość|минимальное количество|"
        "最小数量|最小の数量"
    ),
    "url_rewritten": _spelled(
        "url rewritten|rewritten url|link_rewrite|benutzerfreundliche url|url simplifiée|"
        "url reescrita|"
        "url comprensibile|herschreven url|url reescrito|url przepisany|чпу|url重写|"
        "書き換えられたurl"
    ),
}
"""Columns that tell PrestaShop's table of products from others; those that nobody else has by the
import's own names count twice."""

COMBINATIONS: dict[str, tuple[str, ...]] = {
    "product": PRODUCTS["key"],
    "product_reference": _spelled(
        "product reference|product_reference|artikel-nr|référence produit|referencia del producto|"
        "riferimento prodotto|productreferentie|referência do produto|indeks produktu|"
        "артикул товара"
    ),
    "attributes": _spelled(
        "group|attribute|eigenschaft/variante|attribut|atributo|attributo|attribuut|atrybut|атрибут|属性"
    ),
    "values": _spelled(
        "value|attribute|wert|valeur|valor|valore|waarde|wartość|значение|стоимость|数值"
    ),
    "options": ("options (group:value)",),
    "sku": _spelled(
        "reference|artikel-nr.|référence|referencia|riferimento|referentie|referência|indeks|код|"
        "артикул|参考|リファレンス"
    ),
    "impact_on_price": _spelled(
        "impact on price|auswirkungen auf den preis|auswirkung auf den preis|impact sur le prix|"
        "impacto en el precio|impatto sul prezzo|invloed op prijs|impacto sobre o preço|"
        "impacto no preço|wpływ na cenę|влияние на цену|价格影响:|价格影响|価格への影響:|"
        "価格への影響|price"
    ),
    "impact_on_weight": _spelled(
        "impact on weight|auswirkungen auf das gewicht|auswirkung auf das gewicht|"
        "impact sur le poids|impacto en el peso|impatto sul peso|impact op gewicht|"
        "impacto no peso|wpływ na wagę|влияние на вес|重量影响|重量への影響|weight"
    ),
    "stock": _QUANTITY,
    "position": _spelled(
        "choose among product images by position|image_position|artikelbilder nach position wählen|"
        "choisir parmi les images du produit selon la position|"
        "elegir entre imágenes de productos por posición|"
        "scegli tra le immagini prodotto per posizione|"
        "u kunt kiezen uit productafbeeldingen per positie|"
        "escolher entre imagens de produtos por posição|"
        "wybierz z pośród zdjęć produktów wg pozycji|выберите изображения товара по позиции"
    ),
    "images": _IMAGES,
    "alts": _ALTS,
    **_CODES,
}
IMPACTS = ("impact_on_price", "impact_on_weight")
"""Columns of what a combination adds to its product: no price and no weight of its own."""

IDENTIFIERS = {
    "gtin": IdentifierType.GTIN,
    "ean13": IdentifierType.EAN,
    "upc": IdentifierType.UPC,
    "isbn": IdentifierType.ISBN,
}
"""Columns and keys of trade numbers. An MPN is none, so it becomes an attribute."""

OF_PRODUCT = {
    "key": "key",
    "name": "title",
    "description": "description",
    "brand": "brand",
    "categories": "category",
    "tags": "tags",
    "active": "status",
    "images": "images[].url",
    "alts": "images[].alt",
}
"""Column to canonical field."""
OF_VARIANT = {
    "reference": "variants[].sku",
    "weight": "variants[].weight",
    "width": "variants[].dimensions.width",
    "height": "variants[].dimensions.height",
    "depth": "variants[].dimensions.length",
    "stock": "variants[].stock",
}
OF_COMBINATION = {
    "sku": "variants[].sku",
    "impact_on_price": "variants[].price",
    "impact_on_weight": "variants[].weight",
    "stock": "variants[].stock",
    "images": "variants[].image",
}
"""Column of a combination to canonical field; the impacts only beside the product's own."""

NEVER_CARRIED = frozenset({"category", "product_type", CURRENCY})
"""Canonical fields PrestaShop has no place for: the marketplace's category, a kind of product,
the currency."""

STATUSES = {"1": "active", "0": "disabled"}
"""What ``active`` means, in the back office's words."""
NO_CODE = "0"
"""What stands for no trade number at all."""
