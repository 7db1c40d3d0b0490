# SPDX-License-Identifier: Apache-2.0
"""The keys of a Shopify product in JSON, as REST and GraphQL spell them.

Source: shopify.dev, Admin REST (product, product listing), storefront ``products.json`` and Admin
GraphQL (Product, ProductVariant, InventoryItem); checked 2026-11.
"""

from listingcheck.product import WeightUnit
from listingcheck.sources.kit.origins import KeyMap

REST = KeyMap(
    {
        "key": ("handle", "id", "product_id"),
        "title": ("title",),
        "description": ("body_html",),
        "brand": ("vendor",),
        "product_type": ("product_type",),
        "tags": ("tags",),
        "status": ("status",),
        "images[].url": ("images", "image"),
        "images[].alt": ("images", "image"),
    },
    {
        "variants[].sku": ("sku",),
        "variants[].price": ("price",),
        "variants[].compare_at_price": ("compare_at_price",),
        "variants[].identifiers[0].code": ("barcode",),
        "variants[].stock": ("inventory_quantity",),
        "variants[].weight": ("grams", "weight"),
    },
    "variants[].",
)
GRAPHQL = KeyMap(
    {
        **REST.of_product,
        "description": ("descriptionHtml",),
        "product_type": ("productType",),
        "images[].url": ("images", "media", "featuredImage", "featuredMedia"),
        "images[].alt": ("images", "media", "featuredImage", "featuredMedia"),
    },
    {
        **REST.of_variant,
        "variants[].compare_at_price": ("compareAtPrice",),
        "variants[].stock": ("inventoryQuantity",),
        "variants[].weight": ("inventoryItem", "weight"),
    },
    "variants[].",
)

SIGNS = ("body_html", "descriptionHtml", "vendor", "product_type", "productType", "variants")
"""Keys by which a product of Shopify is known: with a title, one of these."""
OTHERS_SIGNS = (
    *("regular_price", "price_varies", "custom_url"),
    *("image_link", "imageLink", "offerId"),
)
"""Keys of documents with the same signs: WooCommerce's, the theme's with prices in cents,
BigCommerce's, and Google's."""

WEIGHT_UNITS = {
    "g": WeightUnit.GRAM,
    "kg": WeightUnit.KILOGRAM,
    "oz": WeightUnit.OUNCE,
    "lb": WeightUnit.POUND,
    "GRAMS": WeightUnit.GRAM,
    "KILOGRAMS": WeightUnit.KILOGRAM,
    "OUNCES": WeightUnit.OUNCE,
    "POUNDS": WeightUnit.POUND,
}
