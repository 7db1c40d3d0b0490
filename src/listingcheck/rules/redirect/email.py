# SPDX-License-Identifier: Apache-2.0
"""``redirect-email``."""

from collections.abc import Iterator, Sequence

from listingcheck import sample
from listingcheck.detect.email import Emails
from listingcheck.detect.link import host_of, targets
from listingcheck.detect.text import Flat
from listingcheck.failure import Evidence
from listingcheck.product import Product
from listingcheck.rule import Invalid, Valid
from listingcheck.rules.redirect._family import Found, RedirectRule, quoted


class RedirectEmail(RedirectRule):
    """A text holds an e-mail address.

    What it checks: title, description and options for e-mail addresses: plain ones, those that
    spell out their signs in one of fourteen languages ("name (at) shop (dot) com", "name arroba
    gmail punto com", "gmail: name") and ``mailto:`` links. Picture names such as ``icon@2x.png``,
    measures such as "50Hz @ 12V" and addresses under a shop's allowed domains are left alone.

    Why the marketplace minds: contact data takes buyers off the platform; TikTok Shop's review
    fails the listing with "Redirecting Traffic".

    How to fix it: take the address out. Where the law wants a manufacturer's address, it belongs
    in the marketplace's own compliance fields.
    """

    id = "redirect-email"
    noun = "e-mail address"
    VALID = (
        Valid(sample.product(description="<p>Runs on 230 V @ 50 Hz; 2 pieces @ 10 cm.</p>")),
        Valid(sample.product(description='<p><img src="https://cdn.example.com/a@2x.png"></p>')),
        Valid(
            sample.product(description="<p>Works with Gmail: alerts; look at polka dot com.</p>")
        ),
        Valid(sample.product(title="Care@Home Set of 4 Linen Napkins, Natural")),
    )
    INVALID = (
        Invalid(
            sample.product(
                description="<p>Hand-thrown stoneware mug.</p><p>Write to potter@example.com</p>"
            ),
            field="description",
            fixed="<p>Hand-thrown stoneware mug.</p>",
        ),
        Invalid(
            sample.product(description="<div>Ask anna (at) example (dot) com for sizes</div>"),
            field="description",
        ),
        Invalid(
            sample.product(description="<div>Logo: oak.stool arroba gmail punto com</div>"),
            field="description",
        ),
        Invalid(
            sample.product(
                description='<p>Oak stool, 45 cm high. <a href="mailto:hi@example.com">Ask</a></p>'
                "<p>Oiled twice by hand.</p>"
            ),
            field="description",
            fixed="<p>Oak stool, 45 cm high. Ask</p><p>Oiled twice by hand.</p>",
        ),
        Invalid(
            sample.product(title="Linen Apron, order@example.com"),
            field="title",
            fixed="Linen Apron",
        ),
    )

    def prepare(self) -> None:
        super().prepare()
        domains = self.words.domains
        own = domains.get("own", {}).get(self.context.marketplace, ())
        self._own = (*own, *map(host_of, self.shop.allowed_domains))
        self._emails = Emails(self.context.words("redirect/spelled"), domains, self._own)

    def patterns(self) -> Sequence[str | tuple[str, ...]]:
        return (*self._emails.patterns, r"(?i)href\s*=\s*[\"']?\s*mailto:")

    def found(self, product: Product, text: Flat) -> Iterator[Found]:
        yield from quoted(text, self._emails.find(text.text))
        for target in targets(text.original):
            scheme, _, address = target.address.partition(":")
            host = address.partition("?")[0].rpartition("@")[2].lower()
            if scheme.lower() == "mailto" and address and host not in self._own:
                quote = Evidence(text.original[target.start : target.end], target.start, target.end)
                yield Found(address.partition("?")[0].lower(), quote, is_target=True)
