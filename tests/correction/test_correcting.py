# SPDX-License-Identifier: Apache-2.0
import codecs
from collections import Counter

import pytest

import listingcheck as lc
from listingcheck import config, sample
from listingcheck.correction import Reason, correct
from listingcheck.correction.cells import CellEdit, edited, mentions
from listingcheck.failure import Edit, Finding, Fix, Safety, Severity, Stage
from listingcheck.profile import RuleSetting
from listingcheck.rule import Invalid, ProductRule, Valid
from listingcheck.sources.reading import NOTHING_KNOWN
from listingcheck.suppression.entries import entry_of, write_entries

ODD, GOOD = "Tin &amp; box", "Tin & box"
EXPORTS = {
    "shopify": (
        "Handle,Title,Body (HTML),Vendor,Option1 Name,Option1 Value,Variant SKU,Variant Price\n"
        'tin,"Tin &amp; box",<p>x</p>,Harbour,Size,S,T-1,9.50\n'
        "tin,,,,,M,T-2,9.50\n"
    ),
    "woocommerce": (
        "ID,Type,SKU,Name,Published,Description,Regular price,Images,Parent,"
        "Attribute 1 name,Attribute 1 value(s)\n"
        '1,variable,T,Tin &amp; box,1,"One, two",,https://x.example/a.jpg,,Size,"S, M"\n'
        "2,variation,T-1,,1,,9.50,,T,Size,S\n"
    ),
    "magento": (
        "sku,store_view_code,attribute_set_code,product_type,name,description,price,qty,"
        "additional_attributes\n"
        'T-1,,Default,simple,Tin &amp; box,"<p>a</p>\n<p>b</p>",9.50,3,"color=Red,size=S"\n'
    ),
    "bigcommerce": (
        "Item,ID,Name,Type,SKU,Options,Inventory Tracking,Current Stock,Price,Description\n"
        "Product,1,Tin &amp; box,physical,T-1,,product,3,9.50,<p>a</p>\n"
    ),
    "wix": (
        "handleId,fieldType,name,description,productImageUrl,collection,sku,price,surcharge,"
        "visible,inventory,weight\n"
        "tin,Product,Tin &amp; box,<p>a</p>,a.jpg;b.jpg,Tins,T-1,9.50,,true,3,1\n"
    ),
    "prestashop": (
        "Product ID;Active (0/1);Name *;Categories (x,y,z...);Price tax excluded;Reference #;"
        "Quantity;Description\r\n"
        '1;1;"Tin &amp; box";Tins;9,50;T-1;3;"a ""b"" c"\r\n'
    ),
    "google_merchant": (
        "id\ttitle\tdescription\tlink\timage_link\tavailability\tprice\tbrand\n"
        "T-1\tTin &amp; box\tA tin.\thttps://x.example/t\thttps://x.example/a.jpg\tin_stock\t"
        "9.50 USD\tHarbour\n"
    ),
    "amazon": (
        "TemplateType=fptcustom\tVersion=2021.0625\tTemplateSignature=U0hJUlQ=\n"
        "Product Type\tSeller SKU\tBrand\tProduct Name\tPrice\tQuantity\tMain Image\n"
        "feed_product_type\titem_sku\tbrand_name\titem_name\tstandard_price\tquantity\t"
        "main_image_url\n"
        "shirt\tT-1\tHarbour\tTin &amp; box\t9.50\t3\thttps://x.example/a.jpg\n"
    ),
    "tiktok": (
        "category,brand,product_name,product_description,main_image,price,quantity,seller_sku\n"
        "Tins,Harbour,Tin &amp; box,A tin.,https://x.example/a.jpg,9.50,3,T-1\n"
    ),
}
SHOP = EXPORTS["shopify"]


@pytest.fixture
def corrected(tmp_path):
    """Correct a text; more is said by name."""

    def correct(content, **named):
        path = tmp_path / "export.csv"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return lc.fix(path, **named)

    return correct


@pytest.mark.parametrize("platform", EXPORTS)
def test_a_cell_is_corrected_and_no_other_byte(corrected, platform):
    text = EXPORTS[platform]
    done = corrected(text, platform=platform, select=["title"])
    assert done.data.decode() == text.replace(ODD, GOOD)
    (change,) = done.changes
    assert (change.old, change.new, change.rules) == (ODD, GOOD, ("title-html",))
    assert text.splitlines()[change.line - 1].count(ODD) == 1
    again = corrected(done.data, platform=platform, select=["title"])
    assert (again.data, again.changes) == (done.data, ())


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("cp1252", b""),
    ],
)
def test_the_encoding_stays(corrected, encoding, mark):
    text = SHOP.replace("Harbour", "Hafen f\xfcr Me\xdfbecher").replace("\n", "\r\n").rstrip()
    done = corrected(mark + text.encode(encoding), select=["title"])
    assert done.data == mark + text.replace(ODD, GOOD).encode(encoding)


