# SPDX-License-Identifier: Apache-2.0
"""``image-qr-code``."""

import re
from collections.abc import Iterator, Sequence

from pydantic import Field

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.picture import Box, Code, Depth, ImageFacts, Picture
from listingcheck.product import Product
from listingcheck.rule import Invalid, RuleOptions, Valid
from listingcheck.rules._quoting import quoted
from listingcheck.rules.image._facts import NAMES, FactsRule
from listingcheck.rules.image._spots import spot

_CORNER = Box(860, 860, 1140, 1140)


_WAY_OUT = re.compile(r"(?i)^[a-z+]{2,12}:|://|\bwww\.|@|[a-z0-9]\.[a-z]{2,}|\+?[0-9]{8,}")
"""An address, an account, or a number to call: what a telephone does more with than show it."""


class ImageQrCode(FactsRule):
    """The picture holds a QR code.

    What it checks: every picture of the listing, those of variants and of the description included,
    for QR codes. One that holds an address, an account or a number to call is an error; one with
    another text, such as a model's name on a packaging, and what looks like a QR code and cannot be
    read are warnings. Barcodes of goods (EAN, UPC) are left alone.

    Why the marketplace minds: a QR code leads buyers off the platform, and nobody sees where to;
    TikTok Shop's review fails the listing with "Redirecting Traffic".

    How to fix it: cut the code out of the picture, cover it, or use a picture without it.
    """

    id = "image-qr-code"
    stage = Stage.REVIEW
    depth = Depth.QR
    codes = ("Redirecting Traffic",)

    class Options(RuleOptions):
        unreadable: bool = Field(
            default=True,
            description="Whether what looks like a QR code and cannot be read counts, too.",
        )

    VALID = (
        Valid(sample.product(pictures=(sample.picture(codes=()),))),
        Valid(
            sample.product(
                pictures=(sample.picture(codes=(Code("EAN-13", "8711253001202", _CORNER),)),)
            )
        ),
        Valid(
            sample.product(pictures=(sample.picture(codes=(Code("QR", None, _CORNER),)),)),
            options={"unreadable": False},
        ),
    )
    INVALID = (
        Invalid(
            sample.product(
                pictures=(
                    sample.picture(codes=(Code("QR", "https://wa.me/12125550142", _CORNER),)),
                )
            ),
            field="images[0].url",
        ),
        Invalid(
            sample.product(
                pictures=(sample.picture(codes=(Code("QR", "Model XG-2040-B", _CORNER),)),)
            ),
            field="images[0].url",
        ),
        Invalid(
            sample.product(pictures=(sample.picture(codes=(Code("QR", None, _CORNER),)),)),
            field="images[0].url",
        ),
    )

    def judge(self, product: Product, picture: Picture, facts: ImageFacts) -> Iterator[Finding]:
        seen = [code for code in facts.codes or () if code.kind == "QR"]
        read = [code for code in seen if code.text]
        if read:
            yield _finding(picture, read[0], _says(read, facts), _severity(read))
        elif seen and self.options.unreadable:
            says = f"holds what looks like a QR code that could not be read {_at(seen[0], facts)}"
            yield _finding(picture, seen[0], says, Severity.WARNING)


def _severity(read: Sequence[Code]) -> Severity | None:
    away = any(_WAY_OUT.search(code.text or "") for code in read)
    return None if away else Severity.WARNING


def _says(read: Sequence[Code], facts: ImageFacts) -> str:
    first, others = read[0], len(read) - 1
    more = f" and {others} more" if others else ""
    return f"holds a QR code {_at(first, facts)} that says {quoted(first.text)}{more}"


def _at(code: Code, facts: ImageFacts) -> str:
    return spot(code.box, facts)


def _finding(picture: Picture, code: Code, says: str, severity: Severity | None = None) -> Finding:
    return Finding(
        field=picture.fields[0],
        message=f"{NAMES[picture.role]} {says}; pictures must hold no QR codes.",
        fix=Fix("Cut the code out of the picture, cover it, or use a picture without it."),
        value=code.text or picture.name,
        limit="no QR codes",
        severity=severity,
    )
