# SPDX-License-Identifier: Apache-2.0
"""Catalogues and price books that the test writes itself, and real ones."""

from decimal import Decimal
from xml.sax.saxutils import escape, quoteattr

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listingcheck import sources
from listingcheck.sources import Settings

PARTS = "Beam-Impact__beam-salesforce-cartridge__"

letters = st.characters(exclude_categories=("C", "Z"), include_characters=" ")
texts = st.text(letters, min_size=1, max_size=20).filter(lambda text: not text.isspace())
ids = st.text("abcdefgh0123456789-_.", min_size=1, max_size=8)
prices = st.decimals(0, 9999, places=2).map(str)
attributes = st.sampled_from(("colour", "size", "material"))


@st.composite
def catalogues(draw):
    """Products with unique ids: what should come out, and which of it the catalogue holds."""
    names = draw(st.lists(ids, min_size=1, max_size=10, unique=True))
    products = []
    while names:
        key = names.pop()
        members = [names.pop() for _ in range(min(len(names), draw(st.integers(0, 3))))]
        options = draw(st.lists(attributes, max_size=2, unique=True)) if members else []
        products.append(
            {
                "key": key,
                "title": draw(texts),
                "description": draw(st.none() | texts),
                "brand": draw(st.none() | texts),
                "images": draw(st.lists(ids, max_size=2, unique=True)),
                "options": options,
                "variants": [
                    {
                        "sku": sku,
                        "options": [draw(st.none() | texts) for _ in options],
                        "ean": draw(st.none() | ids),
                        "price": draw(st.none() | prices),
                        "list": draw(st.none() | prices),
                        "stock": draw(st.none() | st.integers(0, 99).map(str)),
                    }
                    for sku in members or [key]
                ],
            }
        )
    return products, draw(st.randoms())


def element(name, text):
    return f"<{name}>{escape(text)}</{name}>" if text is not None else ""


def head(product):
    images = "".join(f"<image path={quoteattr(path)}/>" for path in product["images"])
    return (
        element("display-name", product["title"])
        + element("long-description", product["description"])
        + f'<images><image-group view-type="large">{images}</image-group></images>'
        + element("brand", product["brand"])
    )


def variations(product):
    options = "".join(
        f"<variation-attribute attribute-id={quoteattr(name)} variation-attribute-id='x-{name}'/>"
        for name in product["options"]
    )
    members = "".join(f"<variant product-id={quoteattr(v['sku'])}/>" for v in product["variants"])
    return (
        f"<variations><attributes>{options}</attributes><variants>{members}</variants></variations>"
    )


def custom(product, variant):
    pairs = zip(product["options"], variant["options"], strict=True)
    inside = "".join(
        f"<custom-attribute attribute-id={quoteattr(name)}>{escape(value or '')}</custom-attribute>"
        for name, value in pairs
    )
    return f"<custom-attributes>{inside}</custom-attributes>"


def elements(product):
    """The product elements of one product, the master first."""
    if product["variants"][0]["sku"] == product["key"]:
        ean = element("ean", product["variants"][0]["ean"])
        yield f"<product product-id={quoteattr(product['key'])}>{ean}{head(product)}</product>"
        return
    key = quoteattr(product["key"])
    yield f"<product product-id={key}>{head(product)}{variations(product)}</product>"
    for variant in product["variants"]:
        ean = element("ean", variant["ean"])
        sku = quoteattr(variant["sku"])
        yield f"<product product-id={sku}>{ean}{custom(product, variant)}</product>"


def catalogue(products, shuffle):
    found = [each for product in products for each in elements(product)]
    shuffle(found)
    return f'<catalog catalog-id="c">{"".join(found)}</catalog>'


def book(name, which, products, parent=""):
    tables = "".join(
        f"<price-table product-id={quoteattr(v['sku'])}>"
        f'<amount quantity="1">{v[which]}</amount></price-table>'
        for product in products
        for v in product["variants"]
        if v[which] is not None
    )
    return (
        f'<pricebooks><pricebook><header pricebook-id="{name}"><currency>USD</currency>{parent}'
        f"</header><price-tables>{tables}</price-tables></pricebook></pricebooks>"
    )


def inventory(products):
    records = "".join(
        f"<record product-id={quoteattr(v['sku'])}><ats>{v['stock']}</ats></record>"
        for product in products
        for v in product["variants"]
        if v["stock"] is not None
    )
    return f"<inventory><inventory-list><records>{records}</records></inventory-list></inventory>"


