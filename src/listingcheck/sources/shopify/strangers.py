# SPDX-License-Identifier: Apache-2.0
"""What else merchants have of Shopify that holds no products."""

from listingcheck.sources.platform import Stranger

STRANGERS = (
    Stranger(
        frozenset({"metafields"}),
        "holds metafields without their products: give the products, with their metafields inside.",
    ),
    Stranger(
        frozenset({"price_varies", "compare_at_price_varies"}),
        "is a product as a theme shows it, with prices in cents: give /products.json instead.",
    ),
    Stranger(
        frozenset({"financial status", "lineitem name"}),
        "is Shopify's export of orders: export the products.",
    ),
    Stranger(
        frozenset({"first name", "last name", "accepts email marketing"}),
        "is Shopify's export of customers: export the products.",
    ),
)
