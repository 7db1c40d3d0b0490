# SPDX-License-Identifier: Apache-2.0
"""``responsible-person-incomplete``."""

from collections.abc import Iterator
from typing import Any, ClassVar

from listingcheck import sample
from listingcheck.compliance import Compliance, Party
from listingcheck.failure import Severity, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, Valid
from listingcheck.rules._parties import IncompleteParty, country_outside_eu
from listingcheck.rules._quoting import quoted


def _answered_by(**details: Any) -> Product:
    stated = {
        "name": "Marie Roussel",
        "address": "4 rue du Port, 44000 Nantes, FR",
        "email": "marie@northwind.example",
        "phone": "+33 251 555 123",
        **details,
    }
    return sample.product(compliance=Compliance(responsible_persons=(Party(**stated),)))


_LIMITS = {"name": 200, "address": 500, "phone_minimum": 7, "phone_maximum": 11}


class ResponsiblePersonIncomplete(IncompleteParty):
    """The details of the responsible person are incomplete, too long or outside the EU.

    What it checks: name, address, and a phone number or email address of each responsible person
    that the product states in full, their lengths, and whether the address ends in a country that
    is not in the EU.

    Why the marketplace minds: the EU's product safety regulation (GPSR) asks for somebody in the
    EU who can be reached.

    How to fix it: correct the responsible person in Seller Center.
    """

    id = "responsible-person-incomplete"
    stage = Stage.SYNC
    severity = Severity.WARNING
    parties: ClassVar = "responsible_persons"
    role: ClassVar = "responsible person"
    codes = (
        "12052366",
        "The responsible person lacks language version information for this market.",
    )
    VALID = (
        Valid(_answered_by(), options=_LIMITS),
        Valid(_answered_by(address="12 China Street, D02 Dublin, Ireland"), options=_LIMITS),
    )
    INVALID = (
        Invalid(
            _answered_by(address="1 High Street, Leeds, LS1 4AP, United Kingdom"),
            field="compliance.responsible_persons[0].address",
        ),
        Invalid(
            _answered_by(phone="+33 12 34"),
            field="compliance.responsible_persons[0].phone",
            options=_LIMITS,
        ),
        Invalid(
            _answered_by(phone=None, email=None),
            field="compliance.responsible_persons[0].phone",
        ),
    )

    def problems(self, party: Party) -> Iterator[tuple[str, str, str]]:
        yield from super().problems(party)
        country = country_outside_eu(party.address) if party.address else None
        if country is not None:
            yield "address", f"is in {quoted(country)}", "an address in the EU"
