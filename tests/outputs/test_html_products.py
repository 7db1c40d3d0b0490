# SPDX-License-Identifier: Apache-2.0
import io
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listingcheck import sample
from listingcheck.failure import Evidence, Failure, Fix, Severity, Stage
from listingcheck.outputs import html as page
from listingcheck.outputs.html import groups, lately, sheet, sheets, worst
from listingcheck.outputs.html.cuts import PLAIN, pieces
from listingcheck.product import Attribute, Category, Image, Origin, Product, Where
from listingcheck.tally import SourceCount, Tally

_ORIGIN = Origin("shopify", "export.csv")


def product(number=0, **fields):
    known = {"key": f"p{number}", "record": number + 1, "origin": _ORIGIN}
    return sample.product(**{**known, **fields})


def failure(of, **fields):
    known = {
        "rule": "test-rule",
        "stage": Stage.SYNC,
        "severity": Severity.ERROR,
        "product": of.key,
        "variant": None,
        "field": "title",
        "where": Where("export.csv", of.record, 7),
        "value": None,
        "limit": None,
        "message": "Odd.",
        "fix": Fix("Mend it."),
    }
    return Failure(**{**known, **fields})


def written(products, found=(), late=()):
    """The page of a run: each product, what is found in it, and last what several share."""
    stream, tally = io.StringIO(), Tally()
    tally.sources = [SourceCount("export.csv", "shopify", len(products), len(products))]
    out = page.Output(stream)
    out.begin("a-market/xx", ())
    for position, one in enumerate(products):
        out.product(one)
        for each in found:
            if each.product == one.key and each.where.record == one.record:
                tally.failure(each, position)
                out.failure(each)
    for each in late:
        tally.failure(each, [one.key for one in products].index(each.product))
        out.failure(each)
    out.end(tally)
    return stream.getvalue()


def data(text, name):
    return json.loads(re.search(rf'id="{name}">(.*?)</script>', text, re.DOTALL)[1])


def fields_of(text, number=0):
    return {path: shown for path, _, shown in data(text, "products")[number]["fields"]}


def rows_of(text, kind):
    table = re.search(rf"<h2>By {kind}</h2>(.*?)</table>", text, re.DOTALL)[1]
    rows = re.findall(r"<tr><td.*?</tr>", table)
    return [re.sub(r"<title>.*?</title>|<[^>]+>", " ", row).split() for row in rows]


def test_a_product_comes_with_its_fields_and_the_offending_words_marked():
    one = product(
        title="Write to a@b.example soon",
        attributes=(Attribute(name="Fabric", value="wool"),),
        tags=("warm", "soft"),
        images=["https://x.example/a.jpg"],
    )
    bad = failure(one, value=one.title, evidence=(Evidence("a@b.example", 9, 20),))
    text = written([product(1), one], [bad])
    assert data(text, "failures")[0]["of"] == 0
    assert len(data(text, "products")) == 1
    shown = fields_of(text)
    assert shown["title"] == ["Write to ", ["a@b.example"], " soon"]
    assert shown["brand"] == ["Northwind"]
    assert shown["attributes[0].value"] == ["wool"]
    assert shown["tags"] == ["warm, soft"]
    assert shown["images[0].url"] == ["https://x.example/a.jpg"]
    assert "<img" not in text


def test_a_variant_comes_with_its_fields():
    one = product(options=("Size",), variants=[sample.variant("S"), sample.variant("M", sku="M-1")])
    bad = failure(one, field="variants[1].sku", value="M-1")
    found = data(written([one], [bad]), "products")[0]
    assert [number for number, *_ in found["variants"]] == [0, 1]
    shown = {path: pieces_ for path, _, pieces_ in found["variants"][1][1:]}
    assert shown["variants[1].options[0]"] == ["M"]
    assert shown["variants[1].sku"] == [["M-1"]]
    assert {"variants[1].price", "variants[1].identifiers[0].code"} <= shown.keys()
    assert found["more"] == 0


def test_of_many_variants_the_first_and_the_failing_are_shown(monkeypatch):
    monkeypatch.setattr(sheet, "_FIRST_VARIANTS", 2)
    one = product(variants=[sample.variant()] * 9)
    found = data(written([one], [failure(one, field="variants[7].price")]), "products")[0]
    assert [number for number, *_ in found["variants"]] == [0, 1, 7]
    assert found["more"] == 6


@pytest.mark.parametrize(
    ("text", "quoted", "shown"),
    [
        ("", [], []),
        ("plain", [], ["plain"]),
        ("two\r\nlines\x07", [], ["two\nlines\\x07"]),
        ("a b c", ["b"], ["a ", ["b"], " c"]),
        ("a b c", ["elsewhere"], ["a b c"]),
        ("x" * 2_000, [], ["x" * 240, 1_520, "x" * 240]),
        (
            "x" * 2_000 + "me" + "y" * 1_200,
            ["me"],
            ["x" * 240, 1_520, "x" * 240, ["me"], "y" * 1_200],
        ),
        ("z" * 500, ["z" * 500], [["z" * 400], 100]),
    ],
)
def test_a_long_text_is_cut_where_nothing_is_marked(text, quoted, shown):
    evidence = tuple(Evidence(words, 0, len(words)) for words in quoted)
    assert pieces(text, [failure(product(), evidence=evidence)]) == shown


