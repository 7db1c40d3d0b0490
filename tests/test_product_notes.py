# SPDX-License-Identifier: Apache-2.0
import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import listingcheck as lc
from listingcheck import config, sample, sources
from listingcheck.checker import Checker
from listingcheck.cli import main
from listingcheck.product import Attribute
from listingcheck.suppression import Ignore, Ignores, ProductNotes, Together, is_of_notes
from listingcheck.suppression.notes import Accepted, read_note
from listingcheck.tally import Tally

TODAY = date(2026, 11, 1)
KNOWN = frozenset(
    ("image-few", "image-format", "title-all-caps", "title-length", "price-zero", "sku-duplicate")
)
DAY = date(2027, 1, 31)
SHOPIFY = "listingcheck.ignore (product.metafields.listingcheck.ignore)"


@pytest.fixture(autouse=True)
def _in_its_own_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("text", "accepted"),
    [
        ("image-few", [Accepted("image-few")]),
        ("  Image_Few ;", [Accepted("image-few")]),
        ("image", [Accepted("image")]),
        ("image-few, title-all-caps", [Accepted("image-few"), Accepted("title-all-caps")]),
        ("image-few\r\ntitle", [Accepted("image-few"), Accepted("title")]),
        ("image-few；title", [Accepted("image-few"), Accepted("title")]),
        ('["image-few", "title"]', [Accepted("image-few"), Accepted("title")]),
        ("image-few: no studio", [Accepted("image-few", "no studio")]),
        ("image-few (no studio)", [Accepted("image-few", "no studio")]),
        ("image-few [no; studio]", [Accepted("image-few", "no; studio")]),
        ("image-few until 2027-01-31", [Accepted("image-few", None, DAY)]),
        ("image-few UNTIL 2027-01-31: why", [Accepted("image-few", "why", DAY)]),
        ("image-few (why) until 2027-01-31", [Accepted("image-few", "why", DAY)]),
        ("image-few: why until 2027-01-31.", [Accepted("image-few", "why until 2027-01-31.", DAY)]),
        ("image-few: why, and how", [Accepted("image-few", "why, and how")]),
        ("image-few: why, title ok", [Accepted("image-few", "why, title ok")]),
        ("image-few: why, title", [Accepted("image-few", "why"), Accepted("title")]),
        (
            "image-few until 2027-01-31: photo shoot in January; title-all-caps: spelled so",
            [
                Accepted("image-few", "photo shoot in January", DAY),
                Accepted("title-all-caps", "spelled so"),
            ],
        ),
        ("", []),
        (" ;,\n", []),
    ],
)
def test_a_note_is_read_as_people_write_it(text, accepted):
    note = read_note(text, KNOWN)
    assert (list(note.accepted), note.problems) == (accepted, ())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("image-fwe", "no rule or family 'image-fwe', perhaps 'image-few'"),
        ("image few", "what follows image is not clear: 'few'"),
        ("image-few: why, titel-length", "'titel-length', perhaps 'title-length'"),
        ("image-few until soon", "'soon' is no day: write it like 2027-01-31"),
        ("image-few until 2027-02-30: x", "'2027-02-30' is no day"),
        ("image-few (open", "what follows image-few is not clear: '(open'"),
        (": why", "no rule in ': why'"),
        ("internal-error", "so it cannot be ignored"),
        ("row-unreadable", "so it cannot be ignored"),
        ("value", "so it cannot be ignored"),
        ("image-few; " * 1_000, "longer than 5,000 characters"),
    ],
)
def test_what_cannot_be_read_says_why(text, said):
    note = read_note(text, KNOWN)
    assert len(note.problems) == 1
    assert said in note.problems[0]


@given(st.text(st.characters(exclude_categories=()), max_size=80))
def test_any_text_is_read_or_told(text):
    note = read_note(text, KNOWN)
    assert all(each.name in KNOWN | {"image", "title", "price", "sku"} for each in note.accepted)


