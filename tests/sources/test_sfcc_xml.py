# SPDX-License-Identifier: Apache-2.0
import itertools
from xml.etree import ElementTree

import pytest

from listingcheck import sources
from listingcheck.errors import SourceError
from listingcheck.sources import Settings, sfcc
from listingcheck.sources.formats.xmlstream import Root

CATALOG = "http://www.demandware.com/xml/impex/catalog/2006-10-31"
BOOKS = "http://www.demandware.com/xml/impex/pricebook/2006-10-31"
STOCKS = "http://www.demandware.com/xml/impex/inventory/2007-05-31"

HEADER = """<header><image-settings><internal-location base-path="/images"/>
<variation-attribute-id>glaze</variation-attribute-id></image-settings></header>"""
MASTER = """<product product-id="mug">
  <ean/><upc/>
  <display-name xml:lang="x-default">Stoneware mug</display-name>
  <display-name xml:lang="fr-FR">Tasse en grès</display-name>
  <short-description xml:lang="x-default">A mug.</short-description>
  <long-description xml:lang="x-default">&lt;p&gt;Thrown by hand.&lt;/p&gt;</long-description>
  <online-flag>true</online-flag>
  <images>
    <image-group view-type="small"><image path="small/mug.jpg"/></image-group>
    <image-group view-type="large">
      <image path="large/mug.jpg"><alt xml:lang="x-default">The mug</alt></image>
      <image path="large/shelf.jpg"/>
    </image-group>
    <image-group view-type="large" variation-value="sea">
      <image path="large/mug-sea.jpg"/><image path="large/mug-sea-2.jpg"/>
    </image-group>
  </images>
  <brand>Brackwater</brand>
  <manufacturer-name>Brackwater Pottery</manufacturer-name>
  <manufacturer-sku>BW-9</manufacturer-sku>
  <custom-attributes>
    <custom-attribute attribute-id="material">Clay</custom-attribute>
    <custom-attribute attribute-id="uses"><value>tea</value><value>coffee</value></custom-attribute>
    <custom-attribute attribute-id="blank"/>
    <custom-attribute attribute-id="care" xml:lang="x-default">Wash by hand</custom-attribute>
    <custom-attribute attribute-id="care" xml:lang="fr">Laver à la main</custom-attribute>
  </custom-attributes>
  <variations>
    <attributes>
      <variation-attribute attribute-id="glaze" variation-attribute-id="glaze">
        <display-name xml:lang="x-default">Glaze</display-name>
        <display-name xml:lang="fr">Émail</display-name>
        <variation-attribute-values>
          <variation-attribute-value value="sea">
            <display-value xml:lang="x-default">Sea green</display-value>
          </variation-attribute-value>
        </variation-attribute-values>
      </variation-attribute>
      <shared-variation-attribute attribute-id="volume" variation-attribute-id="volume"/>
      <shared-variation-attribute attribute-id="lid" variation-attribute-id="lid"/>
    </attributes>
    <variants>
      <variant product-id="mug-sea"/><variant product-id="mug-ash" default="true"/>
    </variants>
    <variation-groups><variation-group product-id="mug-group"/></variation-groups>
  </variations>
</product>"""
SEA = """<product product-id="mug-sea"><ean>4006381333931</ean><upc> </upc>
  <custom-attributes>
    <custom-attribute attribute-id="glaze">sea</custom-attribute>
    <custom-attribute attribute-id="volume">300</custom-attribute>
    <custom-attribute attribute-id="lid">no</custom-attribute>
    <custom-attribute attribute-id="gtin14">14006381333938</custom-attribute>
  </custom-attributes>
</product>"""
ASH = """<product product-id="mug-ash"><upc>036000291452</upc>
  <custom-attributes>
    <custom-attribute attribute-id="glaze">ash</custom-attribute>
    <custom-attribute attribute-id="volume">400</custom-attribute>
  </custom-attributes>
</product>"""
GROUP = '<product product-id="mug-group"><display-name>All mugs</display-name></product>'
PLATE = """<product product-id="plate"><display-name>Plate</display-name>
  <manufacturer-name>Brackwater</manufacturer-name>
  <classification-category>plates</classification-category></product>"""
