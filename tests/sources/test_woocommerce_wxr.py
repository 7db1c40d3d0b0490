# SPDX-License-Identifier: Apache-2.0
from decimal import Decimal

import pytest

EXPORT = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
  xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
  <title>Mill &amp; Loom</title>
  <wp:wxr_version>1.2</wp:wxr_version>
  {items}
</channel>
</rss>
"""
ITEM = """<item>
    <title><![CDATA[{title}]]></title>
    <content:encoded><![CDATA[{text}]]></content:encoded>
    <excerpt:encoded><![CDATA[{short}]]></excerpt:encoded>
    <wp:post_id>{number}</wp:post_id>
    <wp:post_parent>{parent}</wp:post_parent>
    <wp:post_type>{kind}</wp:post_type>
    <wp:status>publish</wp:status>
    {more}
  </item>"""


def meta(**values):
    return "".join(
        f"<wp:postmeta><wp:meta_key>{key}</wp:meta_key>"
        f"<wp:meta_value><![CDATA[{value}]]></wp:meta_value></wp:postmeta>"
        for key, value in values.items()
    )


def term(domain, slug, name):
    return f'<category domain="{domain}" nicename="{slug}"><![CDATA[{name}]]></category>'


def item(number, kind, title="", text="", short="", parent=0, more=""):
    return ITEM.format(**locals())


PICTURE = item(
    5, "attachment", more="<wp:attachment_url>https://x.example/a.jpg</wp:attachment_url>"
)
MUG = item(
    7,
    "product",
    "Steel mug",
    "<p>Steel.</p>",
    more=term("product_type", "simple", "simple")
    + term("product_cat", "mugs", "Mugs")
    + term("product_tag", "steel", "steel")
    + term("pa_material", "steel", "Steel")
    + meta(
        _sku="MUG",
        _regular_price="12",
        _sale_price="9.90",
        _price="9.90",
        _stock="4",
        _weight="0.4",
        _length="10",
        _width="9",
        _height="",
        _thumbnail_id="5",
        _product_image_gallery="5,999",
        _global_unique_id="4006381333931",
    ),
)
TEE = item(
    8,
    "product",
    "Tee",
    short="Soft",
    more=term("product_type", "variable", "variable") + term("pa_colour", "off-white", "Off white"),
)
VARIATION = item(
    9,
    "product_variation",
    parent=8,
    more=meta(
        _sku="TEE-W",
        _regular_price="15",
        attribute_pa_colour="off-white",
        attribute_fit="Slim",
        _thumbnail_id="5",
    ),
)
GROUPED = item(10, "product", "Set", more=term("product_type", "grouped", "grouped"))
POST = item(11, "post", "News")


@pytest.fixture
def export(written):
    items = "\n".join([VARIATION, MUG, POST, TEE, GROUPED, PICTURE])
    return written(EXPORT.format(items=items), "shop.xml")


def test_products_of_a_wordpress_export_are_read(export, taken):
    (mug, tee), reading = taken(export)
    [variant] = mug.variants
    assert (mug.key, mug.title, mug.description, mug.status) == (
        "MUG",
        "Steel mug",
        "<p>Steel.</p>",
        "publish",
    )
    assert (variant.price.amount, variant.compare_at_price.amount) == (Decimal("9.90"), 12)
    assert (variant.stock.raw, variant.weight.raw) == ("4", "0.4")
    assert [s and s.raw for s in variant.dimensions.sides.values()] == ["10", "9", None]
    assert [i.code for i in variant.identifiers] == ["4006381333931"]
    assert (mug.category.path, mug.tags) == ("Mugs", ("steel",))
    assert [image.url for image in mug.images] == ["https://x.example/a.jpg"]
    assert [(a.name, a.value) for a in mug.attributes] == [("material", "Steel")]
    assert (tee.key, tee.description, tee.options) == ("8", "Soft", ("colour", "fit"))
    assert [v.options for v in tee.variants] == [("Off white", "Slim")]
    assert tee.variants[0].image == "https://x.example/a.jpg"
    assert dict(reading.sources[0].skipped) == {
        "post of the type post": 1,
        "post of the type attachment": 1,
        "grouped product": 1,
    }


def test_fields_know_where_in_the_export_they_stand(export, taken):
    mug = taken(export)[0][0]
    where = mug.where("variants[0].price")
    assert (where.file, where.column) == (export, "_price")
    assert mug.where("title").column == "title"
    assert mug.where("title").line == EXPORT.split("{items}", maxsplit=1)[0].count("\n") + 1 + (
        VARIATION.count("\n") + 1
    )
