# SPDX-License-Identifier: Apache-2.0
"""``claim-medical``."""

from listingcheck import sample
from listingcheck.rule import Invalid, Valid
from listingcheck.rules.claim._family import ClaimRule


class ClaimMedical(ClaimRule):
    """A text says that the product cures, treats or prevents a disease.

    What it checks: title and description for claims about named diseases and for approvals that
    only medicine has: "cures diabetes", "kills cancer cells". "UV cure", "dog treat" and
    disclaimers such as "not intended to treat any disease" are left alone. What is only likely
    meant so is a mere note.

    Why the marketplace minds: only medicine may say so, and medicine is not sold: the review fails
    the listing for a medical claim.

    How to fix it: take the sentence out, or say what the product does without naming a disease.
    """

    id = "claim-medical"
    codes = ("Medical claim", "Health claim")
    kind = "medical"
    noun = "a medical claim"
    remedy = "Take it out, or say what the product does without naming a disease."
    VALID = (
        Valid(sample.product(title="Gel Polish, UV Cure in 60 s")),
        Valid(
            sample.product(
                description="<p>This product is not intended to diagnose, treat, cure or prevent "
                "any disease.</p>"
            )
        ),
    )
    INVALID = (
        Invalid(
            sample.product(description="<p>Pure honey.</p><p>It cures diabetes naturally.</p>"),
            field="description",
            fixed="<p>Pure honey.</p>",
        ),
        Invalid(
            sample.product(title="Copper Bracelet, Treats Arthritis"),
            field="title",
            fixed="Copper Bracelet",
        ),
    )
