# SPDX-License-Identifier: Apache-2.0
"""The columns of TikTok Shop's templates, as Seller Center and the ERP Dianxiaomi spell them.

A template of Seller Center has a row of keys (``product_name``), which is hidden and the same
everywhere, a row that states its version, then the columns in the language of the market, a row
that says which of them are mandatory, and a row of help. Old templates have only the last three.

Sources: batch templates and bulk edit files of Seller Center (versions 2023-04 to V5) for the US,
UK, SEA, MX and BR, and Dianxiaomi's import template; checked 2026-11. German, French, Italian,
Japanese, Malay and Vietnamese are translated; their files are known by the row of keys as well.
"""

import re

from listingcheck.sources.formats.table import folded

_SPELLINGS = {
    "product_id": "Product ID|商品 ID|รหัสสินค้า|ID Produk|ID do produto|ID del producto|"
    "Produkt-ID|ID du produit|ID prodotto|ID del prodotto|商品ID|ID sản phẩm|product_id",
    "category": "Category|类目|分类id|Categoría|Categoria|Kategori|หมวดหมู่|Kategorie|Catégorie|"
    "カテゴリー|カテゴリ|Danh mục|category",
    "product_name": "Product name|商品名称|产品标题|Nombre del producto|Nome do produto|"
    "Nama produk|ชื่อสินค้า|Produktname|Nom du produit|Nome del prodotto|Nome prodotto|商品名|"
    "Tên sản phẩm|product_name",
    "product_description": "Product description|商品描述|产品描述|Descripción del producto|"
    "Descrição do produto|Deskripsi produk|คำอธิบายสินค้า|Produktbeschreibung|"
    "Description du produit|Descrizione del prodotto|商品説明|商品の説明|Mô tả sản phẩm|"
    "Penerangan produk|product_description",
    "brand": "Brand|品牌|Marca|Merek|แบรนด์|Marke|Marque|ブランド|Thương hiệu|Jenama|brand",
    "status": "Product status|商品状态|สถานะสินค้า|Status produk|Status do produto|"
    "Estado del producto|Produktstatus|Statut du produit|Stato del prodotto|商品ステータス|"
    "aimed_product_status|product_status",
    "seller_sku": "Seller SKU|商家 SKU|SKU de vendedor|SKU del vendedor|SKU do vendedor|"
    "SKU Penjual|SKU ของผู้ขาย|Verkäufer-SKU|SKU du vendeur|SKU vendeur|SKU del venditore|"
    "セラーSKU|販売者SKU|SKU người bán|SKU|seller_sku",
    "price": "Retail price|零售价|本地展示价|Precio al por menor|Preço de varejo|Harga ritel|"
    "ราคาขายปลีก|Einzelhandelspreis|Prix de vente au détail|Prix de détail|Prezzo al dettaglio|"
    "小売価格|販売価格|Giá bán lẻ|Harga runcit|price",
    "list_price": "List price|标价|list_price",
    "gtin_type": "Identifier code type|识别码类型|Tipo de código identificador|"
    "Art des Identifikationscodes|Type de code d'identification|Tipo di codice identificativo|"
    "識別コードの種類|識別コードタイプ|gtin_type",
    "gtin_code": "Identifier code|识别码|Código identificador|Identifikationscode|"
    "Code d'identification|Codice identificativo|識別コード|gtin_code",
    "parcel_weight": "Package weight|包裹重量|重量|Peso del paquete|Peso do pacote|Berat paket|"
    "น้ำหนักพัสดุ|Paketgewicht|Poids du colis|Peso del pacco|荷物の重量|パッケージ重量|"
    "Cân nặng kiện hàng|Berat pakej|parcel_weight",
    "parcel_length": "Package length|包裹长度|长|Longitud del paquete|Comprimento do pacote|"
    "Panjang paket|ความยาวของพัสดุ|Paketlänge|Longueur du colis|Lunghezza del pacco|荷物の長さ|"
    "パッケージの長さ|Chiều dài kiện hàng|Panjang pakej|parcel_length",
    "parcel_width": "Package width|包裹宽度|宽|Ancho del paquete|Largura do pacote|Lebar paket|"
    "ความกว้างของพัสดุ|Paketbreite|Largeur du colis|Larghezza del pacco|荷物の幅|パッケージの幅|"
    "Chiều rộng kiện hàng|Lebar pakej|parcel_width",
    "parcel_height": "Package height|包裹高度|高|Altura del paquete|Altura do pacote|Tinggi paket|"
    "ความสูงของพัสดุ|Pakethöhe|Hauteur du colis|Altezza del pacco|荷物の高さ|パッケージの高さ|"
    "Chiều cao kiện hàng|Tinggi pakej|parcel_height",
    "property_1_image": "Primary variation image 1|Variant image|Variation image|"
    "主要销售变体图片 1|变种主题1图片|Imagen de variación principal 1|"
    "Imagem principal da variação 1|Gambar varian utama 1|Gambar varian|"
    "ตัวเลือกสินค้าหลักภาพที่ 1|Bild der Hauptvariante 1|Image de la variation principale 1|"
    "Immagine della variante principale 1|メインバリエーション画像 1|property_1_image",
    "property_name_1": "Primary variation name|主要销售变体名称|变种属性名称一|"
    "Nombre de la variación principal|Nome da variação principal|Nama varian utama|"
    "ชื่อตัวเลือกสินค้าหลัก|Name der Hauptvariante|Nom de la variation principale|"
    "Nome della variante principale|メインバリエーション名|property_name_1",
    "property_value_1": "Primary variation value|Variation 1|Variation|主要销售变体值|变种属性值一|"
    "Valor de la variación principal|Valor da variação principal|Nilai varian utama|Varian 1|"
    "ค่าตัวเลือกสินค้าหลัก|Wert der Hauptvariante|Valeur de la variation principale|"
    "Valore della variante principale|メインバリエーション値|property_value_1",
    "property_name_2": "Secondary variation name|次要销售变体名称|变种属性名称二|"
    "Nombre de la variación secundaria|Nome da variação secundária|Nama varian sekunder|"
    "ชื่อตัวเลือกสินค้ารอง|Name der Nebenvariante|Nom de la variation secondaire|"
    "Nome della variante secondaria|サブバリエーション名|property_name_2",
    "property_value_2": "Secondary variation value|Variation 2|次要销售变体值|变种属性值二|"
    "Valor de la variación secundaria|Valor da variação secundária|Nilai varian sekunder|Varian 2|"
    "ค่าตัวเลือกสินค้ารอง|Wert der Nebenvariante|Valeur de la variation secondaire|"
    "Valore della variante secondaria|サブバリエーション値|property_value_2",
    "property_name_3": "变种属性名称三|property_name_3",
    "property_value_3": "Variation 3|变种属性值三|property_value_3",
    "variation_value": "Variation option|变体选项|ตัวเลือกของตัวแปร|Nilai variasi|Opsi variasi|"
    "Opção de variação|Opción de variación|variation_value",
    "sku_id": "SKU ID|ID do SKU|ID SKU|ID de SKU|sku_id",
    "properties": "产品属性",
    "main_image": "Main image|Main product image|主图|产品主图地址|Imagen principal|"
    "Imagen principal del producto|Imagem principal|Gambar utama|ภาพหลัก|Hauptbild|"
    "Hauptproduktbild|Image principale|Image principale du produit|Immagine principale|"
    "Immagine principale del prodotto|メイン画像|メイン商品画像|Hình ảnh chính|Imej utama|"
    "main_image",
}
_IMAGE = (
    "Image {n}|Product image {n}|图片 {n}|商品图片 {n}|附图{zh}|Imagen {n}|Imagen del producto {n}|"
    "Imagem {n}|Imagem do produto {n}|Gambar {n}|Gambar produk {n}|ภาพที่ {n}|ภาพสินค้า {n}|"
    "Bild {n}|Produktbild {n}|Image du produit {n}|Immagine {n}|Immagine del prodotto {n}|"
    "画像 {n}|商品画像 {n}|Hình ảnh {n}|Imej {n}|image_{n}"
)
IMAGES = ("main_image", *[f"image_{n}" for n in range(2, 10)])
"""The columns of pictures, in their order."""
_SPELLINGS |= {
    f"image_{n}": _IMAGE.format(n=n, zh=zh) for n, zh in enumerate("一二三四五六七八", start=2)
}
COLUMNS = {
    column: tuple(map(folded, spellings.split("|"))) for column, spellings in _SPELLINGS.items()
}
"""The spellings of each column, folded; the last ones are its key."""
KEYS = frozenset(COLUMNS) - {"properties"} | {"product_status", "aimed_product_status", "quantity"}
"""What the hidden row of keys calls the columns."""

