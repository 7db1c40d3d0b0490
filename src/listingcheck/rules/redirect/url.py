# SPDX-License-Identifier: Apache-2.0
"""``redirect-url``."""

import re
from collections.abc import Iterator, Sequence

from listingcheck import sample
from listingcheck.detect.link import MARKUP_LINK_PATTERN, Links, host_of, targets
from listingcheck.detect.text import Flat
from listingcheck.failure import Evidence, Finding
from listingcheck.product import Product
from listingcheck.rule import Invalid, Valid
from listingcheck.rules.redirect._family import Found, RedirectRule, quoted

_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s]{3,2000}", re.IGNORECASE)


class RedirectUrl(RedirectRule):
    """A text holds a web address or a link.

    What it checks: title, description and options for addresses with ``https://`` or ``www.``,
    short links, bare domains such as "example.com", domains that are spelled out in one of
    fourteen languages ("example dot com", "w w w . example . com") and links in the markup.
    Pictures, file names, a missing space after a full stop ("soft.It"), the marketplace's own
    address, a shop's allowed domains, a brand that is spelled like a domain and attributes that
    are nothing but an address are left alone; what is only likely is a warning.

    Why the marketplace minds: a link takes buyers off the platform; TikTok Shop's review fails
    the listing with "Redirecting Traffic".

    How to fix it: take the address out and say in the description what it would have shown.
    """

    id = "redirect-url"
    noun = "web address"
    VALID = (
        Valid(sample.product(title="StarTech.com 4 Port USB Hub", brand="StarTech.com")),
        Valid(sample.product(description="<p>Soft.It dries fast. Weighs approx.10 g, v2.0</p>")),
        Valid(sample.product(description="<p>Knit dress, polka dot, point de croix, 3 in.</p>")),
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
            fixed="<ul><li>Cork</li><li>Shop</li></ul>",
        ),
        Invalid(
            sample.product(description="<div>All colours at oak dot example dot com</div>"),
            field="description",
        ),
        Invalid(sample.product(title="Canvas Tote bit.ly/3tote"), field="title"),
    )

    def prepare(self) -> None:
        super().prepare()
        words, language = self.words, self.context.language or ""
        own = words.domains.get("own", {}).get(self.context.marketplace, ())
        spoken = words.of(language) if language in words.languages else {}
        self._links = Links(
            words.domains,
            self.listed("web"),
            spoken.get("words", ()),
            (*own, *map(host_of, self.shop.allowed_domains)),
            self.context.words("redirect/spelled"),
        )

    def patterns(self) -> Sequence[str | tuple[str, ...]]:
        return (*self._links.patterns, MARKUP_LINK_PATTERN)

    def check(self, product: Product, field: str, text: Flat) -> Iterator[Finding]:
        # An attribute that is nothing but an address is a technical field: a video, a manual.
        if not (field.startswith("attributes") and _ADDRESS.fullmatch(text.text.strip())):
            yield from super().check(product, field, text)

    def found(self, product: Product, text: Flat) -> Iterator[Found]:
        for found in quoted(text, self._links.find(text.text, product.brand)):
            yield found._replace(key=_key(found.evidence.text))
        for target in targets(text.original):
            confidence = self._links.leads_away(target.address)
            if confidence:
                written = text.original[target.start : target.end]
                quote = Evidence(written, target.start, target.end)
                yield Found(_key(target.address), quote, confidence, is_target=True)


def _key(address: str) -> str:
    """One spelling for all that lead to the same place."""
    host = host_of(address)
    path = address.lower().partition(host)[2] if host else address.lower()
    return host + path.rstrip("/")
