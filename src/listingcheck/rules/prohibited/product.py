# SPDX-License-Identifier: Apache-2.0
"""``prohibited-product``."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from pydantic import Field

from listingcheck import sample
from listingcheck.detect.heads import Grammar
from listingcheck.detect.terms import Match, Strength, Terms
from listingcheck.detect.text import Flat
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, RuleOptions, TextRule, Valid
from listingcheck.rules.prohibited._family import Categories
from listingcheck.rules.prohibited._kinds import kinds


class ProhibitedProduct(TextRule):
    """The title names goods that the market does not sell.

    What it checks: the title for names of prohibited goods, in the market's lists. "Wine glass",
    "root beer" and "vodka T-shirt" are left alone: what counts is the thing the title is about. A
    name that means nothing else is an error, and so is a likely one that the category or a word
    such as "ABV" agrees with; a likely one alone is a warning.

    Why the marketplace minds: the audit fails the listing and counts points against the shop:
    "Listing of a Prohibited Product".

    How to fix it: leave the listing out and do not send it again. If it is something else, say in
    the title what it is, and appeal.
    """

    id = "prohibited-product"
    stage = Stage.REVIEW
    codes = (
        "Prohibited Product (Alcohol, Tobacco, or E-cigarettes)",
        "FAILED due to Product: Listing of a Prohibited Product",
        "Prohibited product",
        "restricted_nfs_policy_violation",
        "guns_parts_policy_violation",
    )
    fields = ("title",)

    class Options(RuleOptions):
        allowed: tuple[str, ...] = Field(
            default=(), description="Kinds of goods that may be sold, such as gift_cards."
        )

    VALID = (
        Valid(sample.product(title="Crystal Wine Glass, Set of 2, 350 ml")),
        Valid(sample.product(title="Whiskey Barrel Planter for Garden and Patio")),
        Valid(sample.product(title="Funny Beer T-Shirt for Men, Cotton")),
        Valid(
            sample.product(title="Gift Card for Our Studio, 25"),
            options={"allowed": ["gift_cards"]},
        ),
    )
    INVALID = (
        Invalid(sample.product(title="Mango Ice Disposable Vape 5000 Puffs"), field="title"),
        Invalid(sample.product(title="Kentucky Straight Bourbon Whiskey, 750 ml"), field="title"),
        Invalid(
            sample.product(title="Cabernet Sauvignon 2019", category="Beverages > Wine"),
            field="title",
        ),
    )

    def prepare(self) -> None:
        listed = self.context.words("prohibited/kinds")
        wanted = (
            k for k in kinds(self.context, "prohibited") if k.name not in self.options.allowed
        )
        self._kinds = {kind.name: kind for kind in wanted}
        self._categories = Categories(self._kinds.values())
        self._terms = Terms(
            (kind.vocabulary for kind in self._kinds.values()),
            Grammar.of(listed),
            listed.get("unrelated", ()),
            listed.get("accessories", ()),
        )

    def patterns(self) -> Sequence[str]:
        return self._terms.patterns

    def check(self, product: Product, field: str, text: Flat) -> Iterator[Finding]:
        found = self._terms.find(text.text)
        for name, matches in groupby(found, key=lambda match: match.kind):
            judged = [(self._severity(product, match), match) for match in matches]
            telling = [(severity, match) for severity, match in judged if severity]
            if telling:
                telling.sort(key=lambda pair: pair[0].rank)
                said = [match for _, match in telling]
                yield self._finding(name, field, text, telling[0][0], said)

    def _severity(self, product: Product, match: Match) -> Severity | None:
        """How much a term says of the product; None for nothing."""
        kind = self._kinds[match.kind]
        filing = self._categories.find(product)
        if filing is not None and filing.kind is kind:
            return Severity.ERROR
        named = match.is_head or kind.vocabulary.accessories or match.is_backed
        if match.strength is Strength.SURE and named:
            return Severity.ERROR
        if match.is_backed:
            return Severity.ERROR if match.is_head else Severity.WARNING
        likely = match.strength is Strength.LIKELY and match.is_head
        return Severity.WARNING if likely else None

    def _finding(
        self, name: str, field: str, text: Flat, severity: Severity, matches: Sequence[Match]
    ) -> Finding:
        kind = self._kinds[name]
        quotes = tuple(text.quote(match.start, match.end) for match in matches)
        return Finding(
            field=field,
            message=f"The title says {quotes[0].text!r} and is taken for {kind.title}, which "
            f"may not be sold in {self.context.market or 'this market'} (list {kind.source}).",
            fix=Fix(
                "Leave the listing out and do not send it again. If it is something else, say in "
                "the title what it is."
            ),
            value=quotes[0].text,
            limit=f"no {kind.title}",
            evidence=quotes,
            severity=None if severity is Severity.ERROR else severity,
        )
