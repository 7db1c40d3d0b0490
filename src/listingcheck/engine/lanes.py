# SPDX-License-Identifier: Apache-2.0
"""Asks rules about shapes instead of products.

Rules that tell the same things apart share a lane. What they cannot tell apart is a shape: two
variants with the same price text are one shape to every price rule. A lane asks its rules about
the first product of a shape and remembers when nothing was wrong, so a million variants with ten
thousand prices cost ten thousand questions.
"""

import re
from collections.abc import Callable, Hashable, Iterator, Sequence
from operator import attrgetter
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

_OF_VARIANTS = "variants[]."
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
        """What the product and variant rules say of each of some products of like origin."""
        found: list[list[Failure]] = [[] for _ in products]
        if self.origin is None or not products[0].origin.is_like(self.origin):
            self._forget()
            self.origin = products[0].origin
        variants = [variant for product in products for variant in product.variants]
        stated = _Stated(products, variants)
        for lane in self._product_lanes:
            for shape, n in lane.unknown(products) if stated[lane.about] else ():
                lane.look(shape, (products[n],), found[n])
        owners: list[int] = []
        for lane in self._variant_lanes:
            for shape, n in lane.unknown(variants) if stated[lane.about] else ():
                owners = owners or [i for i, p in enumerate(products) for _ in p.variants]
                lane.look(shape, (products[owners[n]], variants[n]), found[owners[n]])
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


class _Stated(dict[str | None, bool]):
    """Whether any product of a batch has a field, such as ``attributes``; each is asked once."""

    def __init__(self, products: Sequence[Product], variants: Sequence[Variant]) -> None:
        super().__init__({None: True})
        self._products = products
        self._variants = variants

    def __missing__(self, field: str) -> bool:
        parts: Sequence[Product | Variant] = self._products
        if field.startswith(_OF_VARIANTS):
            parts = self._variants
        stated = self[field] = any(map(attrgetter(field.removeprefix(_OF_VARIANTS)), parts))
        return stated


class _Lane:
    """Rules that share a shape and what they are about."""

    def __init__(
        self,
        shape: Callable[[Any], Hashable] | None,
        about: str | None,
        rules: Sequence[BoundRule],
        absences: Absences,
    ) -> None:
        self.shape: Callable[[Any], Hashable] = shape or _unlike_any
        self.about = about
        self.clean: set[Hashable] = set()
        """Shapes with which nothing is wrong."""
        self._limited: dict[Hashable, tuple[Absence, ...]] = {}
        """Shapes with which nothing is wrong but that their source lacks something."""
        self._rules = rules
        self._absences = absences

    def unknown(self, looked_at: Sequence[Product | Variant]) -> Iterator[tuple[Hashable, int]]:
        """Yield the unknown shapes, each with its place; count what is known to be lacking."""
        try:
            shapes = [*map(self.shape, looked_at)]
            if not self._limited and self.clean.issuperset(shapes):
                return
            absent = [*map(self._limited.get, shapes)]
            # Where one source lacks a field, nearly all its shapes lack the same.
            if absent and absent[0] is not None and absent.count(absent[0]) == len(absent):
                _count(absent[0], len(absent))
                return
        except Exception:  # noqa: BLE001 - one of the shapes broke; which one is told below
            shapes = [*map(self._shape_or_error, looked_at)]
            absent = [None] * len(shapes)
        for n, absences in enumerate(absent):
            if absences is not None:
                _count(absences)
            elif shapes[n] not in self.clean:
                yield shapes[n], n

    def _shape_or_error(self, looked_at: Product | Variant) -> Hashable:
        try:
            shape = self.shape(looked_at)
            hash(shape)
        except Exception as error:  # noqa: BLE001 - the other lanes must still run
            return error
        return shape

    def look(self, shape: Hashable, part: Part, failures: list[Failure]) -> None:
        """Ask the rules about a product or variant, and remember the shape if it is clean."""
        if isinstance(shape, Exception):
            failures += [internal_error(bound, part[0], shape) for bound in self._rules]
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
    lacking = lacking and not rule.context.is_own(product)
    absent = False
    try:
        for finding in rule.check(*part):
            if not bound.counts(product, finding):
                continue
            if lacking and _speaks_of(finding.field, rule.absent):
                absent = True
            else:
                failures.append(bound.failure(product, finding))
    except Exception as error:  # noqa: BLE001 - the other rules must still run
        failures.append(internal_error(bound, product, error))
    return absent


def _speaks_of(field: str, absent: str) -> bool:
    """Whether a finding is about what is absent, or about the whole list that would have it."""
    general = _POSITION.sub("[]", field, count=1)
    return general == absent or absent.startswith(f"{general}[]")


def _count(absent: tuple[Absence, ...], times: int = 1) -> None:
    for absence in absent:
        absence.count += times


def _unlike_any(_: Product | Variant) -> Hashable:
    return UNLIKE_ANY


def _lanes(
    rules: Sequence[BoundRule],
    base: type[ProductRule] | type[VariantRule],
    absences: Absences,
    *,
    shortcuts: bool,
) -> list[_Lane]:
    grouped: dict[tuple[Any, str | None], list[BoundRule]] = {}
    for bound in rules:
        if isinstance(bound.rule, base) and not (shortcuts and bound.rule.idle):
            shape, about = type(bound.rule).shape, bound.rule.about
            # What a rule can tell apart does not say where it counts.
            kind = (shape if bound.scope is None else None, about) if shortcuts else (None, None)
            grouped.setdefault(kind, []).append(bound)
    return [_Lane(shape, about, members, absences) for (shape, about), members in grouped.items()]