def test_bytes_that_are_no_text_stay(corrected):
    data = SHOP.replace("Harbour", "H\xe4fen \xf6\xfc").encode() + b"b,Mug \xff,,,,,B-1,9.50\n"
    done = corrected(data, select=["title"])
    assert done.data == data.replace(ODD.encode(), GOOD.encode())


def test_a_cell_with_bytes_that_are_no_text_is_left(corrected):
    data = SHOP.replace("Harbour", "H\xe4fen \xf6\xfc").encode().replace(b"Tin ", b"Tin\xff ")
    done = corrected(data, select=["title"])
    assert (done.data, done.reasons) == (data, {Reason.NOT_WRITABLE: 1})


def test_a_character_that_the_encoding_has_not_is_left(corrected):
    data = SHOP.replace("&amp;", "&le;").replace("Harbour", "H\xe4fen").encode("cp1252")
    done = corrected(data, select=["title"])
    assert (done.data, done.reasons) == (data, {Reason.NOT_WRITABLE: 1})
    assert "cp1252" in done.left[0].said


def test_outer_white_space_stays(corrected):
    text = SHOP.replace('"Tin &amp; box"', '"  Tin &amp; box "')
    done = corrected(text, select=["title-html"])
    assert GOOD in done.data.decode()


def test_fixes_of_one_cell_follow_one_another(corrected):
    text = SHOP.replace(ODD, "Tin &amp; box \U0001f381")
    done = corrected(text, select=["title"], unsafe=True)
    assert done.data.decode() == SHOP.replace(ODD, GOOD)
    (change,) = done.changes
    assert (change.old, change.new) == ("Tin &amp; box \U0001f381", GOOD)
    assert (set(change.rules), change.safety) == ({"title-emoji", "title-html"}, "unsafe")
    assert done.after.failures == 0


def test_what_may_change_the_meaning_waits_for_consent(corrected):
    text = SHOP.replace(ODD, "Tin \U0001f381 box")
    waiting = corrected(text, select=["title"])
    assert (waiting.data.decode(), waiting.reasons) == (text, {Reason.UNSAFE: 1})
    assert "1 fix waits for --unsafe-fixes" in str(waiting)
    done = corrected(text, select=["title"], unsafe=True)
    assert done.data.decode() == text.replace("\U0001f381 ", "")
    assert done.changes[0].safety == "unsafe"


def test_the_right_one_of_two_same_pictures_in_a_list_goes(corrected):
    address = "https://x.example/a.jpg"
    text = EXPORTS["woocommerce"].replace(
        address, f'"{address}, https://x.example/b.jpg, {address}"'
    )
    done = corrected(text, select=["image-duplicate"])
    assert done.data.decode() == text.replace(f', {address}"', '"')


def test_a_picture_of_its_own_row_goes(corrected):
    address = "https://x.example/a.jpg"
    rows = f"tin,Tin,9.50,{address},1\ntin,,,https://x.example/b.jpg,2\ntin,,,{address},3\n"
    text = "Handle,Title,Variant Price,Image Src,Image Position\n" + rows
    done = corrected(text, select=["image-duplicate"])
    assert done.data.decode() == text.replace(f"{address},3", ",3")


def test_a_sku_that_other_cells_name_is_left(corrected):
    text = (
        "sku,store_view_code,attribute_set_code,product_type,name,price,configurable_variations\n"
        "T 1,,Default,simple,Tin S,9.50,\n"
        'T,,Default,configurable,Tin,,"sku=T 1,size=S"\n'
    )
    done = corrected(text, select=["sku-space"], unsafe=True)
    assert (done.data.decode(), set(done.reasons)) == (text, {Reason.NAMED_ELSEWHERE})
    alone = text.rsplit("T,,", 1)[0]
    fixed = corrected(alone, select=["sku-space"], unsafe=True)
    assert fixed.changes[0].old == "T 1"


