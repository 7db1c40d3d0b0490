# SPDX-License-Identifier: Apache-2.0
"""The columns of Amazon's category templates ("flat files"), as Amazon's API names them.

Four generations are read: names with hyphens in row 2 (``product-name``, until about 2012),
snake_case names in row 3 (``item_sku``), mixed ones, and paths into the listing's JSON in row 5
(``item_name[marketplace_id=...][language_tag=en_US]#1.value``). Sources: category templates and
category listings reports as seller tools describe them, and the attributes of the Listings Items
API; checked 2026-11.
"""

from listingcheck.sources.kit.origins import CURRENCY

SIDES = ("length", "width", "height")
_UNIT = "_unit_of_measure"

RENAMED = {
    "contribution_sku": "item_sku",
    "sku": "item_sku",
    "product_type": "feed_product_type",
    "record_action": "update_delete",
    "listing_status": "status",
    "title": "item_name",
    "brand": "brand_name",
    "parentage": "parent_child",
    "parentage_level": "parent_child",
    "child_parent_sku_relationship.parent_sku": "parent_sku",
    "variation_theme.name": "variation_theme",
    "amzn1.volt.ca.product_id_type": "external_product_id_type",
    "amzn1.volt.ca.product_id_value": "external_product_id",
    "externally_assigned_product_identifier.type": "external_product_id_type",
    "externally_assigned_product_identifier": "external_product_id",
    "item_type_keyword": "item_type",
    "purchasable_offer.our_price.schedule.value_with_tax": "standard_price",
    "purchasable_offer.discounted_price.schedule.value_with_tax": "sale_price",
    "purchasable_offer.currency": "currency",
    "list_price.value_with_tax": "list_price",
    "list_price_with_tax": "list_price",
    "fulfillment_availability.quantity": "quantity",
    "main_product_image_locator.media_location": "main_image_url",
    "swatch_product_image_locator.media_location": "swatch_image_url",
    **{
        f"other_product_image_locator_{n}.media_location": f"other_image_url{n}"
        for n in range(1, 9)
    },
    "bullet_point": "bullet_point1",
    "generic_keyword": "generic_keywords1",
    "generic_keywords": "generic_keywords1",
    "recommended_browse_nodes1": "recommended_browse_nodes",
    "item_package_weight": "package_weight",
    "item_package_weight.unit": f"package_weight{_UNIT}",
    "item_weight.unit": f"item_weight{_UNIT}",
    **{f"item_package_dimensions.{side}": f"package_{side}" for side in SIDES},
    **{f"item_package_dimensions.{side}.unit": f"package_{side}{_UNIT}" for side in SIDES},
    **{f"item_dimensions.{side}": f"item_{side}" for side in SIDES},
    **{f"item_dimensions.{side}.unit": f"item_{side}{_UNIT}" for side in SIDES},
    **{f"item_length_width_height.{side}": f"item_{side}" for side in SIDES},
    **{f"item_length_width_height.{side}.unit": f"item_{side}{_UNIT}" for side in SIDES},
}
"""What newer templates call a column, and what the older ones call it."""

OLDEST = {
    "product-id": "external_product_id",
    "product-id-type": "external_product_id_type",
    "product-name": "item_name",
    "clothing-type": "feed_product_type",
    "item-price": "standard_price",
    "msrp": "list_price",
    "recommended-browse-node": "recommended_browse_nodes",
    "recommended-browse-node1": "recommended_browse_nodes",
    "shipping-weight": "website_shipping_weight",
    "shipping-weight-unit-measure": f"website_shipping_weight{_UNIT}",
    **{f"{of}-length-unit-of-measure": f"{of}_dimensions{_UNIT}" for of in ("package", "item")},
    **{f"search-terms{n}": f"generic_keywords{n}" for n in range(1, 6)},
    "department": "department_name",
    "department1": "department_name",
    "material-fabric1": "material_type",
}
"""What the oldest templates call a column; their other names have hyphens for underscores."""

NUMBERED = {"bullet_point": "bullet_point", "generic_keyword": "generic_keywords"}
"""Attributes of several values, each in a column of its own, and what that was called."""

WEIGHTS = ("package_weight", "website_shipping_weight", "item_weight")
"""Columns of weights, the package's own first."""
PACKAGES = ("package", "item")
"""What a size is of, the package first."""

NAMES = (
    *("item_sku", "update_delete", "parent_child", "parent_sku", "variation_theme"),
    *("item_name", "product_description", "brand_name", "feed_product_type", "item_type"),
    *("recommended_browse_nodes", "status", "quantity", "external_product_id"),
    *("external_product_id_type", "standard_price", "sale_price", "list_price", "currency"),
    *(each for weight in WEIGHTS for each in (weight, f"{weight}{_UNIT}")),
    *(f"{of}_{side}" for of in PACKAGES for side in SIDES),
    *(f"{of}_{side}{_UNIT}" for of in PACKAGES for side in (*SIDES, "dimensions")),
)
"""Columns that are read one by one."""

IMAGES = (
    "main_image_url",
    *(f"other_image_url{n}" for n in range(1, 15)),
    "swatch_image_url",
)
KEYWORDS = tuple(f"generic_keywords{n}" for n in range(1, 11))
ATTRIBUTES = (
    *(f"bullet_point{n}" for n in range(1, 11)),
    *("material", "material_type", "country_of_origin", "condition_type", "condition_note"),
    *("manufacturer", "part_number", "model", "model_number", "model_name", "department_name"),
    *("color", "color_name", "size", "size_name", "style", "style_name", "target_gender"),
)

FIELDS = {
    "item_sku": "variants[].sku",
    "item_name": "title",
    "product_description": "description",
    "brand_name": "brand",
    "feed_product_type": "product_type",
    "generic_keywords1": "tags",
    "status": "status",
    "quantity": "variants[].stock",
    "external_product_id": "variants[].identifiers[0].code",
    "standard_price": "variants[].price",
    "list_price": "variants[].compare_at_price",
    "currency": CURRENCY,
    "main_image_url": "images[].url",
    "variation_theme": "options[0]",
}
"""Column to canonical field, for those that stand in one column."""

NEVER_CARRIED = frozenset({"images[].alt", "category"})
"""Canonical fields Amazon has no place for: its browse nodes are categories of its own."""

TELLING = frozenset(
    {
        *("feed_product_type", "update_delete", "parent_child", "parentage", "relationship_type"),
        *("variation_theme", "external_product_id", "external_product_id_type", "item_name"),
        *("standard_price", "bullet_point1", "generic_keywords", "generic_keywords1", "item_type"),
        *(
            "main_image_url",
            "other_image_url1",
            "recommended_browse_nodes",
            "item_package_quantity",
        ),
        *("parent-child", "relationship-type", "variation-theme", "item-price", "bullet-point1"),
        *("search-terms1", "main-image-url", "other-image-url1", "update-delete"),
    }
)
"""Columns that, several of them together, only a template of Amazon's has, as it spells them."""

SKU = "item_sku"
NAMED = frozenset({*NAMES, *IMAGES, *KEYWORDS, *ATTRIBUTES})
"""All columns that are read."""