@given(st.text(st.characters()), st.text(st.characters()), st.integers(0, 3_000))
def test_no_character_is_lost_in_a_cut(before, words, length):
    text = before + words + "x" * length
    evidence = (Evidence(words, len(before), len(before) + len(words)),)
    made = pieces(text, [failure(product(), evidence=evidence)])
    shown = [one for one in made if not isinstance(one, int)]
    left_out = sum(one for one in made if isinstance(one, int))
    if text.isprintable():
        assert left_out + sum(len(one if isinstance(one, str) else one[0]) for one in shown) == len(
            text
        )
    assert all(len(one) <= 12 * PLAIN for one in shown)


def test_what_several_products_share_finds_the_product_again():
    products = [product(number, title=f"Title {number}") for number in range(3)]
    text = written(products, [failure(products[1])], [failure(products[0]), failure(products[1])])
    assert [row["of"] for row in data(text, "failures")] == [0, 1, 0]
    assert [fields_of(text, n)["title"] for n in (0, 1)] == [["Title 1"], ["Title 0"]]


def test_products_of_one_key_are_told_apart():
    twins = [product(number, key="twin", title=f"Title {number}") for number in range(2)]
    text = written(twins, [failure(twin) for twin in twins])
    assert [row["of"] for row in data(text, "failures")] == [0, 1]
    assert [fields_of(text, n)["title"] for n in (0, 1)] == [["Title 0"], ["Title 1"]]


def test_products_of_long_ago_are_let_go(monkeypatch):
    monkeypatch.setattr(lately, "ENOUGH", 2)
    products = [product(number) for number in range(9)]
    text = written(products, (), [failure(products[0]), failure(products[8])])
    first, last = data(text, "products")
    assert first == {"brand": "", "category": ""}
    assert last["fields"]
    assert [row["of"] for row in data(text, "failures")] == [0, 1]
    assert rows_of(text, "brand") == [["Northwind", "2", "of", "9"]]
    assert "1 failure of what many products share" in text


def test_a_page_says_for_which_products_it_has_no_room(monkeypatch):
    monkeypatch.setattr(sheets, "ROOM", 1)
    products = [product(number) for number in range(3)]
    text = written(products, [failure(one) for one in products])
    assert ["fields" in one for one in data(text, "products")] == [True, False, False]
    assert data(text, "products")[2]["brand"] == "Northwind"
    assert "The first 1 of these 3 products are" in text


def test_the_worst_brands_and_categories_stand_first():
    products = [
        product(0, brand="Mild"),
        product(1, brand="Mild"),
        product(2, brand="Bad", category=None, product_type="Hats"),
        product(3, brand="Fine"),
        product(4, brand=None),
    ]
    mild = failure(products[0], severity=Severity.INFO)
    late = failure(products[4], stage=Stage.REVIEW)
    text = written(products, [mild, failure(products[2])], [late])
    assert rows_of(text, "brand") == [
        ["no", "brand", "1", "of", "1"],
        ["Bad", "1", "of", "1"],
        ["Mild", "1", "of", "2"],
    ]
    assert rows_of(text, "category")[1] == ["Hats", "1", "of", "1"]
    assert "1 review failed</title>" in text
    assert "1 ready, but could be better</title>" in text


def test_the_remaining_brands_are_counted(monkeypatch):
    monkeypatch.setattr(worst, "SHOWN", 1)
    products = [product(number, brand=f"Brand {number}") for number in range(3)]
    text = written(products, [failure(one) for one in products])
    assert len(rows_of(text, "brand")) == 1
    assert "2 more brands with 2 products to put right" in text


def test_brands_without_end_stand_together(monkeypatch):
    monkeypatch.setattr(groups, "NAMES", 3)
    products = [product(number, brand=f"Brand {number}") for number in range(9)]
    text = written(products, [failure(one) for one in products])
    assert rows_of(text, "brand")[0] == ["all", "others", "8", "of", "8"]


def test_no_brand_at_all_is_no_table():
    one = product(brand=None)
    text = written([one], [failure(one)])
    assert "By brand" not in text
    assert "By category" in text


def evil(text):
    return Product(
        key=text or "x",
        title=text,
        description=text,
        brand=text,
        category=Category(path=text),
        tags=(text,),
        options=(text,),
        variants=(sample.variant(text, sku=text, image=text),),
        images=(Image(url=text, alt=text),),
        attributes=(Attribute(name=text, value=text),),
        origin=_ORIGIN,
        record=1,
    )


@given(st.text(st.characters()))
def test_any_product_comes_through_a_page(text):
    one = evil(text)
    shown = written([one], [failure(one, value=text, evidence=(Evidence(text[:3], 0, 3),))])
    shown.encode("utf-8")
    assert data(shown, "products")[0]["fields"]


@pytest.mark.parametrize("text", ["</script><b>", "<!-- <script>", "\ud83d", "x" * 1_000_000])
def test_nothing_in_a_product_becomes_markup(text):
    one = evil(text)
    shown = written([one], [failure(one)])
    assert "<b>" not in re.sub(r"<b>[\d,]+</b>|<b>export.csv</b>", "", shown)
    assert shown.count("</script>") == written([product()], [failure(product())]).count("</script>")
    assert len(shown) < 80_000
