# SPDX-License-Identifier: Apache-2.0
"""All the columns that platforms export, used or not, as real files have them."""

WOOCOMMERCE = """ID|Type|SKU|Name|Published|Is featured?|Visibility in catalog|Short description|
Description|Date sale price starts|Date sale price ends|Tax status|Tax class|In stock?|Stock|
Low stock amount|Backorders allowed?|Sold individually?|Weight (kg)|Length (cm)|Width (cm)|
Height (cm)|Allow customer reviews?|Purchase note|Sale price|Regular price|Categories|Tags|
Shipping class|Images|Download limit|Download expiry days|Parent|Grouped products|Upsells|
Cross-sells|External URL|Button text|Position|Attribute 1 name|Attribute 1 value(s)|
Attribute 1 visible|Attribute 1 global|Attribute 2 name|Attribute 2 value(s)|
Attribute 2 visible|Attribute 2 global"""
MAGENTO = """sku|store_view_code|attribute_set_code|product_type|categories|product_websites|name|
description|short_description|weight|product_online|tax_class_name|visibility|price|
special_price|special_price_from_date|special_price_to_date|url_key|meta_title|meta_keywords|
meta_description|base_image|base_image_label|small_image|small_image_label|thumbnail_image|
thumbnail_image_label|created_at|updated_at|new_from_date|new_to_date|map_price|msrp_price|
country_of_manufacture|additional_attributes|qty|out_of_stock_qty|is_in_stock|manage_stock|
website_id|related_skus|crosssell_skus|upsell_skus|additional_images|additional_image_labels|
hide_from_product_page|custom_options|configurable_variations|configurable_variation_labels|
associated_skus"""
WIX = "|".join(
    [
        "handleId|fieldType|name|description|productImageUrl|collection|sku|ribbon|price|surcharge",
        "visible|discountMode|discountValue|inventory|weight|cost",
        *(
            f"productOptionName{n}|productOptionType{n}|productOptionDescription{n}"
            for n in range(1, 7)
        ),
        *(f"additionalInfoTitle{n}|additionalInfoDescription{n}" for n in range(1, 7)),
        "customTextField1|customTextCharLimit1|customTextMandatory1|customTextField2",
        "customTextCharLimit2|customTextMandatory2|brand",
    ]
)
BIGCOMMERCE = """Item|ID|Name|Type|SKU|Options|Inventory Tracking|Current Stock|Low Stock|Price|
Cost Price|Retail Price|Sale Price|Brand ID|Channels|Categories|Description|Custom Fields|
Page Title|Product URL|Meta Description|Search Keywords|Meta Keywords|Bin Picking Number|UPC/EAN|
Global Trade Number|Manufacturer Part Number|Free Shipping|Fixed Shipping Cost|Weight|Width|
Height|Depth|Is Visible|Is Featured|Warranty|Tax Class|Product Condition|Show Product Condition|
Sort Order|Variant Image URL|Internal Image URL (Export)|Image URL (Import)|Image Description|
Image is Thumbnail|Image Sort Order|YouTube ID|Video Title|Video Description|Video Sort Order"""
PRESTASHOP = """Product ID|Active (0/1)|Name *|Categories (x,y,z...)|Price tax excluded|
Tax rules ID|Wholesale price|On sale (0/1)|Discount amount|Discount percent|
Discount from (yyyy-mm-dd)|Discount to (yyyy-mm-dd)|Reference #|Supplier reference #|Supplier|
Manufacturer|EAN13|UPC|MPN|Ecotax|Width|Height|Depth|Weight|Quantity|Minimal quantity|Visibility|
Additional shipping cost|Unity|Unit price|Summary|Description|Tags (x,y,z...)|Meta title|
Meta keywords|Meta description|URL rewritten|Available for order (0 = No, 1 = Yes)|
Show price (0 = No, 1 = Yes)|Image URLs (x,y,z...)|Image alt texts (x,y,z...)|
Feature(Name:Value:Position)|Condition"""
AMAZON = """item-name|item-description|listing-id|seller-sku|price|quantity|open-date|image-url|
item-is-marketplace|product-id-type|zshop-shipping-fee|item-note|item-condition|zshop-category1|
zshop-browse-path|zshop-storefront-feature|asin1|asin2|asin3|will-ship-internationally|
expedited-shipping|zshop-boldface|product-id|bid-for-featured-placement|add-delete|
pending-quantity|fulfillment-channel|merchant-shipping-group|status"""
GOOGLE = """id|title|description|link|image_link|additional_image_link|availability|price|
sale_price|google_product_category|product_type|brand|gtin|mpn|condition|age_group|color|gender|
material|size|item_group_id|shipping|shipping_weight|custom_label_0"""
