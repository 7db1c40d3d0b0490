# SPDX-License-Identifier: Apache-2.0
"""``dimensions-missing``."""

from collections.abc import Hashable, Iterator
from operator import attrgetter
from typing import ClassVar

from pydantic import Field

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.measures import dimensions
from listingcheck.product import Dimensions, Product, Variant
from listingcheck.rule import Invalid, ProductRule, RuleOptions, Valid
from listingcheck.rules._answers import filing_shape
from listingcheck.rules.dimensions._family import stated
from listingcheck.shop import Defaults, Shop

_size = attrgetter("dimensions")


def gaps_or_filing(product: Product) -> Hashable:
    """All that this rule looks at: whether all sizes are whole, else the gaps and the category."""
    sizes = [*map(_size, product.variants)]
    if not any(sizes):
        return len(sizes), filing_shape(product)
    gaps = tuple(map(_gaps, sizes))
    return (gaps, filing_shape(product)) if any(gaps) else True


def _gaps(size: Dimensions | None) -> Hashable:
    """Which sides are missing; nothing where none is."""
    if size is None:
        return True
    if size.length is not None and size.width is not None and size.height is not None:
        return False
    return size.length is None, size.width is None, size.height is None


_SHOP = Shop(category_rules={"601226": {"package_dimension": {"is_required": True}}})


class DimensionsMissing(ProductRule):
    """A variant does not state its package size.

    What it checks: whether each variant gives length, width and height of its parcel, unless the
    shop's settings give a size for products without one. The marketplace's answer about the
    category decides whether it is needed; without one it is only likely.

    Why the marketplace minds: most markets work out shipping from it; "Package Dimensions are
    missing." is what connectors report.

    How to fix it: measure the packed product and enter all three sides in the shop, or give
    [shop.defaults] dimensions.
    """

    id = "dimensions-missing"
    stage = Stage.SYNC
    severity = Severity.WARNING
    codes = ("Package Dimensions are missing.", "0013-m2e", "0014-m2e", "0015-m2e", "0016-m2e")
    absent = "variants[].dimensions"
    shape: ClassVar = gaps_or_filing

    class Options(RuleOptions):
        likely: Severity = Field(
            default=Severity.WARNING,
            description="Severity where no answer says whether the category needs it.",
        )

    VALID = (
        Valid(sample.product()),
        Valid(
            sample.product(variants=[sample.variant(size=None)]),
            shop=Shop(defaults=Defaults(dimensions=dimensions("30 x 20 x 5 cm"))),
        ),
        Valid(
            sample.product(category="860040", variants=[sample.variant(size=None)]),
            shop=Shop(category_rules={"860040": {"package_dimension": {"is_required": False}}}),
        ),
    )
    INVALID = (
        Invalid(
            sample.product(variants=[sample.variant(size=None)]), field="variants[0].dimensions"
        ),
        Invalid(
            sample.product(category="601226", variants=[sample.variant(size=("30", None, "5"))]),
            field="variants[0].dimensions.width",
            shop=_SHOP,
        ),
    )

    def check(self, product: Product) -> Iterator[Finding]:
        if self.shop.defaults.dimensions is not None or not any(
            map(_gaps, map(_size, product.variants))
        ):
            return
        rules = self.shop.requirements.rules_of(self.context.filing(product))
        needed = rules.package_dimension.is_always_required(self.context.market) if rules else None
        if needed is not False:
            severity = None if needed else self.options.likely
            for variant in product.variants:
                yield from _missing(variant, severity)


def _missing(variant: Variant, severity: Severity | None) -> Iterator[Finding]:
    sides = stated(variant)
    if not sides:
        yield _finding(variant.at("dimensions"), "There is no package size", severity)
        return
    for name in Dimensions.model_fields:
        if name not in sides:
            path = variant.at(f"dimensions.{name}")
            yield _finding(path, f"The package has no {name}", severity)


def _finding(field: str, problem: str, severity: Severity | None) -> Finding:
    return Finding(
        field=field,
        message=f"{problem}; length, width and height are needed.",
        fix=Fix("Measure the parcel and enter it in the shop, or give [shop.defaults] dimensions."),
        limit="three sides above 0",
        severity=severity,
    )