SHARED = """<variation-attribute attribute-id="volume" variation-attribute-id="volume">
  <display-name xml:lang="x-default">Volume</display-name>
  <variation-attribute-values><variation-attribute-value value="300">
    <display-value>300 ml</display-value></variation-attribute-value></variation-attribute-values>
</variation-attribute>"""


def catalog(*parts, attributes=f'xmlns="{CATALOG}" catalog-id="goods"'):
    inside = "\n".join(parts)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<catalog {attributes}>\n{inside}\n</catalog>\n'


def book(name, prices, currency="USD", parent=None, more=""):
    tables = "".join(
        f'<price-table product-id="{key}">{raw if "<" in raw else amount(raw)}</price-table>\n'
        for key, raw in prices.items()
    )
    above = f"<parent>{parent}</parent>" if parent else ""
    return (
        f'<pricebooks xmlns="{BOOKS}"><pricebook><header pricebook-id="{name}">'
        f"<currency>{currency}</currency>{more}{above}</header>"
        f"<price-tables>{tables}</price-tables></pricebook></pricebooks>"
    )


def amount(raw, quantity="1"):
    return f'<amount quantity="{quantity}">{raw}</amount>'


def inventory(**records):
    rows = "".join(
        f'<record product-id="{key}">{inside}</record>' for key, inside in records.items()
    )
    return (
        f'<inventory xmlns="{STOCKS}"><inventory-list><header list-id="main"/>'
        f"<records>{rows}</records></inventory-list></inventory>"
    )


def site(*parts):
    return catalog(*parts, attributes=f'xmlns="{CATALOG}" catalog-id="site"')


def category(name, shown=None, parent=None):
    title = f'<display-name xml:lang="x-default">{shown}</display-name>' if shown else ""
    above = f"<parent>{parent}</parent>" if parent else ""
    return f'<category category-id="{name}">{title}{above}</category>'


def assigned(product, to, *, primary=False):
    flag = "<primary-flag>true</primary-flag>" if primary else ""
    opening = f'<category-assignment category-id="{to}" product-id="{product}"'
    return f"{opening}>{flag}</category-assignment>"


@pytest.fixture
def together(written, taken):
    """Read several files as one run; they are called a.xml, b.xml and so on."""

    def take(*texts, **settings):
        paths = [written(text, f"{'abcdefg'[n]}.xml") for n, text in enumerate(texts)]
        reading = sources.read_all(paths, settings=Settings(**settings))
        return taken(reading)

    return take


def name_of(where):
    return where.file.rpartition("/")[2], where.record, where.line, where.column


def skipped(reading):
    return [dict(count.skipped) for count in reading.sources]


WHOLE = catalog(HEADER, PLATE, ASH, MASTER, SEA, GROUP, SHARED)


def test_a_master_is_one_product_with_its_variants(written, taken):
    [plate, mug], reading = taken(written(WHOLE, "catalog.xml"), "sfcc")
    assert (mug.key, mug.title, mug.brand, mug.status) == (
        "mug",
        "Stoneware mug",
        "Brackwater",
        "online",
    )
    assert mug.description == "<p>Thrown by hand.</p>"
    assert mug.options == ("Glaze", "Volume", "lid")
    assert [(v.index, v.sku, v.options) for v in mug.variants] == [
        (0, "mug-sea", ("Sea green", "300 ml", "no")),
        (1, "mug-ash", ("ash", "400", None)),
    ]
    assert (plate.key, plate.options, plate.brand) == ("plate", (), "Brackwater")
    assert [v.sku for v in plate.variants] == ["plate"]
    assert [(p.record, p.line) for p in (plate, mug)] == [(1, 5), (2, 14)]
    assert [v.line for v in mug.variants] == [61, 8]
    assert skipped(reading) == [{"variation group": 1}]
    assert (reading.sources[0].platform, reading.sources[0].part) == ("sfcc", "products")
    assert not reading.problems


@pytest.mark.parametrize("order", list(itertools.permutations((MASTER, SEA, ASH, PLATE))))
def test_variants_may_stand_anywhere(together, order):
    products, reading = together(catalog(HEADER, *order, SHARED))
    assert sorted(p.key for p in products) == ["mug", "plate"]
    [mug] = [p for p in products if p.key == "mug"]
    assert [v.options[0] for v in mug.variants] == ["Sea green", "ash"]
    assert reading.sources[0].records == 2


