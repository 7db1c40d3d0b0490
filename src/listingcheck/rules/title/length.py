# SPDX-License-Identifier: Apache-2.0
"""``title-length``."""

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from pydantic import Field

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, ProductRule, RuleOptions, Valid
from listingcheck.rules.title._family import rewrite, tidied, title_shape


class TitleLength(ProductRule):
    """The title is too short or too long.

    What it checks: the number of characters of the title against the market's limits, and
    against the length below which the market rates a listing as poor.

    Why the marketplace minds: the listing is refused with "The product name exceed max limit
    characters", or shown to fewer buyers.

    How to fix it: shorten the title to what a buyer searches for: brand, product, material, size
    or colour. Where it is too short, add those.
    """

    id = "title-length"
    stage = Stage.SYNC
    codes = (
        "12052051",
        "The product name exceed max limit characters",
        "The product name must contain between 1 and 255 characters.",
        "invalid product name",
        "TITLE_LESS_THAN_40_CHARACTERS",
        "TITLE_LESS_THAN_25_CHARACTERS",
        "TITLE_LESS_THAN_25_CHARS",
        "TITLE_LESS_THAN_TEN_CHARS",
        "text_value_too_long",
        "LIST_ITEM_TITLE_TOO_LARGE",
    )
    shape: ClassVar = title_shape

    class Options(RuleOptions):
        minimum: int = Field(default=1, ge=0, description="Fewest characters.")
        maximum: int = Field(default=255, ge=1, description="Most characters.")
        recommended: int = Field(
            default=0, ge=0, description="Fewest characters of a listing that is rated well."
        )

    VALID = (
        Valid(sample.product(title="Walnut Cutting Board, 40 x 30 cm"), {"recommended": 25}),
        Valid(sample.product(title=None)),
    )
    INVALID = (
        Invalid(
            sample.product(title="Walnut Cutting Board, 40 x 30 cm"),
            field="title",
            options={"maximum": 22},
            fixed="Walnut Cutting Board",
        ),
        Invalid(sample.product(title="Walnut board"), field="title", options={"minimum": 25}),
        Invalid(sample.product(title="Walnut board"), field="title", options={"recommended": 40}),
    )

    def check(self, product: Product) -> Iterator[Finding]:
        title, limits = product.title, self.options
        if title is None:
            return
        if not limits.minimum <= len(title) <= limits.maximum:
            yield self._finding(title, limits.minimum, "accepted")
        elif len(title) < limits.recommended:
            poor = self._finding(title, limits.recommended, "recommended")
            yield replace(poor, stage=Stage.QUALITY, severity=Severity.INFO)

    def _finding(self, title: str, fewest: int, verdict: str) -> Finding:
        wanted = f"{fewest} to {self.options.maximum}"
        return Finding(
            field="title",
            message=f"The title has {len(title):,} characters; {wanted} are {verdict}.",
            fix=self._fix(title),
            value=title,
            limit=f"{wanted} characters",
        )

    def _fix(self, title: str) -> Fix:
        minimum, maximum = self.options.minimum, self.options.maximum
        if len(title) <= maximum:
            return Fix("Add brand, material, size or colour.")
        whole_words = title[: maximum + 1].rpartition(" ")[0]
        new = tidied(whole_words or title[:maximum])
        return rewrite(
            "Shorten it to what buyers seek.", title, new if len(new) >= minimum else title
        )
