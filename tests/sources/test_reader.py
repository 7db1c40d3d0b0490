# SPDX-License-Identifier: Apache-2.0
import io
import json
import sys
from pathlib import Path

import pytest

import listingcheck as lc
from listingcheck import sample, sources
from listingcheck.errors import SourceError, UnknownPlatformError
from listingcheck.failure import Severity
from listingcheck.product import WeightUnit

SHOPIFY = "Handle,Title,Vendor,Variant Price\nmug,Mug,Northwind,12.50\n"
WOO = "ID,Type,SKU,Name,Regular price\n7,simple,MUG,Mug,12.50\n"
PAYLOAD = {
    "id": 1,
    "title": "Mug",
    "handle": "mug",
    "vendor": "N",
    "variants": [{"price": "12.50"}],
}


class Unseekable(io.RawIOBase):
    """A stream like a pipe."""

    def __init__(self, data):
        self._data = io.BytesIO(data)

    def readable(self):
        return True

    def readinto(self, buffer):
        return self._data.readinto(buffer)


class Response:
    """What the WooCommerce client hands over."""

    def __init__(self, payload):
        self._payload = payload

    def json(self):
        return self._payload


class Answer:
    """What python clients with a payload hand over."""

    def __init__(self, payload):
        self.payload = payload


class Resource:
    """What ShopifyAPI hands over: attributes, of which some are resources again."""

    def __init__(self, **attributes):
        self.attributes = attributes

    def to_dict(self):
        return dict(self.attributes)


class Bare:
    """A resource without a method that takes it apart."""

    def __init__(self, **attributes):
        self.attributes = attributes


def sold():
    return Resource(**{**PAYLOAD, "variants": [Bare(price="12.50", sku="M")]})


@pytest.mark.parametrize(
    "opened",
    [
        lambda path: path,
        Path,
        lambda path: Path(path).open("rb"),  # noqa: SIM115 - closed by the test
        lambda path: Path(path).open(encoding="utf-8"),  # noqa: SIM115 - closed by the test
        lambda path: io.BytesIO(Path(path).read_bytes()),
        lambda path: io.StringIO(Path(path).read_text("utf-8")),
        lambda path: Unseekable(Path(path).read_bytes()),
        lambda path: io.BufferedReader(Unseekable(Path(path).read_bytes())),
        lambda path: Path(path).read_bytes(),
    ],
)
@pytest.mark.parametrize("text", [SHOPIFY, WOO, json.dumps([PAYLOAD])])
def test_a_file_is_read_however_it_is_opened(written, taken, opened, text):
    source = opened(written(text))
    [product], _ = taken(source)
    assert (product.title, product.variants[0].price.raw) == ("Mug", "12.50")
    if hasattr(source, "close"):
        assert not source.closed
        source.close()


@pytest.mark.parametrize(
    "source",
    [
        PAYLOAD,
        [PAYLOAD],
        (payload for payload in [PAYLOAD]),
        {"product": PAYLOAD},
        {"products": [PAYLOAD]},
        json.dumps(PAYLOAD),
        json.dumps({"products": [PAYLOAD]}).encode(),
        Response([PAYLOAD]),
        Answer({"products": [PAYLOAD]}),
        sold(),
        [sold()],
        [Response(PAYLOAD)],
    ],
)
def test_what_an_api_returned_is_read(taken, source):
    [product], reading = taken(source)
    assert (product.key, product.variants[0].price.raw) == ("mug", "12.50")
    assert (reading.sources[0].platform, reading.sources[0].path) == ("shopify", None)
    assert product.record == 1


def test_standard_input_is_a_dash(monkeypatch, taken):
    stdin = io.TextIOWrapper(io.BufferedReader(Unseekable(SHOPIFY.encode())), "ascii")
    monkeypatch.setattr(sys, "stdin", stdin)
    [product], reading = taken("-")
    assert (reading.sources[0].path, product.where("title").file) == ("-", "-")


def test_products_stay_as_they_are(taken):
    mug, tee = sample.product(key="mug"), sample.product(key="tee")
    assert taken(mug)[0] == [mug]
    products, reading = taken(iter([mug, tee]))
    assert products == [mug, tee]
    assert (reading.sources[0].platform, reading.sources[0].products) == ("python", 2)


def test_products_and_documents_may_be_mixed(taken):
    woo = {"id": 9, "name": "Bowl", "sku": "B", "regular_price": "3", "type": "simple"}
    mug = sample.product(key="sample")
    products, reading = taken([PAYLOAD, mug, PAYLOAD, mug, {"product": woo}])
    assert [product.key for product in products] == ["mug", "sample", "mug", "sample", "B"]
    counted = {count.platform: count.records for count in reading.sources}
    assert counted == {"shopify": 2, "python": 2, "woocommerce": 1}
    assert [p.record for p in products if p.origin.platform == "shopify"] == [1, 2]


