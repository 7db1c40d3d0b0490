# SPDX-License-Identifier: Apache-2.0
"""``dangerous-goods``."""

from listingcheck import sample
from listingcheck.failure import Severity
from listingcheck.rule import Invalid, Valid
from listingcheck.rules._goods.base import GoodsRule
from listingcheck.rules._goods.kinds import Kind, Level


class DangerousGoods(GoodsRule):
    """The listing names goods that may be sent only with papers.

    What it checks: title and description for names of dangerous goods, such as power banks and
    aerosols, in the market's lists, as ``prohibited-product`` does. What only looks like such goods
    is a mere note.

    Why the marketplace minds: a carrier may not take them without papers; the listing is held back
    until they are there: "Missing SDS / UN38.3".

    How to fix it: have the safety data sheet (SDS) or the UN38.3 test report at hand, and upload it
    with the listing.
    """

    id = "dangerous-goods"
    severity = Severity.WARNING
    codes = ("Missing SDS / UN38.3",)
    level = Level.DOCUMENTS
    wanted = "papers for"
    unsure = Severity.INFO
    VALID = (
        Valid(sample.product(title="Battery Organizer Box with Tester")),
        Valid(sample.product(title="Empty Glass Perfume Bottle, 50 ml, Refillable")),
    )
    INVALID = (
        Invalid(sample.product(title="Portable Power Bank 20000 mAh, 74 Wh"), field="title"),
        Invalid(sample.product(title="Gloss Spray Paint Aerosol 400 ml"), field="title"),
    )

    def consequence(self, kind: Kind) -> str:
        return f"need papers in {self.context.place}"

    def remedy(self, kind: Kind) -> str:
        papers = ", ".join(kind.listed.documents) or "safety data sheet"
        return f"Upload with the listing: {papers}."
