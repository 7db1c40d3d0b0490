# SPDX-License-Identifier: Apache-2.0
"""``redirect-url``."""

from collections.abc import Iterator, Sequence

from listingcheck import sample
from listingcheck.detect.link import MARKUP_LINK_PATTERN, Links, host_of, targets
from listingcheck.detect.text import Flat
from listingcheck.failure import Evidence
from listingcheck.product import Product
from listingcheck.rule import Invalid, Valid
from listingcheck.rules.redirect._family import Found, RedirectRule, quoted


class RedirectUrl(RedirectRule):
    """A text holds a web address or a link.

    What it checks: title, description and options for addresses with ``https://`` or ``www.``,
    short links, bare domains such as "example.com", and links in the markup. Pictures, file
    names, a missing space after a full stop ("soft.It"), the marketplace's own address and a
    brand that is spelled like a domain are left alone; what is only likely is a warning.

    Why the marketplace minds: a link takes buyers off the platform; TikTok Shop's review fails
    the listing with "Redirecting Traffic".

    How to fix it: take the address out and say in the description what it would have shown.
    """

    id = "redirect-url"
    noun = "web address"
    VALID = (
        Valid(sample.product(title="StarTech.com 4 Port USB Hub", brand="StarTech.com")),
        Valid(sample.product(description="<p>Soft.It dries fast. Weighs approx.10 g, v2.0</p>")),
        Valid(
            sample.product(
                description='<p><a href="#sizes">Sizes</a>'
                '<a href="https://cdn.example.com/size.jpg"><img src="https://x.example/a.png">'
                "</a></p>"
            )
        ),
    )
    INVALID = (
        Invalid(
            sample.product(
                description="<p>Merino scarf. More colours at knits.example.com now.</p>"
            ),
            field="description",
            fixed="<p>Merino scarf.</p>",
        ),
        Invalid(
            sample.product(
                description="<p>Cork mat, 5 mm. Visit https://example.com/care today.</p>"
            ),
            field="description",
            fixed="<p>Cork mat, 5 mm.</p>",
        ),
        Invalid(
            sample.product(
                description="<ul><li>Cork</li><li><a href='https://example.com'>Shop</a></li></ul>"
            ),
            field="description",
            fixed="<ul><li>Cork</li></ul>",
        ),
        Invalid(sample.product(title="Canvas Tote bit.ly/3tote"), field="title"),
    )

    def prepare(self) -> None:
        words, context = self.context.words, self.context
        domains = words("redirect/domains")
        own = domains.get("own", {}).get(context.marketplace, ())
        spoken = words(f"redirect/{context.language}") if self._knows(context.language) else {}
        self._links = Links(domains, self.listed("web"), spoken.get("words", ()), own)

    def patterns(self) -> Sequence[str]:
        return (*self._links.patterns, MARKUP_LINK_PATTERN)

    def found(self, product: Product, text: Flat) -> Iterator[Found]:
        for found in quoted(text, self._links.find(text.text, product.brand)):
            yield found._replace(key=_key(found.evidence.text))
        for target in targets(text.original):
            confidence = self._links.leads_away(target.address)
            if confidence:
                written = text.original[target.start : target.end]
                quote = Evidence(written, target.start, target.end)
                yield Found(_key(target.address), quote, confidence)

    def _knows(self, language: str | None) -> bool:
        return language in self.context.words("redirect/languages").get("languages", ())


def _key(address: str) -> str:
    """One spelling for all that lead to the same place."""
    host = host_of(address)
    path = address.lower().partition(host)[2] if host else address.lower()
    return host + path.rstrip("/")
