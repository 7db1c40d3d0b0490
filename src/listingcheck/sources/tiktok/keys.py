# SPDX-License-Identifier: Apache-2.0
"""The keys of a TikTok Shop product in JSON: versions 202309 and later, and the older 202212.

Sources: partner.tiktokshop.com, Get Product, Create Product, Search Products and Get Global
Product (202309, 202502), and the API of 202212; checked 2026-11. ``extra_identifier_codes`` are
numbers of the parts of a bundle, so they are no trade numbers of the SKU.
"""

from listingcheck.product import IdentifierType

NEVER_CARRIED = frozenset({"tags", "product_type", "images[].alt"})
"""Canonical fields that TikTok Shop has no place for."""
SIGNS = ("main_images", "category_chains", "skus[].seller_sku", "skus[].sales_attributes")
"""Keys by which its products are known, for messages."""
TITLES = ("title", "product_name", "name")
OF_PRODUCT = (
    *("main_images", "category_chains", "category_list", "package_dimension_unit"),
    *("sales_regions", "sale_regions", "save_mode", "audit_failed_reasons"),
)
"""Keys that only its products have."""
OF_SKU = ("seller_sku", "sales_attributes", "stock_infos", "identifier_code", "outer_sku_id")
"""Keys that only its SKUs have."""
OF_PRICE = ("tax_exclusive_price", "price_include_vat")
"""Keys that only prices of its SKUs have."""
WAREHOUSE_ID = "warehouse_id"
"""The key of a stock that tells it from others'."""
OF_DIAGNOSES = (
    frozenset({"check_result", "fail_reasons"}),
    frozenset({"check_result", "diagnoses"}),
    frozenset({"diagnoses", "listing_quality"}),
    frozenset({"diagnoses", "id"}),
)
"""Keys of answers about a listing that do not hold the listing."""

PRICES = ("sale_price", "tax_exclusive_price", "amount", "price_include_vat", "original_price")
"""Keys of prices, those a buyer pays first."""
INCLUDES_TAX = {"sale_price": True, "tax_exclusive_price": False, "price_include_vat": True}

STATUSES = dict(
    zip(
        map(str, range(1, 9)),
        (
            *("DRAFT", "PENDING", "FAILED", "ACTIVATE"),
            *("SELLER_DEACTIVATED", "PLATFORM_DEACTIVATED", "FREEZE", "DELETED"),
        ),
        strict=True,
    )
)
"""The numbers of 202212, in the words of today."""
KINDS = {kind.value: kind for kind in IdentifierType} | {
    "1": IdentifierType.GTIN,
    "2": IdentifierType.EAN,
    "3": IdentifierType.UPC,
    "4": IdentifierType.ISBN,
}
"""Kinds of trade numbers, by name and by the numbers of 202212."""
SYSTEMS = {"metric": ("CENTIMETER", "KILOGRAM"), "imperial": ("INCH", "POUND")}
"""The units of 202212."""

OF_COMPLIANCE = {
    "compliance.certificates": ("certifications", "product_certifications"),
    "compliance.manufacturers": ("manufacturer_ids", "manufacturers", "manufacturer"),
    "compliance.responsible_persons": (
        *("responsible_person_ids", "responsible_persons", "responsible_person"),
    ),
    "compliance.size_chart": ("size_chart",),
}
"""The keys of a product that carry what it proves; ids of parties come first."""

_SIZE = "variants[].dimensions"
_SIDES = ("length", "width", "height")
TODAY = {
    "key": "id",
    "title": "title",
    "description": "description",
    "brand": "brand.name",
    "category": "category_chains[].local_name",
    "status": "status",
    "images[].url": "main_images[].urls[0]",
    "variants[].weight": "package_weight.value",
    _SIZE: "package_dimensions",
    **{f"{_SIZE}.{side}": f"package_dimensions.{side}" for side in _SIDES},
    "options": "skus[].sales_attributes[].name",
    "variants[].options": "skus[].sales_attributes[].value_name",
    **{f"options[{n}]": f"skus[].sales_attributes[{n}].name" for n in range(3)},
    **{f"variants[].options[{n}]": f"skus[].sales_attributes[{n}].value_name" for n in range(3)},
    "variants[].image": "skus[].sales_attributes[0].sku_img.urls[0]",
    "variants[].sku": "skus[].seller_sku",
    "variants[].price": "skus[].price.sale_price",
    "variants[].price.currency": "skus[].price.currency",
    "variants[].compare_at_price": "skus[].list_price.amount",
    "variants[].stock": "skus[].inventory[].quantity",
    "variants[].identifiers[0].code": "skus[].identifier_code.code",
    "variants[].offer.link": "skus[].external_urls[0]",
    "variants[].offer.pre_sale": "skus[].pre_sale",
    "variants[].offer.minimum_order": "minimum_order_quantity",
    "attributes": "product_attributes",
    "attributes[].value": "product_attributes[].values[].name",
}
"""Where each canonical field stands in what Get Product returns."""
OF_202212 = TODAY | {
    "key": "product_id",
    "title": "product_name",
    "category": "category_list[].local_display_name",
    "status": "product_status",
    "images[].url": "images[].url_list[0]",
    "variants[].weight": "package_weight",
    _SIZE: "package_length / package_width / package_height",
    **{f"{_SIZE}.{side}": f"package_{side}" for side in _SIDES},
    "variants[].image": "skus[].sales_attributes[0].sku_img.url_list[0]",
    "variants[].price": "skus[].price.price_include_vat",
    "variants[].stock": "skus[].stock_infos[].available_stock",
    "variants[].identifiers[0].code": "skus[].product_identifier_code.identifier_code",
}
"""The same in 202212."""
KEYS = {
    "key": ("id", "product_id", "global_product_id", "external_product_id", "outer_product_id"),
    "title": TITLES,
    "description": ("description",),
    "brand": ("brand",),
    "category": ("category_chains", "category_list", "category_id"),
    "status": ("status", "product_status"),
    "images[].url": ("main_images", "images"),
    "variants[].weight": ("package_weight",),
    _SIZE: ("package_dimensions", "package_length"),
    "attributes": ("product_attributes",),
    **OF_COMPLIANCE,
}
"""The keys of a product that carry a canonical field."""
SKU_KEYS = {
    "options": ("sales_attributes",),
    "variants[].options": ("sales_attributes",),
    "variants[].image": ("sales_attributes",),
    "variants[].sku": ("seller_sku",),
    "variants[].price": ("price", "original_price"),
    "variants[].compare_at_price": ("list_price",),
    "variants[].stock": ("inventory", "stock_infos"),
    "variants[].identifiers[0].code": ("identifier_code", "product_identifier_code"),
    "variants[].weight": ("sku_weight",),
    _SIZE: ("sku_dimensions",),
}
"""The keys of a SKU that carry a canonical field."""
ONLY_WHERE_STATED = ("status", "variants[].compare_at_price")
"""Canonical fields that even a whole product cannot carry when it has no key for them."""
AS_SPELLED = {
    "category_id": {"category": "category_id"},
    "sku_weight": {"variants[].weight": "skus[].sku_weight.value"},
    "sku_dimensions": {
        _SIZE: "skus[].sku_dimensions",
        **{f"{_SIZE}.{side}": f"skus[].sku_dimensions.{side}" for side in _SIDES},
    },
    "original_price": {"variants[].price": "skus[].original_price"},
}
"""Keys that stand instead of the usual ones, and what then stands where."""