def test_trade_numbers_have_the_type_of_their_node(together):
    [_, mug], _ = together(WHOLE)
    sea, ash = (v.identifiers for v in mug.variants)
    assert [(i.code, i.type, i.column) for i in sea] == [("4006381333931", "EAN", "ean")]
    assert [(i.code, i.type, i.column) for i in ash] == [("036000291452", "UPC", "upc")]
    assert mug.where("variants[1].identifiers[0].code").column == "upc"


def test_a_custom_attribute_may_hold_the_trade_number_or_the_brand(together):
    [_, mug], _ = together(WHOLE, gtin_attribute="gtin14", brand_attribute="material")
    column = "custom-attributes/custom-attribute[@attribute-id='gtin14']"
    first, second = mug.variants[0].identifiers
    assert (first.code, first.type, first.column) == ("14006381333938", None, column)
    assert second.code == "4006381333931"
    assert mug.origin.columns["variants[].identifiers[0].code"] == column
    assert (mug.brand, mug.where("brand").column.count("material")) == ("Clay", 1)


def test_pictures_are_of_one_view_type_and_show_their_variants(together):
    [_, mug], _ = together(WHOLE)
    assert [(i.url, i.alt) for i in mug.images] == [
        ("/images/large/mug.jpg", "The mug"),
        ("/images/large/shelf.jpg", None),
    ]
    assert [v.image for v in mug.variants] == ["/images/large/mug-sea.jpg", None]
    assert mug.lacks("images[].url.host")


@pytest.mark.parametrize(
    ("groups", "urls", "shown"),
    [
        ('<image-group view-type="zoom"><image path="z.jpg"/></image-group>', ["z.jpg"], None),
        (
            """<image-group view-type="zoom"><image path="z.jpg"/></image-group>
            <image-group view-type="hi-res"><image path="h.jpg"/><image path="h.jpg"/></image-group>""",
            ["h.jpg"],
            None,
        ),
        (
            """<image-group view-type="large"><variation attribute-id="glaze" value="sea"/>
            <image path="sea.jpg"/></image-group>
            <image-group view-type="large"><variation attribute-id="glaze" value="sea"/>
            <variation attribute-id="volume" value="300"/><image path="sea-300.jpg"/></image-group>
            <image-group view-type="large"><variation attribute-id="volume" value="999"/>
            <image path="none.jpg"/></image-group>""",
            ["sea.jpg", "sea-300.jpg", "none.jpg"],
            "sea-300.jpg",
        ),
    ],
    ids=["first", "hi-res", "closest"],
)
def test_which_pictures_are_taken(together, groups, urls, shown):
    start, end = MASTER.index("<images>"), MASTER.index("</images>")
    [mug], _ = together(catalog(f"{MASTER[:start]}<images>{groups}{MASTER[end:]}", SEA, ASH))
    assert [i.url for i in mug.images] == urls
    assert mug.variants[0].image == shown


def test_a_variant_shows_its_own_picture_first(together):
    own = '<images><image-group view-type="large"><image path="own.jpg"/></image-group></images>'
    sea = SEA.replace("<ean>", f"{own}<ean>")
    [mug], _ = together(catalog(HEADER, MASTER, sea, ASH))
    assert mug.variants[0].image == "/images/own.jpg"
    without = MASTER[: MASTER.index("<images>")] + MASTER[MASTER.index("</images>") + 9 :]
    [mug], _ = together(catalog(HEADER, without, sea, ASH))
    assert [i.url for i in mug.images] == ["/images/own.jpg"]


def test_pictures_elsewhere_have_whole_addresses(together):
    header = """<header><image-settings><external-location>
      <http-url>http://img.example.com/a/</http-url>
      <https-url>https://img.example.com/a/</https-url></external-location></image-settings></header>"""
    [mug], _ = together(catalog(header, MASTER, SEA, ASH))
    assert mug.images[0].url == "https://img.example.com/a/large/mug.jpg"
    assert not mug.lacks("images[].url.host")
    [mug], _ = together(catalog(header.replace("https", "other"), MASTER, SEA, ASH))
    assert mug.images[0].url == "http://img.example.com/a/large/mug.jpg"


