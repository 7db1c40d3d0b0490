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
from listingcheck.rule import UNLIKE_ANY, ProductRule, VariantRule

REMEMBERED_SHAPES = 30_000
"""How many shapes a lane remembers before it starts anew (some 5 MB)."""

Part = tuple[Product] | tuple[Product, Variant]
"""What a rule is asked about: a product, or a variant of one."""

_BROKEN = object()
"""The shape of what has no shape, because telling it raised."""

_POSITION = re.compile(r"\[\d+\]")


class Lanes:
    """Sends batches of products, and their variants, through the lanes of their rules.

    A batch is looked at lane by lane, so that the loops over what is clean run in C.
    """

    def __init__(self, rules: Sequence[BoundRule], *, shortcuts: bool = True) -> None:
        self.absences = absences = Absences()
        self.origin: Origin | None = None
        self._product_lanes = _lanes(rules, ProductRule, absences, shortcuts=shortcuts)
        self._variant_lanes = _lanes(rules, VariantRule, absences, shortcuts=shortcuts)

    def check(self, products: Sequence[Product]) -> list[list[Failure]]:
        """What the product and variant rules say of each of some products of one origin."""
        found: list[list[Failure]] = [[] for _ in products]
        if products[0].origin is not self.origin:
            self._forget()
            self.origin = products[0].origin
        whole = [(product,) for product in products]
        for lane in self._product_lanes:
            lane.check(products, whole, found)
        variants = [variant for product in products for variant in product.variants]
        parts = [(product, variant) for product in products for variant in product.variants]
        owners = [
            failures
            for product, failures in zip(products, found, strict=True)
            for _ in product.variants
        ]
        for lane in self._variant_lanes:
            lane.check(variants, parts, owners)
        return found

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

    def check(
        self,
        looked_at: Sequence[Product | Variant],
        parts: Sequence[Part],
        found: Sequence[list[Failure]],
    ) -> None:
        """Ask the rules about what has a shape that is not known."""
        try:
            shapes = [*map(self.shape, looked_at)]
            if self.clean.issuperset(shapes):
                return
        except Exception:  # noqa: BLE001 - one of the shapes broke; which one is told below
            shapes = [
                self._shape_or_error(*each) for each in zip(looked_at, parts, found, strict=True)
            ]
        clean, limited = self.clean, self._limited
        unknown = [n for n, shape in enumerate(shapes) if not (shape in clean or shape in limited)]
        for shape in filter(limited.__contains__, shapes):
            _count(limited[shape])
        for n in unknown:
            self._look(shapes[n], parts[n], found[n])

    def _shape_or_error(
        self, looked_at: Product | Variant, part: Part, failures: list[Failure]
    ) -> Hashable:
        """The shape; one that cannot be told is a failure of each of the rules, and BROKEN."""
        try:
            shape = self.shape(looked_at)
            hash(shape)
        except Exception as error:  # noqa: BLE001 - the other lanes must still run
            failures += [internal_error(bound, part[0], error) for bound in self._rules]
            return _BROKEN
        return shape

    def _look(self, shape: Hashable, part: Part, failures: list[Failure]) -> None:
        if shape in self.clean or shape is _BROKEN:
            return
        absent = self._limited.get(shape)
        if absent is None:
            before = len(failures)
            absent = self._ask(part, failures)
            if shape is not UNLIKE_ANY and len(failures) == before:
                self._remember(shape, absent)
        _count(absent)

    def forget(self) -> None:
        """Forget all shapes."""
        self.clean.clear()
        self._limited.clear()

    def _ask(self, part: Part, failures: list[Failure]) -> tuple[Absence, ...]:
        return tuple(
            self._absences.of(bound, part[0].origin)
            for bound in self._rules
            if _ask(bound, part, failures)
        )

    def _remember(self, shape: Hashable, absent: tuple[Absence, ...]) -> None:
        if len(self.clean) + len(self._limited) >= REMEMBERED_SHAPES:
            self.forget()
        if absent:
            self._limited[shape] = absent
        else:
            self.clean.add(shape)


def _ask(bound: BoundRule, part: Part, failures: list[Failure]) -> bool:
    """Add the failures of one rule; True when it found nothing but a source's limit."""
    rule: Any = bound.rule
    product = part[0]
    lacking = rule.absent is not None and product.lacks(rule.absent)
    absent = False
    try:
        for finding in rule.check(*part):
            if lacking and _POSITION.sub("[]", finding.field, count=1) == rule.absent:
                absent = True
            else:
                failures.append(bound.failure(product, finding))
    except Exception as error:  # noqa: BLE001 - the other rules must still run
        failures.append(internal_error(bound, product, error))
    return absent


def _count(absent: tuple[Absence, ...]) -> None:
    for absence in absent:
        absence.count += 1


def _unlike_any(_: Product | Variant) -> Hashable:
    return UNLIKE_ANY


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
