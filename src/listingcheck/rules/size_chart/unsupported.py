# SPDX-License-Identifier: Apache-2.0
"""``size-chart-unsupported``."""

from collections.abc import Iterator
from typing import ClassVar

from listingcheck import sample
from listingcheck.compliance import Compliance
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, Valid
from listingcheck.rules._answers import AnswerRule
from listingcheck.shop import Shop

PATH = "compliance.size_chart"
_SHOP = Shop(
    category_rules={
        "860040": {"size_chart": {"is_required": False, "is_supported": False}},
        "601226": {"size_chart": {"is_required": False, "is_supported": True}},
    }
)


class SizeChartUnsupported(AnswerRule):
    """The size chart would be dropped.

    What it checks: whether the product has a size chart although the rules of its category say
    that they take none.

    Why the marketplace minds: it does not, but it drops the chart without a word, and buyers miss
    the sizes.

    How to fix it: show the sizes in the description or in a picture of the product.
    """

    id = "size-chart-unsupported"
    stage = Stage.QUALITY
    severity = Severity.WARNING
    answers: ClassVar = ("category_rules",)
    VALID = (
        Valid(sample.product(category="860040"), shop=_SHOP),
        Valid(
            sample.product(category="601226", compliance=Compliance(size_chart="tos/chart")),
            shop=_SHOP,
        ),
    )
    INVALID = (
        Invalid(
            sample.product(category="860040", compliance=Compliance(size_chart="tos/chart")),
            field=PATH,
            shop=_SHOP,
        ),
        Invalid(
            sample.product(category="860040", compliance=Compliance(size_chart="7267563252")),
            field=PATH,
            shop=_SHOP,
        ),
    )

    def check(self, product: Product) -> Iterator[Finding]:
        rules, compliance = self.rules_of(product), product.compliance
        chart = compliance.size_chart if compliance else None
        if rules is not None and rules.size_chart.is_supported is False and chart is not None:
            yield Finding(
                field=PATH,
                message="The category takes no size chart, so this one would be dropped.",
                fix=Fix("Show the sizes in the description or in a picture."),
                value=chart,
                limit="no size chart",
            )