def test_a_picture_that_stands_alone_is_taken(together):
    [cup], _ = together(catalog('<product product-id="cup"><image>cup.jpg</image></product>'))
    assert [i.url for i in cup.images] == ["cup.jpg"]


@pytest.mark.parametrize(
    ("language", "title", "glaze", "care"),
    [
        (None, "Stoneware mug", "Glaze", "Wash by hand"),
        ("fr-FR", "Tasse en grès", "Émail", "Laver à la main"),
        ("fr_fr", "Tasse en grès", "Émail", "Laver à la main"),
        ("fr", "Tasse en grès", "Émail", "Laver à la main"),
        ("fr-CA", "Stoneware mug", "Émail", "Laver à la main"),
        ("ja-JP", "Stoneware mug", "Glaze", "Wash by hand"),
    ],
)
def test_texts_are_of_the_language_that_is_wanted(together, language, title, glaze, care):
    [_, mug], _ = together(WHOLE, language=language)
    assert (mug.title, mug.options[0]) == (title, glaze)
    assert {a.name: a.value for a in mug.attributes}["care"] == care


def test_without_a_usual_text_the_first_counts(together):
    names = '<display-name xml:lang="de"/><display-name xml:lang="it">Tazza</display-name>'
    [cup], _ = together(catalog(f'<product product-id="cup">{names}</product>'))
    assert cup.title == "Tazza"


def test_the_usual_text_counts_wherever_it_stands(together):
    names = """<display-name xml:lang="de">Tasse</display-name>
    <display-name xml:lang="x-default">Cup</display-name>"""
    for language in (None, "it"):
        [cup], _ = together(
            catalog(f'<product product-id="cup">{names}</product>'), language=language
        )
        assert cup.title == "Cup"


def test_attributes_are_kept_with_their_nodes(together):
    [_, mug], _ = together(WHOLE)
    assert {a.name: (a.value, a.column) for a in mug.attributes} == {
        "material": ("Clay", "custom-attributes/custom-attribute[@attribute-id='material']"),
        "uses": ("tea, coffee", "custom-attributes/custom-attribute[@attribute-id='uses']"),
        "care": ("Wash by hand", "custom-attributes/custom-attribute[@attribute-id='care']"),
        "manufacturer-name": ("Brackwater Pottery", "manufacturer-name"),
        "manufacturer-sku": ("BW-9", "manufacturer-sku"),
    }


@pytest.mark.parametrize(
    ("flags", "status"),
    [
        ("<online-flag>true</online-flag>", "online"),
        ("<online-flag>false</online-flag>", "offline"),
        ('<online-flag site-id="de">true</online-flag><online-flag>false</online-flag>', "offline"),
        (
            """<online-flag site-id="de">false</online-flag>
            <online-flag site-id="at">true</online-flag>""",
            "online",
        ),
        ("<online-flag>soon</online-flag>", "soon"),
        ("<online-flag/>", None),
        ("", None),
    ],
)
def test_the_online_flag_is_the_status(together, flags, status):
    [cup], _ = together(catalog(f'<product product-id="cup">{flags}</product>'))
    assert cup.status == status


def test_the_short_description_stands_in_for_the_long_one(together):
    text = MASTER.replace("long-description", "store-receipt-name")
    [mug], _ = together(catalog(text, SEA, ASH))
    assert mug.description == "A mug."
    assert mug.where("description").column == "short-description"


def test_what_is_no_listing_is_booked(together):
    products, reading = together(
        catalog(
            '<product product-id="set"><product-set-products/></product>',
            '<product product-id="retail"><retail-set-products/></product>',
            '<product product-id="box"><bundled-products/></product>',
            '<product product-id="old" mode="delete"/>',
            "<product><display-name>Nameless</display-name></product>",
            '<product product-id=" "/>',
            PLATE,
        )
    )
    assert [(p.key, p.record) for p in products] == [("plate", 7)]
    assert skipped(reading) == [{"product set": 2, "product bundle": 1, "deleted product": 1}]
    assert [(p.where.record, p.where.line) for p in reading.problems] == [(5, 7), (6, 8)]
    assert reading.problems[0].message == "This product has no product-id."


