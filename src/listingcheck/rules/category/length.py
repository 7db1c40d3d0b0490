# SPDX-License-Identifier: Apache-2.0
"""``category-length``."""

from collections.abc import Hashable, Iterator
from typing import ClassVar

from listingcheck import sample
from listingcheck.answers import Limits
from listingcheck.failure import Finding, Fix, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, Valid
from listingcheck.rules._answers import AnswerRule, filed
from listingcheck.rules._quoting import quoted
from listingcheck.shop import Shop

_FIELDS = ("title", "description", "brand")


def lengths(product: Product) -> Hashable:
    """All that this rule looks at."""
    return filed(product), *(len(getattr(product, field) or "") for field in _FIELDS)


_SHOP = Shop(
    listing_schemas={
        "601226": {
            "fields": [
                {
                    "id": "title",
                    "rules": [
                        {"type": "MIN_LENGTH", "value": "10"},
                        {"type": "MAX_LENGTH", "value": "60"},
                    ],
                }
            ]
        }
    }
)


class CategoryLength(AnswerRule):
    """A text has a length that its category does not take.

    What it checks: title, description and brand against the lengths in the listing schema of the
    product's category, where the marketplace's answer was handed in.

    Why the marketplace minds: a category may be narrower than the market, and the listing then
    fails with "The product name exceed max limit characters".

    How to fix it: shorten or complete the text in the shop.
    """

    id = "category-length"
    stage = Stage.SYNC
    answers: ClassVar = ("listing_schemas",)
    shape: ClassVar = lengths
    codes = ("12052051", "12052013", "MAX_LENGTH", "MIN_LENGTH")
    VALID = (
        Valid(sample.product(category="601226"), shop=_SHOP),
        Valid(sample.product(title="Tee"), shop=_SHOP),
    )
    INVALID = (
        Invalid(sample.product(category="601226", title="Tee"), field="title", shop=_SHOP),
        Invalid(
            sample.product(category="601226", title="Organic cotton T-shirt " * 3),
            field="title",
            shop=_SHOP,
        ),
    )

    def check(self, product: Product) -> Iterator[Finding]:
        if self.idle:
            return
        filing = self.context.filing(product)
        for field in _FIELDS:
            text = getattr(product, field)
            limits = self.shop.requirements.limits(filing, field)
            if text is not None and (accepted := _accepted(len(text.strip()), limits)):
                yield Finding(
                    field=field,
                    message=f"The {field} {quoted(text)} has {len(text.strip()):,} characters; its "
                    f"category takes {accepted}.",
                    fix=Fix(f"Bring the {field} to {accepted} in the shop."),
                    value=text,
                    limit=f"{accepted} characters",
                )


def _accepted(count: int, limits: Limits) -> str | None:
    """The lengths that are accepted, where this one is not."""
    if limits.min_length is not None and count < limits.min_length:
        return f"at least {limits.min_length:,}"
    if limits.max_length is not None and count > limits.max_length:
        return f"at most {limits.max_length:,}"
    return None
