# SPDX-License-Identifier: Apache-2.0
"""``title-promotional``."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain

from listingcheck import sample
from listingcheck.detect.text import Flat, plain
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, Valid
from listingcheck.rules.text._phrases import pattern, phrases, standing_alone
from listingcheck.rules.text._quotes import quotes_in, shown
from listingcheck.rules.title._family import TitleRule, rewrite, without

_ADVICE = "Remove it; prices and promotions have fields of their own."


class TitlePromotional(TitleRule):
    """The title advertises.

    What it checks: wording such as "free shipping", "50% off", "limited time" or "last unit", in
    the languages of the word list ``promotional``.

    Why the marketplace minds: a title names the product. TikTok Shop rates one with promotional
    words as poor and may reject it in review.

    How to fix it: remove the wording. Set a discount as a promotion, free shipping as a shipping
    template.
    """

    id = "title-promotional"
    stage = Stage.REVIEW
    severity = Severity.WARNING
    codes = (
        "TITLE_INCLUDE_ADVERTISE",
        "INCLUDES_EXTRANEOUS_INFORMATION",
    )
    VALID = (
        Valid(sample.product(title="Sulphate-Free Shipping-Safe Shampoo, 100% Vegan, Off White")),
        Valid(sample.product(title="Limited Edition Garage Sale Sign, Best Friend Gift")),
    )
    INVALID = (
        Invalid(
            sample.product(title="50% OFF! Linen Shirt - Free Shipping"),
            field="title",
            fixed="Linen Shirt",
        ),
        Invalid(
            sample.product(title="Camisa de lino (ENVIO GRATIS) azul"),
            field="title",
            fixed="Camisa de lino azul",
        ),
    )

    def prepare(self) -> None:
        words = self.context.words("promotional")
        self._phrases = phrases(chain.from_iterable(words.values()))

    @cached_property
    def _found(self) -> re.Pattern[str]:
        return standing_alone(self._phrases)

    def patterns(self) -> Sequence[str]:
        return [pattern(phrase) for phrase in self._phrases]

    def check(self, product: Product, field: str, text: Flat) -> Iterator[Finding]:
        evidence = quotes_in(text, self._found.finditer(text.text))
        if evidence:
            title = text.original
            new = without(title, ((quote.start, quote.end) for quote in evidence))
            again = self._found.search(plain(new).text)
            yield Finding(
                field=field,
                message=f"The title advertises: {shown(evidence)}; a title only names the product.",
                fix=Fix(_ADVICE) if again else rewrite(_ADVICE, title, new),
                value=evidence[0].text,
                limit="the name of the product",
                evidence=evidence,
            )