def test_variants_that_are_nowhere_are_made_of_what_is_known(together):
    products, reading = together(
        catalog(MASTER, MASTER.replace('"mug"', '"jug"')),
        book("list", {"mug-sea": "12.00"}),
        inventory(**{"mug-ash": "<allocation>3</allocation>"}),
    )
    sea, ash = products[0].variants
    assert (sea.sku, sea.price.raw, sea.options, sea.line) == (
        "mug-sea",
        "12.00",
        (None,) * 3,
        None,
    )
    assert (ash.sku, ash.stock.raw, ash.price) == ("mug-ash", "3", None)
    [problem] = reading.problems
    assert "4 are not in these files; the first is mug-sea of mug" in problem.message
    assert (problem.where.line, problem.severity) == (3, "warning")


def test_a_variant_that_stands_twice_counts_once(together):
    [mug], reading = together(catalog(MASTER, SEA, ASH, SEA.replace("4006381333931", "1")))
    assert [v.sku for v in mug.variants] == ["mug-sea", "mug-ash"]
    assert mug.variants[0].identifiers[0].code == "4006381333931"
    [problem] = reading.problems
    assert (problem.value, problem.where.line) == ("mug-sea", 64)


def test_masters_may_share_variants_and_products_may_stand_twice(together):
    jug = MASTER.replace('"mug"', '"jug"')
    products, reading = together(catalog(SEA, MASTER, PLATE, ASH, jug, PLATE))
    assert [p.key for p in products] == ["mug", "plate", "jug", "plate"]
    assert products[0].variants == products[2].variants
    assert reading.sources[0].records == 4


def test_a_deleted_variant_is_gone_and_a_master_is_no_variant(together):
    odd = MASTER.replace('"mug-ash"', '"mug"')
    [mug], reading = together(catalog(odd, SEA))
    assert [v.sku for v in mug.variants] == ["mug-sea"]
    [mug], reading = together(catalog(MASTER, SEA, '<product product-id="mug-ash" mode="delete"/>'))
    assert [v.sku for v in mug.variants] == ["mug-sea"]
    assert skipped(reading) == [{"deleted product": 1}]
    assert not reading.problems


def test_a_master_without_variants_is_its_own(together):
    start, end = MASTER.index("<variants>"), MASTER.index("</variants>")
    [mug, sea], _ = together(catalog(MASTER[:start] + MASTER[end + len("</variants>") :], SEA))
    assert (mug.options, [v.sku for v in mug.variants]) == ((), ["mug"])
    assert sea.key == "mug-sea"


def test_variants_in_another_catalogue_have_their_lines_there(together):
    [mug], reading = together(catalog(MASTER), catalog(ASH, "\n", SEA))
    assert [v.line for v in mug.variants] == [11, 3]
    assert name_of(mug.where("variants[0].sku")) == ("b.xml", None, 11, "product@product-id")
    assert name_of(mug.where("title")) == ("a.xml", 1, 3, "display-name")
    assert [(c.records, c.part) for c in reading.sources] == [(1, "products"), (0, "products")]


def test_variants_in_two_catalogues_have_lines_in_the_first_one_only(together):
    [mug], _ = together(catalog(ASH), catalog(MASTER), catalog(SEA))
    assert [v.line for v in mug.variants] == [3, None]
    assert mug.where("variants[0].sku").file.endswith("c.xml")


LIST = book("usd-list", {"mug-sea": "20.00", "mug-ash": "22.00", "plate": "9", "lost": "1"})
SALE = book("usd-sale", {"mug-sea": "15.00"}, parent="usd-list")
STOCK = inventory(
    **{
        "mug-sea": "<allocation>7</allocation><perpetual>false</perpetual>",
        "mug-ash": "<allocation>7</allocation><ats>5</ats>",
        "plate": "<allocation>7</allocation><perpetual>true</perpetual>",
        "lost": "<allocation>1</allocation>",
    }
)
SITE = site(
    category("root", "Shop"),
    category("table", "Tableware", "root"),
    category("mugs", "Mugs", "table"),
    category("plates", None, "table"),
    assigned("mug", "table"),
    assigned("mug", "mugs", primary=True),
    assigned("lost", "mugs"),
)


