# SPDX-License-Identifier: Apache-2.0
"""``image-url``."""

from collections.abc import Iterator

from listingcheck import sample
from listingcheck.failure import Edit, Finding, Fix, Safety, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, Valid
from listingcheck.rules.image._address import Complaint, complaint
from listingcheck.rules.image._family import PictureRule, places, shown

COMPLETED = "images[].url.host"
"""The field that a source lacks whose platform completes relative addresses by itself."""


class ImageUrl(PictureRule):
    """The address of a picture cannot be fetched.

    What it checks: every picture's address, those of variants included: relative, without a host,
    with another protocol than https or http (`data:`, `file:`, `ftp:`, `javascript:`), with white
    space or control characters, or on a machine that only its owner can reach (`localhost`,
    `192.168.1.4`). Nothing is fetched.

    Why the marketplace minds: it copies each picture from its address, and without the pictures
    the listing is not created: "Product Images are invalid."

    How to fix it: give the whole address that opens the picture in anyone's browser.
    """

    id = "image-url"
    stage = Stage.SYNC
    codes = (
        "0011-m2e",
        "Product Images are invalid.",
        "12038001",
        "images could not be synced",
        "12052300",
        "product main image uri illegal",
        "12052520",
        "product sale property image uri illegal",
        "12052722",
        "The image URI does not exist in TikTok Shop.",
        "image_link_broken",
    )
    VALID = (
        Valid(
            sample.product(images=["https://cdn.example.com/tee.jpg?v=1", "http://example.org/1"])
        ),
        Valid(sample.product(images=0)),
    )
    INVALID = (
        Invalid(sample.product(images=["/media/tee.jpg"]), field="images[0].url"),
        Invalid(sample.product(images=["file:///C:/photos/tee.jpg"]), field="images[0].url"),
        Invalid(sample.product(images=["http://192.168.1.4/tee.jpg"]), field="images[0].url"),
        Invalid(
            sample.product(images=[" https://cdn.example.com/tee.jpg\n"]),
            field="images[0].url",
            fixed="https://cdn.example.com/tee.jpg",
        ),
        Invalid(
            sample.product(variants=[sample.variant(image="//cdn.example.com/tee.jpg")]),
            field="variants[0].image",
            fixed="https://cdn.example.com/tee.jpg",
        ),
        Invalid(
            sample.product(images=["https://cdn.example.com/white tee.jpg"]),
            field="images[0].url",
            fixed="https://cdn.example.com/white%20tee.jpg",
        ),
        Invalid(
            sample.product(images=["wix:image://v1/22e53e_1a2b~mv2.jpg/tee.jpg#originWidth=900"]),
            field="images[0].url",
            fixed="https://static.wixstatic.com/media/22e53e_1a2b~mv2.jpg",
        ),
    )

    def check(self, product: Product) -> Iterator[Finding]:
        completed = product.lacks(COMPLETED)
        for url, fields in places(product).items():
            found = complaint(url, completed=completed)
            if found:
                yield Finding(
                    field=fields[0],
                    message=f"The address {shown(url)} {found.problem}.",
                    fix=_fix(found, url, fields),
                    value=url,
                    limit="https://host/path",
                    severity=found.severity,
                )


def _fix(found: Complaint, url: str, fields: list[str]) -> Fix:
    if found.mended is None:
        return Fix(found.remedy)
    edits = tuple(Edit(field, url, found.mended) for field in fields)
    return Fix(found.remedy, Safety.SAFE, edits)
