# SPDX-License-Identifier: Apache-2.0
"""Saved answers, from a folder to the failures of a catalogue: a shirt, a toy, a battery, a book."""

import json
from datetime import date

import pytest

from listingcheck import answers
from listingcheck.checker import Checker
from listingcheck.profile import RuleSetting
from listingcheck.shop import Shop
from listingcheck.sources import tiktok
from listingcheck.tally import Tally

SHIRT, TOY, BATTERY, BOOK = "601226", "860040", "824328", "801928"
RULES = (
    *("category-unknown", "category-not-leaf", "category-invite-only", "attribute-missing"),
    *("attribute-value", "attribute-format", "certificate-missing", "certificate-expired"),
    *("size-chart-missing", "gtin-missing", "dimensions-missing", "dangerous-goods-declaration"),
)


def answered(data):
    return {"code": 0, "data": data, "message": "Success", "request_id": "20260822"}


def when(attribute, value):
    condition = {"condition_type": "VALUE_ID_MATCH", "attribute_id": attribute}
    return [{**condition, "attribute_value_id": value}]


def node(key, above, name, status="AVAILABLE"):
    listed = {"id": key, "parent_id": above, "local_name": name, "is_leaf": above != "0"}
    return {**listed, "permission_statuses": [status]}


CATEGORIES = answered(
    {
        "categories": [
            node("600001", "0", "All"),
            node(SHIRT, "600001", "T-Shirts"),
            node(TOY, "600001", "Wooden Toys"),
            node(BATTERY, "600001", "Power Banks", "INVITE_ONLY"),
            node(BOOK, "600001", "Novels"),
        ]
    }
)
SHIRT_RULES = answered(
    {
        "size_chart": {"is_required": True, "is_supported": True},
        "package_dimension": {"is_required": True},
    }
)
TOY_RULES = answered(
    {
        "product_certifications": [
            {
                "id": "7",
                "name": "CPC",
                "is_required": True,
                "expiration_date": {"is_required": True},
            }
        ],
        "package_dimension": {"is_required": False},
    }
)
BATTERY_RULES = answered(
    {
        "product_certifications": [
            {
                "id": "8",
                "name": "UN38.3",
                "is_required": False,
                "requirement_conditions": when("101610", "1024358"),
            }
        ]
    }
)
BATTERY_ATTRIBUTES = answered(
    {
        "attributes": [
            {
                "id": "101610",
                "name": "Contains Batteries or Cells?",
                "type": "PRODUCT_PROPERTY",
                "is_requried": True,
                "is_customizable": False,
                "values": [
                    {"id": "1024358", "name": "Batteries"},
                    {"id": "1000325", "name": "None"},
                    {"id": "1024360", "name": "Not sure"},
                ],
            },
            {
                "id": "101624",
                "name": "Watt-hours",
                "type": "PRODUCT_PROPERTY",
                "is_requried": False,
                "is_customizable": True,
                "value_data_format": "POSITIVE_INT_OR_DECIMAL",
                "requirement_conditions": when("101610", "1024358"),
            },
        ]
    }
)
SCHEMAS = answered(
    {
        "listing_schemas": [
            {
                "category_id": int(key),
                "fileds": [
                    {
                        "id": "sku.identifier_code",
                        "rules": [{"type": "REQUIRED", "value": needed}],
                    }
                ],
            }
            for key, needed in ((SHIRT, "true"), (BOOK, "false"))
        ]
    }
)


@pytest.fixture
def checker(tmp_path):
    files = {
        "categories.json": CATEGORIES,
        f"category_rules_{SHIRT}.json": SHIRT_RULES,
        f"{TOY}/rules.json": TOY_RULES,
        f"{BATTERY}/rules.json": BATTERY_RULES,
        f"{BATTERY}/attributes.json": BATTERY_ATTRIBUTES,
        "listing_schemas_202407.json": SCHEMAS,
    }
    for name, said in files.items():
        place = tmp_path / name
        place.parent.mkdir(exist_ok=True)
        place.write_text(json.dumps(said), "utf-8")
    return Checker(
        "tiktok-shop/us",
        shop=Shop(**answers.load(tmp_path)),
        select=RULES,
        settings={rule: RuleSetting(severity="error") for rule in RULES},
        on=date(2026, 11, 22),
    )


def created(category, **fields):
    return tiktok.product(
        {
            "title": f"Product of {category}",
            "description": "<p>Beech wood.</p>",
            "category_id": category,
            "main_images": [{"uri": "tos/a"}],
            "package_dimensions": {"length": "9", "width": "9", "height": "9", "unit": "INCH"},
            "skus": [
                {"seller_sku": "A", "identifier_code": {"code": "4006381333931", "type": "EAN"}}
            ],
            **fields,
        }
    )


def certificate(**fields):
    return [{"id": "7", "images": [{"uri": "tos/c"}], **fields}]


def stated(**values):
    return [{"id": key[1:], "values": [{"name": value}]} for key, value in values.items()]


@pytest.mark.parametrize(
    ("category", "fields", "rules"),
    [
        (SHIRT, {"size_chart": {"template": {"id": "1"}}}, []),
        (SHIRT, {}, ["size-chart-missing"]),
        (
            SHIRT,
            {"size_chart": {"template": {"id": "1"}}, "skus": [{"seller_sku": "A"}]},
            ["gtin-missing"],
        ),
        (
            SHIRT,
            {"size_chart": {"template": {"id": "1"}}, "package_dimensions": None},
            ["dimensions-missing"],
        ),
        (TOY, {"certifications": certificate(expiration_date=1811721600)}, []),
        (TOY, {}, ["certificate-missing"]),
        (TOY, {"certifications": certificate()}, ["certificate-expired"]),
        (TOY, {"certifications": certificate(expiration_date=1741234626)}, ["certificate-expired"]),
        (
            TOY,
            {"certifications": certificate(expiration_date="2028"), "package_dimensions": None},
            ["certificate-expired"],
        ),
        (BATTERY, {"product_attributes": stated(a101610="None")}, ["category-invite-only"]),
        (BATTERY, {}, ["attribute-missing", "category-invite-only"]),
        (
            BATTERY,
            {"product_attributes": stated(a101610="Batteries", a101624="37 Wh")},
            [
                *("attribute-format", "category-invite-only", "certificate-missing"),
                "dangerous-goods-declaration",
            ],
        ),
        (
            BATTERY,
            {"product_attributes": stated(a101610="Not sure")},
            ["category-invite-only", "dangerous-goods-declaration"],
        ),
        (BOOK, {"skus": [{"seller_sku": "A"}]}, []),
        ("600001", {"skus": [{"seller_sku": "A"}]}, ["category-not-leaf", "gtin-missing"]),
        ("999999", {}, ["category-unknown"]),
    ],
)
def test_saved_answers_are_enforced(checker, category, fields, rules):
    failures = list(checker.stream([created(category, **fields)], Tally()))
    assert sorted(failure.rule for failure in failures) == rules
