# SPDX-License-Identifier: Apache-2.0
"""``redirect-messenger``."""

from collections.abc import Iterator, Sequence

from listingcheck import sample
from listingcheck.detect.messenger import Messengers
from listingcheck.detect.needs import Need
from listingcheck.detect.text import Flat
from listingcheck.product import Product
from listingcheck.rule import Invalid, Valid
from listingcheck.rules.redirect._family import Found, PhraseRule, quoted
from listingcheck.rules.redirect.handle import accounts


class RedirectMessenger(PhraseRule):
    """A text asks the buyer to write elsewhere.

    What it checks: all texts of a listing for messengers as a way to reach the seller: a name
    with an id or a number ("LINE ID: ...", "Zalo 09..."), and wordings such as "message us on
    WhatsApp". What works with a messenger ("shows WhatsApp messages") is left alone.

    Why the marketplace minds: orders and questions belong on the marketplace; TikTok Shop's review
    fails the listing with "Redirecting Traffic".

    How to fix it: take the sentence out; buyers reach you through the shop's chat.
    """

    id = "redirect-messenger"
    noun = "way to a messenger"
    kind = "messenger"
    VALID = (
        Valid(
            sample.product(description="<p>Shows WhatsApp and Messenger texts on your wrist.</p>")
        ),
        Valid(sample.product(title="LINE FRIENDS Plush Keychain")),
    )
    INVALID = (
        Invalid(
            sample.product(description="<p>Linen duvet.</p><p>Message us on WhatsApp!</p>"),
            field="description",
            fixed="<p>Linen duvet.</p>",
        ),
        Invalid(
            sample.product(title="Silk Scarf, order via Telegram"),
            field="title",
            fixed="Silk Scarf",
        ),
        Invalid(sample.product(title="Silk Scarf LINE ID: silk.example"), field="title"),
    )

    def prepare(self) -> None:
        super().prepare()
        listed = self.words.named
        self._messengers = Messengers(
            listed("messenger"),
            listed("messenger_short"),
            codes=listed("messenger_code"),
            signs=listed("messenger_sign"),
            veto=listed("no_number"),
            accounts=accounts(self.words),
        )

    def patterns(self) -> Sequence[Need | tuple[Need, ...]]:
        return (*super().patterns(), *self._messengers.patterns)

    def found(self, product: Product, text: Flat) -> Iterator[Found]:
        named = list(quoted(text, self._messengers.find(text.text)))
        yield from named
        for phrase in super().found(product, text):
            if not any(_overlap(phrase, other) for other in named):
                yield phrase


def _overlap(one: Found, other: Found) -> bool:
    return one.evidence.start < other.evidence.end and other.evidence.start < one.evidence.end