def test_an_option_value_is_corrected_on_every_row(corrected):
    text = SHOP.replace(",S,", ",S &amp; M,").replace(",M,", ",S &amp; M,")
    done = corrected(text, select=["variant-option-characters"])
    assert done.data.decode() == text.replace("S &amp; M", "S & M")
    assert len(done.changes) == 2


def test_an_option_value_that_its_parent_lists_is_left(corrected):
    woo = EXPORTS["woocommerce"]
    text = woo.replace('"S, M"', '"S &amp; XS, M"').replace("Size,S\n", "Size,S &amp; XS\n")
    done = corrected(text, select=["variant-option-characters"])
    assert (done.data.decode(), set(done.reasons)) == (text, {Reason.NAMED_ELSEWHERE})
    alone = text.replace('"S &amp; XS, M"', "M")
    done = corrected(alone, select=["variant-option-characters"])
    assert done.data.decode() == alone.replace("S &amp; XS", "S & XS")


def test_a_fix_that_brings_a_new_failure_is_taken_back(corrected):
    text = SHOP + "mug,Mug &amp; cup with a long name,,,,,M-1,9.50\n"
    shortest = {"title-length": RuleSetting(options={"minimum": 12})}
    done = corrected(text, select=["title"], settings=shortest)
    assert done.data.decode() == text.replace("Mug &amp; cup", "Mug & cup")
    (left,) = done.left
    assert (left.failure.product, left.reason) == ("tin", Reason.WORSE)
    assert left.said == "title-length appears with it."


def test_a_sku_is_not_made_the_same_as_another(corrected):
    text = SHOP.replace("T-1", "T 2")
    done = corrected(text, select=["sku"], unsafe=True)
    assert (done.data.decode(), done.reasons) == (text, {Reason.WORSE: 1})
    assert done.left[0].said == "sku-duplicate appears with it."


def test_of_two_columns_with_one_name_the_one_that_holds_the_value_is_meant(corrected):
    head, *rows = SHOP.splitlines(keepends=True)
    text = head.replace("\n", ",Title\n") + "".join(row.replace("\n", ",x\n") for row in rows)
    done = corrected(text, select=["title"])
    assert done.data.decode() == text.replace(ODD, GOOD)
    twice = text.replace("9.50,x", "9.50,Tin &amp; box")
    done = corrected(twice, select=["title"])
    assert (done.data.decode(), done.reasons) == (twice, {Reason.ELSEWHERE: 1})


def test_suppressed_failures_are_left_alone(tmp_path, monkeypatch):
    (tmp_path / "export.csv").write_text(SHOP, "utf-8")
    (tmp_path / "listingcheck.toml").write_text(
        'select = ["title"]\n[[ignore]]\nrules = ["title-html"]\nreason = "as it is"\n', "utf-8"
    )
    asked = config.load(tmp_path / "listingcheck.toml")
    done = correct([str(tmp_path / "export.csv")], asked, NOTHING_KNOWN)
    assert (done.changes, done.before.suppressed) == ((), 1)


def test_the_counts_are_those_of_two_checks(corrected, tmp_path):
    done = corrected(SHOP, select=["title", "image"])
    before, after = (
        lc.check(path, select=["title", "image"]) for path in (tmp_path / "export.csv", done.data)
    )
    assert done.before.by_rule == Counter(failure.rule for failure in before.failures)
    assert done.after.by_rule == Counter(failure.rule for failure in after.failures)
    assert done.before.failures - done.after.failures == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('[{"handle": "tin", "title": "Tin", "vendor": "x"}]', "is JSON: only delimited text"),
        ("<rss><channel><item><title>Tin</title></item></channel></rss>", "is XML: only delimited"),
        ("<table><tr><td>Handle</td></tr></table>", "is HTML page: only delimited"),
        (b"PK\x05\x06" + b"\0" * 18, "is an archive: unpack it"),
        ("a,b\n1,2\n", "no product export"),
    ],
)
def test_what_cannot_be_corrected_says_what_to_do(corrected, content, said):
    with pytest.raises(lc.errors.SourceError, match=said):
        corrected(content)


