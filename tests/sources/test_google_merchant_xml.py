# SPDX-License-Identifier: Apache-2.0
from decimal import Decimal
from xml.etree.ElementTree import Element, SubElement, fromstring, tostring

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from listingcheck import sources
from listingcheck.product import Identifier, Offer, Product, Stock, Variant
from listingcheck.sources import google_merchant
from listingcheck.sources.formats.xmlstream import root_inside
from listingcheck.sources.kit.stated import money

G = "http://base.google.com/ns/1.0"
RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss xmlns:g="{G}" version="2.0">
<channel>
<title>A shop</title><link>https://x.example</link><description>All of it</description>
<!-- kitchen -->
<item>
  <g:id namespaces="useless">APR-1</g:id>
  <title>Linen apron</title>
  <description><![CDATA[<p>Washed <b>linen</b>.</p>]]></description>
  <link>https://x.example/apron</link>
  <g:image_link>
    https://x.example/1.jpg
  </g:image_link>
  <g:additional_image_link>https://x.example/a,b.jpg</g:additional_image_link>
  <g:additional_image_link>https://x.example/3.jpg</g:additional_image_link>
  <g:price>47.00 BGN</g:price>
  <g:availability>in_stock</g:availability>
  <g:gtin/>
  <g:item_group_id>APR</g:item_group_id><g:color>Flax</g:color>
  <g:shipping><g:country>BG</g:country><g:service>Post</g:service><g:price>4 BGN</g:price></g:shipping>
  <g:shipping><g:country>RO</g:country><g:price>6 BGN</g:price></g:shipping>
</item>
<!-- between -->
<item>
  <g:id>MUG</g:id><g:title>Mug</g:title><title/>
  <g:image_link />
  <g:price>9 BGN</g:price><g:availability>out of stock</g:availability>
  <g:brand>Harbour</g:brand>
</item>
<item>
  <g:id>APR-2</g:id><title>Apron, ink</title>
  <g:image_link>https://x.example/4.jpg</g:image_link>
  <g:price>47.00 BGN</g:price><g:sale_price>39.00 BGN</g:sale_price>
  <g:gtin>4006381333931</g:gtin>
  <g:item_group_id>APR</g:item_group_id><g:color>Ink</g:color>
