# SPDX-License-Identifier: Apache-2.0
"""``claim-weight-loss``."""

from listingcheck import sample
from listingcheck.rule import Invalid, Valid
from listingcheck.rules.claim._family import ClaimRule


class ClaimWeightLoss(ClaimRule):
    """A text promises that buyers lose weight.

    What it checks: title and description for promises to lose weight or burn fat: "lose 10 kg in a
    week", "burns belly fat". "Slim fit", "weight plates" and "fat-free" are left alone. What is
    only likely meant so is a mere note.

    Why the marketplace minds: the review fails listings that promise weight loss, and reads them
    from pictures of the package, too.

    How to fix it: take the sentence out. Shapewear, meal replacements and sports gear may be sold
    without the promise.
    """

    id = "claim-weight-loss"
    codes = ("Weight loss claim", "Body shaping claim")
    kind = "weight_loss"
    noun = "a promise of weight loss"
    remedy = "Take it out; such goods may be sold without the promise."
    VALID = (
        Valid(sample.product(title="Slim Fit Chino Trousers")),
        Valid(sample.product(title="Cast Iron Weight Plates, 2 x 10 kg")),
    )
    INVALID = (
        Invalid(
            sample.product(description="<p>Herbal tea.</p><p>Lose 10 kg in one week.</p>"),
            field="description",
            fixed="<p>Herbal tea.</p>",
        ),
        Invalid(
            sample.product(title="Waist Belt, Burns Belly Fat Fast"),
            field="title",
            fixed="Waist Belt",
        ),
    )