@pytest.mark.parametrize(
    ("name", "wanted", "expected"),
    [
        ("listingcheck_ignore", None, True),
        ("Listingcheck Ignore", None, True),
        ("listingcheck.ignore", None, True),
        ("custom.listingcheck_ignore", None, True),
        ("Meta: listingcheck_ignore", None, True),
        ("c_listingcheckIgnore", None, True),
        (SHOPIFY, None, True),
        ("ignore", None, False),
        ("my listingcheck_ignore", None, False),
        ("Accepted", "accepted", True),
        ("Meta: accepted", "accepted", True),
        ("listingcheck_ignore", "accepted", False),
        ("x" * 1_000_000, None, False),
    ],
)
def test_the_attribute_is_known_by_its_name(name, wanted, expected):
    assert is_of_notes(name, wanted) is expected


def noted(text, name="listingcheck_ignore", **fields):
    note = Attribute(name=name, value=text, column="Notes")
    return sample.product(**{"title": "Mug " * 100, **fields}, attributes=(note,))


def checker(*select, suppress=None):
    suppress = suppress or ProductNotes([rule.id for rule in lc.rules()], TODAY)
    return Checker("tiktok-shop/us", select=select or ("title-length",), suppress=suppress)


def run(products, *select, suppress=None):
    tally = Tally()
    return [*checker(*select, suppress=suppress).stream(products, tally)], tally


def test_what_a_product_accepts_is_counted_and_not_told():
    found, tally = run([noted("title-length: the marketplace asked for it")])
    assert (found, tally.suppressed) == ([], 1)
    assert checker().check(noted("title")) == []


def test_it_speaks_of_no_other_product_and_no_other_rule():
    found, _ = run([noted("title", key="a"), sample.product(key="b", title="Mug " * 100)])
    assert [(each.rule, each.product) for each in found] == [("title-length", "b")]
    assert len(checker().check(noted("image"))) == 1
    twins = [noted("title", key="a"), sample.product(key="a", title="Mug " * 100)]
    assert [each.rule for each in run(twins)[0]] == ["title-length"]


def test_what_is_found_across_the_catalogue_is_accepted_too():
    products = [noted("sku-duplicate", key="a"), sample.product(key="b")]
    found, tally = run(products, "sku-duplicate")
    assert [(each.rule, each.product) for each in found] == [("sku-duplicate", "b")]
    assert tally.suppressed == 1


def test_the_note_itself_is_no_part_of_the_listing():
    found, tally = run([noted("title: write to kim@harbour.example")], "title-length", "redirect")
    assert (found, tally.suppressed) == ([], 2)


def test_what_cannot_be_read_is_told_with_its_place_and_suppresses_nothing():
    for found in (run([noted("titel-length")])[0], checker().check(noted("titel-length"))):
        unreadable, told = found
        assert told.rule == "title-length"
        assert unreadable.rule == "suppression-unreadable"
        assert (unreadable.product, unreadable.where.column) == ("organic-cotton-tee", "Notes")
        assert unreadable.field == "attributes[0].value"
        assert "The note in Notes on what to ignore cannot be read" in unreadable.message
        assert "perhaps 'title-length'" in unreadable.message


def test_what_matches_nothing_is_counted_and_some_are_named():
    products = [noted("title", key=f"p{n}", title="A mug of steel") for n in range(5)]
    found, _ = run(products)
    assert [each.rule for each in found] == ["suppression-unused"]
    assert "No failure needs 5 notes on products any more: title of p0" in found[0].message
    assert "and 2 more" in found[0].message


def test_rules_that_did_not_run_are_not_unused():
    assert run([noted("title, image-few")])[0] == []


def test_a_note_counts_to_the_end_of_its_day():
    assert run([noted("title until 2026-11-01")])[0] == []
    found, _ = run([noted("title until 2026-10-31")])
    assert [each.rule for each in found] == ["title-length", "suppression-ended"]
    assert "title of organic-cotton-tee, until 2026-10-31" in found[1].message


def test_a_new_run_knows_nothing_of_the_last_one():
    used = checker("title-length")
    assert used.run([noted("title", title="A mug of steel")]).counts["failures"] == 1
    assert used.run([sample.product()]).counts["failures"] == 0
    assert used.check(noted("title")) == []
    assert used.run([sample.product()]).counts["failures"] == 0


