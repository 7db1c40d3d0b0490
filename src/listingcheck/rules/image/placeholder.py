# SPDX-License-Identifier: Apache-2.0
"""``image-placeholder``."""

from collections.abc import Hashable, Iterator
from operator import attrgetter
from typing import ClassVar

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.picture import Depth, Fingerprint, ImageFacts, Picture
from listingcheck.product import Product
from listingcheck.rule import UNLIKE_ANY, Invalid, ProductRule, Valid
from listingcheck.rules.image._facts import found, measured
from listingcheck.rules.image._family import places, shown
from listingcheck.rules.image._pixels import pixels
from listingcheck.rules.image._placeholders import Placeholders, looks_empty

HINTS = (
    *("plac", "default", "soon", "missing", "avail", "notfound", "noim", "nopi", "nopho", "nofo"),
    *("nosel", "noprod", "platz", "kein", "folgt", "sinim", "sinfo", "semim", "semfo", "dispon"),
    *("pasd", "sansim", "nessuna", "senzaim", "geen", "brak", "bezobr", "resimy", "tidaka"),
    *("khongc", "dummyim", "picsum", "loremf", "fakeim"),
)
"""One of them stands in every name that the list knows, once nothing is between its parts."""
_BETWEEN = ("-", "_", "+", "%20")
_FIX = Fix("Give a photo of the product, or leave the picture out.")
_address, _picture = attrgetter("url"), attrgetter("image")


def hinted(product: Product) -> Hashable:
    """Whether any address might be that of a placeholder; what was measured is like no other."""
    if product.pictures:
        return UNLIKE_ANY
    urls = filter(None, [*map(_address, product.images), *map(_picture, product.variants)])
    names = "\n".join(urls).lower()
    for sign in _BETWEEN:
        names = names.replace(sign, "")
    return UNLIKE_ANY if any(map(names.__contains__, HINTS)) else None


class ImagePlaceholder(ProductRule):
    """The picture stands for one that is missing.

    What it checks: whether an address or file name is that of a shop's placeholder, such as
    "woocommerce-placeholder.png" or "no-image.jpg"; where the bytes are there, also whether the
    picture is a known placeholder or says "no image available". A picture that is pale and grey all
    over, as lettering on white is, is a hint.

    Why the marketplace minds: reviewers refuse a listing whose pictures do not show the product;
    Google accepts no placeholders.

    How to fix it: give a photo of the product, or leave the picture out where there are others.
    """

    id = "image-placeholder"
    stage = Stage.REVIEW
    severity = Severity.WARNING
    depth = Depth.PIXELS
    codes = ("MAIN_IMG_INVALID", "image_link_generic")
    shape: ClassVar = hinted
    VALID = (
        Valid(
            sample.product(
                images=[
                    "https://cdn.example.com/default.jpg",
                    "https://cdn.example.com/piano-imagery-print.jpg",
                    "https://cdn.example.com/easter-placeholder-cards.jpg",
                ],
                pictures=(sample.picture(pixels=pixels()),),
            )
        ),
        Valid(sample.product(images=["https://cdn.example.com/no-photo-sign-red.jpg"])),
    )
    INVALID = (
        Invalid(
            sample.product(
                images=["https://example.com/uploads/woocommerce-placeholder-600x600.png"]
            ),
            field="images[0].url",
        ),
        Invalid(
            sample.product(
                variants=[sample.variant(image="https://example.com/img/p/en-default-large.jpg")]
            ),
            field="variants[0].image",
        ),
        Invalid(
            sample.product(
                pictures=(
                    sample.picture(
                        pixels=pixels(
                            colourful=0.0,
                            deviation=18.0,
                            fingerprint=Fingerprint(1 << 99, bytes([229]) * 48),
                        )
                    ),
                )
            ),
            field="images[0].url",
        ),
    )

    def prepare(self) -> None:
        self._known = Placeholders(self.context.words("image_placeholders"))

    def check(self, product: Product) -> Iterator[Finding]:
        told = set()
        for url, fields in places(product).items():
            if name := self._known.named(url):
                told.add(url)
                yield _by_name(url, fields[0], name)
        for picture, facts in measured(product):
            if picture.name not in told and facts.damage is None:
                yield from self._judge(picture, facts)

    def _judge(self, picture: Picture, facts: ImageFacts) -> Iterator[Finding]:
        said = self._known.said(facts.texts or ())
        platform = facts.pixels and self._known.shown(facts.pixels)
        if said:
            yield _found(picture, f'says "{said[:60]}"; it is a placeholder.')
        elif platform:
            yield _found(picture, f"is a placeholder of {platform}.")
        elif facts.pixels and looks_empty(facts.pixels):
            yield _found(
                picture,
                "looks like a placeholder: it is pale and grey all over.",
                severity=Severity.INFO,
            )


def _by_name(url: str, field: str, name: str) -> Finding:
    return Finding(
        field=field,
        message=f"The address {shown(url)} is that of a placeholder: {shown(name)}.",
        fix=_FIX,
        value=url,
        limit="a photo of the product",
    )


def _found(picture: Picture, says: str, severity: Severity | None = None) -> Finding:
    return found(picture, says, _FIX.text, limit="a photo of the product", severity=severity)
