# SPDX-License-Identifier: Apache-2.0
"""Answers about the attributes of a few categories, for examples."""

from collections.abc import Sequence
from typing import Any

from listingcheck import sample
from listingcheck.product import Attribute, Product
from listingcheck.shop import Shop

TEE, POWER_BANK = "601226", "824328"


def attribute(key: str, name: str, *values: tuple[str, str], **flags: Any) -> dict[str, Any]:
    """An attribute as Get Attributes answers it, misspelling and all."""
    return {
        "id": key,
        "name": name,
        "type": "PRODUCT_PROPERTY",
        "is_requried": False,
        "is_customizable": False,
        "is_multiple_selection": False,
        "values": [{"id": value, "name": words} for value, words in values],
        **flags,
    }


def when(key: str, value: str) -> dict[str, Any]:
    """What makes an attribute required only with a value of another."""
    condition = {"condition_type": "VALUE_ID_MATCH", "attribute_id": key}
    return {"requirement_conditions": [{**condition, "attribute_value_id": value}]}


SHOP = Shop(
    attributes={
        TEE: [
            attribute(
                *("100157", "Material", ("1001", "Cotton"), ("1002", "Linen"), ("1003", "Wool")),
                is_requried=True,
                is_multiple_selection=True,
            ),
            attribute("100398", "Neckline", ("1101", "Round Neck"), ("1102", "V-Neck")),
            attribute("100701", "Care Instructions", is_customizable=True),
        ],
        POWER_BANK: [
            attribute(
                *("101610", "Contains Batteries or Cells?", ("1024358", "Batteries")),
                *(("1024359", "Cells"), ("1000325", "None")),
                is_requried=True,
            ),
            attribute(
                *("100216", "Battery Type", ("1201", "Lithium ion"), ("1202", "Lithium metal")),
                **when("101610", "1024358"),
            ),
            attribute(
                *("101614", "Battery Weight (g)"),
                is_customizable=True,
                value_data_format="POSITIVE_INT_OR_DECIMAL",
                **when("101610", "1024358"),
            ),
        ],
    }
)
SCHEMA = Shop(
    listing_schemas={
        TEE: {
            "fields": [
                {
                    "id": "product_attributes",
                    "complex_values": [
                        {
                            "id": "100701",
                            "name": "Care Instructions",
                            "rules": [
                                {"type": "CUSTOM", "value": "true"},
                                {"type": "MAX_LENGTH", "value": "40"},
                                {"type": "REGX", "value": "^[A-Za-z ,0-9]+$"},
                                {"type": "MAX_INPUT_NUM", "value": "2"},
                            ],
                        }
                    ],
                }
            ]
        }
    }
)


def tee(*attributes: tuple[str, str], **fields: Any) -> Product:
    """A T-shirt with these attributes."""
    return _with(attributes, category=TEE, **fields)


def power_bank(*attributes: tuple[str, str]) -> Product:
    """A power bank with these attributes."""
    return _with(attributes, category=POWER_BANK, title="Harbour Power Bank 10,000 mAh")


def _with(attributes: Sequence[tuple[str, str]], **fields: Any) -> Product:
    made = tuple(Attribute(name=name, value=value) for name, value in attributes)
    return sample.product(attributes=made, **fields)
