# SPDX-License-Identifier: Apache-2.0
"""The keys of a Shopify product in JSON, as REST and GraphQL spell them.

Source: shopify.dev, Admin REST (product, product listing), storefront ``products.json`` and Admin
GraphQL (Product, ProductVariant, InventoryItem), storefront GraphQL; checked 2026-11.
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
        "description": ("descriptionHtml", "description"),
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
STOREFRONT = KeyMap(
    GRAPHQL.of_product,
    {**GRAPHQL.of_variant, "variants[].stock": ("quantityAvailable",)},
    "variants[].",
)
"""A product of the storefront's GraphQL API."""
STOREFRONT_V2 = KeyMap(
    GRAPHQL.of_product,
    {
        **STOREFRONT.of_variant,
        "variants[].price": ("priceV2",),
        "variants[].compare_at_price": ("compareAtPriceV2",),
    },
    "variants[].",
)
"""The same in versions of the API before 2022-07."""

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
