# SPDX-License-Identifier: Apache-2.0
"""``image-format``."""

from collections.abc import Iterator

from pydantic import Field

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.picture import Depth, Format, Role
from listingcheck.product import Product
from listingcheck.rule import Invalid, RuleOptions, Valid
from listingcheck.rules.image._facts import NAMES, formats
from listingcheck.rules.image._family import (
    EXTENSIONS,
    FORMATS,
    PLAIN,
    PictureRule,
    extension,
    shown,
    unmeasured,
)

_TAKEN_BY = {
    Format.GIF: "Google, Amazon and eBay",
    Format.TIFF: "Google, Amazon and eBay",
    Format.AVIF: "eBay",
    Format.WEBP: "Google, eBay and TikTok Shop's own upload",
    Format.HEIC: "eBay and TikTok Shop's own upload",
    Format.BMP: "Google, eBay, Walmart and TikTok Shop's own upload",
}
"""Who accepts a format beside JPEG and PNG (their guides for images, checked 2026-11)."""
_REFUSED = "which this marketplace does not take"
_DOUBTFUL = "which this marketplace takes, but not every connector passes on"
_EXPORTED = frozenset({Format.JPEG_XL, Format.PSD, Format.PDF})
"""What no command here opens."""
_EXPORT = Fix("Export it as JPEG, and give the new file's address.")
_FIX = Fix(
    "Convert it to JPEG, as `listingcheck images fix` does, and give the new file's address."
)


class ImageFormat(PictureRule):
    """The picture is in a format that is not accepted.

    What it checks: what each picture is by its bytes, whatever its name says. Where nobody has
    looked at the bytes, the format that the extension in its address stands for, query and fragment
    aside. JPG, JPEG and PNG pass; so does an address without an extension. Refused formats are
    errors; doubtful ones, which only some connectors pass on, are warnings.

    Why the marketplace minds: the picture is refused with "Main product image format not support.",
    and the listing with it.

    How to fix it: convert the picture to JPEG and give the address of the new one.
    """

    id = "image-format"
    stage = Stage.SYNC
    depth = Depth.HEADER
    codes = (
        "12052304",
        "Main product image format not support.",
        "12052523",
        "Product sale property image format not support.",
        "12052324",
        "Product description image file format is not supported",
        "12052343",
        "Product description image format not support.",
        "12038004",
        "upload file type invalid",
        "12038015",
        "12038002",
        "upload file invalid",
    )

    class Options(RuleOptions):
        refused: tuple[str, ...] = Field(
            default=("gif", "svg", "tif", "tiff", "avif", "jxl", "jp2", "ico", "psd", "pdf"),
            description="Formats that are refused, by their extensions in lower case; "
            "jpg, jpeg and png always pass.",
        )
        doubtful: tuple[str, ...] = Field(
            default=("webp", "heic", "heif", "bmp"),
            description="Formats that only some connectors pass on, by their extensions.",
        )

    VALID = (
        Valid(sample.product(images=["https://cdn.example.com/tee.JPEG?from=tee.gif"])),
        Valid(sample.product(images=["https://cdn.example.com/tee", "https://example.gif"])),
        Valid(
            sample.product(
                images=["https://cdn.example.com/tee.gif"],
                pictures=(sample.picture("https://cdn.example.com/tee.gif", format=Format.PNG),),
            )
        ),
    )
    INVALID = (
        Invalid(sample.product(images=["https://cdn.example.com/tee.svg"]), field="images[0].url"),
        Invalid(
            sample.product(variants=[sample.variant(image="https://cdn.example.com/tee.GIF?v=2")]),
            field="variants[0].image",
        ),
        Invalid(sample.product(images=["https://cdn.example.com/tee.webp"]), field="images[0].url"),
        Invalid(
            sample.product(pictures=(sample.picture(format=Format.AVIF),)), field="images[0].url"
        ),
        Invalid(
            sample.product(
                pictures=(
                    sample.picture(
                        "https://cdn.example.com/chart.jpg",
                        role=Role.DESCRIPTION,
                        fields=["description"],
                        format=Format.HEIC,
                    ),
                )
            ),
            field="description",
        ),
    )

    def prepare(self) -> None:
        self._refused = _widened(self.options.refused)
        self._doubtful = _widened(self.options.doubtful)

    def check(self, product: Product) -> Iterator[Finding]:
        for picture, kind in formats(product):
            subject = f"{NAMES[picture.role]} is"
            yield from self._judge(picture.fields[0], picture.name, subject, EXTENSIONS[kind][0])
        for url, fields in unmeasured(product).items():
            subject = f"The address {shown(url)} names a picture"
            yield from self._judge(fields[0], url, subject, extension(url))

    def _judge(self, field: str, name: str, subject: str, ending: str | None) -> Iterator[Finding]:
        """Judge a picture by the extension of its format."""
        if ending is not None and ending in self._refused | self._doubtful:
            refused = ending in self._refused
            yield Finding(
                field=field,
                message=f"{subject} in {_verdict(ending, _REFUSED if refused else _DOUBTFUL)}.",
                fix=_EXPORT if FORMATS.get(ending) in _EXPORTED else _FIX,
                value=name,
                limit=", ".join(PLAIN),
                severity=None if refused else Severity.WARNING,
            )


def _widened(endings: tuple[str, ...]) -> frozenset[str]:
    """Extensions with the others of their formats, JPEG and PNG aside."""
    kinds = {FORMATS[ending] for ending in endings if ending in FORMATS}
    others = {ending for kind in kinds for ending in EXTENSIONS[kind]}
    plain = {*EXTENSIONS[Format.JPEG], *EXTENSIONS[Format.PNG]}
    return frozenset((others | {*endings}) - plain)


def _verdict(ending: str, verdict: str) -> str:
    """The format, what becomes of it here, and who takes what."""
    kind = FORMATS.get(ending)
    name = kind or ending.upper()
    taken_by = f", {name} by {_TAKEN_BY[kind]}" if kind in _TAKEN_BY else ""
    return f"{name}, {verdict}; JPG, JPEG and PNG are taken everywhere{taken_by}"
