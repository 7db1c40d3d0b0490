# SPDX-License-Identifier: Apache-2.0
"""``redirect-payment``."""

from listingcheck import sample
from listingcheck.rule import Invalid, Valid
from listingcheck.rules.redirect._family import PhraseRule


class RedirectPayment(PhraseRule):
    """A text offers to take payment off the marketplace.

    What it checks: all texts of a listing for bank transfers, wallets and cash outside
    the marketplace: "pay by bank transfer", "PayPal friends and family". Goods named after money
    ("card holder", "piggy bank") are left alone.

    Why the marketplace minds: payment outside leaves the buyer without protection; TikTok Shop's
    review fails the listing with "Redirecting Traffic".

    How to fix it: take it out; buyers pay at the marketplace's checkout.
    """

    id = "redirect-payment"
    noun = "payment off the marketplace"
    kind = "payment"
    VALID = (
        Valid(sample.product(title="Leather Payment Card Holder")),
        Valid(sample.product(description="<p>Ceramic piggy bank for coins.</p>")),
    )
    INVALID = (
        Invalid(
            sample.product(description="<p>Oak shelf.</p><p>Payment via bank transfer.</p>"),
            field="description",
            fixed="<p>Oak shelf.</p>",
        ),
        Invalid(sample.product(title="Oak Shelf, pay by PayPal"), field="title", fixed="Oak Shelf"),
    )
