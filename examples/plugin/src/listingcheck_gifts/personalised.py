# SPDX-License-Identifier: Apache-2.0
"""``gift-text-missing``."""

from collections.abc import Iterator

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, ProductRule, Valid

_PROMISES = ("personalised", "personalized", "engraved", "monogrammed")
_ANSWERS = ("how to order", "your text", "tell us")


class GiftTextMissing(ProductRule):
    """A personalised gift does not say how to hand in the text.

    What it checks: whether a listing whose title promises a name or text says in its
    description how the buyer hands it in.

    Why the marketplace minds: buyers who cannot say which name they want send the gift back,
    and returns lower the shop's rating.

    How to fix it: add a line such as "Tell us your text in the note to the seller."
    """

    id = "gift-text-missing"
    stage = Stage.QUALITY
    severity = Severity.WARNING
    VALID = (
        Valid(sample.product(title="Organic Cotton T-Shirt")),
        Valid(
            sample.product(
                title="Engraved Walnut Board",
                description="<p>Tell us your text in the note to the seller.</p>",
            )
        ),
    )
    INVALID = (
        Invalid(
            sample.product(title="Engraved Walnut Board", description="<p>Oiled walnut.</p>"),
            field="description",
        ),
        Invalid(
            sample.product(title="Personalised Enamel Mug", description=None), field="description"
        ),
    )

    def check(self, product: Product) -> Iterator[Finding]:
        title = (product.title or "").casefold()
        promise = next((word for word in _PROMISES if word in title), None)
        if promise is not None and not _answered(product.description or ""):
            yield Finding(
                field="description",
                message=f"The title says {promise!r}; the description does not say how to "
                "hand in the text.",
                fix=Fix("Say in the description how the buyer hands in the text."),
                value=product.description,
                limit="a line on how to hand in the text",
            )


def _answered(description: str) -> bool:
    return any(answer in description.casefold() for answer in _ANSWERS)
