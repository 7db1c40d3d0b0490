# SPDX-License-Identifier: Apache-2.0
"""The columns of Magento's product export, also as keys of JSON and as elements of XML.

Source: experienceleague.adobe.com, "Product data" and "Import data" (Adobe Commerce 2.4), Magento's
own sample files and sample data, Firebear's sample files; checked 2026-11. Spellings are folded to
lower case; the last ones are those of the sample data's own tables (``category,name,sku,...``).
"""

from listingcheck.product import IdentifierType
from listingcheck.sources.kit.origins import CURRENCY

COLUMNS: dict[str, tuple[str, ...]] = {
    "sku": ("sku",),
    "view": ("store_view_code",),
    "kind": ("product_type", "type_id"),
    "group": ("group",),
    "set": ("attribute_set_code", "attribute_set"),
    "categories": ("categories", "category"),
    "name": ("name",),
    "description": ("description",),
    "short_description": ("short_description",),
    "weight": ("weight",),
    "online": ("product_online", "status"),
    "price": ("price",),
    "special_price": ("special_price",),
    "base_image": ("base_image", "image"),
    "base_image_label": ("base_image_label", "image_label"),
    "additional_images": ("additional_images",),
    "additional_image_labels": ("additional_image_labels",),
    "qty": ("qty",),
    "is_in_stock": ("is_in_stock",),
    "manage_stock": ("manage_stock",),
    "use_config_manage_stock": ("use_config_manage_stock",),
    "variations": ("configurable_variations",),
    "labels": ("configurable_variation_labels",),
    "additional_attributes": ("additional_attributes",),
}
SPELLINGS = {spelling: name for name, of_name in COLUMNS.items() for spelling in of_name}
"""Column by spelling."""
PLACE = {name: place for place, name in enumerate(COLUMNS)}
"""Where each column stands among the known cells of a row."""

FIELDS: dict[str, str] = {
    "sku": "variants[].sku",
    "set": "product_type",
    "name": "title",
    "description": "description",
    "weight": "variants[].weight",
    "online": "status",
    "price": "variants[].price",
    "base_image": "images[].url",
    "base_image_label": "images[].alt",
    "qty": "variants[].stock",
}
"""Column to canonical field."""

OTHERWISE: dict[str, str] = {
    "short_description": "description",
    "additional_images": "images[].url",
    "additional_image_labels": "images[].alt",
}
"""Columns that carry a field where its usual column is not there."""
ALSO: dict[str, str] = {"sku": "key", "base_image": "variants[].image", "categories": "category"}
"""Columns that carry a second field."""

NEVER_CARRIED = frozenset({CURRENCY, "category", "tags"})
"""Canonical fields Magento has no place for; ``category`` is the marketplace's."""

STATUSES = {"1": "active", "2": "disabled", "0": "disabled"}
"""What the number in ``product_online`` means."""

CONFIGURABLE = "configurable"
NO_PRODUCTS = {"bundle": "bundle product", "grouped": "grouped product"}
"""Types that have nothing to sell of their own, and how the account names them."""

EMPTY = "__EMPTY__VALUE__"
"""What clears a value on import."""
NO_PICTURE = "no_selection"

IDENTIFIER_TYPES: dict[str, IdentifierType | None] = {
    **dict.fromkeys(("gtin", "gtin8", "gtin12", "gtin13", "gtin14"), IdentifierType.GTIN),
    **dict.fromkeys(("ean", "ean8", "ean13", "ean_code", "ean_13"), IdentifierType.EAN),
    **dict.fromkeys(("upc", "upc_code", "upc_a"), IdentifierType.UPC),
    **dict.fromkeys(("isbn", "isbn10", "isbn13", "isbn_10", "isbn_13"), IdentifierType.ISBN),
    **dict.fromkeys(("barcode", "bar_code")),
}
"""Codes of attributes that can only be trade numbers, and the kind they declare."""

BRANDS = ("manufacturer", "brand")
"""Codes of attributes that are the brand, the likeliest first."""

SIDES = ("ts_dimensions_length", "ts_dimensions_width", "ts_dimensions_height")
"""Codes of the attributes of the package size."""

STRONG = frozenset(
    """
    attribute_set_code additional_attributes store_view_code product_online product_websites
    configurable_variations configurable_variation_labels tax_class_name base_image small_image
    thumbnail_image special_price_from_date special_price_to_date url_key out_of_stock_qty
    is_in_stock manage_stock use_config_manage_stock website_id related_skus crosssell_skus
    upsell_skus associated_skus bundle_values custom_options map_price msrp_price
    hide_from_product_page attribute_set configurable_variation_prices swatch_image
    """.split()  # noqa: SIM905 - a table of names
)
"""Columns that hardly anyone else has."""

SYSTEM = STRONG | frozenset(
    """
    visibility base_image_label small_image_label thumbnail_image_label swatch_image_label
    created_at updated_at new_from_date new_to_date display_product_options_in map_enabled
    gift_message_available custom_design custom_design_from custom_design_to custom_layout_update
    page_layout product_options_container msrp_display_actual_price_type country_of_manufacture
    use_config_min_qty is_qty_decimal allow_backorders use_config_backorders min_cart_qty
    use_config_min_sale_qty max_cart_qty use_config_max_sale_qty notify_on_stock_below
    use_config_notify_stock_qty use_config_qty_increments qty_increments
    use_config_enable_qty_inc enable_qty_increments is_decimal_divided deferred_stock_update
    use_config_deferred_stock_update related_position crosssell_position upsell_position
    bundle_price_type bundle_sku_type bundle_price_view bundle_weight_type bundle_shipment_type
    downloadable_links downloadable_samples tier_prices meta_title meta_keywords meta_description
    custom_layout special_from_date special_to_date tax_class_id meta_keyword options_container
    msrp cost wee_tax_variations links_title samples_title links_purchased_separately
    """.split()  # noqa: SIM905 - a table of names
)
"""Columns of the shop's own business, which say nothing about the thing that is sold."""

FIXTURE = frozenset({"category", "name", "sku", "attribute_set"})
"""Columns of the sample data's own tables."""

_GIVE = "give the export of products (System > Data Transfer > Export, entity type Products)."
NO_EXPORTS: dict[frozenset[str], str] = {
    frozenset(
        {"sku", "tier_price_website", "tier_price"}
    ): f"is Magento's advanced pricing: {_GIVE}",
    frozenset({"source_code", "sku", "quantity"}): f"is Magento's stock of sources: {_GIVE}",
    frozenset({"email", "_website", "_store"}): f"is Magento's export of customers: {_GIVE}",
    frozenset({"_attribute_set", "_type", "sku"}): "is an export of Magento 1, whose columns are "
    "others: export the products from Magento 2.",
    frozenset({"sku", "_media_image"}): f"is a table of pictures for Magento: {_GIVE}",
}
"""Other tables merchants have of it, by their columns, and what to say of them."""