def test_several_files_are_read_platform_by_platform(written):
    paths = [
        written(SHOPIFY, "a.csv"),
        written(WOO, "b.csv"),
        written(f"[{json.dumps(PAYLOAD)}]", "c.json"),
    ]
    reading = sources.read_all(paths)
    a, b, c = paths
    assert [product.origin.file for product in reading] == [a, c, b]
    assert [count.platform for count in reading.sources] == ["shopify", "woocommerce", "shopify"]
    assert list(reading) == []


def test_the_platform_can_be_said(written, taken):
    path = written("Handle,Remark\nmug,kept\n")
    with pytest.raises(UnknownPlatformError):
        taken(path)
    [product], _ = taken(path, "shopify")
    assert product.key == "mug"


def test_settings_say_what_a_file_does_not(written, taken):
    settings = sources.Settings(currency="EUR", weight_unit=WeightUnit.KILOGRAM)
    [product], _ = taken(written(SHOPIFY), settings=settings)
    assert product.variants[0].price.currency == "EUR"
    assert not product.lacks("variants[].price.currency")
    woo = "Type,SKU,Name,Regular price,Weight\nsimple,M,Mug,3,0.4\n"
    [product], _ = taken(written(woo), settings=settings)
    assert product.variants[0].weight.grams == 400


def test_a_header_alone_is_a_file_of_no_records(written, taken):
    for text in (
        "Handle,Title,Vendor\n",
        "Type,SKU,Name,Regular price\n",
        "[]",
        '{"products": []}',
    ):
        products, reading = taken(written(text))
        assert (products, reading.sources[0].records) == ([], 0)


def test_a_header_of_ten_thousand_columns_is_read(written, taken):
    more = ",".join(f"Remark {n}" for n in range(10_000))
    [product], _ = taken(written(f"{SHOPIFY.splitlines()[0]},{more}\nmug,Mug,Northwind,1\n"))
    assert product.title == "Mug"


def test_an_unknown_header_names_the_two_likeliest_platforms(written, taken):
    path = written("Title,Vendor,Colour\nMug,Northwind,red\n")
    with pytest.raises(UnknownPlatformError) as unknown:
        taken(path)
    assert str(unknown.value) == (
        f"{path} is no product export that is known. Its columns: Title, Vendor, Colour. "
        "Closest: Shopify (has Title, Vendor; lacks Handle); Google Merchant Center or Meta (has "
        "Title; lacks id, image_link). If it is one of these, say whose it is: --from shopify."
    )


def test_a_long_unknown_header_is_not_quoted_whole(written, taken):
    with pytest.raises(UnknownPlatformError, match="and 9988 more") as unknown:
        taken(written(",".join(f"c{n}" for n in range(10_000)) + "\n1\n"))
    assert len(str(unknown.value)) < 500


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("no/such/file.csv", "There is no file no/such/file.csv"),
        (".", ". is a folder: name the export inside it."),
        ("a\0b", "cannot be opened"),
        (None, "None holds no products"),
        (42, "42 holds no products"),
        (["a.csv", "b.csv"], "give them to sources.read_all()"),
        ([[1, 2]], "holds no product that is known. It is 1."),
        ({"foo": 1}, "Its keys: foo. A product of Shopify would have body_html"),
        ('{"products": [', "not valid JSON"),
    ],
)
def test_what_cannot_be_read_says_so_in_one_sentence(taken, source, message):
    with pytest.raises(SourceError) as refused:
        taken(source)
    assert message in str(refused.value)
    assert "\n" not in str(refused.value)


def test_an_unknown_platform_is_guessed_at(written, taken):
    with pytest.raises(UnknownPlatformError, match="Did you mean 'shopify'"):
        taken(written(SHOPIFY), "shopfy")


def test_a_file_that_is_not_the_said_platforms_is_refused(written, taken):
    with pytest.raises(SourceError, match="no column Handle"):
        taken(written(WOO), "shopify")
    with pytest.raises(SourceError, match="neither a column SKU nor Name"):
        taken(written(SHOPIFY), "woocommerce")


def test_a_document_that_is_no_product_is_unread_and_the_rest_is_read(taken):
    products, reading = taken([PAYLOAD, None, {"foo": 1}, {**PAYLOAD, "variants": "none"}, PAYLOAD])
    assert [product.record for product in products] == [1, 5]
    assert [problem.where.record for problem in reading.problems] == [2, 3, 4]
    assert all(problem.severity is Severity.ERROR for problem in reading.problems)
    assert "'none' stands where a list should" in reading.problems[2].message


def test_a_reading_passes_through():
    reading = sources.Reading.of([sample.product()])
    assert sources.read(reading) is reading


def test_the_public_names_reach_the_platforms():
    assert lc.sources.shopify.product(PAYLOAD).key == "mug"
    assert (
        lc.sources.woocommerce.product({"sku": "B", "name": "Bowl", "regular_price": 3}).key == "B"
    )
