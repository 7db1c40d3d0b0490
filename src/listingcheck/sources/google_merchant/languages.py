# SPDX-License-Identifier: Apache-2.0
"""What Google's specification calls attributes in other languages than English.

Delimited feeds may be written with these names. Sources: the product data specification of Google
Merchant Center (support.google.com/merchants/answer/7052112) in German, French, Spanish, Italian,
Dutch, Portuguese, Polish and Japanese, and shops that list it (lb-m.de, EC-CUBE); checked 2026-11.
Spellings are folded, with underscores.
"""

SPELLINGS: dict[str, tuple[str, ...]] = {
    "id": ("identifiant", "código"),
    "title": ("titel", "titre", "título", "titolo", "tytuł", "タイトル", "商品名"),
    "description": (
        *("beschreibung", "descriptif", "descripción", "descrizione", "beschrijving"),
        *("descrição", "opis", "商品説明"),
    ),
    "link": ("lien", "enlace", "商品リンク"),
    "mobile_link": ("mobiler_link", "モバイルリンク"),
    "image_link": (
        *("bildlink", "lien_image", "enlace_imagen", "link_immagine", "afbeeldingslink"),
        *("link_da_imagem", "link_do_zdjęcia", "商品画像リンク"),
    ),
    "additional_image_link": (
        *("zusätzlicher_bildlink", "lien_image_supplémentaire", "enlace_imagen_adicional"),
        *("link_do_dodatkowego_zdjęcia", "追加の商品画像リンク"),
    ),
    "availability": (
        *("verfügbarkeit", "disponibilité", "disponibilidad", "disponibilità"),
        *("beschikbaarheid", "disponibilidade", "dostępność", "在庫状況"),
    ),
    "availability_date": ("verfügbarkeitsdatum", "入荷予定日"),
    "price": ("preis", "prix", "precio", "prezzo", "prijs", "preço", "cena", "価格"),
    "sale_price": (
        *("sonderangebotspreis", "prix_soldé", "precio_oferta", "prezzo_scontato"),
        *("preço_promocional", "セール価格"),
    ),
    "sale_price_effective_date": (
        *("sonderangebotszeitraum", "période_de_validité_du_prix_soldé"),
        "セール価格有効期間",
    ),
    "brand": ("marke", "marque", "marca", "merk", "marka", "ブランド"),
    "mpn": ("référence_fabricant",),
    "identifier_exists": ("kennzeichnung_existiert", "identifiant_existe", "id_の有無"),
    "condition": ("zustand", "état", "estado", "condizione", "staat", "stan", "状態"),
    "google_product_category": (
        *("google_produktkategorie", "catégorie_de_produits_google", "google_商品カテゴリ"),
    ),
    "product_type": ("produkttyp", "catégorie", "商品カテゴリ"),
    "item_group_id": (
        *("artikelgruppe", "artikelgruppen-id", "identifiant_groupe", "productgroep-id"),
        "商品グループ_id",
    ),
    "color": ("farbe", "couleur", "colore", "kleur", "cor", "kolor", "色"),
    "size": ("größe", "taille", "talla", "taglia", "maat", "tamanho", "rozmiar", "サイズ"),
    "material": ("matière", "materiale", "materiaal", "materiał", "素材"),
    "pattern": ("muster", "motif", "patroon", "estampa", "wzór", "柄"),
    "age_group": (*("altersgruppe", "tranche_d'âge", "leeftijdsgroep", "faixa_etária", "年齢層"),),
    "gender": ("geschlecht", "sexe", "sexo", "sesso", "geslacht", "płeć", "性別"),
    "shipping": ("versand", "livraison"),
    "shipping_weight": ("versandgewicht", "poids_du_colis"),
    "shipping_length": ("versandlänge",),
    "shipping_width": ("versandbreite",),
    "shipping_height": ("versandhöhe",),
}

SOLD_OUT = frozenset(
    {
        *("out of stock", "sold out", "nicht auf lager", "en rupture de stock", "agotado"),
        *("non disponibile", "niet op voorraad", "在庫なし"),
    }
)
"""Values of ``availability`` that say that nothing is left, in lower case with spaces."""

PREORDERED = frozenset(
    {
        *("preorder", "pre order", "pre-order", "vorbestellt", "vorbestellung", "précommande"),
        *("reserva", "preordine", "przedsprzedaż", "予約"),
    }
)
"""Those that say that it is sold before it is there."""
BACKORDERED = frozenset(
    {"backorder", "back order", "back-order", "lieferrückstand", "nachbestellung", "お取り寄せ"}
)
"""Those that say that it is sold until it is there again."""
