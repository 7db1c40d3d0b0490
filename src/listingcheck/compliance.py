# SPDX-License-Identifier: Apache-2.0
"""What a listing has to prove: certificates, who made it and who answers for it, its size chart."""

from listingcheck.values import Model


class Certificate(Model):
    """A document about a product."""

    id: str | None = None
    """The marketplace's own id of the kind of certificate."""
    name: str | None = None
    files: tuple[str, ...] = ()
    """Addresses of its pictures or pages."""
    expires: str | None = None
    """The day it ends, as the source writes it."""


class Party(Model):
    """A manufacturer, or the person responsible in a market (GPSR)."""

    id: str | None = None
    """The marketplace's own id."""
    name: str | None = None
    address: str | None = None
    email: str | None = None
    phone: str | None = None


class Compliance(Model):
    """What a source says of all this."""

    certificates: tuple[Certificate, ...] = ()
    manufacturers: tuple[Party, ...] = ()
    responsible_persons: tuple[Party, ...] = ()
    size_chart: str | None = None
    """The address of its picture, or the id of its template."""
