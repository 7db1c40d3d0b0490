# SPDX-License-Identifier: Apache-2.0
"""``redirect-email``."""

from collections.abc import Iterator, Sequence

from listingcheck import sample
from listingcheck.detect.email import Emails
from listingcheck.detect.link import targets
from listingcheck.detect.text import Flat
from listingcheck.failure import Evidence
from listingcheck.product import Product
from listingcheck.rule import Invalid, Valid
from listingcheck.rules.redirect._family import Found, RedirectRule, quoted


class RedirectEmail(RedirectRule):
    """A text holds an e-mail address.

    What it checks: title, description and options for e-mail addresses: plain ones, those that
    spell out their signs ("name (at) shop (dot) com") and ``mailto:`` links. Picture names such
    as ``icon@2x.png`` and measures such as "50Hz @ 12V" are left alone.

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
            sample.product(
                description='<p>Oak stool, 45 cm high. <a href="mailto:hi@example.com">Ask</a></p>'
                "<p>Oiled twice by hand.</p>"
            ),
            field="description",
            fixed="<p>Oiled twice by hand.</p>",
        ),
        Invalid(sample.product(title="Linen Apron, order@example.com"), field="title"),
    )

    def prepare(self) -> None:
        domains = self.context.words("redirect/domains")
        self._emails = Emails(
            self.listed("at"),
            self.listed("dot"),
            domains.get("mailboxes", ()),
            domains.get("files", ()),
        )

    def patterns(self) -> Sequence[str]:
        return (*self._emails.patterns, r"(?i)href\s*=\s*[\"']?\s*mailto:")

    def found(self, product: Product, text: Flat) -> Iterator[Found]:
        yield from quoted(text, self._emails.find(text.text))
        for target in targets(text.original):
            scheme, _, address = target.address.partition(":")
            if scheme.lower() == "mailto" and address:
                quote = Evidence(text.original[target.start : target.end], target.start, target.end)
                yield Found(address.partition("?")[0].lower(), quote)
