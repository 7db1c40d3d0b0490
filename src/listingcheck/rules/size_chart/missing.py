# SPDX-License-Identifier: Apache-2.0
"""``size-chart-missing``."""

from collections.abc import Iterator
from typing import ClassVar

from listingcheck import sample
from listingcheck.compliance import Compliance
from listingcheck.failure import Finding, Fix, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, Valid
from listingcheck.rules._answers import AnswerRule
from listingcheck.shop import Shop

PATH = "compliance.size_chart"
_SHOP = Shop(
    category_rules={"601226": {"size_chart": {"is_required": "true", "is_supported": "true"}}}
)


class SizeChartMissing(AnswerRule):
    """The category requires a size chart, and there is none.

    What it checks: whether the product has a size chart, a picture or a template, where the rules
    of its category call one required.

    Why the marketplace minds: "Product sizechart image is required".

    How to fix it: upload a picture of the sizes, or choose a template in Seller Center.
    """

    id = "size-chart-missing"
    stage = Stage.SYNC
    answers: ClassVar = ("category_rules",)
    absent = PATH
    codes = (
        "12052673",
        "12052128",
        "Product sizechart image is required",
        "Size chart not found",
        "0019-m2e",
    )
    VALID = (
        Valid(
            sample.product(category="601226", compliance=Compliance(size_chart="tos/chart")),
            shop=_SHOP,
        ),
        Valid(sample.product(category="860040"), shop=_SHOP),
    )
    INVALID = (
        Invalid(sample.product(category="601226"), field=PATH, shop=_SHOP),
        Invalid(sample.product(category="601226", compliance=Compliance()), field=PATH, shop=_SHOP),
    )

    def check(self, product: Product) -> Iterator[Finding]:
        rules, compliance = self.rules_of(product), product.compliance
        has_chart = compliance is not None and compliance.size_chart is not None
        if rules is not None and rules.size_chart.is_required and not has_chart:
            yield Finding(
                field=PATH,
                message="There is no size chart; the category requires one.",
                fix=Fix("Upload a picture of the sizes, or choose a template in Seller Center."),
                limit="a size chart",
            )
