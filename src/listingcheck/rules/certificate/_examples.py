# SPDX-License-Identifier: Apache-2.0
"""A toy, what its category asks for, and its certificates, for examples."""

from collections.abc import Sequence
from typing import Any

from listingcheck import sample
from listingcheck.compliance import Certificate, Compliance
from listingcheck.product import Attribute, Product
from listingcheck.shop import Shop

TOYS = "860040"
CPC, SDS = "7182427", "7182555"
SHOP = Shop(
    category_rules={
        TOYS: {
            "code": 0,
            "data": {
                "product_certifications": [
                    {
                        "id": CPC,
                        "name": "Children's Product Certificate (CPC)",
                        "is_required": True,
                        "document_details": "All pages of the certificate, readable.",
                        "expiration_date": {"is_required": True},
                    },
                    {
                        "id": SDS,
                        "name": "Safety Data Sheet (SDS)",
                        "is_required": False,
                        "requirement_conditions": [
                            {
                                "condition_type": "VALUE_ID_MATCH",
                                "attribute_id": "101610",
                                "attribute_value_id": "1024358",
                            }
                        ],
                    },
                ]
            },
        }
    },
    attributes={
        TOYS: [
            {
                "id": "101610",
                "name": "Contains Batteries or Cells?",
                "type": "PRODUCT_PROPERTY",
                "is_requried": False,
                "values": [
                    {"id": "1024358", "name": "Batteries"},
                    {"id": "1000325", "name": "None"},
                ],
            }
        ]
    },
)


def certificate(key: str = CPC, expires: str | None = "2028-05-31", **fields: Any) -> Certificate:
    """A certificate with one page."""
    return Certificate(id=key, files=("tos/cpc-1",), expires=expires, **fields)


def toy(*certificates: Certificate, attributes: Sequence[tuple[str, str]] = ()) -> Product:
    """A toy with these certificates and attributes."""
    return sample.product(
        category=TOYS,
        title="Harbour Wooden Train Set, 24 Pieces",
        compliance=Compliance(certificates=certificates),
        attributes=tuple(Attribute(name=name, value=value) for name, value in attributes),
    )
