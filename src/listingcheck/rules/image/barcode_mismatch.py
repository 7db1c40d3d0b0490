# SPDX-License-Identifier: Apache-2.0
"""``image-barcode-mismatch``."""

import re
from collections.abc import Iterator, Sequence

from listingcheck import sample
from listingcheck.detect.gtin import (
    Tables,
    compact,
    fault,
    from_isbn_10,
    from_upc_e,
    is_valid,
    padded,
    unmarked,
)
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.picture import Box, Code, Depth, ImageFacts, Picture, Role
from listingcheck.product import Product, Variant
from listingcheck.rule import Invalid, Valid
from listingcheck.rules.image._facts import NAMES, FactsRule
from listingcheck.rules.image._spots import spot

_VARIANT = re.compile(r"variants\[(\d+)\]")
_LONGEST = 32
"""Characters of a trade number with all that typing puts on it."""


def _shown(text: str, *variants: Variant, kind: str = "EAN-13", of: int | None = None) -> Product:
    """A product whose picture, or that of one variant, shows a barcode."""
    role, field = (Role.MAIN, "images[0].url") if of is None else (Role.VARIANT, f"variants[{of}]")
    code = Code(kind, text, Box(700, 900, 1100, 1100))
    picture = sample.picture(
        role=role, fields=[field if of is None else f"{field}.image"], codes=(code,)
    )
    return sample.product(variants=variants or None, pictures=(picture,))


_TWO = sample.variants(["White"], ["Black"])


class ImageBarcodeMismatch(FactsRule):
    """The picture shows another barcode than the listing has.

    What it checks: EAN and UPC barcodes in pictures against the product's trade numbers; those of a
    variant's picture against that variant's. Leading zeros, short UPCs and the number of a case of
    the same item make no difference, and barcodes that shops print themselves do not count. Where a
    product of one variant has no usable number, the one in the picture is proposed (info).

    Why the marketplace minds: a barcode that belongs to other goods says that the picture or the
    number is wrong, and listings are matched, merged and taken down by their number.

    How to fix it: compare the packaging with the listing, then correct the number or exchange the
    picture.
    """

    id = "image-barcode-mismatch"
    stage = Stage.QUALITY
    severity = Severity.WARNING
    depth = Depth.BARCODES

    VALID = (
        Valid(_shown("8711253001202")),
        Valid(_shown("036000291452", sample.variant(gtin="0036000291452"), kind="UPC-A")),
        Valid(_shown("8711253001219", *_TWO)),
        Valid(_shown("2012345678900")),
        Valid(_shown("4006381333931", *sample.variants(["White"], ["Black"], gtin=None))),
    )
    INVALID = (
        Invalid(_shown("4006381333931"), field="images[0].url"),
        Invalid(_shown("8711253001219", *_TWO, of=0), field="variants[0].image"),
        Invalid(_shown("4006381333931", sample.variant(gtin=None)), field="images[0].url"),
    )

    def prepare(self) -> None:
        words = self.context.words
        self._tables = Tables(words("gs1_prefixes"), words("gtin_placeholders"))

    def judge(self, product: Product, picture: Picture, facts: ImageFacts) -> Iterator[Finding]:
        shown = [code for code in facts.codes or () if self._is_trade_number(code)]
        if not shown:
            return
        listed = {_item(code): code for code in _listed(product, picture)}
        if not listed and len(product.variants) == 1 and picture.first and len(shown) == 1:
            yield _proposed(picture, facts, shown[0])
        elif listed and not any(_item(_number(code)) in listed for code in shown):
            yield _contradiction(picture, facts, shown[0], list(listed.values()))

    def _is_trade_number(self, code: Code) -> bool:
        """Whether it is the number of some goods in all the world, not of one shop."""
        return code.kind != "QR" and fault(_number(code), self._tables) is None


def _number(code: Code) -> str:
    """What a barcode says, in full."""
    text = code.text or ""
    return from_upc_e(text) or text if code.kind == "UPC-E" else text


def _item(number: str) -> str:
    """The digits that a piece and a case of the same item share."""
    return padded(number)[1:-1]


def _listed(product: Product, picture: Picture) -> Sequence[str]:
    """The valid numbers that a picture may show: its variants', else the product's."""
    own = [
        product.variants[int(match[1])]
        for match in map(_VARIANT.match, picture.fields)
        if match and int(match[1]) < len(product.variants)
    ]
    meant = own if picture.role is Role.VARIANT else ()
    return _numbers(meant) or _numbers(product.variants)


def _numbers(variants: Sequence[Variant]) -> Sequence[str]:
    codes = [identifier.code for variant in variants for identifier in variant.identifiers]
    plain = [compact(unmarked(code)) for code in codes if len(code) <= _LONGEST]
    full = [reading for code in plain for reading in (code, from_isbn_10(code), from_upc_e(code))]
    return [code for code in full if code is not None and is_valid(code)]


def _contradiction(
    picture: Picture, facts: ImageFacts, code: Code, listed: Sequence[str]
) -> Finding:
    limit = listed[0] if len(listed) == 1 else f"one of {', '.join(listed[:3])}"
    limit += " ..." if len(listed) > 3 else ""
    return Finding(
        field=picture.fields[0],
        message=f"{NAMES[picture.role]} shows the barcode {code.text} "
        f"{spot(code.box, facts)}; the listing has {limit}.",
        fix=Fix("Compare both with the packaging; correct the number or exchange the picture."),
        value=code.text,
        limit=limit,
    )


def _proposed(picture: Picture, facts: ImageFacts, code: Code) -> Finding:
    return Finding(
        field=picture.fields[0],
        message=f"{NAMES[picture.role]} shows the barcode {code.text} "
        f"{spot(code.box, facts)}; the listing has no valid trade number.",
        fix=Fix(f"If {_number(code)} is on the packaging of this item, enter it as its GTIN."),
        value=code.text,
        limit="the same number in the listing",
        severity=Severity.INFO,
    )
