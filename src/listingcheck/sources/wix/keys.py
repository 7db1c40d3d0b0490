# SPDX-License-Identifier: Apache-2.0
"""The keys of a Wix product in JSON, as the REST APIs of catalogue V1 and V3 and Velo spell them.

Source: dev.wix.com, product object of Stores Catalog V1 and of Catalog V3, conversion guide from
V1 to V3, Velo's collection Stores/Products; checked 2026-11. The first key of a field is its path,
the others show that the answer could have carried it: Wix leaves out what is not set.
"""

from listingcheck.sources.kit.origins import CURRENCY, KeyMap

_VARIANTS = "variants[]."

_V1_PRODUCT = {
    "key": ("id", "_id", "slug", "name"),
    "title": ("name",),
    "description": ("description",),
    "brand": ("brand", "name"),
    "status": ("visible",),
    "images[].url": ("media.items[].image.url", "media", "mediaItems", "mainMedia"),
    "images[].alt": ("media.items[].image.altText", "media"),
}

V1 = KeyMap(
    _V1_PRODUCT,
    {
        "variants[].sku": ("variant.sku", "variant"),
        "variants[].price": ("variant.priceData.price", "variant"),
        "variants[].compare_at_price": ("variant.priceData.price", "variant"),
        CURRENCY: ("variant.priceData.currency",),
        "variants[].weight": ("variant.weight", "variant"),
        "variants[].stock": ("stock.quantity", "stock"),
        "variants[].image": ("choices",),
    },
    _VARIANTS,
)
"""A product of catalogue V1 with variants of their own."""

V1_SIMPLE = KeyMap(
    _V1_PRODUCT,
    {
        "variants[].sku": ("sku", "priceData", "price"),
        "variants[].price": ("priceData.price", "priceData", "price"),
        "variants[].compare_at_price": ("priceData.price", "priceData", "price"),
        CURRENCY: ("priceData.currency",),
        "variants[].weight": ("weight", "priceData", "price"),
        "variants[].stock": ("stock.quantity", "stock", "inStock", "quantityInStock"),
    },
)
"""A product of catalogue V1 whose variants are what its options combine to, or one."""

VELO_SIMPLE = KeyMap(
    {**_V1_PRODUCT, "images[].url": ("mediaItems[].src", "mediaItems", "mainMedia")},
    {
        **V1_SIMPLE.of_variant,
        "variants[].price": ("price",),
        "variants[].compare_at_price": ("price",),
        CURRENCY: ("currency",),
        "variants[].stock": ("quantityInStock", "inStock", "stock"),
    },
)
"""The same as Velo gives it, with prices beside the name."""

V3 = KeyMap(
    {
        "key": ("id", "_id", "slug", "name"),
        "title": ("name",),
        "description": ("plainDescription", "description"),
        "brand": ("brand.name", "name"),
        "status": ("visible",),
        "images[].url": ("media.itemsInfo.items[].url", "media"),
        "images[].alt": ("media.itemsInfo.items[].altText", "media"),
    },
    {
        "variants[].sku": ("sku", "price"),
        "variants[].price": ("price.actualPrice.amount", "price"),
        "variants[].compare_at_price": ("price.compareAtPrice.amount", "price"),
        "variants[].identifiers[0].code": ("barcode", "price"),
        "variants[].weight": ("physicalProperties.weight", "price"),
        "variants[].stock": ("inventoryItem.quantity", "inventoryItem", "inventoryStatus"),
    },
    "variantsInfo.variants[].",
)

NEVER_CARRIED = frozenset({"variants[].dimensions", CURRENCY, "category", "tags", "product_type"})
"""Canonical fields that no answer of Wix carries; of categories and collections it has ids only."""
V1_NEVER_CARRIED = NEVER_CARRIED | {"variants[].identifiers[0].code"}

V1_SIGNS = ("manageVariants", "priceData", "convertedPriceData", "additionalInfoSections")
V3_SIGNS = ("variantsInfo", "actualPriceRange", "variantSummary")
