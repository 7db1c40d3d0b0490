# SPDX-License-Identifier: Apache-2.0
"""What a source cannot carry, said once per file instead of once per product."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from listingcheck.engine.bound import BoundRule
from listingcheck.failure import Failure, Fix, Severity
from listingcheck.product import Origin, Where
from listingcheck.rule import VariantRule

MISSED = {
    "variants": ("variants", "Give each product with its variants."),
    "variants[].sku": ("SKU", "Export the SKUs too, or ask the API for them."),
    "variants[].weight": (
        "package weight",
        "Set weight under [shop.defaults], or add a weight column to the export.",
    ),
    "variants[].dimensions": (
        "package size",
        "Set dimensions (length x width x height) under [shop.defaults].",
    ),
    "variants[].price.currency": (
        "currency",
        "Set source_currency under [shop]: the currency of the export's prices.",
    ),
    "variants[].identifiers[0].code": ("barcode", "Add the barcode column to the export."),
    "variants[].stock": ("stock", "Export the inventory too, or leave the rule out."),
    "images[].url": ("picture", "Export the pictures too, or ask the API for them."),
    "description": ("description", "Export the descriptions too, or ask the API for them."),
    "title": ("title", "Give the export that has the titles too."),
    "variants[].price": ("price", "Give the export that has the prices too."),
    "variants[].options": (
        "option values",
        "Export whole products, with the options of their variants.",
    ),
    "category": (
        "category of the marketplace",
        "Map the shop's categories (listingcheck categories), or set one under [shop.defaults].",
    ),
    "compliance.certificates": ("certificate", "Add the certificates in the seller centre."),
    "compliance.manufacturers": ("manufacturer", "Name the manufacturer in the seller centre."),
    "compliance.responsible_persons": (
        "responsible person",
        "Name the responsible person in the seller centre.",
    ),
    "compliance.size_chart": ("size chart", "Add the size chart in the seller centre."),
    "attributes": ("attribute", "Export the attributes or metafields too."),
    "brand": ("brand", "Set brand under [shop.defaults], or add a brand column to the export."),
}
"""Canonical field to what a merchant calls it, and what to do when the source has none."""


Counted = tuple[str, Origin, int]
"""The id of a rule, where it looked, and how often what it looked for cannot be there."""


@dataclass(slots=True)
class Absence:
    """One thing that one file cannot carry, and how often a rule looked for it."""

    bound: BoundRule
    origin: Origin
    count: int = 0

    def failure(self) -> Failure:
        """The failure of the run that says so."""
        rule = self.bound.rule
        field = rule.absent or ""
        name, usual = MISSED.get(field, (field.rpartition(".")[2], "Add it to the export."))
        remedy = self.origin.remedies.get(field, usual)
        noun = "variant" if isinstance(rule, VariantRule) else "product"
        counted = f"{self.count:,} {noun}{'' if self.count == 1 else 's'}"
        return Failure(
            rule=rule.id,
            stage=rule.stage,
            severity=Severity.INFO,
            product=None,
            variant=None,
            field=field,
            where=Where(file=self.origin.file),
            value=str(self.count),
            limit=None,
            message=f"The {self.origin.platform} source has no {name}: "
            f"{counted} could not be checked for it.",
            fix=Fix(remedy),
            codes=rule.codes,
            source_url=self.bound.source_url,
            unchecked=True,
        )


class Absences:
    """All that the files of one run cannot carry."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str, str | None], Absence] = {}

    def of(self, bound: BoundRule, origin: Origin) -> Absence:
        """The count to add to, for one rule and file."""
        name = bound.rule.id, origin.platform, origin.file
        if name not in self._known:
            self._known[name] = Absence(bound, origin)
        return self._known[name]

    def taken(self) -> list[Counted]:
        """What was counted since this was last asked."""
        known = self._known.values()
        counted = [(each.bound.rule.id, each.origin, each.count) for each in known if each.count]
        for each in known:
            each.count = 0
        return counted

    def add(self, counted: Iterable[Counted], rules: Mapping[str, BoundRule]) -> None:
        """Add what was counted elsewhere by rules of these ids."""
        for rule, origin, count in counted:
            self.of(rules[rule], origin).count += count

    def clear(self) -> None:
        """Start a new run."""
        self._known.clear()

    def failures(self) -> Iterator[Failure]:
        """Yield one failure for each thing that was looked for and cannot be there."""
        for absence in self._known.values():
            if absence.count:
                yield absence.failure()
