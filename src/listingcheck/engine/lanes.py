# SPDX-License-Identifier: Apache-2.0
"""Asks rules about shapes instead of products.

Rules that tell the same things apart share a lane. What they cannot tell apart is a shape: two
variants with the same price text are one shape to every price rule. A lane asks its rules about
the first product of a shape and remembers when nothing was wrong, so a million variants with ten
thousand prices cost ten thousand questions.
"""

import re
from collections.abc import Callable, Hashable, Sequence
from typing import Any

from listingcheck.engine.absences import Absence, Absences
from listingcheck.engine.bound import BoundRule, internal_error
from listingcheck.failure import Failure
from listingcheck.product import Origin, Product, Variant
from listingcheck.rule import ProductRule, VariantRule

REMEMBERED_SHAPES = 30_000
"""How many shapes a lane remembers before it starts anew (some 5 MB)."""

_POSITION = re.compile(r"\[\d+\]")


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
        variants = product.variants
        if product.origin is not self.origin:
            self._forget()
            self.origin = product.origin
        for lane in self._product_lanes:
            try:
                shape = lane.shape(product)
                if shape not in lane.clean:
                    lane.look(shape, failures, product)
            except Exception as error:  # noqa: BLE001 - the other lanes must still run
                failures.extend(lane.broken(product, error))
        for lane in self._variant_lanes:
            try:
                shapes = [*map(lane.shape, variants)]
                if not lane.clean.issuperset(shapes):
                    for shape, variant in zip(shapes, variants, strict=True):
                        lane.look(shape, failures, product, variant)
            except Exception as error:  # noqa: BLE001 - the other lanes must still run
                failures.extend(lane.broken(product, error))
        return failures

    def start(self) -> None:
        """Begin a new run."""
        self._forget()
        self.origin = None
        self.absences.clear()

    def _forget(self) -> None:
        # What counts as absent depends on the source, so shapes hold for one source only.
        for lane in (*self._product_lanes, *self._variant_lanes):
            lane.forget()


class _Lane:
    """Rules that share a shape."""

    def __init__(
        self,
        shape: Callable[[Any], Hashable] | None,
        rules: Sequence[BoundRule],
        absences: Absences,
    ) -> None:
        self.shape: Callable[[Any], Hashable] = shape or _unlike_any
        self.clean: set[Hashable] = set()
        """Shapes with which nothing is wrong."""
        self._limited: dict[Hashable, tuple[Absence, ...]] = {}
        """Shapes with which nothing is wrong but that their source lacks something."""
        self._rules = rules
        self._absences = absences
        self._remembers = shape is not None

    def look(
        self, shape: Hashable, failures: list[Failure], product: Product, *variant: Variant
    ) -> None:
        """Ask the rules about one product or variant, unless its shape is known."""
        absent = self._limited.get(shape)
        if absent is None:
            if shape in self.clean:
                return
            before = len(failures)
            absent = self._ask(failures, product, variant)
            if self._remembers and len(failures) == before:
                self._remember(shape, absent)
        for absence in absent:
            absence.count += 1

    def forget(self) -> None:
        """Forget all shapes."""
        self.clean.clear()
        self._limited.clear()

    def broken(self, product: Product, error: Exception) -> list[Failure]:
        """What to say when the shape itself raised."""
        return [internal_error(bound, product, error) for bound in self._rules]

    def _ask(
        self, failures: list[Failure], product: Product, variant: tuple[Variant, ...]
    ) -> tuple[Absence, ...]:
        return tuple(
            self._absences.of(bound, product.origin)
            for bound in self._rules
            if _ask(bound, failures, product, variant)
        )

    def _remember(self, shape: Hashable, absent: tuple[Absence, ...]) -> None:
        if len(self.clean) + len(self._limited) >= REMEMBERED_SHAPES:
            self.forget()
        if absent:
            self._limited[shape] = absent
        else:
            self.clean.add(shape)


def _ask(
    bound: BoundRule, failures: list[Failure], product: Product, variant: tuple[Variant, ...]
) -> bool:
    """Add the failures of one rule; True when it found nothing but a source's limit."""
    rule: Any = bound.rule
    lacking = rule.absent is not None and product.lacks(rule.absent)
    absent = False
    try:
        for finding in rule.check(product, *variant):
            if lacking and _POSITION.sub("[]", finding.field, count=1) == rule.absent:
                absent = True
            else:
                failures.append(bound.failure(product, finding))
    except Exception as error:  # noqa: BLE001 - the other rules must still run
        failures.append(internal_error(bound, product, error))
    return absent


def _unlike_any(looked_at: Product | Variant) -> Hashable:
    return id(looked_at)


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
