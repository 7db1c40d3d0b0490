# SPDX-License-Identifier: Apache-2.0
"""``image-unreachable``."""

from collections.abc import Iterator

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.picture import Depth, Picture, Role
from listingcheck.product import Product
from listingcheck.rule import Invalid, ProductRule, Valid
from listingcheck.rules.image._address import complaint
from listingcheck.rules.image._facts import NAMES
from listingcheck.rules.image._family import shown

_LATER = Fix("Check again later. If it stays so, put the picture where everyone can fetch it.")
_MOVE = Fix(
    "Open the address in a private window: it must show the picture, without a login. "
    "Put the picture there, or give the address where it is."
)


class ImageUnreachable(ProductRule):
    """A picture is not where its address says.

    What it checks: every picture that was looked for and could not be had, with the reason: the
    server answers 404, it leads to an address of your own network, it is far too large. What may
    pass by itself, such as a server that does not answer in time, or be no trouble for others, such
    as a fourth redirect, is a warning. An address that is
    wrong by itself is left to `image-url`. Without pictures to look at, nothing is fetched and
    nothing is said.

    Why the marketplace minds: it fetches each picture from the same address, and so "images could
    not be synced".

    How to fix it: put the picture where its address says, or give the address where it is; then
    open that address in a private window.
    """

    id = "image-unreachable"
    stage = Stage.SYNC
    about = "pictures"
    depth = Depth.HEADER
    codes = (
        "images could not be synced",
        "0011-m2e",
        "Product Images are invalid.",
        "12052722",
        "The image URI does not exist in TikTok Shop.",
        "image_link_broken",
        "image_link_internal_error",
        "image_link_pending_crawl",
    )
    VALID = (
        Valid(sample.product(pictures=[sample.picture()])),
        Valid(
            sample.product(
                pictures=[sample.picture("http://192.168.1.4/tee.jpg", trouble="it is not public")]
            )
        ),
    )
    INVALID = (
        Invalid(
            sample.product(pictures=[sample.picture(trouble="the server answers 404 (not found)")]),
            field="images[0].url",
        ),
        Invalid(
            sample.product(
                pictures=[
                    sample.picture(
                        role=Role.VARIANT,
                        fields=["variants[0].image"],
                        trouble="it leads to 10.0.0.7, which is not a public address",
                    )
                ]
            ),
            field="variants[0].image",
        ),
        Invalid(
            sample.product(
                pictures=[sample.picture(trouble="it took longer than 20 seconds", passing=True)]
            ),
            field="images[0].url",
        ),
    )

    def check(self, product: Product) -> Iterator[Finding]:
        for picture in product.pictures:
            if picture.trouble is not None and not _wrong_by_itself(picture):
                name = NAMES[picture.role]
                yield Finding(
                    field=picture.fields[0],
                    message=f"{name} {shown(picture.name)} cannot be had: {picture.trouble}.",
                    fix=_LATER if picture.passing else _MOVE,
                    value=picture.name,
                    limit="a picture that everyone can fetch",
                    severity=Severity.WARNING if picture.passing else None,
                )


def _wrong_by_itself(picture: Picture) -> bool:
    """Whether `image-url`, which does not look into descriptions, says what is wrong already."""
    if picture.role is Role.DESCRIPTION:
        return False
    found = complaint(picture.name, completed=False)
    return found is not None and found.severity is None and found.mended is None
