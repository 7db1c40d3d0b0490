# SPDX-License-Identifier: Apache-2.0
"""``image-aspect-ratio``."""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from listingcheck import sample
from listingcheck.failure import Finding, Severity, Stage
from listingcheck.picture import ImageFacts, Picture, Role
from listingcheck.product import Product
from listingcheck.rule import Invalid, RuleOptions, Valid
from listingcheck.rules.image._facts import FactsRule, found, pixels

_FIX = "Crop it, or add background; `listingcheck images fix` adds white until it fits."
_RATIO = re.compile(r"\s*([1-9]\d{0,5})\s*:\s*([1-9]\d{0,5})\s*")


def _number(value: Any) -> Any:
    """``3:4`` as a number; anything else as it is."""
    ratio = _RATIO.fullmatch(value) if isinstance(value, str) else None
    return int(ratio[1]) / int(ratio[2]) if ratio else value


class ImageAspectRatio(FactsRule):
    """The picture is too tall or too wide.

    What it checks: width against height of the listing's pictures and those of variants. A pixel
    that is lost in rounding passes.

    Why the marketplace minds: it makes a square of what is outside its range and may cut the
    product off; in some places it answers "The main images aspect ratio cannot exceed max limit."

    How to fix it: crop the picture, or set it on a square of its own background.
    """

    id = "image-aspect-ratio"
    stage = Stage.QUALITY
    severity = Severity.WARNING
    codes = (
        "12052305",
        "The main images aspect ratio cannot exceed max limit.",
        "12052524",
        "The sale property image aspect ratio invalid",
    )

    class Options(RuleOptions):
        narrowest: Annotated[float, BeforeValidator(_number)] = Field(
            default=3 / 4, gt=0, description="Least width for a height of 1, or such as 3:4."
        )
        widest: Annotated[float, BeforeValidator(_number)] = Field(
            default=4 / 3, gt=0, description="Most width for a height of 1, or such as 4:3."
        )

    VALID = (
        Valid(sample.product(pictures=(sample.picture(width=1000, height=749),))),
        Valid(
            sample.product(
                pictures=(
                    sample.picture(
                        "https://cdn.example.com/banner.jpg",
                        role=Role.DESCRIPTION,
                        fields=["description"],
                        first=False,
                        width=1600,
                        height=400,
                    ),
                )
            )
        ),
    )
    INVALID = (
        Invalid(
            sample.product(pictures=(sample.picture(width=1600, height=900),)),
            field="images[0].url",
        ),
        Invalid(
            sample.product(pictures=(sample.picture(width=1080, height=1920),)),
            field="images[0].url",
        ),
        Invalid(
            sample.product(pictures=(sample.picture(width=800, height=1000),)),
            options={"narrowest": "1:1"},
            field="images[0].url",
        ),
    )

    def prepare(self) -> None:
        self._range = f"{_words(self.options.narrowest)} to {_words(self.options.widest)}"

    def judge(self, product: Product, picture: Picture, facts: ImageFacts) -> Iterator[Finding]:
        if picture.role is Role.DESCRIPTION or not facts.width or not facts.height:
            return
        width, height = facts.width, facts.height
        narrow = (width + 1) / height < self.options.narrowest
        if narrow or width / (height + 1) > self.options.widest:
            yield found(
                picture,
                f"is {pixels(width, height)}, {width / height:.2f}:1; {self._range} is taken "
                "as it is, the rest is made square.",
                _FIX,
                limit=self._range,
            )


def _words(ratio: float) -> str:
    """``4:3``."""
    exact = Fraction(ratio).limit_denominator(100)
    return f"{exact.numerator}:{exact.denominator}"