def sold(variant):
    """What a variant costs and its struck-through price, by the two books."""
    if variant["price"] is None:
        return variant["list"], None
    return variant["price"], variant["list"]


def raw(value):
    return value.raw if value is not None else None


@given(catalogues())
def test_what_is_written_is_read_back(given_catalogue):
    products, random = given_catalogue
    files = [
        catalogue(products, random.shuffle),
        book("usd-list", "list", products),
        book("usd-deals", "price", products, "<parent>usd-list</parent>"),
        inventory(products),
    ]
    random.shuffle(files)
    reading = sources.read_all([text.encode() for text in files])
    found = {product.key: product for product in reading}
    assert not reading.problems
    assert len(found) == len(products)
    for product in products:
        read = found[product["key"]]
        assert (read.title, read.description, read.brand) == (
            product["title"],
            product["description"],
            product["brand"],
        )
        assert [i.url for i in read.images] == product["images"]
        assert list(read.options) == product["options"]
        for variant, expected in zip(read.variants, product["variants"], strict=True):
            assert variant.sku == expected["sku"]
            assert list(variant.options) == expected["options"]
            assert [i.code for i in variant.identifiers] == [c for c in [expected["ean"]] if c]
            assert (raw(variant.price), raw(variant.compare_at_price)) == sold(expected)
            assert raw(variant.stock) == expected["stock"]


nodes = st.sampled_from(
    [
        *("product", "variations", "variants", "variant", "attributes", "variation-attribute"),
        *("images", "image-group", "image", "custom-attributes", "custom-attribute", "value"),
        *("display-name", "category", "category-assignment", "header", "image-settings"),
        *("price-table", "amount", "record", "allocation", "online-flag", "variation"),
    ]
)
named = st.fixed_dictionaries(
    {},
    optional={
        "product-id": st.sampled_from(["", " ", "a", "b"]),
        "attribute-id": st.sampled_from(["", "c"]),
        "category-id": st.sampled_from(["", "d"]),
        "mode": st.just("delete"),
        "quantity": st.sampled_from(["", "1", "x", "1e9"]),
        "path": st.sampled_from(["", "p.jpg"]),
        "value": st.just("v"),
    },
)
inside = st.recursive(
    st.sampled_from(["", "1", "&lt;p&gt;"]),
    lambda inner: st.lists(st.tuples(nodes, named, inner), max_size=4),
    max_leaves=12,
)


def markup(tree):
    if isinstance(tree, str):
        return tree
    return "".join(
        f"<{name} {' '.join(f'{k}={quoteattr(v)}' for k, v in given.items())}>{markup(inner)}</{name}>"
        for name, given, inner in tree
    )


@given(inside, inside, inside)
def test_elements_in_any_order_leave_the_account_right(catalog, prices, stocks):
    files = [
        f'<catalog catalog-id="c">{markup(catalog)}<product product-id="z"/></catalog>',
        f"<pricebooks><price-tables>{markup(prices)}</price-tables></pricebooks>",
        f"<inventory><records>{markup(stocks)}</records></inventory>",
    ]
    reading = sources.read_all([text.encode() for text in files], "sfcc")
    assert any(product.key == "z" for product in reading)
    for count in reading.sources:
        assert count.products + count.unread + sum(count.skipped.values()) == count.records


@pytest.fixture
def real(catalogs, taken):
    """Read real files as one run."""

    def read(*names, **settings):
        paths = [str(catalogs / "sfcc" / f"{PARTS}{name}.xml") for name in names]
        return taken(sources.read_all(paths, settings=Settings(**settings)))

    return read


