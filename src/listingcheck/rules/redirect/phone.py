# SPDX-License-Identifier: Apache-2.0
"""``redirect-phone``."""

import re
from collections.abc import Iterator, Mapping, Sequence

from listingcheck import sample
from listingcheck.detect.link import targets
from listingcheck.detect.phone import Phones, Spoken
from listingcheck.detect.phone.shapes import is_other
from listingcheck.detect.text import Flat
from listingcheck.failure import Evidence, Finding
from listingcheck.product import Product
from listingcheck.rule import Invalid, Valid
from listingcheck.rules.redirect._family import Found, RedirectRule, quoted

_SCHEMES = frozenset({"tel", "sms", "smsto", "callto", "facetime", "whatsapp", "viber", "zalo"})
_BARE = re.compile(r"\s*[0-9][0-9 ().\-/]{0,40}\s*")
_NUMBER = re.compile("[0-9]+")
_CODE = re.compile(r"[0-9 ().\-/]{1,40}|\S{1,40}")


class RedirectPhone(RedirectRule):
    """A text holds a telephone number.

    What it checks: title, description and options for numbers of the market's own numbering plan,
    numbers with a "+", numbers beside words such as "call", "WhatsApp" or "hotline", and ``tel:``
    links. Digits may be written as words, as letters that look like them or with odd signs
    between. Sizes, dates, article numbers and the product's own SKUs and trade numbers are left
    alone; what is only likely is a warning.

    Why the marketplace minds: contact data takes buyers off the platform; TikTok Shop's review
    fails the listing with "Redirecting Traffic".

    How to fix it: take the number out. Where the law wants a manufacturer's number, it belongs in
    the marketplace's own compliance fields.
    """

    id = "redirect-phone"
    noun = "telephone number"
    VALID = (
        Valid(sample.product(description="<p>S: 71-73 50-51 160-165, model 212-555-0142</p>")),
        Valid(sample.product(title="Brake Pads 8711253001202 for 2012-2015 Models")),
        Valid(sample.product(title="Toy with keys one two three four five six seven eight nine")),
        Valid(
            sample.product(
                description="<p>Contact lens case 2125550142</p>",
                variants=[sample.variant(sku="212-555-0142")],
            )
        ),
    )
    INVALID = (
        Invalid(
            sample.product(
                description="<ul><li>Solid brass</li><li>Call 212-555-0142 for bulk</li></ul>"
            ),
            field="description",
            fixed="<ul><li>Solid brass</li></ul>",
        ),
        Invalid(sample.product(title="Bar Stool WhatsApp +44 20 7946 0018"), field="title"),
        Invalid(
            sample.product(title="Bar Stool two one two, five five five, oh one four two"),
            field="title",
        ),
        Invalid(sample.product(title="Bar Stool txt 2l2-555-Ol42"), field="title"),
        Invalid(sample.product(title="Bar Stool call 2*1*2*5*5*5*0*1*4*2"), field="title"),
        Invalid(
            sample.product(description='<div><a href="tel:+12125550142">Ask us</a></div>'),
            field="description",
            fixed="<div>Ask us</div>",
        ),
    )

    def prepare(self) -> None:
        super().prepare()
        words = self.context.words("redirect/phone")
        self._phones = Phones(
            self.context.market,
            proof=_all(words.get("proof", {})),
            veto=_all(words.get("veto", {})),
            goods=words.get("goods", ()),
            hotlines=words.get("hotlines", ()),
            spoken=Spoken.of(self.context.words("redirect/digits")),
        )

    def patterns(self) -> Sequence[str | tuple[str, ...]]:
        schemes = "|".join(sorted(_SCHEMES))
        return (*self._phones.patterns, rf"(?i)href\s*=\s*[\"']?\s*(?:{schemes}):")

    def check(self, product: Product, field: str, text: Flat) -> Iterator[Finding]:
        # The value of an attribute that is nothing but a number is a code.
        if not field.startswith("attributes") or _BARE.fullmatch(text.text) is None:
            yield from super().check(product, field, text)

    def found(self, product: Product, text: Flat) -> Iterator[Found]:
        codes = frozenset(map(_digits, _codes(product)))

        def is_odd(start: int, end: int) -> bool:
            return text.quote(start, end).text != text.text[start:end]

        for found in quoted(text, self._phones.find(text.text, codes, is_odd)):
            # Numbers of one digit each are joined where disguises are undone: "6 7 8 9 10".
            if not _is_other(found.evidence.text):
                yield found._replace(key=_digits(found.key))
        for target in targets(text.original):
            scheme, _, number = target.address.partition(":")
            if scheme.lower() in _SCHEMES and _digits(number):
                written = text.original[target.start : target.end]
                quote = Evidence(written, target.start, target.end)
                yield Found(_digits(number), quote, is_target=True)


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def _is_other(written: str) -> bool:
    return _BARE.fullmatch(written) is not None and is_other(written, _NUMBER.findall(written))


def _codes(product: Product) -> Iterator[str]:
    """The product's own numbers, which are no telephone numbers."""
    for variant in product.variants:
        if variant.sku:
            yield variant.sku
        for identifier in variant.identifiers:
            yield identifier.code
    for attribute in product.attributes:
        if _CODE.fullmatch(attribute.value):
            yield attribute.value


def _all(by_language: Mapping[str, Sequence[str]]) -> list[str]:
    return [word for words in by_language.values() for word in words]
