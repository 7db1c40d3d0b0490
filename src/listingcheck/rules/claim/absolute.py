# SPDX-License-Identifier: Apache-2.0
"""``claim-absolute``."""

from listingcheck import sample
from listingcheck.rule import Invalid, Valid
from listingcheck.rules.claim._family import ClaimRule


class ClaimAbsolute(ClaimRule):
    """A text promises what no product can keep.

    What it checks: title and description for absolute and guaranteed effects: "100 % effective",
    "guaranteed results", "no side effects". "100 % cotton", "best quality" and a money-back
    guarantee are left alone. What is only likely meant so is a mere note.

    Why the marketplace minds: exaggerated claims mislead buyers; the review fails the listing.

    How to fix it: take it out, or say what can be proven.
    """

    id = "claim-absolute"
    codes = ("Exaggerated claim", "Absolute claim", "Misleading claim")
    kind = "absolute"
    noun = "an absolute claim"
    remedy = "Take it out, or say what can be proven."
    VALID = (
        Valid(sample.product(title="100% Cotton Towel, Best Quality")),
        Valid(sample.product(description="<p>30-day money-back guarantee.</p>")),
    )
    INVALID = (
        Invalid(
            sample.product(description="<p>Hair oil.</p><p>100% effective for everyone.</p>"),
            field="description",
            fixed="<p>Hair oil.</p>",
        ),
        Invalid(
            sample.product(title="Face Cream, Guaranteed Results"),
            field="title",
            fixed="Face Cream",
        ),
    )
