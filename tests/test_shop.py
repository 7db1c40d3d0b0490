# SPDX-License-Identifier: Apache-2.0
import pytest
from pydantic import ValidationError

import listingcheck as lc
from listingcheck import sample

NO_PARCEL = sample.product(variants=[sample.variant(weight=None, size=None)])


def test_defaults_are_written_in_python_as_in_a_file():
    shop = lc.Shop(defaults={"weight": "500 g", "dimensions": "30 x 20 x 5 cm", "brand": "North"})
    defaults = shop.defaults
    assert defaults == lc.Defaults(weight="500 g", dimensions="30x20x5cm", brand="North")
    assert defaults.weight.grams == 500
    assert [side.centimetres for side in defaults.dimensions.sides.values()] == [30, 20, 5]


def test_a_default_is_what_ends_the_complaint():
    rules = ["weight-missing", "dimensions-missing"]
    shop = lc.Shop(defaults={"weight": "1 lb", "dimensions": "3 x 2 x 1 in"})
    found = [failure.rule for failure in lc.Checker(select=rules).check(NO_PARCEL)]
    assert sorted(found) == sorted(rules)
    assert lc.Checker(select=rules, shop=shop).check(NO_PARCEL) == []


def test_measures_that_are_read_already_are_taken_as_they_are():
    known = lc.Shop(defaults={"weight": "2 kg", "dimensions": "3 x 2 x 1 m"}).defaults
    assert lc.Defaults(weight=known.weight, dimensions=known.dimensions) == known
    assert lc.Defaults(weight=None, dimensions=None) == lc.Defaults()


@pytest.mark.parametrize(
    "weight", ["banana", "500", 500, "", {"raw": "banana"}, lc.Weight(raw="banana")]
)
def test_a_default_weight_without_an_amount_is_refused(weight):
    with pytest.raises(ValidationError, match=r"write .* like '500 g'"):
        lc.Shop(defaults={"weight": weight})


@pytest.mark.parametrize("size", ["banana", "30 x 20 cm", {}, lc.Dimensions()])
def test_a_default_size_without_an_amount_is_refused(size):
    with pytest.raises(ValidationError, match=r"write .* like '30 x 20 x 5 cm'"):
        lc.Shop(defaults={"dimensions": size})