</item>
<item><g:title>Nameless</g:title><g:price>1 BGN</g:price></item>
</channel>
</rss>
"""


def test_titles_and_texts_that_say_who_wrote_them(written, taken):
    by = "<g:digital_source_type>trained_algorithmic_media</g:digital_source_type>"
    item = (
        "<g:id>S</g:id><g:image_link>https://x/a.jpg</g:image_link><g:price>9 EUR</g:price>"
        f"<g:structured_title>{by}<g:content>Mug: red</g:content></g:structured_title>"
        f"<g:structured_description>{by}<g:content>Clay</g:content></g:structured_description>"
    )
    feed = f'<rss xmlns:g="{G}"><channel><item>{item}</item></channel></rss>'
    [product], _ = taken(written(feed, "feed.xml"))
    assert (product.title, product.description) == ("Mug: red", "Clay")
    assert product.attributes == ()
    assert product.where("title").column == "g:structured_title"


def test_an_rss_feed_field_by_field(written, taken):
    products, reading = taken(written(RSS, "feed.xml"))
    apron, mug = sorted(products, key=lambda p: p.key)
    assert reading.sources[0].platform == "google_merchant"
    assert (apron.key, apron.title, apron.options) == ("APR", "Linen apron", ("color",))
    assert apron.description == "<p>Washed <b>linen</b>.</p>"
    assert [(i.url, i.line, i.column) for i in apron.images] == [
        ("https://x.example/1.jpg", 6, "g:image_link"),
        ("https://x.example/a,b.jpg", 6, "g:additional_image_link"),
        ("https://x.example/3.jpg", 6, "g:additional_image_link"),
        ("https://x.example/4.jpg", 30, "g:image_link"),
    ]
    flax, ink = apron.variants
    assert (flax.sku, flax.options, flax.identifiers) == ("APR-1", ("Flax",), ())
    assert (ink.price.amount, ink.compare_at_price.amount) == (39, 47)
    assert ink.identifiers == (Identifier(code="4006381333931", column="g:gtin"),)
    assert [(a.name, a.value) for a in apron.attributes] == [
        ("shipping", "BG:Post:4 BGN"),
        ("shipping", "RO:6 BGN"),
    ]
    assert flax.offer == Offer(link="https://x.example/apron", availability="in_stock")
    assert ink.offer is None
    assert (mug.title, mug.brand, mug.images) == ("Mug", "Harbour", ())
    assert mug.variants[0].stock == Stock(raw="out of stock", amount=Decimal(0))
    assert (mug.record, mug.line, apron.record, apron.line) == (2, 24, 1, 6)
    [unread] = reading.problems
    assert (unread.where.record, unread.where.line) == (3, 37)
    assert unread.value == "Nameless | 1 BGN"


def test_what_some_item_has_no_item_lacks(written, taken):
    products, _ = taken(written(RSS, "feed.xml"))
    for product in products:
        assert not product.lacks("variants[].identifiers[0].code")
        assert not product.lacks("brand")
        assert not product.lacks("variants[].price.currency")
        assert product.lacks("variants[].weight")
        assert product.lacks("category")
    first, second = products
    assert first.origin.lacks is second.origin.lacks


def test_places_are_elements(written, taken):
    products, _ = taken(written(RSS, "feed.xml"))
    apron = next(p for p in products if p.key == "APR")
    assert apron.where("title").column == "title"
    assert apron.where("variants[1].price").column == "g:sale_price / g:price"
    assert (apron.where("variants[1].price").line, apron.where("key").column) == (
        30,
        "g:item_group_id",
    )


def test_an_atom_feed(written, taken):
    path = written(
        f"""<feed xmlns="http://www.w3.org/2005/Atom" xmlns:g="{G}">
        <title>A shop</title><link href="https://x.example" rel="self"/><id>tag:shop</id>
        <entry>
        <id>tag:entry</id><title>Mug</title><link href="https://x.example/mug"/>
        <summary>Clay</summary><g:id>7</g:id><g:image_link>https://x.example/m.jpg</g:image_link>
        <g:price>5 EUR</g:price><g:shipping_weight>0.5 kg</g:shipping_weight>
        </entry></feed>""",
        "feed.xml",
    )
    [mug], reading = taken(path)
    assert reading.sources[0].platform == "google_merchant"
    assert (mug.key, mug.title, mug.description) == ("7", "Mug", "Clay")
    assert mug.variants[0].offer == Offer(link="https://x.example/mug")
    assert (mug.variants[0].weight.grams, mug.variants[0].sku) == (500, "7")


def test_a_feed_without_any_prefix(written, taken):
    [mug], _ = taken(
        written(
            "<rss><channel><item><id>1</id><title>Mug</title><image_link>a.jpg</image_link>"
            "<price>5 EUR</price></item></channel></rss>",
            "feed.xml",
        )
    )
    assert (mug.key, mug.images[0].column) == ("1", "image_link")


@pytest.mark.parametrize(
    "text",
    [
        (
            "<rss><channel><wp:wxr_version xmlns:wp='w'>1.2</wp:wxr_version><item><title>A</title>"
            "<price>1</price><brand>B</brand><wp:post_type xmlns:wp='w'>product</wp:post_type></item>"
            "</channel></rss>"
        ),
        (
            "<rss><channel><item><title>Episode</title><link>https://x.example</link>"
            "<enclosure url='a.mp3'/><guid>1</guid><description>A</description></item></channel></rss>"
        ),
        (
            "<feed><entry><id>1</id><title>A</title><link href='x'/><summary>B</summary>"
            "<content>C</content></entry></feed>"
        ),
        (
            "<feed xmlns:s='s'><entry><id>1</id><title>A</title><s:vendor>V</s:vendor>"
            "<s:variant><s:price>1</s:price></s:variant></entry></feed>"
        ),
    ],
    ids=["WordPress", "podcast", "blog", "collection of Shopify"],
)
def test_feeds_of_others_are_not_taken(text):
    assert google_merchant.PLATFORM.part_of_root(root_inside(fromstring(text))) is None


def test_of_two_elements_the_one_with_a_prefix_counts_unless_it_is_blank(written, taken):
    (one, other), _ = taken(
        written(
            f"<rss xmlns:g='{G}'><channel>"
            "<item><title>Shop: Mug</title><g:title>Mug</g:title><g:id>1</g:id>"
            "<g:image_link>a.jpg</g:image_link></item>"
            "<item><title>Cup</title><g:title/><g:id>2</g:id></item></channel></rss>",
            "feed.xml",
        )
    )
    assert (one.title, other.title) == ("Mug", "Cup")


def test_an_element_in_memory(taken):
    [mug], _ = taken(
        fromstring(
            f"<rss xmlns:g='{G}'><channel><item><g:id>1</g:id><g:title>Mug</g:title>"
            "<g:image_link>a.jpg</g:image_link></item></channel></rss>"
        )
    )
    assert (mug.key, mug.title) == ("1", "Mug")


words = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1, max_size=12
).filter(lambda text: text.strip() == text)
urls = st.from_regex(r"https://x\.example/[a-z0-9,]{1,8}\.jpg", fullmatch=True)


@st.composite
def products(draw, number):
    colors = draw(st.just([None]) | st.lists(words, min_size=1, max_size=3, unique=True))
    is_group = colors != [None]
    made = [
        Variant(
            index=n,
            sku=draw(words),
            options=(color,) if is_group else (),
            price=draw(st.none() | st.integers(0, 999).map(lambda cents: money(f"{cents}.50 EUR"))),
            identifiers=draw(
                st.just(()) | words.map(lambda code: (Identifier(code=code, column="g:gtin"),))
            ),
            image=draw(urls) if n == 0 else None,
        )
        for n, color in enumerate(colors)
    ]
    pictures = [made[0].image, *draw(st.lists(urls, max_size=3))]
    return Product(
        key=f"{draw(words)}{number}" if is_group else made[0].sku,
        title=draw(words),
        description=draw(st.none() | words),
        options=("color",) if is_group else (),
        variants=tuple(made),
        images=tuple({"url": url} for url in pictures),
    )


def feed(found):
    root = Element("rss")
    channel = SubElement(root, "channel")
    for product in found:
        for variant in product.variants:
            item = SubElement(channel, "item")
            texts = {"title": product.title, "description": product.description}
            texts |= {f"{{{G}}}id": variant.sku, f"{{{G}}}image_link": variant.image}
            if product.options:
                texts |= {f"{{{G}}}item_group_id": product.key}
                texts |= {f"{{{G}}}color": variant.options[0]}
            texts |= {f"{{{G}}}price": variant.price and variant.price.raw}
            texts |= {f"{{{G}}}gtin": i.code for i in variant.identifiers}
            for name, text in texts.items():
                SubElement(item, name).text = text
            for image in product.images[1:] if variant.index == 0 else ():
                SubElement(item, f"{{{G}}}additional_image_link").text = image.url
    return tostring(root)


def without_places(product):
    return product.changed(
        record=None,
        line=None,
        origin=Product(key="").origin,
        variants=tuple(v.model_copy(update={"line": None}) for v in product.variants),
        images=tuple(i.model_copy(update={"line": None, "column": None}) for i in product.images),
    )


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.data())
def test_a_feed_reads_back_as_it_was_written(data):
    drawn = [data.draw(products(n)) for n in range(data.draw(st.integers(1, 4)))]
    found = {product.key: product for product in drawn}
    reading = sources.read(feed(found.values()), "google_merchant")
    assert [without_places(product) for product in reading] == list(found.values())
    assert not reading.problems


def test_a_real_feed_in_xml(catalogs, taken):
    path = catalogs / "google_merchant" / "Ramiel2009__feed__google_merchant_feed.xml"
    products, reading = taken(path)
    assert (len(products), reading.sources[0].platform) == (25, "google_merchant")
    first, last = products[0], products[-1]
    assert first.key == "https://vktry.com/products/1676717064307"
    assert (first.title, first.description) == ("VKTRY Gift Card", "No description available")
    assert first.variants[0].offer == Offer(
        link="https://vktry.com/products/gift-card", availability="in stock"
    )
    assert first.where("variants[0].offer.link").column == "g:link"
    assert first.attributes == ()
    assert (first.images, first.options, first.variants[0].price) == ((), (), None)
    assert first.variants[0].sku == first.key
    assert first.lacks("variants[].price")
    assert not first.lacks("images[].url")
    assert first.where("images[0].url").column == "g:image_link"
    assert products[19].title == "VKTRY Cleaner & Refresher Kit for Insoles/Sneakers"
    assert (last.title, last.record, last.line) == ("VKTRY Black Hat", 25, 2)
    assert all(product.origin is first.origin for product in products)
    assert not reading.problems
