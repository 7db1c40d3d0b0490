# SPDX-License-Identifier: Apache-2.0
"""``image-format``."""

from collections.abc import Iterator

from pydantic import Field

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, RuleOptions, Valid
from listingcheck.rules.image._family import PLAIN, PictureRule, extension, places, shown

TAKEN_BY = {
    "gif": "Google, Amazon and eBay",
    "tif": "Google, Amazon and eBay",
    "tiff": "Google, Amazon and eBay",
    "avif": "eBay",
    "webp": "Google, eBay and TikTok Shop's own upload",
    "heic": "eBay and TikTok Shop's own upload",
    "heif": "eBay and TikTok Shop's own upload",
    "bmp": "Google, eBay, Walmart and TikTok Shop's own upload",
}
"""Who accepts a format beside JPEG and PNG (their guides for images, checked 2026-11)."""


class ImageFormat(PictureRule):
    """The picture is in a format that is not accepted.

    What it checks: the format that the extension in each picture's address stands for, query and
    fragment aside. JPG, JPEG and PNG pass; so does an address without an extension. Refused formats
    are errors; doubtful ones, which only some connectors pass on, are warnings.

    Why the marketplace minds: the picture is refused with "Main product image format not support.",
    and the listing with it.

    How to fix it: convert the picture to JPEG and give the address of the new one.
    """

    id = "image-format"
    stage = Stage.SYNC
    codes = (
        "12052304",
        "Main product image format not support.",
        "12052523",
        "Product sale property image format not support.",
        "12038004",
        "upload file type invalid",
        "12038015",
        "12038002",
        "upload file invalid",
    )

    class Options(RuleOptions):
        refused: tuple[str, ...] = Field(
            default=("gif", "svg", "tif", "tiff", "avif"),
            description="Extensions that are refused, in lower case; "
            "jpg, jpeg and png always pass.",
        )
        doubtful: tuple[str, ...] = Field(
            default=("webp", "heic", "heif", "bmp"),
            description="Extensions that only some connectors pass on, in lower case.",
        )

    VALID = (
        Valid(sample.product(images=["https://cdn.example.com/tee.JPEG?from=tee.gif"])),
        Valid(sample.product(images=["https://cdn.example.com/tee", "https://example.gif"])),
    )
    INVALID = (
        Invalid(sample.product(images=["https://cdn.example.com/tee.svg"]), field="images[0].url"),
        Invalid(
            sample.product(variants=[sample.variant(image="https://cdn.example.com/tee.GIF?v=2")]),
            field="variants[0].image",
        ),
        Invalid(sample.product(images=["https://cdn.example.com/tee.webp"]), field="images[0].url"),
    )

    def prepare(self) -> None:
        self._refused = frozenset(self.options.refused).difference(PLAIN)
        self._doubtful = frozenset(self.options.doubtful).difference(PLAIN)

    def check(self, product: Product) -> Iterator[Finding]:
        for url, fields in places(product).items():
            ending = extension(url)
            if ending and ending in self._refused | self._doubtful:
                yield Finding(
                    field=fields[0],
                    message=_message(url, ending),
                    fix=Fix("Convert it to JPEG, and give the address of the new file."),
                    value=url,
                    limit=", ".join(PLAIN),
                    severity=None if ending in self._refused else Severity.WARNING,
                )


def _message(url: str, ending: str) -> str:
    taken_by = TAKEN_BY.get(ending)
    others = f", {ending.upper()} by {taken_by}" if taken_by else ""
    return (
        f"The address {shown(url)} names a picture in {ending.upper()}; "
        f"JPG, JPEG and PNG are taken everywhere{others}."
    )
