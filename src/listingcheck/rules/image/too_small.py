# SPDX-License-Identifier: Apache-2.0
"""``image-too-small``."""

from collections.abc import Iterator

from pydantic import Field

from listingcheck import sample
from listingcheck.failure import Finding, Severity, Stage
from listingcheck.picture import ImageFacts, Picture, Role
from listingcheck.product import Product
from listingcheck.rule import Invalid, RuleOptions, Valid
from listingcheck.rules.image._facts import FactsRule, found, pixels

_FIX = "Take or export a larger one; a small one that is blown up stays blurred."


class ImageTooSmall(FactsRule):
    """The picture has too few pixels.

    What it checks: the shorter side of each picture, turned upright, against the least that the
    marketplace takes: one number for the listing's own pictures and one for all others, those of
    variants and in the description. The first picture is also measured by what is recommended.

    Why the marketplace minds: the upload is refused with "Width and length of main image must be at
    least ...". A first picture below what is recommended counts as low quality and is shown less.

    How to fix it: photograph it again, or export a larger file; blowing it up does not help.
    """

    id = "image-too-small"
    stage = Stage.SYNC
    codes = (
        "12052301",
        "Width and length of main image must be at least {{min_limit}}",
        "12038014",
        "image dimensions",
        "MAIN_IMG_FIRST_IMG_LOW_QUALITY",
        "FIRST_IMG_LOW_QUALITY",
        "image_link_too_small",
        "image_too_small_for_high_resolution",
    )

    class Options(RuleOptions):
        minimum: int = Field(
            default=300, ge=1, description="Fewest pixels on each side of the listing's pictures."
        )
        minimum_other: int = Field(
            default=100, ge=1, description="Fewest pixels on each side of any other picture."
        )
        minimum_apparel: int | None = Field(
            default=None,
            ge=1,
            description="Fewest pixels on each side of the listing's pictures of clothing.",
        )
        apparel: tuple[str, ...] = Field(
            default=("Apparel & Accessories", "166"),
            description="The marketplace's top category of clothing, by name and id.",
        )
        recommended: int | None = Field(
            default=600, ge=1, description="Fewest pixels on each side of a good first picture."
        )

    VALID = (
        Valid(sample.product(pictures=(sample.picture(width=600, height=800),))),
        Valid(
            sample.product(
                pictures=(
                    sample.picture(
                        "https://cdn.example.com/red.jpg",
                        role=Role.VARIANT,
                        fields=["variants[0].image"],
                        first=False,
                        width=120,
                        height=120,
                    ),
                )
            )
        ),
    )
    INVALID = (
        Invalid(
            sample.product(pictures=(sample.picture(width=200, height=150),)),
            field="images[0].url",
        ),
        Invalid(
            sample.product(pictures=(sample.picture(width=1024, height=512),)),
            field="images[0].url",
        ),
        Invalid(
            sample.product(
                category="Apparel & Accessories > Clothing",
                pictures=(sample.picture(width=240, height=240),),
            ),
            options={"minimum": 100, "minimum_apparel": 250, "recommended": None},
            field="images[0].url",
        ),
    )

    def judge(self, product: Product, picture: Picture, facts: ImageFacts) -> Iterator[Finding]:
        if facts.width is None or facts.height is None:
            return
        shorter, minimum = min(facts.width, facts.height), self._minimum(product, picture)
        said = f"is {pixels(facts.width, facts.height)}; at least"
        recommended = self.options.recommended
        if shorter < minimum:
            limit = f"at least {minimum} x {minimum} pixels"
            yield found(picture, f"{said} {minimum} on each side are required.", _FIX, limit=limit)
        elif picture.first and recommended is not None and shorter < recommended:
            yield found(
                picture,
                f"{said} {recommended} on each side are recommended for the first.",
                _FIX,
                limit=f"at least {recommended} x {recommended} pixels",
                severity=Severity.WARNING,
                stage=Stage.QUALITY,
            )

    def _minimum(self, product: Product, picture: Picture) -> int:
        options = self.options
        if picture.role is not Role.MAIN:
            return int(options.minimum_other)
        larger = options.minimum_apparel
        if larger is not None and self._is_apparel(product):
            return int(larger)
        return int(options.minimum)

    def _is_apparel(self, product: Product) -> bool:
        first, _, _ = (self.context.filing(product) or "").partition(">")
        return first.strip() in self.options.apparel
