# SPDX-License-Identifier: Apache-2.0
"""``redirect-call-to-action``."""

from collections.abc import Iterator, Sequence

from listingcheck import sample
from listingcheck.detect.phrases import Phrases
from listingcheck.detect.text import Flat
from listingcheck.product import Product
from listingcheck.rule import Invalid, Valid
from listingcheck.rules.redirect._family import Found, RedirectRule, quoted


class RedirectCallToAction(RedirectRule):
    """A text asks the buyer to go somewhere else.

    What it checks: title, description and options for wordings such as "link in bio", "message us
    on WhatsApp", "visit our website" or "DM to order", in fourteen languages. What happens on the
    marketplace itself ("follow our shop", "chat with us") is left alone.

    Why the marketplace minds: a call to leave counts like a link; TikTok Shop's review fails the
    listing with "Redirecting Traffic".

    How to fix it: take the sentence out. Questions belong in the shop's chat, sizes and care in
    the description itself.
    """

    id = "redirect-call-to-action"
    noun = "call to leave"
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
        Invalid(sample.product(title="Silk Scarf, DM to order"), field="title"),
        Invalid(
            sample.product(description="Áo thun cotton, lh Zalo để nhận báo giá"),
            field="description",
        ),
    )

    def prepare(self) -> None:
        self._phrases = Phrases(self.listed("phrases"))

    def patterns(self) -> Sequence[str]:
        return self._phrases.patterns

    def found(self, product: Product, text: Flat) -> Iterator[Found]:
        return quoted(text, self._phrases.find(text.text))