@pytest.mark.parametrize("order", [(0, 1, 2, 3, 4), (4, 3, 2, 1, 0), (2, 0, 4, 1, 3)])
def test_files_are_joined_in_any_order(together, order):
    texts = (WHOLE, LIST, SALE, STOCK, SITE)
    [plate, mug], reading = together(*(texts[n] for n in order))
    sea, ash = mug.variants
    assert (sea.price.raw, sea.compare_at_price.raw) == ("15.00", "20.00")
    assert (ash.price.raw, ash.compare_at_price) == ("22.00", None)
    assert {v.price.currency for v in mug.variants} == {"USD"}
    assert [v.stock.raw for v in mug.variants] == ["7", "5"]
    assert plate.variants[0].stock is None
    assert mug.category.path == "Tableware > Mugs"
    assert plate.category.path == "Tableware > plates"
    parts = {c.part: c for c in reading.sources}
    assert dict(parts["inventory"].skipped) == {
        "stock of a product": 3,
        "stock of a product that is not in these files": 1,
    }
    assert dict(parts["site catalogue"].skipped) == {
        "category of a product": 2,
        "category of a product that is not in these files": 1,
    }
    books = [dict(c.skipped) for c in reading.sources if c.part == "price book"]
    assert {"price of a product": 1} in books
    assert {"price of a product": 3, "price of a product that is not in these files": 1} in books
    assert not reading.problems


def test_each_field_knows_its_file_and_node(together):
    [plate, mug], _ = together(WHOLE, LIST, SALE, STOCK, SITE)
    wheres = {
        "key": ("a.xml", 2, 14, "product@product-id"),
        "title": ("a.xml", 2, 14, "display-name"),
        "images[0].url": ("a.xml", 2, 14, "images/image-group/image@path"),
        "variants[0].sku": ("a.xml", 2, 61, "product@product-id"),
        "variants[1].options[1]": (
            *("a.xml", 2, 8),
            "custom-attributes/custom-attribute[@attribute-id='volume']",
        ),
        "variants[0].price": ("c.xml", None, None, "price-table/amount"),
        "variants[0].compare_at_price": ("b.xml", None, None, "price-table/amount"),
        "variants[0].stock": ("d.xml", None, None, "record/allocation"),
    }
    assert {field: name_of(mug.where(field)) for field in wheres} == wheres
    where = mug.where("category")
    assert (where.file[-5:], where.column) == ("e.xml", "category-assignment@category-id")
    assert name_of(plate.where("category")) == ("a.xml", 1, 5, "classification-category")
    assert name_of(plate.where("variants[0].price"))[0] == "b.xml"
    assert plate.origin.lacks is mug.origin.lacks
    assert not mug.lacks("variants[].price.currency")


def test_what_is_not_given_is_lacking(together):
    [plate, _], _ = together(WHOLE)
    assert plate.origin.lacks >= {
        *("variants[].price", "variants[].compare_at_price", "variants[].price.currency"),
        *("variants[].stock", "variants[].weight", "variants[].dimensions", "category", "tags"),
    }
    assert plate.origin.remedies["variants[].price"].startswith("Give the price books too: ")
    assert plate.origin.remedies["variants[].stock"].startswith("Give the inventory list too: ")
    [plate, _], _ = together(WHOLE, LIST, currency="EUR")
    assert plate.variants[0].price.currency == "USD"
    [plate, _], _ = together(WHOLE, LIST.replace("<currency>USD</currency>", ""), currency="EUR")
    assert plate.variants[0].price.currency == "EUR"
    [plate, _], _ = together(WHOLE, LIST.replace("<currency>USD</currency>", ""))
    assert plate.lacks("variants[].price.currency")


def test_the_caller_chooses_among_currencies(together):
    euros = book("eur-list", {"plate": "8"}, currency="EUR")
    [plate, _], reading = together(WHOLE, LIST, euros, currency="EUR")
    assert (plate.variants[0].price.raw, plate.variants[0].price.currency) == ("8", "EUR")
    assert dict(reading.sources[1].skipped) == {"price in another currency": 4}
    for wanted in (None, "JPY"):
        with pytest.raises(SourceError, match=r"currencies: EUR, USD\..*--currency EUR"):
            together(WHOLE, LIST, euros, currency=wanted)


def test_books_of_one_file_count_each_by_its_head(together):
    both = LIST.replace("</pricebooks>", "") + SALE[SALE.index("<pricebook>") :]
    [_, mug], reading = together(WHOLE, both)
    assert mug.variants[0].price.raw == "15.00"
    assert mug.variants[0].compare_at_price.raw == "20.00"
    assert dict(reading.sources[1].skipped)["price of a product"] == 4