def test_a_product_checked_alone_is_forgotten_with_the_next_one():
    [failure] = Checker("tiktok-shop/us", select=("title-length",)).check(noted("title"))
    notes = ProductNotes([rule.id for rule in lc.rules()], TODAY)
    used = checker(suppress=notes)
    used.check(noted("title"))
    assert notes.suppresses(failure, None)
    used.check(sample.product(key="another"))
    assert not notes.suppresses(failure, None)


def test_nothing_hides_that_something_was_not_checked():
    reading = sources.read([noted("title")])
    reading.ledger(sources.reading.SourceCount(None, "x")).unread("Torn.", "Mend it.")
    assert [each.rule for each in run(reading)[0]] == ["row-unreadable"]


def test_together_with_tables_the_first_that_knows_answers():
    table = Ignore(rules="title", reason="all")
    known = [rule.id for rule in lc.rules()]
    both = Together([Ignores([table], TODAY), ProductNotes(known, TODAY)])
    found, tally = run([noted("title")], suppress=both)
    assert [each.rule for each in found] == ["suppression-unused"]
    assert tally.suppressed == 1


def check(path, *options):
    ran = CliRunner().invoke(main, ["check", str(path), "--format", "json", *options])
    assert ran.exit_code in (0, 1), ran.stderr
    return ran.exit_code, json.loads(ran.stdout)


def with_column(export, name, *cells):
    rows = Path(export).read_text("utf-8").splitlines()
    lines = [f"{row},{cell}" for row, cell in zip(rows, (name, *cells), strict=True)]
    Path(export).write_text("\n".join(lines) + "\n", "utf-8")


@pytest.mark.parametrize("name", [SHOPIFY, "listingcheck_ignore", "Listingcheck ignore"])
def test_an_export_carries_notes_in_a_column(export, pack, name):
    with_column(export, name, "price-zero; sku-duplicate", "", "sku-duplicate: twins", "")
    code, report = check(export, "--for", pack)
    assert report["counts"]["by_rule"] == {"title-length": 1}
    assert report["counts"]["suppressed"] == 3
    assert code == 1


def test_a_shop_names_the_column(export, pack):
    with_column(export, "Known", "price-zero", "", "", "")
    assert check(export, "--for", pack)[1]["counts"]["suppressed"] == 0
    Path(config.FILE).write_text('[shop]\nignore_attribute = "known"', "utf-8")
    assert check(export, "--for", pack)[1]["counts"]["suppressed"] == 1


def test_a_note_in_a_column_is_told_with_file_line_and_column(export, pack):
    with_column(export, "listingcheck_ignore", "", "", "prize-zero", "")
    _, report = check(export, "--for", pack)
    [told] = [f for f in report["failures"] if f["rule"] == "suppression-unreadable"]
    assert told["where"] == {
        "file": export,
        "record": 2,
        "line": 4,
        "column": "listingcheck_ignore",
    }


def test_a_column_filled_downwards_is_one_note(export, pack):
    with_column(export, "listingcheck_ignore", "price-zero", "price-zero", "title", "")
    _, report = check(export, "--for", pack)
    assert report["counts"]["by_rule"] == {"sku-duplicate": 2}


def test_a_note_where_no_product_begins_is_told(export, pack):
    with_column(export, "listingcheck_ignore", "", "price-zero", "", "")
    _, report = check(export, "--for", pack)
    [told] = [f for f in report["failures"] if f["rule"] == "row-unreadable"]
    assert (told["where"]["line"], told["value"]) == (3, "price-zero")
    assert "Notes in the column listingcheck_ignore" in told["message"]
    assert report["counts"]["suppressed"] == 0


def test_a_baseline_needs_no_entry_for_what_a_product_accepts(export, pack):
    with_column(export, "listingcheck_ignore", "price-zero", "", "title", "")
    ran = CliRunner().invoke(main, ["baseline", "create", export, "--for", pack])
    assert "with 2 entries." in ran.stdout


