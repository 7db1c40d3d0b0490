# SPDX-License-Identifier: Apache-2.0
"""``title-repeated-word``."""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, ProductRule, RuleOptions, Valid
from listingcheck.rules.title._family import commonest_word, title_shape


class TitleRepeatedWord(ProductRule):
    """The title says one word again and again.

    What it checks: how often the commonest word of three letters or more stands in the title,
    whatever its case.

    Why the marketplace minds: TikTok Shop rates a title as repetitive when a word stands in it
    more than four times, and shows the listing to fewer buyers.

    How to fix it: say each word once or twice; use the room for material, size or colour.
    """

    id = "title-repeated-word"
    stage = Stage.QUALITY
    severity = Severity.WARNING
    codes = ("TITLE_REPETITIVE",)
    shape: ClassVar = title_shape

    class Options(RuleOptions):
        maximum: int = Field(default=4, ge=3, description="Most times one word may stand.")

    VALID = (
        Valid(sample.product(title="Phone Case, Clear Case, Slim Case, Case with Stand")),
        Valid(sample.product(title="2 in 1 Set: 2 Cups, 2 Plates, 2 Bowls, 2 Forks, 2 Knives")),
    )
    INVALID = (
        Invalid(
            sample.product(title="Dress, Summer dress, Maxi DRESS, long dress, dress for women"),
            field="title",
        ),
        Invalid(
            sample.product(title="Phone case slim case clear case case with stand"),
            field="title",
            options={"maximum": 3},
        ),
    )

    def check(self, product: Product) -> Iterator[Finding]:
        word, times = commonest_word(product.title or "")
        if times > self.options.maximum:
            yield Finding(
                field="title",
                message=f"The title says {word!r} {times} times; "
                f"{self.options.maximum} times are accepted.",
                fix=Fix(f"Say {word!r} once or twice."),
                value=product.title,
                limit=f"at most {self.options.maximum} times",
            )
