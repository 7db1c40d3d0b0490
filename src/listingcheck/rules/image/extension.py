# SPDX-License-Identifier: Apache-2.0
"""``image-extension``."""

from collections.abc import Iterator

from pydantic import Field

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.picture import Depth, Format, Picture
from listingcheck.product import Product
from listingcheck.rule import Invalid, RuleOptions, Valid
from listingcheck.rules.image._facts import formats, found
from listingcheck.rules.image._family import (
    EXTENSIONS,
    FORMATS,
    PLAIN,
    PictureRule,
    extension,
    shown,
    unmeasured,
)


class ImageExtension(PictureRule):
    """The address of a picture names something else than the picture is.

    What it checks: the extension of the file each address names, query and fragment aside, against
    what the bytes are: a WebP that is called .jpg. Where nobody has looked at the bytes, against
    extensions of documents, web pages, films and archives. An unknown extension, or none, passes.

    Why the marketplace minds: it answers "upload file invalid", or shows a broken main picture
    (MAIN_IMG_INVALID). Google asks that extension and format agree, and programs that go by the
    name cannot open the file.

    How to fix it: give the address of the picture itself, named as what it is; a film belongs in
    the field for videos.
    """

    id = "image-extension"
    stage = Stage.QUALITY
    depth = Depth.HEADER
    severity = Severity.WARNING
    codes = ("MAIN_IMG_INVALID", "12038002", "upload file invalid")

    class Options(RuleOptions):
        others: tuple[str, ...] = Field(
            default=(
                *("doc", "docx", "xls", "xlsx", "csv", "txt", "xml", "json"),
                *("html", "htm", "css", "js"),
                *("mp4", "mov", "mkv", "wmv", "webm", "avi", "3gp", "flv", "mpeg", "mp3"),
                *("zip", "rar", "7z", "exe"),
            ),
            description="Extensions that are no picture's, in lower case. "
            "jpg, jpeg and png always pass.",
        )

    VALID = (
        Valid(sample.product(images=["https://cdn.example.com/tee.JPG?file=tee.pdf"])),
        Valid(sample.product(images=["https://cdn.example.com/image.php?id=7"])),
        Valid(
            sample.product(
                pictures=(sample.picture("https://cdn.example.com/tee.jfif", format=Format.JPEG),)
            )
        ),
    )
    INVALID = (
        Invalid(
            sample.product(images=["https://cdn.example.com/size-chart.docx"]),
            field="images[0].url",
        ),
        Invalid(
            sample.product(variants=[sample.variant(image="https://example.com/tee.html#front")]),
            field="variants[0].image",
        ),
        Invalid(
            sample.product(
                pictures=(sample.picture("https://cdn.example.com/tee.jpg", format=Format.WEBP),)
            ),
            field="images[0].url",
        ),
    )

    def prepare(self) -> None:
        self._others = frozenset(self.options.others).difference(PLAIN)

    def check(self, product: Product) -> Iterator[Finding]:
        for picture, kind in formats(product):
            yield from self._compare(picture, kind)
        for url, fields in unmeasured(product).items():
            ending = extension(url)
            if ending in self._others:
                yield Finding(
                    field=fields[0],
                    message=f"The address {shown(url)} names a .{ending} file, not a picture.",
                    fix=Fix("Give the address of a JPEG or PNG picture."),
                    value=url,
                    limit=", ".join(PLAIN),
                )

    def _compare(self, picture: Picture, kind: Format) -> Iterator[Finding]:
        """Compare what a picture is called with what it is."""
        ending, right = extension(picture.name), EXTENSIONS[kind]
        if ending in self._others or FORMATS.get(ending or "", kind) is not kind:
            yield found(
                picture,
                f"{shown(picture.name)} is called .{ending} and is in {kind}, "
                f"whose extension is .{right[0]}.",
                f"Name it .{right[0]}, or convert it to JPEG with `listingcheck images fix`.",
                limit=right[0],
            )
