# SPDX-License-Identifier: Apache-2.0
"""``redirect-call-to-action``."""

from listingcheck import sample
from listingcheck.rule import Invalid, Valid
from listingcheck.rules.redirect._family import PhraseRule


class RedirectCallToAction(PhraseRule):
    """A text asks the buyer to go somewhere else.

    What it checks: all texts of a listing for wordings such as "link in bio", "visit our
    website", "email us", "scan the QR code to order" or "DM to order", in fourteen languages. What
    happens on the marketplace itself ("follow our shop", "chat with us") is left alone.

    Why the marketplace minds: a call to leave counts like a link; TikTok Shop's review fails the
    listing with "Redirecting Traffic".

    How to fix it: take the sentence out. Questions belong in the shop's chat, sizes and care in
    the description itself.
    """

    id = "redirect-call-to-action"
    noun = "call to leave"
    kind = "call_to_action"
    VALID = (
        Valid(sample.product(description="<p>Follow our shop and chat with us for a voucher.</p>")),
        Valid(sample.product(title="Cuff Link in Biodegradable Box")),
        Valid(sample.product(description="<p>Reads WhatsApp and Messenger texts aloud.</p>")),
    )
    INVALID = (
        Invalid(
            sample.product(description="<p>Linen duvet.</p><p>Size chart: link in bio!</p>"),
            field="description",
            fixed="<p>Linen duvet.</p>",
        ),
        Invalid(sample.product(title="Silk Scarf, DM to order"), field="title", fixed="Silk Scarf"),
        Invalid(
            sample.product(description="Robe en lin, commande en MP uniquement"),
            field="description",
        ),
    )
