# SPDX-License-Identifier: Apache-2.0
"""The columns of Amazon's inventory reports, in the languages of its marketplaces.

Sources: Seller Central help 200385890 (All Listings report), the report types
GET_MERCHANT_LISTINGS_ALL_DATA, GET_FLAT_FILE_OPEN_LISTINGS_DATA and
GET_FBA_MYI_UNSUPPRESSED_INVENTORY_DATA, the Inventory Loader, and headers that published connectors
list for de, fr, it, es, ja, zh, pl, pt and ar; checked 2026-11. Spellings are folded to lower case.
Turkish reports put the translation in brackets behind the English name.
"""

from listingcheck.sources.kit.origins import CURRENCY

COLUMNS: dict[str, tuple[str, ...]] = {
    "sku": (
        *("seller-sku", "sku", "händler-sku", "sku-vendeur", "sku venditore", "sku del vendedor"),
        *("出品者sku", "卖家 sku", "sku-sprzedawcy"),
        *("sku-do-vendedor", "sku-البائع"),
    ),
    "title": (
        *("item-name", "product-name", "artikelbezeichnung", "nom-produit", "nome dell'articolo"),
        *("título del producto", "商品名", "商品名称", "nazwa-produktu"),
        *("nome-do-item", "اسم-المنتج"),
    ),
    "description": (
        *("item-description", "artikelbeschreibung", "description-article"),
        *("descrizione dell'articolo", "descripción del producto", "商品描述", "opis-produktu"),
        *("descrição-do-item", "وصف-المنتج"),
    ),
    "price": (
        *("price", "your-price", "preis", "prix", "prezzo", "precio", "価格", "价格", "cena"),
        *("preço", "السعر"),
    ),
    "stock": (
        *("quantity", "afn-fulfillable-quantity", "menge", "quantité", "quantità", "cantidad"),
        *("数量", "ilość"),
        *("quantidade", "الكمية"),
    ),
    "image": ("image-url",),
    "product_id": (
        *("product-id", "produkt-id", "id-produit", "identificativo del prodotto"),
        *("identificador del producto", "商品id", "商品编码", "identyfikator-produktu"),
        "رقم-المنتج",
    ),
    "product_id_type": (
        *("product-id-type", "produkt-id-typ", "type-id-produit", "商品idタイプ", "商品编码类型"),
        *("tipo di identificativo del prodotto", "tipo de identificador de producto"),
        *("typ-identyfikatora-produktu", "نوع-رقم-المنتج"),
    ),
    "asin": ("asin1", "asin 1", "asin"),
    "status": ("status", "état", "stato", "estado", "ステータス", "状态", "durum", "الحالة"),
    "condition": (
        *("item-condition", "condition", "artikelzustand", "état-produit", "商品状况"),
        *("condizione dell'articolo", "estado del producto", "コンディション", "stan-produktu"),
        "حالة-المنتج",
    ),
    "note": (
        *("item-note", "anmerkung zum artikel", "note-état-article", "note sull'articolo"),
        *("nota sobre el producto", "コンディション説明", "商品备注", "uwaga-o-produkcie"),
        "ملاحظة-المنتج",
    ),
    "channel": (
        *("fulfillment-channel", "fulfilment-channel", "versender", "canal-traitement"),
        *("canale di gestione", "canal de gestión logística", "フルフィルメント・チャンネル"),
        *("配送渠道", "kanał-realizacji"),
        "قناة-الشحن",
    ),
    "listing": (
        *("listing-id", "angebotsnummer", "id-offre", "numero offerta"),
        *("identificador del listing", "出品id", "identyfikator-oferty"),
        "رقم-العرض",
    ),
    "action": ("add-delete", "dodaj-usuń", "إضافة-حذف"),
}

FIELDS: dict[str, str] = {
    "sku": "variants[].sku",
    "title": "title",
    "description": "description",
    "price": "variants[].price",
    "stock": "variants[].stock",
    "product_id": "variants[].identifiers[0].code",
    "status": "status",
}
"""Column to canonical field."""

NEVER_CARRIED = frozenset(
    {
        *("brand", "product_type", "category", "tags", "images[].url", "images[].alt"),
        *("options[0]", "variants[].options[0]", "variants[].image", "variants[].weight"),
        *("variants[].dimensions", "variants[].compare_at_price", CURRENCY),
    }
)
"""Canonical fields a report has no place for; its column for a picture is no longer filled."""

TELLING = ("asin", "product_id_type", "listing")
"""Columns of which one is in every report of Amazon's listings."""

ATTRIBUTES = {"condition": "item-condition", "note": "item-note", "channel": "fulfillment-channel"}
"""Columns without a field of their own, and what their attributes are called."""

JAPANESE = "出品者sku"
"""What only a Japanese report calls its column of SKUs."""
