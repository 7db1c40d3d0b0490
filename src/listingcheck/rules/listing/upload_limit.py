# SPDX-License-Identifier: Apache-2.0
"""``upload-limit``."""

from collections.abc import Iterator

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, PositionRule, Valid
from listingcheck.shop import Shop

_TWO = (sample.product(), sample.product(key="linen-shirt"))


class UploadLimit(PositionRule):
    """There are more new listings than the shop may still upload.

    What it checks: the place of each listing in the run against upload_quota of the shop's
    settings. Every listing beyond it is named; without a quota the rule is silent.

    Why the marketplace minds: new shops may add a limited number of listings a day; "Reached the
    TikTok Shop product upload limit" stops all later ones.

    How to fix it: put the listings that matter most first, and upload the rest when the quota is
    renewed.
    """

    id = "upload-limit"
    stage = Stage.SYNC
    codes = (
        "Reached the TikTok Shop product upload limit",
        "12019068",
        "probation limit 100 products per day",
        "12052093",
        "Exceeded the product listing limit for the seller.",
    )
    VALID = (
        Valid(_TWO),
        Valid(_TWO, shop=Shop(upload_quota=2)),
    )
    INVALID = (
        Invalid(_TWO, shop=Shop(upload_quota=1), field="key"),
        Invalid(sample.product(), shop=Shop(upload_quota=0), field="key"),
    )

    def check(self, product: Product, position: int) -> Iterator[Finding]:
        quota = self.shop.upload_quota
        if quota is not None and position >= quota:
            yield Finding(
                field="key",
                message=f"This is new listing {position + 1:,}; "
                f"the shop may upload {quota:,} more.",
                fix=Fix("Upload it when the quota is renewed, or put it before less wanted ones."),
                value=product.key,
                limit=f"{quota:,} new listings",
            )
