# SPDX-License-Identifier: Apache-2.0
"""Declarations of dangerous goods: what the examples of the rule leave open."""

import pytest

from listingcheck import sample
from listingcheck.product import Attribute
from listingcheck.rule import UNLIKE_ANY, Valid
from listingcheck.rules.dangerous.goods_declaration import DangerousGoodsDeclaration, declared
from listingcheck.testing import findings


def listing(*stated):
    return sample.product(attributes=tuple(Attribute(name=n, value=v) for n, v in stated))


@pytest.mark.parametrize(
    ("stated", "limits"),
    [
        ([("101574", "1000059")], []),
        ([("Flammable Liquid?", "Yes")], ["the volume of liquid"]),
        ([("101574", "1000058"), ("101626", "50")], []),
        ([("aerosols", "YES"), ("Aerosol volume (ml)", "150")], []),
        ([("101571", "1000058")], ["the volume of the aerosol"]),
        ([("101619", "Not sure")], ["yes or no"]),
        ([("101619", "Yes")], []),
        ([("101610", "1024360"), ("101574", "not  sure")], ["yes or no", "yes or no"]),
        (
            [("101610", "Cells"), ("Battery type", "Lithium metal")],
            ["the weight of the battery and its watt hours"],
        ),
        (
            [("101610", "Cells"), ("100216", "Lithium metal"), ("101614", "2"), ("101625", "1")],
            [],
        ),
        ([("101610", "Batteries"), ("100216", "Alkaline"), ("101614", "23")], []),
        ([("Batteries included", "Yes")], []),
    ],
)
def test_what_a_declaration_lacks(stated, limits):
    assert [f.limit for f in findings(DangerousGoodsDeclaration, Valid(listing(*stated)))] == limits


def test_only_a_declaration_is_looked_at():
    assert declared(sample.product()) is declared(listing(("Colour", "Red"))) is False
    assert declared(listing(("Colour", "Red"), ("AEROSOLS?", "No"))) is UNLIKE_ANY
