# SPDX-License-Identifier: Apache-2.0
"""Size charts: what the examples of the rules leave open."""

import pytest

from listingcheck import sample
from listingcheck.compliance import Compliance
from listingcheck.rule import Valid
from listingcheck.rules.size_chart.missing import SizeChartMissing
from listingcheck.rules.size_chart.unsupported import SizeChartUnsupported
from listingcheck.shop import Shop
from listingcheck.testing import findings

CHART, NONE = Compliance(size_chart="tos/chart"), Compliance()


@pytest.mark.parametrize(
    ("rules", "compliance", "missing", "unsupported"),
    [
        ({"is_required": True, "is_supported": True}, NONE, 1, 0),
        ({"is_required": True, "is_supported": True}, CHART, 0, 0),
        ({"is_required": False, "is_supported": False}, CHART, 0, 1),
        ({"is_required": False}, CHART, 0, 0),
        ({"is_required": False}, None, 0, 0),
    ],
)
def test_the_categorys_rule_decides(rules, compliance, missing, unsupported):
    listing = sample.product(category="601226", compliance=compliance)
    example = Valid(listing, shop=Shop(category_rules={"601226": {"size_chart": rules}}))
    assert len(findings(SizeChartMissing, example)) == missing
    assert len(findings(SizeChartUnsupported, example)) == unsupported
