# SPDX-License-Identifier: Apache-2.0
"""Asks rules about shapes instead of products.

Rules that tell the same things apart share a lane. What they cannot tell apart is a shape: two
variants with the same price text are one shape to every price rule. A lane asks its rules about
the first product of a shape and remembers when nothing was wrong, so a million variants with ten
thousand prices cost ten thousand questions.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Any

from listingcheck.engine.bound import BoundRule, internal_error
from listingcheck.failure import Failure, Fix, Severity
from listingcheck.product import Origin, Product, Variant, Where
from listingcheck.rule import ProductRule, VariantRule

REMEMBERED_SHAPES = 30_000
"""How many shapes a lane remembers before it starts anew (some 5 MB)."""


class Absences:
    """Counts what a source cannot carry, to say it once per file instead of once per product."""

    def __init__(self) -> None:
        self._counts: dict[tuple[str, int], tuple[BoundRule, Origin, int]] = {}

    def note(self, rules: Sequence[BoundRule], origin: Origin) -> None:
        """Count one product or variant that lacks what these rules look for."""
        for bound in rules:
            name = (bound.rule.id, id(origin))
            count = self._counts[name][2] if name in self._counts else 0
            self._counts[name] = (bound, origin, count + 1)

    def clear(self) -> None:
        """Start a new run."""
        self._counts.clear()

    def failures(self) -> Iterator[Failure]:
        """Yield one failure of the run for each thing that a file cannot carry."""
        for bound, origin, count in self._counts.values():
            yield _absence(bound, origin, count)


class Lanes:
    """Sends each product and variant through the lanes of their rules."""

    def __init__(
        self, rules: Sequence[BoundRule], absences: Absences, *, shortcuts: bool = True
    ) -> None:
        self._absences = absences
        self._origin: Origin | None = None
        self._product_lanes = _lanes(rules, ProductRule, shortcuts=shortcuts)
        self._variant_lanes = _lanes(rules, VariantRule, shortcuts=shortcuts)

    def check(self, product: Product) -> list[Failure]:
        """What the product and variant rules say of one product."""
        failures: list[Failure] = []
        origin = product.origin
        if origin is not self._origin:
            self._forget(origin)
        for lane in self._product_lanes:
            absent = lane.look(failures, product)
            if absent:
                self._absences.note(absent, origin)
        for lane in self._variant_lanes:
            shape_of, remembered = lane.shape, lane.remembered.get
            for variant in product.variants:
                known = remembered(shape_of(product, variant))
                if known is None:
                    known = lane.look(failures, product, variant)
                if known:
                    self._absences.note(known, origin)
        return failures

    def _forget(self, origin: Origin) -> None:
        # What counts as absent depends on the source, so shapes hold for one source only.
        self._origin = origin
        for lane in (*self._product_lanes, *self._variant_lanes):
            lane.remembered.clear()


class _Lane:
    """Rules that share a shape."""

    def __init__(self, shape: Callable[..., Hashable] | None, rules: Sequence[BoundRule]) -> None:
        self.shape: Callable[..., Hashable] = shape or _unlike_any
        self.remembered: dict[Hashable, tuple[BoundRule, ...]] = {}
        self._rules = rules
        self._remembers = shape is not None

    def look(
        self, failures: list[Failure], product: Product, *variant: Variant
    ) -> tuple[BoundRule, ...]:
        """Ask the rules unless the shape is known; returns those that only found an absence."""
        shape = self.shape(product, *variant)
        known = self.remembered.get(shape)
        if known is not None:
            return known
        before = len(failures)
        absent = tuple(b for b in self._rules if _ask(b, failures, product, variant))
        if self._remembers and len(failures) == before:
            if len(self.remembered) >= REMEMBERED_SHAPES:
                self.remembered.clear()
            self.remembered[shape] = absent
        return absent


def _ask(
    bound: BoundRule, failures: list[Failure], product: Product, variant: tuple[Variant, ...]
) -> bool:
    """Add the failures of one rule; True when it found nothing but a source's limit."""
    rule: Any = bound.rule
    lacking = rule.absent is not None and product.lacks(rule.absent)
    absent = False
    try:
        for finding in rule.check(product, *variant):
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
    rules: Sequence[BoundRule], base: type[ProductRule] | type[VariantRule], *, shortcuts: bool
) -> list[_Lane]:
    grouped: dict[Any, list[BoundRule]] = {}
    for bound in rules:
        if isinstance(bound.rule, base):
            shape = type(bound.rule).shape if shortcuts else None
            grouped.setdefault(shape, []).append(bound)
    return [_Lane(shape, members) for shape, members in grouped.items()]


def _absence(bound: BoundRule, origin: Origin, count: int) -> Failure:
    rule = bound.rule
    name = (rule.absent or "").removeprefix("variants[].").replace("_", " ")
    noun = "variants" if isinstance(rule, VariantRule) else "products"
    return Failure(
        rule=rule.id,
        stage=rule.stage,
        severity=Severity.INFO,
        product=None,
        variant=None,
        field=rule.absent,
        where=Where(file=origin.file),
        value=str(count),
        limit=None,
        message=f"This {origin.platform} source carries no {name}: "
        f"{count:,} {noun} could not be checked for it.",
        fix=Fix(
            REMEDIES.get(rule.absent or "", "Add it to the export, or to the shop's settings.")
        ),
        codes=rule.codes,
        source_url=bound.source_url,
    )


REMEDIES = {
    "variants[].weight": "Give [shop.defaults] weight, or add a weight column to the export.",
    "variants[].dimensions": "Give [shop.defaults] dimensions (length, width, height) of a parcel.",
    "variants[].price.currency": "Give [shop] source_currency, the currency of the export's prices.",
    "category": "Give [shop.defaults] category, or map the shop's categories to the marketplace's.",
    "brand": "Give [shop.defaults] brand, or add a brand column to the export.",
}
"""What to do about what a source cannot carry, by canonical field."""