def test_only_the_price_of_one_piece_counts(together):
    tiers = amount("30", "2") + amount("45", "1.0") + amount("20", "3")
    [plate, _], reading = together(
        WHOLE, book("list", {"plate": tiers, "mug-sea": amount("3", "2")})
    )
    assert plate.variants[0].price.raw == "45"
    assert dict(reading.sources[1].skipped) == {
        "price of a product": 1,
        "price without an amount for one piece": 1,
    }


def test_the_lowest_sale_price_counts(together):
    vip = book("vip", {"mug-sea": "14.00", "plate": "free"}, parent="usd-list")
    [plate, mug], _ = together(WHOLE, SALE, vip, LIST)
    assert mug.variants[0].price.raw == "14.00"
    assert (plate.variants[0].price.raw, plate.variants[0].compare_at_price.raw) == ("free", "9")


def test_a_book_that_calls_itself_one_of_sales_is_one(together):
    deals = book("usd-Sale-prices", {"plate": "8"})
    for texts in ((WHOLE, LIST, deals), (WHOLE, deals, LIST)):
        [plate, _], _ = together(*texts)
        assert plate.variants[0].price.raw == "8"
        assert plate.variants[0].compare_at_price.raw == "9"


@pytest.mark.parametrize(
    ("dates", "is_sold_for_less"),
    [
        ("<online-to>2012-01-31T00:00:00.000Z</online-to>", False),
        ("<online-from>2199-01-31T00:00:00</online-from>", False),
        ("<online-from>2012-01-31T00:00:00.000Z</online-from>", True),
        ("<online-to>soon</online-to>", True),
    ],
)
def test_prices_count_while_they_are_in_force(together, dates, is_sold_for_less):
    inside = {"mug-sea": dates + amount("15.00")}
    for sale in (book("sale", inside), SALE.replace("<parent>", f"{dates}<parent>")):
        [_, mug], reading = together(WHOLE, LIST, sale)
        assert (mug.variants[0].price.raw == "15.00") is is_sold_for_less
        reason = "price of a product" if is_sold_for_less else "price that is not in force"
        assert dict(reading.sources[2].skipped) == {reason: 1}


def test_a_variant_without_a_price_costs_what_its_master_costs(together):
    [_, mug], _ = together(WHOLE, book("list", {"mug": "18", "mug-ash": "19"}))
    assert [v.price.raw for v in mug.variants] == ["18", "19"]


def test_records_of_prices_and_stocks_that_are_none_are_accounted_for(together):
    broken = LIST.replace('product-id="lost"', "").replace(
        '<price-table product-id="plate">', '<price-table product-id="plate" mode="delete">'
    )
    stock = STOCK.replace('product-id="lost"', "").replace(
        '<record product-id="plate">', '<record product-id="plate" mode="delete">'
    )
    _, reading = together(WHOLE, broken, stock, STOCK)
    assert [(c.records, c.unread) for c in reading.sources] == [(3, 0), (4, 1), (4, 1), (4, 0)]
    assert reading.sources[1].skipped["deleted price"] == 1
    assert reading.sources[2].skipped["deleted stock"] == 1
    assert reading.sources[3].skipped["stock of a product in another list"] == 2
    said = [problem.message for problem in reading.problems]
    assert said == [
        "This price is of no product.",
        "This stock is of no product.",
        "2 products are in several inventory lists; the first list counts.",
    ]


def test_a_classification_names_its_catalogue(together):
    own = category("plates", "Own plates")
    plate = PLATE.replace(
        "<classification-category>", '<classification-category catalog-id="site">'
    )
    [stated], _ = together(catalog(own, plate), SITE)
    [usual], _ = together(catalog(own, PLATE), SITE)
    [unknown], _ = together(catalog(PLATE))
    assert stated.category.path == "Tableware > plates"
    assert usual.category.path == "Own plates"
    assert unknown.category.path == "plates"