def test_a_real_shop_is_joined_field_by_field(real):
    products, reading = real(
        *("usd-m-list-prices", "inventory_m", "electronics-m-catalog"),
        *("storefront-catalog-m-en", "usd-m-sale-prices"),
    )
    by_key = {product.key: product for product in products}
    camera = by_key["canon-powershot-sd1100-isM"]
    assert camera.title == "Canon PowerShot SD1100 Digital Point and Shoot Camera"
    assert camera.description.startswith(" Color communicates. It introduces you before you say")
    assert (camera.brand, camera.status, camera.options) == ("Canon", "online", ())
    assert camera.category.path == "Electronics > Digital Cameras"
    [only] = camera.variants
    assert (only.sku, only.price.amount, only.price.currency) == (
        "canon-powershot-sd1100-isM",
        Decimal("349.99"),
        "USD",
    )
    assert (only.compare_at_price.raw, only.stock.raw) == ("400.00", "100")
    assert (only.identifiers, only.weight, only.dimensions) == ((), None, None)
    assert [i.url for i in camera.images] == ["/images/large/canon-powershot-sd1100-is.jpg"]
    said = {a.name: a.value for a in camera.attributes}
    assert said["memoryType"] == "0010, 0040, 0050"
    assert said["dimHeight"] == "2.1 inches"
    assert camera.where("title").line == 2045
    assert camera.where("variants[0].price").file.endswith("usd-m-sale-prices.xml")
    assert camera.where("variants[0].compare_at_price").file.endswith("usd-m-list-prices.xml")
    assert camera.where("description").column == "short-description"
    assert not reading.problems
    by_part = {count.path.rpartition("__")[2]: count for count in reading.sources}
    assert {name: (c.part, c.records, c.products) for name, c in by_part.items()} == {
        "electronics-m-catalog.xml": ("products", 159 - 32 + 127, 125),
        "storefront-catalog-m-en.xml": ("site catalogue", 1224, 0),
        "usd-m-list-prices.xml": ("price book", 3891, 0),
        "usd-m-sale-prices.xml": ("price book", 3655, 0),
        "inventory_m.xml": ("inventory", 4036, 0),
    }
    assert by_part["electronics-m-catalog.xml"].skipped["product bundle"] == 2


def test_a_real_master_has_its_variants(real):
    products, _ = real("electronics-m-catalog")
    [nano] = [product for product in products if product.key == "apple-ipod-nanoM"]
    assert nano.options == ("Color", "Memory Size")
    assert len(nano.variants) == 18
    green = nano.variants[4]
    assert (green.sku, green.options, green.line) == (
        "apple-ipod-nano-green-8gM",
        ("Green", "8 GB"),
        925,
    )
    assert nano.line == 594
    assert [p.record for p in products[:3]] == [1, 2, 3]
    assert nano.lacks("variants[].price")
    [classic] = [product for product in products if product.key == "apple-ipod-classicM"]
    assert [(v.sku, v.image) for v in classic.variants] == [
        ("apple-ipod-classic-silver-120gM", "/images/large/ipod-classic-silver.jpg"),
        ("apple-ipod-classic-black-120gM", "/images/large/ipod-classic-black.jpg"),
    ]
    assert [i.url for i in classic.images] == ["/images/large/ipod-classic-silver.jpg"]


def test_a_real_file_of_a_product_information_system(catalogs, taken):
    path = catalogs / "sfcc" / "fusionspim__php-demandware-xml__products.xml"
    [first, minimal, variation], reading = taken(path)
    assert (first.title, first.brand) == ("Product number 123", "SampleBrand™")
    assert first.description.startswith("<b>Product</b> The description for an <i>example</i>")
    assert [v.sku for v in first.variants] == ["SKU0000001", "SKU0000002", "SKU0000003"]
    assert first.options == ("AT001", "AT002")
    assert (first.category.path, first.status) == ("CAT123", "online")
    assert {a.name: a.value for a in first.attributes}["multiWow"] == "so, such, many, much, very"
    assert [i.url for i in first.images] == ["product-123.png"]
    assert (minimal.key, minimal.images, minimal.status) == ("PRD12340000", (), None)
    [identifier] = variation.variants[0].identifiers
    assert (identifier.code, identifier.type) == ("500000000003", "UPC")
    assert dict(reading.sources[0].skipped) == {"product set": 1, "product bundle": 1}
    [problem] = reading.problems
    assert "3 are not in these files; the first is SKU0000001 of PRODUCT123" in problem.message


def test_a_real_answer_of_the_shop_api(catalogs, taken):
    products, _ = taken(catalogs / "sfcc" / "chinemeze847__sfcc_mock_api__shopper_products.json")
    dress = products[4]
    assert (dress.key, dress.title, dress.brand) == (
        "22956726M",
        "Platinum V Neck Suit Dress",
        "Lacy-D",
    )
    assert dress.options == ("Color", "Size")
    second = dress.variants[1]
    assert (second.sku, second.options) == ("726819487862M", ("Black", "14"))
    assert (second.price.amount, second.price.currency) == (99, "USD")
    assert dress.category.path == "womens-clothing-dresses"
    assert [i.url.rpartition("/")[2] for i in dress.images] == [
        "PG.821301999.JJDH0XX.PZ.jpg",
        "PG.821301999.JJDH0XX.BZ.jpg",
    ]
    assert {a.name: a.value for a in dress.attributes} == {"isNewtest": "false", "isSale": "false"}