_QUANTITIES = (
    "Quantity|数量|库存|Cantidad|Quantidade|Kuantitas|ปริมาณ|สต็อกสินค้า|Menge|Quantité|Quantità|"
    "在庫数|Số lượng|Kuantiti"
)
QUANTITIES = frozenset(map(folded, _QUANTITIES.split("|")))
"""The column of the stock, where a seller has one warehouse."""
WAREHOUSE = re.compile(
    r"warehouse_quantity/.+|quantity in .+|.+ ?中的数量|jumlah di .+|cantidad en .+|"
    r"quantidade em .+|(?:ปริมาณ|จำนวน)ใน ?.+|menge in .+|quantité dans .+|quantità in .+|"
    r".+の数量|số lượng tại .+|kuantiti di .+"
)
"""The columns of the stock in each of several warehouses."""
PROPERTY = re.compile(r"product_property/.+")
"""The keys of columns of product attributes."""
VERSION = re.compile(r"v[0-9]+(?:\.[0-9]+)*")
"""The first cell of the row below the keys."""

NAMES = frozenset({"product_id", "product_name"})
"""Columns that say which product a row belongs to: every template has one."""
SETTINGS_SHEETS = ("sheet TemplateConfig", "sheet HiddenStyle", "sheet HiddenAttr")
"""How the names of sheets end that have the keys of columns, but no products."""
TELLING = (
    *("main_image", "image_2", "property_name_1", "property_value_1", "property_1_image"),
    *("parcel_weight", "seller_sku", "gtin_type", "variation_value", "sku_id"),
)
"""Columns that hardly anyone else calls so."""
GENERIC = frozenset({"sku", "重量", "长", "宽", "高", "category", "brand", "price"})
"""Spellings that speak for nobody."""
IDS = ("product_id", "sku_id")
"""Columns in which only help has words."""
NUMBERS = (
    *("price", "list_price"),
    *("parcel_weight", "parcel_length", "parcel_width", "parcel_height"),
)
"""Columns in several of which at once only help has words."""