@pytest.mark.parametrize(
    "rows",
    [
        'tin,"Tin &amp; box',
        'tin,"Tin &amp; box\n' * 3,
        "tin,Tin &amp; box,\x00\x07\x1b[2J,,,,T-1,9.50\n",
        "tin,=cmd|' /C calc'!A1 &amp; box,,,,,T-1,9.50\n",
        "tin,Tin &amp; box," + "x" * 1_000_000 + ",,,,T-1,9.50\n",
        "tin,Tin &amp; box\rtin2,Tin &amp; box\r\n\n\r\n",
        ",,,,,,,,,,,,\n\n\ntin,Tin &amp; box,,,,,T-1,9.50,1,2,3\n",
    ],
    ids=range(7),
)
def test_hostile_rows_change_nothing_else(corrected, assert_only_changed, rows):
    text = SHOP.splitlines(keepends=True)[0] + rows + "mug,Mug &amp; cup,,,,,M-1,9.50\n"
    done = corrected(text, select=["title-html"])
    assert_only_changed(text.encode(), done.data, done.changes)
    again = corrected(done.data, select=["title-html"])
    assert (again.data, again.changes) == (done.data, ())


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("sku=A-1,size=S|sku=A-12", 1),
        ('"A-1"', 1),
        ("A-1", 1),
        ("a, A-1 , b;A-1", 2),
        ("See A-1.jpg and XA-1", 0),
        ("", 0),
    ],
)
def test_what_names_a_sku_is_an_entry_of_its_own(text, times):
    assert mentions(text, "A-1") == times


@pytest.mark.parametrize(
    ("cell", "edits", "expected"),
    [
        ("a.jpg, b.jpg", [("a.jpg", None, 0)], "b.jpg"),
        ("a.jpg, b.jpg", [("b.jpg", None, 0)], "a.jpg"),
        ("a.jpg;b.jpg;c.jpg", [("b.jpg", None, 0), ("c.jpg", None, 0)], "a.jpg"),
        ("a.jpg|a.jpg|a.jpg", [("a.jpg", None, 1), ("a.jpg", None, 2)], "a.jpg"),
        ("a.jpg,aa.jpg", [("a.jpg", "b.jpg", 0)], "b.jpg,aa.jpg"),
        ("aa.jpg", [("a.jpg", "b.jpg", 0)], None),
        ("a b", [("a", "c", None)], None),
        (" a b ", [("a b", "c", None)], " c "),
        ("  ", [(None, "c", None)], "c"),
        ("x", [(None, "c", None)], None),
        ("x", [("x", None, None)], ""),
    ],
)
def test_what_edits_make_of_a_cell(cell, edits, expected):
    assert edited(cell, [CellEdit(*edit) for edit in edits]) == expected


def test_an_entry_of_the_baseline_that_matches_nothing_now_takes_nothing_back(tmp_path):
    path, baseline = tmp_path / "export.csv", str(tmp_path / "baseline.json")
    path.write_text(SHOP, "utf-8", newline="")
    longest = {"title-length": RuleSetting(options={"minimum": 1, "maximum": 10})}
    (known,) = lc.check(path, select=["title-length"], settings=longest).failures
    write_entries(baseline, [entry_of(known)])
    asked = config.Config(select=("title",), settings=longest, baseline=baseline)
    done = correct([str(path)], asked, NOTHING_KNOWN)
    assert done.before.suppressed == 1
    assert done.data.decode() == SHOP.replace(ODD, GOOD)


class HandleNumbered(ProductRule):
    """The handle ends in a number.

    What it checks: whether the handle ends in ``-2``.

    Why the marketplace minds: it does not; this is for a test.

    How to fix it: leave the number out.
    """

    id = "handle-numbered"
    stage = Stage.QUALITY
    severity = Severity.WARNING
    VALID = (Valid(sample.product(key="tin")), Valid(sample.product(key="mug")))
    INVALID = (
        Invalid(sample.product(key="tin-2"), field="key", fixed="tin"),
        Invalid(sample.product(key="mug-2"), field="key", fixed="mug"),
    )

    def check(self, product):
        if product.key.endswith("-2"):
            edits = (Edit("key", product.key, product.key.removesuffix("-2")),)
            fix = Fix("Leave the number out.", Safety.SAFE, edits)
            yield Finding(field="key", message="It ends in a number.", fix=fix)


def test_products_that_would_be_read_differently_are_left(corrected):
    text = SHOP + "tin-2,Mug,<p>x</p>,Harbour,Size,L,T-3,9.50\n"
    done = corrected(text, select=["handle-numbered"], rules=[HandleNumbered])
    assert (done.data.decode(), done.reasons) == (text, {Reason.WORSE: 1})
    alone = text.replace("tin-2", "mug-2")
    done = corrected(alone, select=["handle-numbered"], rules=[HandleNumbered])
    assert done.data.decode() == alone.replace("mug-2", "mug")
