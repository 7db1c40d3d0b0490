# SPDX-License-Identifier: Apache-2.0
"""Who made a product and who answers for it: what the examples of the rules leave open."""

import pytest

from listingcheck import sample
from listingcheck.compliance import Compliance, Party
from listingcheck.failure import Severity
from listingcheck.product import Origin
from listingcheck.rule import Valid
from listingcheck.rules.manufacturer.incomplete import ManufacturerIncomplete
from listingcheck.rules.manufacturer.missing import ManufacturerMissing
from listingcheck.rules.responsible_person.incomplete import ResponsiblePersonIncomplete
from listingcheck.rules.responsible_person.missing import ResponsiblePersonMissing
from listingcheck.shop import Shop
from listingcheck.testing import findings

MISSING = [
    (ManufacturerMissing, "manufacturer", "manufacturers"),
    (ResponsiblePersonMissing, "responsible_person", "responsible_persons"),
]
LIMITS = {"name": 200, "address": 500, "phone_minimum": 7, "phone_maximum": 11}
WHOLE = {"name": "Anna", "address": "Hafenstr. 12, Hamburg", "phone": "+49 40 5551234"}


@pytest.mark.parametrize(("rule", "key", "field"), MISSING)
def test_the_categorys_rule_decides(rule, key, field):
    listing = sample.product(category="601226", compliance=Compliance())
    for required, severities in ((True, [Severity.ERROR]), (False, [])):
        shop = Shop(category_rules={"601226": {key: {"is_required": required}}})
        example = Valid(listing, options={"required": True}, shop=shop)
        assert [f.severity for f in findings(rule, example)] == severities


@pytest.mark.parametrize(("rule", "key", "field"), MISSING)
def test_a_rule_for_several_markets_asks_for_this_one(rule, key, field):
    listing = sample.product(category="601226", compliance=Compliance())
    for regions, count in ((["US"], 1), (["DE", "ES"], 0)):
        shop = Shop(category_rules={"601226": {key: {"required_regions": regions}}})
        assert len(findings(rule, Valid(listing, shop=shop))) == count


@pytest.mark.parametrize(("rule", "key", "field"), MISSING)
def test_without_an_answer_it_is_only_noted_where_the_source_could_say(rule, key, field):
    options = {"required": True}
    silent = findings(rule, Valid(sample.product(), options=options))
    stated = findings(rule, Valid(sample.product(compliance=Compliance()), options=options))
    assert (len(silent), [f.severity for f in stated]) == (0, [Severity.INFO])
    origin = Origin(platform="shopify", lacks=frozenset({f"compliance.{field}"}))
    (once,) = findings(rule, Valid(sample.product(origin=origin), options=options))
    assert once.product is None


@pytest.mark.parametrize(
    ("details", "fields"),
    [
        ({"name": None, "address": None}, ["name", "address"]),
        ({"name": "A" * 201, "address": "B" * 501}, ["name", "address"]),
        ({"phone": None}, ["phone"]),
        ({"phone": None, "email": "anna@example.com"}, []),
        ({"phone": "+49 40 555"}, []),
        ({"phone": "+49 405"}, ["phone"]),
        ({"phone": "+353 80915151"}, []),
        ({"phone": "+353 80915151234"}, []),
        ({"phone": "1" * 15}, ["phone"]),
        ({"phone": "040/555 1234 (Anna)"}, ["phone"]),
        ({"address": "1 Main Street, Dublin, IE"}, []),
        ({"address": "Chang'an Street, Beijing, China"}, ["address"]),
        ({"address": "USA"}, []),
    ],
)
def test_the_details_of_a_responsible_person(details, fields):
    party = Party(**{**WHOLE, **details})
    listing = sample.product(compliance=Compliance(responsible_persons=(party,)))
    found = findings(ResponsiblePersonIncomplete, Valid(listing, options=LIMITS))
    assert [f.field.rpartition(".")[2] for f in found] == fields


def test_a_manufacturer_may_be_anywhere():
    party = Party(**{**WHOLE, "address": "Chang'an Street, Beijing, China"})
    listing = sample.product(compliance=Compliance(manufacturers=(party,)))
    assert not findings(ManufacturerIncomplete, Valid(listing, options=LIMITS))
