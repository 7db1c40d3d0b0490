# SPDX-License-Identifier: Apache-2.0
"""``redirect-coupon``."""

from listingcheck import sample
from listingcheck.rule import Invalid, Valid
from listingcheck.rules.redirect._family import PhraseRule


class RedirectCoupon(PhraseRule):
    """A text offers a discount somewhere else.

    What it checks: all texts of a listing for codes and discounts that only count on
    the seller's own site: "use code SAVE10 on our website", "10% off on our site". Vouchers of the
    marketplace are left alone.

    Why the marketplace minds: a lower price elsewhere leads buyers away; TikTok Shop's review fails
    the listing with "Redirecting Traffic".

    How to fix it: take it out; offer the discount as the marketplace's own promotion.
    """

    id = "redirect-coupon"
    noun = "discount elsewhere"
    kind = "coupon"
    VALID = (
        Valid(sample.product(description="<p>Collect our shop voucher before checkout.</p>")),
        Valid(sample.product(title="Coupon Organizer Wallet")),
    )
    INVALID = (
        Invalid(
            sample.product(description="<p>Oak shelf.</p><p>Save 10% off on our site.</p>"),
            field="description",
            fixed="<p>Oak shelf.</p>",
        ),
        Invalid(
            sample.product(title="Oak Shelf, 10% off on our website"),
            field="title",
            fixed="Oak Shelf",
        ),
    )
