# SPDX-License-Identifier: Apache-2.0
"""``redirect-address``."""

from listingcheck import sample
from listingcheck.rule import Invalid, Valid
from listingcheck.rules.redirect._family import PhraseRule


class RedirectAddress(PhraseRule):
    """A text invites the buyer to a shop in the street.

    What it checks: all texts of a listing for the seller's own shop, showroom or
    warehouse as a place to come to or collect from, with opening hours or without. Where the goods
    are made or shipped from is left alone.

    Why the marketplace minds: a sale in the street is a sale off the platform; TikTok Shop's review
    fails the listing with "Redirecting Traffic".

    How to fix it: take it out. A manufacturer's address belongs in the compliance fields.
    """

    id = "redirect-address"
    noun = "invitation to a place"
    kind = "address"
    VALID = (
        Valid(sample.product(description="<p>Ships from our warehouse in Ohio.</p>")),
        Valid(sample.product(title="Address Labels for Parcels")),
    )
    INVALID = (
        Invalid(
            sample.product(description="<p>Oak shelf.</p><p>Visit our showroom in Leeds.</p>"),
            field="description",
            fixed="<p>Oak shelf.</p>",
        ),
        Invalid(
            sample.product(title="Corner Sofa, come to our warehouse"),
            field="title",
            fixed="Corner Sofa",
        ),
    )
