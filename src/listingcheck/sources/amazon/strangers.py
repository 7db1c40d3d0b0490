# SPDX-License-Identifier: Apache-2.0
"""What else merchants have of Amazon that holds no products."""

from listingcheck.sources.platform import Stranger

_PROCESSING = (
    "is Amazon's processing report of an upload: it says what failed; give the file that was "
    "uploaded."
)
_FEED = (
    "is a feed for Amazon of prices, stocks, pictures or relations without the products: give the "
    "feed with MessageType Product, or the All Listings report."
)
_ENVELOPE = "amazonenvelope"

STRANGERS = (
    Stranger(frozenset({"original-record-number", "error-code", "error-message"}), _PROCESSING),
    Stranger(frozenset({"feed processing summary:"}), _PROCESSING),
    Stranger(frozenset({"feed processing summary"}), _PROCESSING),
    Stranger(frozenset({_ENVELOPE, "processingreport"}), _PROCESSING),
    Stranger(frozenset({"header", "issues", "summary"}), _PROCESSING),
    *(
        Stranger(frozenset({_ENVELOPE, kind}), _FEED)
        for kind in ("price", "inventory", "productimage", "relationship", "override")
    ),
    Stranger(
        frozenset({"amazon-order-id", "sku"}),
        "is a report of Amazon's orders: give the All Listings report.",
    ),
)
