# SPDX-License-Identifier: Apache-2.0
"""``image-contact-text``."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from pydantic import Field

from listingcheck import sample
from listingcheck.detect.link import host_of
from listingcheck.detect.phone import Phones
from listingcheck.detect.text import plain
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.picture import Box, Depth, ImageFacts, Picture, Writing
from listingcheck.product import Product
from listingcheck.rule import Invalid, RuleOptions, Valid
from listingcheck.rules._quoting import quoted
from listingcheck.rules.image._facts import NAMES, FactsRule
from listingcheck.rules.image._spots import spot
from listingcheck.rules.redirect._family import RedirectRule
from listingcheck.rules.redirect.call_to_action import RedirectCallToAction
from listingcheck.rules.redirect.email import RedirectEmail
from listingcheck.rules.redirect.handle import RedirectHandle
from listingcheck.rules.redirect.messenger import RedirectMessenger
from listingcheck.rules.redirect.phone import RedirectPhone
from listingcheck.rules.redirect.platform import RedirectPlatform
from listingcheck.rules.redirect.url import RedirectUrl

_OTHERS = (
    RedirectEmail,
    RedirectPhone,
    RedirectHandle,
    RedirectMessenger,
    RedirectCallToAction,
    RedirectPlatform,
)
_COUNTRIES = (
    *("BR", "DE", "ES", "FR", "GB", "ID", "IE", "IT"),
    *("JP", "MX", "MY", "PH", "SG", "TH", "US", "VN"),
)
"""Where TikTok Shop sells, as of 2026-11."""
_NAMED = 3
"""How many lines a message quotes."""
_COMMA = re.compile("(?<=[a-z]),(?=[a-z])")
"""What a full stop in an address is read as over cloth."""
_ALONE = re.compile(r"[(0][0-9() .\-/]{8,20}")
"""A line that is a number of a country where they begin with 0 or a bracket."""
_CUT_OFF = re.compile(r"(?:https?\s?[:;.]?\s?/{1,2}|www\.)([a-z0-9\-]{2,63})", re.IGNORECASE)
"""A line that ends within the host of an address."""
_WITH_PATH = re.compile(
    r"(?:[A-Za-z0-9\-]{1,63}\.){0,3}[A-Za-z0-9\-]{4,63}\.([a-z]{2,13})/[A-Za-z]\S{2,60}"
)
"""A line that is an address without its sign, or the second half of one."""


class _Said(NamedTuple):
    quote: str
    line: Writing


def _shown(*lines: str) -> Product:
    """A product whose picture shows these lines."""
    boxes = [Box(80, 80 + 900 * i, 500, 120 + 900 * i) for i in range(len(lines))]
    texts = tuple(Writing(text, box, 0.98) for text, box in zip(lines, boxes, strict=True))
    return sample.product(pictures=(sample.picture(texts=texts),))


class ImageContactText(FactsRule):
    """The picture shows contact data.

    What it checks: the text that can be read in every picture of the listing, by the same knowledge
    as texts: e-mail addresses, telephone numbers, web addresses, accounts, messengers and calls to
    go elsewhere. A shop's allowed domains and phrases are left alone, and so are sizes, model
    numbers and what a camera makes of creases.

    Why the marketplace minds: contact data in a picture takes buyers off the platform as it does in
    a text; TikTok Shop's review fails the listing with "Redirecting Traffic".

    How to fix it: take the words out of the picture, or use one without them.
    """

    id = "image-contact-text"
    stage = Stage.REVIEW
    severity = Severity.WARNING
    depth = Depth.TEXT
    codes = ("Redirecting Traffic",)

    class Options(RuleOptions):
        countries: tuple[str, ...] = Field(
            default=_COUNTRIES,
            description="Countries, beside the market, whose telephone numbers are known where a "
            "line holds nothing else: those in which the same pictures are used.",
        )

    VALID = (
        Valid(_shown("NEW ARRIVAL 2024", "30 x 40 x 20 cm")),
        Valid(_shown("Ultra HD 4K @ 60Hz", "Size: M Chest 52cm Length 70cm", "Model: XG-2040-B")),
        Valid(_shown("wwwwww", "START +", "258", "20", "EST.1987")),
    )
    INVALID = (
        Invalid(_shown("FREE GIFT INSIDE", "order.now@example.com"), field="images[0].url"),
        Invalid(_shown("IG:@oak.example"), field="images[0].url"),
        Invalid(_shown("0812-3456-7890"), field="images[0].url"),
        Invalid(_shown("shop.maison", "example.fr/promo"), field="images[0].url"),
        Invalid(_shown("https://shop", "A-Z Kids"), field="images[0].url"),
    )

    def judge(self, product: Product, picture: Picture, facts: ImageFacts) -> Iterator[Finding]:
        lines = facts.texts or ()
        said = _longest(self._said(product, picture.fields[0], lines)) if lines else []
        if said:
            yield _finding(picture, facts, said)

    @cached_property
    def _web(self) -> RedirectUrl:
        return RedirectUrl({}, self.context)

    @cached_property
    def _rules(self) -> Sequence[RedirectRule]:
        # Made when the first text is read: they hold some thousand words.
        return (self._web, *(rule({}, self.context) for rule in _OTHERS))

    @cached_property
    def _phones(self) -> Sequence[Phones]:
        return [Phones(country) for country in self.options.countries]

    @cached_property
    def _domains(self) -> frozenset[str]:
        lists = self._web.words.domains
        return frozenset(last for name in ("sure", "generic", "countries") for last in lists[name])

    @cached_property
    def _own(self) -> Sequence[str]:
        """Hosts that lead nobody away."""
        own = self._web.words.domains.get("own", {}).get(self.context.marketplace, ())
        return (*own, *map(host_of, self.shop.allowed_domains))

    def _said(self, product: Product, field: str, lines: Sequence[Writing]) -> Iterator[_Said]:
        """What leads away: over all lines, for what one begins and the next ends, and in each."""
        read = [_COMMA.sub(".", line.text) for line in lines]
        starts = list(accumulate((len(text) + 1 for text in read), initial=0))
        for found in self._found(product, field, "\n".join(read)):
            place = found.evidence[0].start
            at = next(i for i, line in enumerate(lines) if place < starts[i + 1])
            yield _Said(found.value or "", lines[at])
        for line, text in zip(lines, read, strict=True):
            for found in self._found(product, field, text):
                yield _Said(found.value or "", line)
            if self._is_number(text) or self._is_address(product, field, text):
                yield _Said(line.text, line)

    def _found(self, product: Product, field: str, text: str) -> Iterator[Finding]:
        flat = plain(text)
        for rule in self._rules:
            yield from rule.check(product, field, flat)

    def _is_number(self, text: str) -> bool:
        alone = _ALONE.fullmatch(text.strip())
        return alone is not None and any(phones.find(alone[0]) for phones in self._phones)

    def _is_address(self, product: Product, field: str, text: str) -> bool:
        """Whether a line is a piece of an address that is too long for the engine."""
        if begun := _CUT_OFF.fullmatch(text.strip()):
            return not any(host.startswith(begun[1].lower()) for host in self._own)
        match = _WITH_PATH.fullmatch(text.strip())
        if match is None or match[1] not in self._domains:
            return False
        return any(self._web.check(product, field, plain(f"https://{match[0]}")))


def _longest(said: Iterator[_Said]) -> list[_Said]:
    """One quote of each line, from the top down."""
    best: dict[int, _Said] = {}
    for one in sorted(said, key=lambda one: -len(one.quote)):
        best.setdefault(id(one.line), one)
    return sorted(best.values(), key=lambda one: one.line.box.top)


def _finding(picture: Picture, facts: ImageFacts, said: Sequence[_Said]) -> Finding:
    named = [f"{quoted(one.quote)} {spot(one.line.box, facts)}" for one in said[:_NAMED]]
    more = f" and {len(said) - _NAMED} more" if len(said) > _NAMED else ""
    return Finding(
        field=picture.fields[0],
        message=f"{NAMES[picture.role]} shows {', '.join(named)}{more}; "
        "nothing may lead buyers off the marketplace.",
        fix=Fix(
            "Take the words out of the picture, or use one without them; "
            "buyers reach you through the shop's chat."
        ),
        value="; ".join(one.quote for one in said),
        limit="no contact data",
    )
