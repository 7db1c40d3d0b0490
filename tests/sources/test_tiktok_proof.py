# SPDX-License-Identifier: Apache-2.0
"""What TikTok Shop's documents prove and offer."""

from decimal import Decimal

import pytest

from listingcheck.compliance import Certificate, Compliance, Party
from listingcheck.offer import Offer, PreSale
from listingcheck.sources import tiktok
from listingcheck.values import Quantity

CREATE = {
    "title": "Train Set",
    "description": "<p>Beech.</p>",
    "category_id": "860040",
    "main_images": [{"uri": "tos/a"}],
    "certifications": [
        {
            "id": "7182427",
            "images": [{"uri": "tos/page-1"}, {}],
            "files": [{"id": "v09", "name": "cpc.pdf", "format": "PDF"}],
            "expiration_date": 1811721600,
        }
    ],
    "manufacturer_ids": ["7351", 7352, ""],
    "responsible_person_ids": ["81"],
    "size_chart": {"template": {"id": "7267"}},
    "minimum_order_quantity": 2,
    "product_attributes": [{"id": "101610", "values": [{"id": "1000325"}]}],
    "skus": [
        {
            "seller_sku": "TRAIN",
            "external_urls": ["https://shop.example/train", "https://shop.example/2"],
            "pre_sale": {
                "type": "PRE_ORDER",
                "fulfillment_type": {"handling_duration_days": 7, "release_date": 1811721600},
            },
        },
        {"seller_sku": "TRAIN-2"},
    ],
}
GET = {
    "id": "1729",
    "title": "Train Set",
    "description": "<p>Beech.</p>",
    "main_images": [{"urls": ["https://x.example/a.jpg"]}],
    "certifications": [
        {"id": "7182427", "title": "CPC", "images": [{"uri": "t", "urls": ["https://x.example/c"]}]}
    ],
    "manufacturer": {
        "name": "Harbour Toys",
        "address": "Dock 4, Galway, IE",
        "email": "toys@harbour.example",
        "phone_number": "+353 80915151",
    },
    "responsible_persons": [
        {
            "id": "81",
            "name": "Anna",
            "phone_number": {"country_code": "+353", "local_number": "80915151"},
            "address": {"street_address_line1": "Dock 4", "city": "Galway", "country": "IE"},
        }
    ],
    "size_chart": {"image": {"uri": "tos/s", "urls": ["https://x.example/s"]}},
    "skus": [{"seller_sku": "TRAIN"}],
}


def test_what_is_sent_to_create_a_product_is_read():
    product = tiktok.product(CREATE)
    assert product.compliance == Compliance(
        certificates=(
            Certificate(id="7182427", files=("tos/page-1", "v09"), expires="1811721600"),
        ),
        manufacturers=(Party(id="7351"), Party(id="7352")),
        responsible_persons=(Party(id="81"),),
        size_chart="7267",
    )
    smallest = Quantity(raw="2", amount=Decimal(2))
    days = Quantity(raw="7", amount=Decimal(7))
    sale = PreSale(type="PRE_ORDER", handling_days=days, release="1811721600")
    assert [variant.offer for variant in product.variants] == [
        Offer(link="https://shop.example/train", pre_sale=sale, minimum_order=smallest),
        Offer(minimum_order=smallest),
    ]


def test_what_the_api_returns_is_read():
    phone, address = "+353 80915151", "Dock 4, Galway, IE"
    product = tiktok.product(GET)
    assert product.compliance == Compliance(
        certificates=(Certificate(id="7182427", name="CPC", files=("https://x.example/c",)),),
        manufacturers=(
            Party(name="Harbour Toys", address=address, email="toys@harbour.example", phone=phone),
        ),
        responsible_persons=(Party(id="81", name="Anna", address=address, phone=phone),),
        size_chart="https://x.example/s",
    )
    assert product.variants[0].offer is None
    assert product.where("compliance.manufacturers").column == "manufacturer"


def test_the_certificates_of_202212_are_read():
    old = {
        "product_id": "1",
        "product_name": "Train Set",
        "description": "<p>Beech.</p>",
        "product_certifications": [
            {"id": "1", "title": "CPC", "files": [{"id": "f", "list": ["https://x.example/f"]}]}
        ],
        "size_chart": {"img_id": "tos/s"},
        "skus": [{"seller_sku": "TRAIN"}],
    }
    proof = tiktok.product(old).compliance
    assert proof.certificates[0].files == ("https://x.example/f",)
    assert proof.size_chart == "tos/s"


def test_a_whole_product_proves_nothing_and_an_entry_of_a_list_says_nothing():
    whole = tiktok.product({"title": "A", "main_images": [], "skus": [{"seller_sku": "A"}]})
    entry = tiktok.product({"id": "1", "title": "A", "skus": [{"seller_sku": "A"}]})
    assert (whole.compliance, entry.compliance) == (Compliance(), None)
    for field in ("compliance.certificates", "compliance.size_chart", "attributes"):
        assert entry.lacks(field)
        assert not whole.lacks(field)


@pytest.mark.parametrize("odd", [None, "", "none", 7, [], {}, [None, 3, []], [[]], True])
@pytest.mark.parametrize(
    "key",
    ["certifications", "manufacturer_ids", "manufacturer", "size_chart", "minimum_order_quantity"],
)
def test_what_is_built_in_another_way_does_not_cost_the_product(key, odd):
    assert tiktok.product({**CREATE, key: odd}).title == "Train Set"


@pytest.mark.parametrize("odd", [None, "", 7, [], {"type": {}}, {"fulfillment_type": [1]}])
def test_an_odd_offer_does_not_cost_the_product(odd):
    sku = {"seller_sku": "A", "pre_sale": odd, "external_urls": odd}
    assert tiktok.product({**CREATE, "skus": [sku]}).variants[0].sku == "A"