WOO = {
    "id": 10,
    "name": "Mug " * 100,
    "type": "simple",
    "sku": "MUG-1",
    "regular_price": "9.90",
    "permalink": "https://x.example/mug",
    "meta_data": [
        {"id": 1, "key": "_listingcheck_ignore", "value": "title"},
        {"id": 2, "key": "_secret", "value": "x"},
    ],
}
SHOPIFY_NODE = {
    "id": "gid://shopify/Product/1",
    "handle": "mug",
    "title": "Mug " * 100,
    "metafields": {"nodes": [{"namespace": "listingcheck", "key": "ignore", "value": "title"}]},
    "variants": {"nodes": [{"sku": "MUG-1", "price": "9.90"}]},
}
MAGENTO = {
    "sku": "MUG-1",
    "name": "Mug " * 100,
    "type_id": "simple",
    "price": 9.9,
    "attribute_set_id": 4,
    "custom_attributes": [{"attribute_code": "listingcheck_ignore", "value": "title"}],
}


BIGCOMMERCE = {
    "id": 1,
    "name": "Mug " * 100,
    "sku": "MUG-1",
    "price": 9.9,
    "type": "physical",
    "weight": 1,
    "availability": "available",
    "categories": [],
    "inventory_level": 1,
    "is_visible": True,
    "custom_fields": [{"id": 1, "name": "listingcheck_ignore", "value": "title"}],
}
SFCC = {
    "_type": "product",
    "id": "MUG-1",
    "name": {"default": "Mug " * 100},
    "primary_category_id": "mugs",
    "c_listingcheckIgnore": "title",
    "type": {"_type": "product_type", "item": True},
}


@pytest.mark.parametrize(
    ("platform", "document"),
    [
        ("woocommerce", WOO),
        ("shopify", SHOPIFY_NODE),
        ("magento", MAGENTO),
        ("bigcommerce", BIGCOMMERCE),
        ("sfcc", SFCC),
    ],
)
def test_an_answer_of_an_api_carries_notes(platform, document):
    [product] = sources.read(document, platform)
    assert run([product])[1].suppressed == 1


TITLE = "Mug " * 100
WIX = f"""\
handleId,fieldType,name,description,productImageUrl,collection,sku,price,visible,\
additionalInfoTitle1,additionalInfoDescription1
mug,Product,{TITLE},x,,,MUG-1,9.90,true,listingcheck_ignore,title
"""
MAGENTO_CSV = f"""\
sku,attribute_set_code,product_type,name,price,additional_attributes
MUG-1,Default,simple,{TITLE},9.90,listingcheck_ignore=title
"""
WOO_CSV = f"""\
ID,Type,SKU,Name,Published,Regular price,Meta: listingcheck_ignore
1,simple,MUG-1,{TITLE},1,9.90,title
"""
SHOPIFY_CSV = f"""\
Handle,Title,Body (HTML),Vendor,Variant SKU,Variant Price,\
Known (product.metafields.custom.listingcheck_ignore)
mug,{TITLE},x,y,MUG-1,9.90,title
"""
FEED = f"""\
id,title,description,link,image_link,price,listingcheck_ignore
MUG-1,{TITLE},x,https://x.example/mug,https://x.example/m.jpg,9.90 USD,title
"""


@pytest.mark.parametrize("text", [WIX, MAGENTO_CSV, WOO_CSV, SHOPIFY_CSV, FEED])
def test_the_export_of_each_platform_carries_notes(text):
    [product] = sources.read(text.encode())
    assert run([product])[1].suppressed == 1


@pytest.mark.parametrize(
    ("severity", "code", "rules"),
    [("error", 1, ["suppression-unused"]), ("off", 0, []), ("info", 0, ["suppression-unused"])],
)
def test_what_is_unused_fails_a_run_that_wants_it(export, pack, severity, code, rules):
    Path(config.FILE).write_text(
        f"""
[rules.suppression-unused]
severity = "{severity}"

[[ignore]]
reason = "known"
products = "*"

[[ignore]]
reason = "gone"
products = "gone"
""",
        "utf-8",
    )
    found, report = check(export, "--for", pack)
    assert (found, [each["rule"] for each in report["failures"]]) == (code, rules)
    for each in report["failures"]:
        assert "No failure needs 1 table [[ignore]]: table 2 (gone)." in each["message"]


def test_what_suppressions_say_takes_no_options(export, pack):
    Path(config.FILE).write_text("[rules.suppression-unused.options]\nx = 1", "utf-8")
    ran = CliRunner().invoke(main, ["check", export, "--for", pack])
    assert ran.exit_code == 2
    assert "suppression-unused has no options" in ran.stderr
