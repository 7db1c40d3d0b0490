# SPDX-License-Identifier: Apache-2.0
"""By what Amazon's tables are known: inventory reports and category templates."""

from collections.abc import Sequence

from listingcheck.sources.amazon.columns import COLUMNS
from listingcheck.sources.amazon.columns import TELLING as TELLING_REPORT
from listingcheck.sources.amazon.header import heading
from listingcheck.sources.amazon.names import NAMED, SKU, TELLING
from listingcheck.sources.formats.table import folded, positions
from listingcheck.sources.platform import Evidence

_ENOUGH = 3
"""Telling columns, beside the SKU, by which a template is known."""


def is_report(header: Sequence[str]) -> bool:
    """Whether a header looks more like an inventory report's than like a template's."""
    report, template = of_report(header), of_template(header)
    return (not report.missing, len(report.found)) > (not template.missing, len(template.found))


def of_report(header: Sequence[str]) -> Evidence:
    """How much a header looks like an inventory report's."""
    places = positions(header, COLUMNS)
    missing = [COLUMNS[name][0] for name in ("sku", "price") if name not in places]
    if not any(name in places for name in TELLING_REPORT):
        missing.append("asin1")
    return Evidence(tuple([header[place] for place in sorted(places.values())]), tuple(missing))


def of_template(header: Sequence[str]) -> Evidence:
    """How much a header looks like a category template's."""
    found = [title for title in header if _is_telling(title)]
    skus = [title for title in header if heading(title).name == SKU]
    missing = [] if skus else [SKU]
    if len(found) < _ENOUGH:
        missing += ["external_product_id_type", "variation_theme"]
    return Evidence((*skus[:1], *found), tuple(missing))


def _is_telling(title: str) -> bool:
    return folded(title) in TELLING or ("#" in title and heading(title).name in NAMED)
