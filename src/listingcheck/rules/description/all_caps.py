# SPDX-License-Identifier: Apache-2.0
"""``description-all-caps``."""

import re
from collections.abc import Iterator, Sequence

from pydantic import Field

from listingcheck import sample
from listingcheck.detect.text import Flat
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, RuleOptions, Valid
from listingcheck.rules._quoting import quoted
from listingcheck.rules.description._family import DescriptionRule

# A line of ASCII without a small letter. In the automaton it leaves a trace only while it lasts.
_LOUD = re.compile("[ !-;=?-`{-~]{60}")


class DescriptionAllCaps(DescriptionRule):
    """The description is written in capitals.

    What it checks: whether half of the letters that a buyer sees, or more, are capitals, with at
    least sixty characters in a row without a small letter. Headings and sizes in capitals inside
    ordinary text are left alone.

    Why the marketplace minds: TikTok Shop rates a description without proper capitalisation as
    poor.

    How to fix it: write sentences; leave capitals to abbreviations and names.
    """

    id = "description-all-caps"
    stage = Stage.QUALITY
    severity = Severity.INFO
    codes = ("DESCRIPTION_NOT_PROPER_CAPITALIZATION",)

    class Options(RuleOptions):
        percentage: int = Field(
            default=50, ge=1, le=100, description="Capitals among a hundred letters, and more."
        )

    VALID = (
        Valid(
            sample.product(
                description="<p>SIZES IN CM: XS 80, S 84, M 88, L 92, XL 96, XXL 100, XXXL 104, "
                "XXXXL 108</p><p>A soft tee of combed cotton that keeps its shape and its colour "
                "after a hundred washes, cut straight and hemmed by hand.</p>"
            )
        ),
        Valid(sample.product(description="<p>USB C HDMI</p>")),
    )
    INVALID = (
        Invalid(
            sample.product(
                description="<p>THIS SOFT TEE IS MADE OF COMBED ORGANIC COTTON AND KEEPS ITS SHAPE"
                " FOR YEARS.</p><p>Machine wash.</p>"
            ),
            field="description",
        ),
        Invalid(
            sample.product(
                description="OAK SHELF FOR BOOKS, TOYS AND PLANTS WITH THREE BOARDS " * 2
            ),
            field="description",
        ),
    )

    def patterns(self) -> Sequence[str]:
        return (_LOUD.pattern,)

    def check(self, product: Product, field: str, text: Flat) -> Iterator[Finding]:
        letters = sum(map(str.isalpha, text.text))
        capitals = sum(map(str.isupper, text.text))
        share = 100 * capitals // letters if letters else 0
        if share >= self.options.percentage and _LOUD.search(text.original):
            yield Finding(
                field=field,
                message=f"Of the description's letters {share} % are capitals: "
                f"{quoted(text.text.strip())}; ordinary spelling is expected.",
                fix=Fix("Write sentences in ordinary spelling."),
                value=f"{share} % capitals",
                limit=f"fewer than {self.options.percentage} % capitals",
            )
