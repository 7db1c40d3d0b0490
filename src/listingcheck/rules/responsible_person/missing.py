# SPDX-License-Identifier: Apache-2.0
"""``responsible-person-missing``."""

from typing import ClassVar

from listingcheck import sample
from listingcheck.compliance import Compliance, Party
from listingcheck.failure import Stage
from listingcheck.rule import Invalid, Valid
from listingcheck.rules._parties import MissingParty
from listingcheck.shop import Shop

_SHOP = Shop(category_rules={"601226": {"responsible_person": {"is_required": True}}})


class ResponsiblePersonMissing(MissingParty):
    """The product names nobody who answers for it in the EU.

    What it checks: whether the product has a responsible person, where the rules of its category
    require one. Without these rules it is only noted, in markets whose law asks for one, of
    products whose source has a place for it.

    Why the marketplace minds: the EU's product safety regulation (GPSR): "Product responsible
    person is required".

    How to fix it: create the responsible person in Seller Center, and give the product its id.
    """

    id = "responsible-person-missing"
    stage = Stage.SYNC
    absent = "compliance.responsible_persons"
    parties: ClassVar = "responsible_persons"
    requirement: ClassVar = "responsible_person"
    role: ClassVar = "responsible person"
    codes = (
        "12052287",
        "12052289",
        "12052290",
        "12052366",
        "Product responsible person is required",
        "0007-m2e",
        "The required GPSR Manufacturer and Responsible Person information is missing.",
    )
    VALID = (
        Valid(
            sample.product(
                category="601226", compliance=Compliance(responsible_persons=(Party(id="81"),))
            ),
            shop=_SHOP,
        ),
        Valid(sample.product(), options={"required": True}),
    )
    INVALID = (
        Invalid(sample.product(category="601226"), field=absent, shop=_SHOP),
        Invalid(sample.product(compliance=Compliance()), field=absent, options={"required": True}),
    )
