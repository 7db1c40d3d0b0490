# SPDX-License-Identifier: Apache-2.0
"""Finds what several products share, wherever in the catalogue they stand."""

from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import Self

from listingcheck.engine.bound import BoundRule, internal_error, shortened
from listingcheck.engine.grouping import Entry, Grouping
from listingcheck.failure import Failure, Finding
from listingcheck.product import Origin, Product, Variant, Where
from listingcheck.rule import CatalogueRule, Member


class CatalogueDesk:
    """Takes the keys of every product and judges, at the end, those that are shared."""

    def __init__(self, rules: Sequence[BoundRule]) -> None:
        self._rules = rules
        self._grouping = Grouping()
        self._origins: list[Origin] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._grouping.close()

    def enter(self, product: Product, position: int) -> list[Failure]:
        """Note the keys of a product; returns the internal failures of rules that broke."""
        broken: list[Failure] = []
        origin = self._origin(product.origin)
        add = self._grouping.add
        for number, bound in enumerate(self._rules):
            rule = bound.rule
            assert isinstance(rule, CatalogueRule)
            try:
                for key in rule.keys(product):
                    variant = key.variant
                    line = variant.line if variant is not None else product.line
                    add(
                        (
                            f"{number}\x1f{key.value}",
                            number,
                            position,
                            origin,
                            product.key,
                            variant.sku if variant is not None else None,
                            variant.index if variant is not None else None,
                            key.field,
                            key.shown,
                            product.record,
                            line,
                        )
                    )
            except Exception as error:  # noqa: BLE001 - the other rules must still run
                broken.append(internal_error(bound, product, error))
        return broken

    def judge(self) -> Iterator[tuple[Failure, int | None]]:
        """Yield the failures of shared keys, each with the position of its product."""
        for group in self._grouping.groups():
            bound = self._rules[group[0][1]]
            rule = bound.rule
            assert isinstance(rule, CatalogueRule)
            members = [self._member(entry) for entry in group]
            try:
                for member, finding in rule.check(members):
                    yield _failure(bound, member, finding), member.position
            except Exception as error:  # noqa: BLE001 - the other rules must still run
                yield internal_error(bound, None, error), None

    def _origin(self, origin: Origin) -> int:
        if not self._origins or self._origins[-1] is not origin:
            self._origins.append(origin)
        return len(self._origins) - 1

    def _member(self, entry: Entry) -> Member:
        _, _, position, origin, product, sku, index, name, shown, record, line = entry
        known = self._origins[origin]
        column = known.columns.get(name if index is None else f"variants[].{name}")
        return Member(
            product=product,
            variant=sku,
            field=name if index is None else Variant(index=index).at(name),
            where=Where(known.file, record, line, column),
            shown=shown,
            position=position,
        )


def _failure(bound: BoundRule, member: Member, finding: Finding) -> Failure:
    return Failure(
        rule=bound.rule.id,
        stage=finding.stage or bound.rule.stage,
        severity=finding.severity or bound.severity,
        product=member.product,
        variant=member.variant,
        field=member.field,
        where=member.where,
        value=shortened(finding.value),
        limit=finding.limit,
        message=finding.message,
        fix=finding.fix,
        evidence=finding.evidence,
        codes=bound.rule.codes,
        source_url=bound.source_url,
    )