FIELDS = {
    "product_name": "title",
    "product_description": "description",
    "brand": "brand",
    "category": "category",
    "status": "status",
    "main_image": "images[].url",
    "seller_sku": "variants[].sku",
    "price": "variants[].price",
    "list_price": "variants[].compare_at_price",
    "gtin_code": "variants[].identifiers[0].code",
    "parcel_weight": "variants[].weight",
    "property_1_image": "variants[].image",
}
"""The canonical field that each column carries."""
SIDES = {f"parcel_{side}": side for side in ("length", "width", "height")}
OPTIONS = (
    ("property_name_1", "property_value_1"),
    ("property_name_2", "property_value_2"),
    ("property_name_3", "property_value_3"),
    ("", "variation_value"),
)
"""Where the name and the value of each option stand; bulk edit files have values alone."""
NO_VARIATION = "default"
"""What bulk edit files call the only variation."""

_MANDATORY = (
    "Mandatory|Optional|Conditionally mandatory|Uneditable|必填|选填|非必填|条件必填|不可编辑|"
    "Obligatorio|Opcional|Obrigatório|Wajib|Opsional|บังคับ|ไม่บังคับ|บังคับตามเงื่อนไข|"
    "ไม่สามารถแก้ไขได้|Pflichtfeld|Obligatoire|Facultatif|Obbligatorio|Facoltativo|必須|任意|"
    "Bắt buộc|Không bắt buộc|Pilihan"
)
MANDATORY = frozenset(map(folded, _MANDATORY.split("|")))
"""What the row below the columns says of them."""
EXAMPLES = ("0123345", "0123327")
"""Numbers of no category and no brand, which the example row of old templates has."""
NOTES = ("事项说明", "说明", "注意", "备注")
"""How help below the rows begins."""
