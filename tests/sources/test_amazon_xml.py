# SPDX-License-Identifier: Apache-2.0
import pytest

from listingcheck.errors import SourceError
from listingcheck.product import Identifier, IdentifierType, LengthUnit, Money, WeightUnit

FEED = """<?xml version="1.0" encoding="UTF-8"?>
<AmazonEnvelope xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <Header><DocumentVersion>1.01</DocumentVersion></Header>
  <MessageType>{kind}</MessageType>
{messages}
</AmazonEnvelope>
"""
TEE = """  <Message>
    <MessageID>1</MessageID>
    <OperationType>Update</OperationType>
    <Product>
      <SKU>TEE-S</SKU>
      <StandardProductID><Type>EAN</Type><Value>4006381333931</Value></StandardProductID>
      <DescriptionData>
        <Title>Linen tee</Title>
        <Brand>Harbour</Brand>
        <Description>Washed linen.</Description>
        <BulletPoint>Soft</BulletPoint>
        <BulletPoint>Cool</BulletPoint>
        <PackageDimensions>
          <Length unitOfMeasure="CM">30</Length>
          <Width unitOfMeasure="CM">20</Width>
          <Height unitOfMeasure="CM">3</Height>
        </PackageDimensions>
        <PackageWeight unitOfMeasure="GR">300</PackageWeight>
        <MSRP currency="CAD">25.19</MSRP>
        <SearchTerms>linen</SearchTerms>
        <ItemType>tees</ItemType>
      </DescriptionData>
    </Product>
  </Message>"""


def message(inner, action="Update"):
    return f"<Message><OperationType>{action}</OperationType>{inner}</Message>"


def test_a_feed_of_products(written, taken):
    [tee], reading = taken(written(FEED.format(kind="Product", messages=TEE), "feed.xml"))
    [variant] = tee.variants
    assert (tee.key, tee.title, tee.brand) == ("TEE-S", "Linen tee", "Harbour")
    assert (tee.description, tee.product_type, tee.tags) == ("Washed linen.", "tees", ("linen",))
    assert (variant.sku, variant.price) == ("TEE-S", None)
    assert variant.compare_at_price == Money.parse("25.19", "CAD")
    assert variant.identifiers == (Identifier(code="4006381333931", type=IdentifierType.EAN),)
    assert (variant.weight.raw, variant.weight.unit) == ("300", WeightUnit.GRAM)
    assert [(s.raw, s.unit) for s in variant.dimensions.sides.values()] == [
        ("30", LengthUnit.CENTIMETRE),
        ("20", LengthUnit.CENTIMETRE),
        ("3", LengthUnit.CENTIMETRE),
    ]
    assert [(a.name, a.value) for a in tee.attributes] == [
        ("BulletPoint", "Soft"),
        ("BulletPoint", "Cool"),
    ]
    assert (tee.line, tee.where("title").column) == (5, "Product/DescriptionData/Title")
    for field in ("variants[].price", "images[].url", "variants[].stock", "category"):
        assert tee.lacks(field), field
    assert not reading.problems


def test_messages_without_a_product_are_unread_and_deletions_are_not(written, taken):
    messages = [
        message("<Product><SKU>A</SKU></Product>"),
        message("<Product><SKU>B</SKU></Product>", "Delete"),
        message("<Product><SKU> </SKU></Product>"),
        message("<Other/>"),
        message(
            "<Product><SKU>C</SKU><StandardProductID><Type>ASIN</Type><Value>B000000001</Value>"
            "</StandardProductID></Product>"
        ),
    ]
    text = FEED.format(kind="Product", messages="\n".join(messages))
    (a, c), reading = taken(written(text, "feed.xml"))
    assert (a.key, a.title, c.variants[0].identifiers) == ("A", None, ())
    assert [(x.name, x.value) for x in c.attributes] == [("asin", "B000000001")]
    assert reading.sources[0].skipped == {"deleted row": 1}
    assert [(p.where.record, p.where.line) for p in reading.problems] == [(3, 7), (4, 8)]


@pytest.mark.parametrize(
    ("kind", "inner", "said"),
    [
        ("Price", "<Price><SKU>A</SKU></Price>", "give the feed with MessageType Product"),
        ("Inventory", "<Inventory><SKU>A</SKU></Inventory>", "without the products"),
        ("ProductImage", "<ProductImage><SKU>A</SKU></ProductImage>", "without the products"),
        ("Relationship", "<Relationship><ParentSKU>A</ParentSKU></Relationship>", "relations"),
        ("ProcessingReport", "<ProcessingReport/>", "processing report of an upload"),
    ],
)
def test_other_feeds_are_refused_by_their_names(written, taken, kind, inner, said):
    text = FEED.format(kind=kind, messages=message(inner))
    with pytest.raises(SourceError, match=said):
        taken(written(text, "feed.xml"))


def test_a_message_with_several_products_loses_none(written, taken):
    one, two = (f"<Product><SKU>{sku}</SKU></Product>" for sku in "AB")
    text = FEED.format(
        kind="Product",
        messages=message(f"{one}{two}<Product/>") + message(one + two, "Delete"),
    )
    products, reading = taken(written(text, "feed.xml"))
    assert [product.key for product in products] == ["A", "B"]
    [count] = reading.sources
    assert (count.records, count.unread, count.skipped) == (5, 1, {"deleted row": 2})
