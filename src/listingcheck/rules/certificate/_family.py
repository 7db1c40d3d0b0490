# SPDX-License-Identifier: Apache-2.0
"""What all certificate rules share."""

from collections.abc import Sequence

from listingcheck.answers import Certification
from listingcheck.answers.reading import folded
from listingcheck.compliance import Certificate
from listingcheck.product import Product
from listingcheck.rules._quoting import quoted

PATH = "compliance.certificates"


def certificates_of(product: Product) -> Sequence[Certificate]:
    """The certificates of a product."""
    return product.compliance.certificates if product.compliance else ()


def is_of(certificate: Certificate, asked: Certification) -> bool:
    """Whether a certificate is of the kind that is asked for: by id, else by name."""
    if certificate.id is not None:
        return certificate.id == asked.id
    return bool(asked.name) and folded(certificate.name or "") == folded(asked.name)


def called(asked: Certification | Certificate) -> str:
    """How a message names a certificate."""
    return quoted(asked.name or asked.id or "certificate")
