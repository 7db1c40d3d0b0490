# SPDX-License-Identifier: Apache-2.0
"""Asks rules about shapes instead of products.

Rules that tell the same things apart share a lane. What they cannot tell apart is a shape: two
variants with the same price text are one shape to every price rule. A lane asks its rules about
the first product of a shape and remembers when nothing was wrong, so a million variants with ten
thousand prices cost ten thousand questions.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any

from listingcheck.engine.absences import Absence, Absences
from listingcheck.engine.bound import BoundRule, internal_error
from listingcheck.failure import Failure
from listingcheck.product import Origin, Product, Variant
from listingcheck.rule import ProductRule, VariantRule

REMEMBERED_SHAPES = 30_000
"""How many shapes a lane remembers before it starts anew (some 5 MB)."""
_WHOLE: tuple[tuple[Variant, ...], ...] = ((),)
"""A product as its own only part."""


class Lanes:
    """Sends each product and variant through the lanes of their rules."""

    def __init__(self, rules: Sequence[BoundRule], *, shortcuts: bool = True) -> None:
        self.absences = absences = Absences()
        self.origin: Origin | None = None
        self._product_lanes = _lanes(rules, ProductRule, absences, shortcuts=shortcuts)
        self._variant_lanes = _lanes(rules, VariantRule, absences, shortcuts=shortcuts)

    def check(self, product: Product) -> list[Failure]:
        """What the product and variant rules say of one product."""
        failures: list[Failure] = []
        if product.origin is not self.origin:
            self._forget()
            self.origin = product.origin
        for lane in self._product_lanes:
            lane.look(failures, product, _WHOLE)
        parts = tuple(zip(product.variants, strict=False))
        for lane in self._variant_lanes:
            lane.look(failures, product, parts)
        return failures

    def start(self) -> None:
        """Begin a new run."""
        self._forget()
        self.origin = None
        self.absences.clear()

    def _forget(self) -> None:
        # What counts as absent depends on the source, so shapes hold for one source only.
        for lane in (*self._product_lanes, *self._variant_lanes):
            lane.remembered.clear()


class _Lane:
    """Rules that share a shape."""

    def __init__(
        self,
        shape: Callable[..., Hashable] | None,
        rules: Sequence[BoundRule],
        absences: Absences,
    ) -> None:
        self._rules = rules
        self._absences = absences
        self._shape: Callable[..., Hashable] = shape or _unlike_any
        self._remembers = shape is not None
        self.remembered: dict[Hashable, tuple[Absence, ...]] = {}
        """Shapes without a failure, with what their source could not carry."""

    def look(
        self, failures: list[Failure], product: Product, parts: Iterable[tuple[Variant, ...]]
    ) -> None:
        """Ask the rules about each part of a product whose shape is not known."""
        shape_of, remembered = self._shape, self.remembered.get
        try:
            for part in parts:
                shape = shape_of(product, *part)
                absent = remembered(shape)
                if absent is None:
                    absent = self._ask(failures, shape, product, part)
                for absence in absent:
                    absence.count += 1
        except Exception as error:  # noqa: BLE001 - the other lanes must still run
            failures.extend(internal_error(bound, product, error) for bound in self._rules)

    def _ask(
        self,
        failures: list[Failure],
        shape: Hashable,
        product: Product,
        part: tuple[Variant, ...],
    ) -> tuple[Absence, ...]:
        before = len(failures)
        absent = tuple(
            self._absences.of(bound, product.origin)
            for bound in self._rules
            if _ask(bound, failures, product, part)
        )
        if self._remembers and len(failures) == before:
            if len(self.remembered) >= REMEMBERED_SHAPES:
                self.remembered.clear()
            self.remembered[shape] = absent
        return absent


def _ask(
    bound: BoundRule, failures: list[Failure], product: Product, part: tuple[Variant, ...]
) -> bool:
    """Add the failures of one rule; True when it found nothing but a source's limit."""
    rule: Any = bound.rule
    lacking = rule.absent is not None and product.lacks(rule.absent)
    absent = False
    try:
        for finding in rule.check(product, *part):
            if lacking:
                absent = True
            else:
                failures.append(bound.failure(product, finding))
    except Exception as error:  # noqa: BLE001 - the other rules must still run
        failures.append(internal_error(bound, product, error))
    return absent


def _unlike_any(*looked_at: Product | Variant) -> Hashable:
    return len(looked_at)


def _lanes(
    rules: Sequence[BoundRule],
    base: type[ProductRule] | type[VariantRule],
    absences: Absences,
    *,
    shortcuts: bool,
) -> list[_Lane]:
    grouped: dict[Any, list[BoundRule]] = {}
    for bound in rules:
        if isinstance(bound.rule, base):
            shape = type(bound.rule).shape if shortcuts else None
            grouped.setdefault(shape, []).append(bound)
    return [_Lane(shape, members, absences) for shape, members in grouped.items()]