def test_categories_in_a_circle_end(together):
    circle = site(category("plates", "A", "b"), category("b", "B", "plates"))
    [plate], _ = together(catalog(PLATE), circle)
    assert plate.category.path.endswith("B > A")


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        ([LIST], "a.xml: prices and stocks alone are no products. Give the catalogue too"),
        ([LIST, STOCK], "b.xml: prices and stocks alone are no products."),
        ([SITE], "no products. Give the catalogue that has the product elements too"),
        ([SITE, LIST], "no products. Give the catalogue that has the product elements too"),
        ([catalog()], "no products."),
        ([WHOLE[:-20]], "a.xml is not well-formed XML"),
        ([WHOLE, LIST[:-20]], "b.xml is not well-formed XML"),
        (
            ['<!DOCTYPE c [<!ENTITY a "b">]>' + catalog("<product product-id='&a;'/>")[38:]],
            "declares entities",
        ),
        (
            ["<?xml version='1.0'?><metadata><type-extension type-id='Product'/></metadata>"],
            "give the catalogue",
        ),
        (["<catalog><product><sku>1</sku></product></catalog>"], "no XML export that is known"),
    ],
)
def test_what_cannot_be_read_is_refused(together, texts, message):
    with pytest.raises(SourceError) as refused:
        together(*texts)
    assert message in str(refused.value)


@pytest.mark.parametrize(
    ("root", "part"),
    [
        (Root("catalog", CATALOG, {}, ()), "products"),
        (Root("catalog", "", {"catalog-id": "a"}, ("header", "product")), "products"),
        (Root("catalog", "", {}, ("category", "category-assignment")), "site catalogue"),
        (Root("catalog", "", {}, ("product", "ean", "category-assignment")), "products"),
        (Root("catalog", "", {}, ("product", "sku")), None),
        (Root("pricebooks", BOOKS, {}, ()), "price book"),
        (Root("pricebook", "", {}, ("header", "price-table")), "price book"),
        (Root("pricebooks", "", {}, ("book",)), None),
        (Root("inventory", STOCKS, {}, ()), "inventory"),
        (Root("inventory", "", {}, ("inventory-list",)), "inventory"),
        (Root("inventory", "", {}, ("item", "sku")), None),
        (Root("rss", CATALOG, {}, ()), None),
    ],
)
def test_what_a_file_is_by_its_beginning(root, part):
    assert sfcc.PLATFORM.part_of_root(root) == part


def test_namespaces_may_be_missing_prefixed_or_others(together):
    bare = WHOLE.replace(f'xmlns="{CATALOG}" ', "")
    other = WHOLE.replace(CATALOG, "urn:example")
    tree = ElementTree.fromstring(WHOLE)
    ElementTree.register_namespace("dw", CATALOG)
    prefixed = ElementTree.tostring(tree, encoding="unicode")
    assert "<dw:product " in prefixed
    expected = [_plain(p) for p in together(WHOLE)[0]]
    for text in (bare, other, prefixed):
        assert [_plain(p) for p in together(text)[0]] == expected


def _plain(product):
    return (
        *(product.key, product.title, product.options, product.attributes, product.status),
        *([i.url for i in product.images], [{**dict(v), "line": None} for v in product.variants]),
    )


def test_elements_in_memory_are_read(taken):
    products, _ = taken(ElementTree.fromstring(WHOLE))
    assert [p.key for p in products] == ["plate", "mug"]
    assert products[1].variants[0].line is None
    [plate], _ = taken(ElementTree.fromstring(PLATE))
    assert plate.key == "plate"


def test_large_catalogues_keep_what_they_read_on_disk(together, monkeypatch):
    monkeypatch.setattr("listingcheck.sources.sfcc.spool._HELD_IN_MEMORY", 10)
    products, _ = together(WHOLE, LIST)
    assert [(p.key, len(p.variants)) for p in products] == [("plate", 1), ("mug", 2)]


def test_variants_that_nothing_tells_apart_lack_their_options(written, taken):
    master = (
        '<catalog catalog-id="c"><product product-id="M"><display-name>Mug</display-name>'
        '<variations><variants><variant product-id="M-1"/><variant product-id="M-2"/></variants>'
        '</variations></product><product product-id="S"><display-name>Cup</display-name></product>'
        "</catalog>"
    )
    mug, cup = taken(written(master, "catalog.xml"))[0]
    assert (len(mug.variants), mug.options) == (2, ())
    assert mug.lacks("variants[].options")
    assert not cup.lacks("variants[].options")
