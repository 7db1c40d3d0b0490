# SPDX-License-Identifier: Apache-2.0
"""``manufacturer-incomplete``."""

from typing import Any, ClassVar

from listingcheck import sample
from listingcheck.compliance import Compliance, Party
from listingcheck.failure import Severity, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, Valid
from listingcheck.rules._parties import IncompleteParty


def _made_by(**details: Any) -> Product:
    stated = {
        "name": "Northwind Textiles GmbH",
        "address": "Hafenstr. 12, 20457 Hamburg, DE",
        "email": "service@northwind.example",
        "phone": "+49 40 5551234",
        **details,
    }
    return sample.product(compliance=Compliance(manufacturers=(Party(**stated),)))


_LIMITS = {"name": 255, "address": 500, "phone_minimum": 7, "phone_maximum": 20}


class ManufacturerIncomplete(IncompleteParty):
    """The details of the manufacturer are incomplete or too long.

    What it checks: name, address, and a phone number or email address of each manufacturer that
    the product states in full, and their lengths.

    Why the marketplace minds: the EU's product safety regulation (GPSR) asks for a name and an
    address at which the manufacturer can be reached; the marketplace refuses what is too long.

    How to fix it: correct the manufacturer in Seller Center.
    """

    id = "manufacturer-incomplete"
    stage = Stage.SYNC
    severity = Severity.WARNING
    parties: ClassVar = "manufacturers"
    role: ClassVar = "manufacturer"
    codes = ("12052365", "The manufacturer lacks language version information for this market.")
    VALID = (
        Valid(_made_by(), options=_LIMITS),
        Valid(
            sample.product(compliance=Compliance(manufacturers=(Party(id="7351"),))),
            options=_LIMITS,
        ),
    )
    INVALID = (
        Invalid(
            _made_by(address=None),
            field="compliance.manufacturers[0].address",
        ),
        Invalid(
            _made_by(name="Northwind " * 26),
            field="compliance.manufacturers[0].name",
            options=_LIMITS,
        ),
        Invalid(
            _made_by(phone="ask us"),
            field="compliance.manufacturers[0].phone",
            options=_LIMITS,
        ),
    )
