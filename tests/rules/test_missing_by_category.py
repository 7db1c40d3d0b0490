# SPDX-License-Identifier: Apache-2.0
"""What is missing where the marketplace's answer about the category decides whether it matters."""

import pytest

from listingcheck import sample
from listingcheck.engine import BoundRule, Engine
from listingcheck.failure import Severity, Stage
from listingcheck.rule import Context, Valid
from listingcheck.rules.brand.missing import BrandMissing
from listingcheck.rules.dimensions.missing import DimensionsMissing
from listingcheck.rules.gtin.missing import GtinMissing
from listingcheck.shop import Shop
from listingcheck.tally import Tally
from listingcheck.testing import findings


def schema(field, required):
    rules = [{"type": "REQUIRED", "value": required}]
    return Shop(listing_schemas={"601226": {"fields": [{"id": field, "rules": rules}]}})


def sized(required):
    return Shop(category_rules={"601226": {"package_dimension": {"is_required": required}}})


def bare(category="601226"):
    variants = [sample.variant(gtin=None, size=None)]
    return sample.product(category=category, brand=None, variants=variants)


@pytest.mark.parametrize(
    ("rule", "needed", "not_needed"),
    [
        (GtinMissing, schema("sku.identifier_code", "true"), schema("sku.identifier_code", "0")),
        (DimensionsMissing, sized("true"), sized("false")),
    ],
)
def test_an_answer_decides_and_without_one_it_is_likely(rule, needed, not_needed):
    context = {"marketplace": "tiktok-shop"}

    def severities(shop, category="601226"):
        return [
            finding.severity
            for finding in rule({"likely": "info"}, Context(shop=shop, **context)).check(
                bare(category)
            )
        ]

    assert severities(needed) == [None]
    assert severities(not_needed) == []
    assert severities(Shop()) == severities(needed, "860040") == [Severity.INFO]


def test_a_brand_that_the_category_requires_fails_to_sync():
    (needed,) = findings(BrandMissing, Valid(bare(), shop=schema("brand", True)))
    (likely,) = findings(BrandMissing, Valid(bare(), shop=schema("brand", False)))
    assert (needed.stage, likely.stage) == (Stage.SYNC, Stage.QUALITY)
    assert "its category needs one" in needed.message


def test_a_mapped_category_may_be_exempt_of_trade_numbers():
    shop = Shop(category_map={"Tees": "601226"}, exempt_categories=("601226",))
    listing = bare(None).changed(product_type="Tees")
    assert not findings(GtinMissing, Valid(listing, shop=shop))
    assert findings(GtinMissing, Valid(listing.changed(product_type="Hats"), shop=shop))


@pytest.mark.parametrize(
    ("rule", "shop"),
    [
        (GtinMissing, schema("sku.identifier_code", "true")),
        (DimensionsMissing, sized("true")),
        (BrandMissing, schema("brand", "true")),
    ],
)
def test_leaving_out_known_shapes_changes_nothing(rule, shop):
    context = Context(shop=shop, marketplace="tiktok-shop")
    bound = [BoundRule(rule=rule({}, context), severity=Severity.ERROR, source_url=None)]
    products = [bare(), bare("860040"), bare(None), sample.product(), bare()] * 2

    def messages(engine):
        found = engine.stream(products, Tally())
        return [(f.rule, f.field, f.severity) for f in found]

    assert messages(Engine(bound)) == messages(Engine(bound, shortcuts=False))
