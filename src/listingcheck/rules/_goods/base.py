# SPDX-License-Identifier: Apache-2.0
"""The bases of the rules that judge which goods a product is."""

from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from pydantic import Field

from listingcheck.detect.needs import Need
from listingcheck.detect.text import Flat
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.product import Product
from listingcheck.rule import ProductRule, RuleOptions, TextRule
from listingcheck.rules._answers import filing_shape
from listingcheck.rules._goods.categories import Filing
from listingcheck.rules._goods.kinds import Kind, Level
from listingcheck.rules._goods.verdict import Verdict, goods_of


class CategoryRule(ProductRule):
    """Judges where a product is filed."""

    stage = Stage.REVIEW
    shape: ClassVar = filing_shape
    level: ClassVar[Level]
    """Which kinds of goods it looks for."""

    def prepare(self) -> None:
        self._goods = goods_of(self.context.words, self.context.market, self.level, frozenset())

    def filing(self, product: Product) -> Filing | None:
        """The category that speaks of one of those kinds."""
        return self._goods.categories.find(product)


class GoodsRule(TextRule):
    """Judges what title and description say a product is."""

    stage = Stage.REVIEW
    fields: ClassVar = ("title", "description")
    tells_apart = True
    level: ClassVar[Level]
    """Which kinds of goods it looks for."""
    unsure: ClassVar[Severity] = Severity.WARNING
    """How bad it is where it only looks like such goods."""
    wanted: ClassVar[str]
    """What the market wants of such goods: "approval for"."""

    class Options(RuleOptions):
        allowed: tuple[str, ...] = Field(
            default=(), description="Kinds of goods that may be sold, such as gift_cards."
        )

    @abstractmethod
    def consequence(self, kind: Kind) -> str:
        """What follows for goods of a kind, as the end of a sentence: "may not be sold in US"."""

    @abstractmethod
    def remedy(self, kind: Kind) -> str:
        """What to do about goods of a kind."""

    def prepare(self) -> None:
        assert isinstance(self.options, GoodsRule.Options)
        allowed = frozenset(self.options.allowed)
        market = self.context.market
        self._goods = goods_of(self.context.words, market, self.level, allowed)

    def patterns(self) -> Sequence[Need]:
        return self._goods.terms.needs

    @property
    def needs_of(self) -> Mapping[str, Sequence[Need | tuple[Need, ...]]]:
        return {"title": self.needs, "description": self._goods.terms.sure_needs}

    def disguised(self) -> Sequence[str]:
        listed: Sequence[str] = self.context.words("goods/kinds").get("disguised", ())
        return listed

    def check(self, product: Product, field: str, text: Flat) -> Iterator[Finding]:
        judge = self._goods.of_title if field == "title" else self._goods.of_description
        told: set[str] = set()
        for reading in (text, text.undisguised):
            for verdict in judge(product, reading) if reading is not None else ():
                if verdict.kind.name not in told and not self.is_approved(product, verdict.kind):
                    told.add(verdict.kind.name)
                    yield self._finding(field, verdict)

    def is_approved(self, product: Product, kind: Kind) -> bool:
        """Whether the shop may sell goods of a kind."""
        return False

    def _finding(self, field: str, verdict: Verdict) -> Finding:
        kind = verdict.kind
        agreed = f" (with {', '.join(verdict.support)})" if verdict.support else ""
        clearing = " or ".join(map(repr, kind.clearing))
        cleared = f" Wordings such as {clearing} would clear it." if clearing else ""
        return Finding(
            field=field,
            message=f"The {field} says {verdict.quotes[0].text!r}{agreed} and is taken for "
            f"{kind.title}, which {self.consequence(kind)} (list {kind.listed.source}, read "
            f"{kind.listed.checked}).",
            fix=Fix(f"{self.remedy(kind)}{cleared}"),
            value=verdict.quotes[0].text,
            limit=f"{self.wanted} {kind.title}",
            evidence=verdict.quotes,
            severity=None if verdict.is_sure else self.unsure,
        )
