# SPDX-License-Identifier: Apache-2.0
"""The keys of a Magento product in JSON, as REST and GraphQL spell them.

Source: developer.adobe.com/commerce, REST ``GET /V1/products`` and GraphQL ``products`` (Adobe
Commerce 2.4); checked 2026-11.
"""

from functools import cache

from listingcheck.sources.kit.origins import CURRENCY, KeyMap
from listingcheck.sources.magento.columns import BRANDS, IDENTIFIER_TYPES, SIDES

_PRICE, _COMPARE_AT = "variants[].price", "variants[].compare_at_price"
_OF_PRODUCT = {
    "key": ("sku", "id"),
    "title": ("name",),
    "description": ("description", "short_description"),
    "brand": BRANDS,
    "status": ("status",),
}
_OF_VARIANT = {
    "variants[].sku": ("sku",),
    "variants[].weight": ("weight",),
    "variants[].identifiers[0].code": tuple(IDENTIFIER_TYPES),
    "variants[].dimensions": SIDES,
}
_OF_REST = (
    {**_OF_PRODUCT, "images[].url": ("media_gallery_entries", "image")},
    {**_OF_VARIANT, _PRICE: ("price",), "variants[].stock": ("stock_item",)},
)
_OF_GRAPHQL = (
    {**_OF_PRODUCT, "images[].url": ("media_gallery", "image", "small_image")},
    {
        **_OF_VARIANT,
        _PRICE: ("price_range", "price"),
        "variants[].stock": ("quantity", "only_x_left_in_stock", "stock_status"),
    },
)
_REST_PATHS = {
    "description": "custom_attributes.description",
    "brand": "custom_attributes.manufacturer",
    "images[].url": "media_gallery_entries[].file",
    "images[].alt": "media_gallery_entries[].label",
    "variants[].stock": "extension_attributes.stock_item.qty",
}
_GRAPHQL_PATHS = {
    "description": "description.html",
    "images[].url": "media_gallery[].url",
    "images[].alt": "media_gallery[].label",
}
_MINIMUM = "price_range.minimum_price"
REST_PRICES = ("price", "custom_attributes.special_price")
PRICES = (f"{_MINIMUM}.regular_price.value", f"{_MINIMUM}.final_price.value")
OLD_PRICES = ("price.regularPrice.amount.value", "price.minimalPrice.amount.value")
"""Where the regular price stands, and what a buyer pays, in REST, in GraphQL, and in GraphQL until
2.3."""


@cache
def key_map(
    prices: tuple[str, str], *, is_rest: bool, is_on_sale: bool, has_variants: bool
) -> KeyMap:
    """The keys of a product, and where they stand.

    Args:
        prices: where the regular price stands, and what a buyer pays.
        is_rest: whether they are REST's, rather than GraphQL's.
        is_on_sale: whether what a buyer pays stands beside the full price.
        has_variants: whether variants stand inside their product.
    """
    path = "variants[].product." if has_variants else ""
    keys = KeyMap(*(_OF_REST if is_rest else _OF_GRAPHQL), path)
    keys.columns |= _REST_PATHS if is_rest else _GRAPHQL_PATHS
    regular, special = (f"{path}{price}" for price in prices)
    keys.columns[_PRICE] = special if is_on_sale else regular
    if is_on_sale:
        keys.columns[_COMPARE_AT] = regular
    return keys


NEVER_CARRIED = frozenset({CURRENCY, "category", "tags", "product_type"})
"""Canonical fields that no answer carries; the currency is only in GraphQL's."""

REST_SIGNS = ("type_id", "custom_attributes", "attribute_set_id", "media_gallery_entries")
GRAPHQL_SIGNS = (
    *("price_range", "media_gallery", "__typename", "url_key", "configurable_options"),
    "custom_attributesV2",
)
ROW_SIGNS = (
    *("attribute_set_code", "additional_attributes", "store_view_code", "product_websites"),
    *("configurable_variations", "product_online", "tax_class_name"),
)
"""Keys by which a product is known: with a SKU, one of these."""

KINDS = {
    "ConfigurableProduct": "configurable",
    "BundleProduct": "bundle",
    "GroupedProduct": "grouped",
}
"""Types of GraphQL, in the words of the rest."""

NO_ATTRIBUTES = frozenset(
    """
    id uid __typename canonical_url url_path url_suffix url_rewrites category_ids has_options
    required_options stock_status only_x_left_in_stock quantity image_label small_image_label
    thumbnail_label attribute_set_id special_to_date new updated_at created_at rating_summary
    review_count staged redirect_code relative_url options_container
    """.split()  # noqa: SIM905 - a table of names
)
"""Scalars of answers that say nothing about the thing that is sold."""
