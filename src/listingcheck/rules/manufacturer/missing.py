# SPDX-License-Identifier: Apache-2.0
"""``manufacturer-missing``."""

from typing import ClassVar

from listingcheck import sample
from listingcheck.compliance import Compliance, Party
from listingcheck.failure import Stage
from listingcheck.rule import Invalid, Valid
from listingcheck.rules._parties import MissingParty
from listingcheck.shop import Shop

_SHOP = Shop(category_rules={"601226": {"manufacturer": {"is_required": True}}})


class ManufacturerMissing(MissingParty):
    """The product names no manufacturer.

    What it checks: whether the product has a manufacturer, where the rules of its category require
    one. Without these rules it is only noted, in markets whose law asks for one, of products whose
    source has a place for it.

    Why the marketplace minds: the EU's product safety regulation (GPSR): "Product manufacturer is
    required."

    How to fix it: create the manufacturer in Seller Center, and give the product its id.
    """

    id = "manufacturer-missing"
    stage = Stage.SYNC
    absent = "compliance.manufacturers"
    parties: ClassVar = "manufacturers"
    requirement: ClassVar = "manufacturer"
    role: ClassVar = "manufacturer"
    codes = (
        "12052282",
        "12052284",
        "12052285",
        "12052365",
        "Product manufacturer is required.",
        "0007-m2e",
        "The required GPSR Manufacturer and Responsible Person information is missing.",
    )
    VALID = (
        Valid(
            sample.product(
                category="601226", compliance=Compliance(manufacturers=(Party(id="7351"),))
            ),
            shop=_SHOP,
        ),
        Valid(sample.product(), options={"required": True}),
    )
    INVALID = (
        Invalid(sample.product(category="601226"), field=absent, shop=_SHOP),
        Invalid(sample.product(compliance=Compliance()), field=absent, options={"required": True}),
    )
