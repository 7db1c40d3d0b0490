# SPDX-License-Identifier: Apache-2.0
"""``image-extension``."""

from collections.abc import Iterator

from pydantic import Field

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, RuleOptions, Valid
from listingcheck.rules.image._family import PLAIN, PictureRule, extension, places, shown


class ImageExtension(PictureRule):
    """The address of a picture names something else than a picture.

    What it checks: the extension of the file each address names, query and fragment aside, against
    extensions of documents, web pages, films and archives. An unknown extension, or none, passes.

    Why the marketplace minds: it answers "upload file invalid", or shows a broken main picture
    (MAIN_IMG_INVALID).

    How to fix it: give the address of the picture itself; a film belongs in the field for videos.
    """

    id = "image-extension"
    stage = Stage.QUALITY
    severity = Severity.WARNING
    codes = ("MAIN_IMG_INVALID", "12038002", "upload file invalid")

    class Options(RuleOptions):
        others: tuple[str, ...] = Field(
            default=(
                *("pdf", "doc", "docx", "xls", "xlsx", "csv", "txt", "xml", "json"),
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
    )
    INVALID = (
        Invalid(
            sample.product(images=["https://cdn.example.com/size-chart.pdf"]), field="images[0].url"
        ),
        Invalid(
            sample.product(variants=[sample.variant(image="https://example.com/tee.html#front")]),
            field="variants[0].image",
        ),
    )

    def prepare(self) -> None:
        self._others = frozenset(self.options.others).difference(PLAIN)

    def check(self, product: Product) -> Iterator[Finding]:
        for url, fields in places(product).items():
            ending = extension(url)
            if ending in self._others:
                yield Finding(
                    field=fields[0],
                    message=f"The address {shown(url)} names a .{ending} file, not a picture.",
                    fix=Fix("Give the address of a JPEG or PNG picture."),
                    value=url,
                    limit=", ".join(PLAIN),
                )
