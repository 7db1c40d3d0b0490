# SPDX-License-Identifier: Apache-2.0
"""Certificates: what the examples of the rules leave open."""

from datetime import date

import pytest

from listingcheck.compliance import Certificate, Compliance
from listingcheck.failure import Severity
from listingcheck.product import Origin
from listingcheck.rule import Context, Valid
from listingcheck.rules.certificate._days import day
from listingcheck.rules.certificate._examples import CPC, SHOP, certificate, toy
from listingcheck.rules.certificate.expired import CertificateExpired
from listingcheck.rules.certificate.missing import CertificateMissing
from listingcheck.testing import findings

TODAY = date(2026, 11, 22)


def ended(expires, on=TODAY, days=30):
    context = Context(shop=SHOP, marketplace="tiktok-shop", on=on)
    rule = CertificateExpired({"days": days}, context)
    return list(rule.check(toy(certificate(expires=expires))))


@pytest.mark.parametrize(
    ("expires", "severity"),
    [
        ("2026-11-21", None),
        ("1795219200", None),
        ("2026-11-22", Severity.WARNING),
        ("2026-12-21", Severity.WARNING),
        ("2026-12-22", "fine"),
        ("2027-01-01T00:00:00Z", "fine"),
    ],
)
def test_a_certificate_ends_against_the_day_that_is_given(expires, severity):
    found = [finding.severity for finding in ended(expires)]
    assert found == ([] if severity == "fine" else [severity])


def test_without_a_day_nothing_has_ended():
    assert not ended("2020-01-01", on=None)


def test_a_day_that_can_not_be_read_is_likely_none():
    (finding,) = ended("05/06/2027")
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2027-05-31", date(2027, 5, 31)),
        (" 2027/5/1 ", date(2027, 5, 1)),
        ("20270531", date(2027, 5, 31)),
        ("1741234626", date(2025, 3, 6)),
        ("1741234626000", date(2025, 3, 6)),
        ("2027-02-30", None),
        ("31.05.2027", None),
        ("", None),
    ],
)
def test_days_are_read_year_first_or_as_seconds(text, expected):
    assert day(text) == expected


def test_a_certificate_is_known_by_its_name_where_there_is_no_id():
    named = Certificate(name="children's product certificate (cpc)", files=("tos/1",))
    assert not findings(CertificateMissing, Valid(toy(named), shop=SHOP))


def test_a_certificate_without_files_is_missing():
    (failure,) = findings(CertificateMissing, Valid(toy(Certificate(id=CPC)), shop=SHOP))
    assert "All pages of the certificate" in failure.fix.text


def test_the_choice_that_asks_for_a_certificate_is_named():
    listing = toy(certificate(), attributes=[("101610", "Batteries")])
    (failure,) = findings(CertificateMissing, Valid(listing, shop=SHOP))
    assert "Contains Batteries or Cells?: Batteries" in failure.message
    assert failure.severity is Severity.ERROR


def test_a_source_that_can_not_carry_certificates_is_named_once():
    origin = Origin(platform="shopify", lacks=frozenset({"compliance.certificates"}))
    listings = tuple(
        toy().changed(key=key, origin=origin, compliance=None) for key in ("train", "ball")
    )
    (failure,) = findings(CertificateMissing, Valid(listings, shop=SHOP))
    assert (failure.product, failure.value) == (None, "2")


def test_where_nothing_is_proven_nothing_has_ended():
    rule = CertificateExpired({}, Context(on=TODAY))
    assert not list(rule.check(toy().changed(compliance=None)))
    assert not list(rule.check(toy().changed(compliance=Compliance())))
