# SPDX-License-Identifier: Apache-2.0
import pickle

import pytest
from pydantic import ValidationError

from listingcheck import sample
from listingcheck.product import Variant

VALUES = dict(sample.variant("White", "M", image="https://x.example/a.jpg"))


def test_a_made_model_is_like_a_validated_one():
    made = Variant.made(dict(VALUES))
    assert made == Variant(**VALUES)
    assert hash(made) == hash(Variant(**VALUES))
    assert made.model_dump() == Variant(**VALUES).model_dump()
    assert repr(made) == repr(Variant(**VALUES))


def test_a_made_model_can_be_pickled_copied_and_not_changed():
    made = Variant.made(dict(VALUES))
    assert pickle.loads(pickle.dumps(made)) == made
    copy = made.model_copy(update={"sku": "other"})
    assert (copy.sku, made.sku, copy.price) == ("other", VALUES["sku"], made.price)
    with pytest.raises(ValidationError):
        made.sku = "other"


def test_products_of_a_reader_are_like_validated_ones(written, taken):
    text = (
        "Handle,Title,Vendor,Option1 Name,Option1 Value,Variant Price\na,A,V,Size,S,1\na,,,,M,2\n"
    )
    [product], _ = taken(written(text))
    again = type(product)(**dict(product))
    assert again == product
    assert pickle.loads(pickle.dumps(product)) == product
    for variant in product.variants:
        assert Variant(**dict(variant)) == variant
