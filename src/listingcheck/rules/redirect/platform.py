# SPDX-License-Identifier: Apache-2.0
"""``redirect-platform``."""

from listingcheck import sample
from listingcheck.rule import Invalid, Valid
from listingcheck.rules.redirect._family import PhraseRule


class RedirectPlatform(PhraseRule):
    """A text sends the buyer to another shop or network.

    What it checks: all texts of a listing for other marketplaces and social networks
    as the place to buy or to follow: "also on Amazon", "find us on Instagram". What only works with
    them or is named after them ("tripod for YouTube videos") is left alone.

    Why the marketplace minds: naming another platform as a place to go leads buyers away; TikTok
    Shop's review fails the listing with "Redirecting Traffic".

    How to fix it: take the sentence out.
    """

    id = "redirect-platform"
    noun = "other platform"
    kind = "platform"
    VALID = (
        Valid(sample.product(title="Phone Tripod for YouTube and TikTok Videos")),
        Valid(
            sample.product(
                description="<p>Amazon stone bracelet. Follow our shop for new colours.</p>"
            )
        ),
    )
    INVALID = (
        Invalid(
            sample.product(description="<p>Oak shelf.</p><p>Follow us on Instagram.</p>"),
            field="description",
            fixed="<p>Oak shelf.</p>",
        ),
        Invalid(
            sample.product(title="Canvas Tote, also available on Etsy"),
            field="title",
            fixed="Canvas Tote",
        ),
    )
