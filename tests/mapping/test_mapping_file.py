# SPDX-License-Identifier: Apache-2.0
import csv
import json

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from listingcheck import sample
from listingcheck.errors import ConfigurationError, SourceError
from listingcheck.mapping import Row, load, read_rows, survey, write
from listingcheck.mapping.cells import category_in, guarded, unguarded
from listingcheck.mapping.sheet import COLUMNS
from listingcheck.product import Category
from listingcheck.shop import Shop, folded

HEADER = "source_category,marketplace_category\n"


@pytest.fixture
def file(tmp_path):
    """Write a mapping file; gives its path."""

    def make(content, name="map.csv", encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return str(path)

    return make


def filed(path, title="Thing"):
    return sample.product(title=title).changed(category=Category(path=path))


def surveyed(*products, shop=None, trees=()):
    return survey(
        products, profile="p", marketplace="tiktok-shop", shop=shop or Shop(), trees=trees
    )


@given(st.text(min_size=1))
def test_a_cell_reads_back_equal(text):
    assert folded(unguarded(guarded(text))) == folded(text)


@pytest.mark.parametrize(
    "text",
    ["=HYPERLINK(1)", "+1", "-5", "@SUM(A1)", "\uff1d1", "1-2", "007", "May 5", "1e5", "'=x"],
)
def test_what_a_spreadsheet_would_change_is_guarded(text):
    assert guarded(text) == f"'{text}"
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize(
    "text", ["Home > Mugs", "600001", "'s-Hertogenbosch", "Marching band", "3D"]
)
def test_what_it_leaves_alone_stays(text):
    assert guarded(text) == text


@pytest.mark.parametrize(
    ("cell", "category"),
    [
        ("600001.0", "600001"),
        ("600001,00", "600001"),
        ("6.00001E+05", "600001"),
        ("6,00001E+05", "600001"),
        ("6.0E+05", None),
        (" Home > Mugs ", "Home > Mugs"),
    ],
)
def test_an_id_that_became_a_number_is_mended(cell, category):
    assert category_in(cell) == category


def test_a_mapping_file_is_written_to_be_completed(tmp_path, market):
    path = tmp_path / "map.csv"
    shop = Shop(category_map={"Kitchen > Boards": "600003"})
    found = surveyed(
        filed("=Decor > Candles", title="+Soy\nCandle"),
        filed("Kitchen > Boards"),
        shop=shop,
        trees=[market],
    )
    write(found, str(path))
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert tuple(rows[0]) == COLUMNS
    assert rows[0]["source_category"] == "'=Decor > Candles"
    assert rows[0]["example"] == "'+Soy Candle"
    assert rows[0]["marketplace_category"] == ""
    assert rows[0]["suggestion_1"] == "Home Supplies > Home Decor > Candles"
    assert rows[1]["marketplace_category"] == "600003"
    assert load(str(path)) == {"Kitchen > Boards": "600003"}
    assert [row.source for row in read_rows(str(path))] == ["=Decor > Candles", "Kitchen > Boards"]


def test_what_was_filled_in_is_kept(tmp_path):
    first, second = str(tmp_path / "first.csv"), str(tmp_path / "second.csv")
    found = surveyed(filed("A"), filed("B"))
    write(found, first)
    kept = [
        Row("", "A", "600001", note="ask Ann"),
        Row("", "Gone", "600002", "google"),
        Row("", "gone", "600002"),
        Row("", "Never mapped", None),
    ]
    again = surveyed(filed("A"), filed("C"), shop=Shop(category_map={"A": "600001"}))
    write(again, second, kept=kept)
    rows = {row.source: row for row in read_rows(second)}
    assert list(rows) == ["A", "C", "Gone"]
    assert (rows["A"].target, rows["A"].note) == ("600001", "ask Ann")
    assert (rows["C"].target, rows["C"].note) == (None, None)
    assert rows["Gone"].target == "600002"
    assert rows["Gone"].taxonomy == "google"
    assert rows["Gone"].note == "Not in this export."


def test_a_note_that_it_is_gone_goes_when_it_is_back(tmp_path):
    path = str(tmp_path / "map.csv")
    kept = [Row("", "A", "1", note="Not in this export.")]
    write(surveyed(filed("A"), shop=Shop(category_map={"A": "1"})), path, kept=kept)
    assert read_rows(path)[0].note is None


def test_nothing_is_written_over_unasked(tmp_path):
    path, export = tmp_path / "map.csv", tmp_path / "export.csv"
    path.write_text("mine", "utf-8")
    export.write_text("theirs", "utf-8")
    found = surveyed(filed("A"))
    with pytest.raises(ConfigurationError, match="exists already"):
        write(found, str(path))
    with pytest.raises(ConfigurationError, match="would overwrite what is read"):
        write(found, str(export), inputs=["-", str(export)], force=True)
    assert (path.read_text("utf-8"), export.read_text("utf-8")) == ("mine", "theirs")
    write(found, str(path), force=True)
    assert "source_category" in path.read_text("utf-8")


@pytest.mark.parametrize("name", ["-", "nowhere/map.csv", "map.toml", "map.XLSX"])
def test_a_name_that_can_not_be_written_is_refused(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ConfigurationError, match=f"--out {name}"):
        write(surveyed(filed("A")), name, force=True)
    assert list(tmp_path.iterdir()) == []


def test_a_failing_write_leaves_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "map.csv"
    path.write_text("mine", "utf-8")
    monkeypatch.setattr("listingcheck.mapping.sheet._cells", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        write(surveyed(filed("A")), str(path), force=True)
    assert path.read_text("utf-8") == "mine"
    assert [each.name for each in tmp_path.iterdir()] == ["map.csv"]


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ("source_category;marketplace_category\nCafé > Tassen;600001\n", "cp1252"),
        ("\ufeffsource_category\tmarketplace_category\nCafé > Tassen\t600001\n", "utf-16"),
        ("Marketplace category,extra,Source Category\n600001.0,x,Café > Tassen\n,,\n\n", "utf-8"),
        ("A list of mine,\n\nSource,Target\n'Café > Tassen,600001\n", "utf-8-sig"),
    ],
)
def test_what_spreadsheets_make_of_it_is_read(file, content, encoding):
    [(name, category)] = load(file(content, encoding=encoding)).items()
    assert (name.lstrip("'"), category) == ("Café > Tassen", "600001")


def test_a_workbook_is_read(tmp_path):
    book = openpyxl.Workbook()
    for row in (("source_category", "note", "marketplace_category"), ("Mugs", None, 600001), ()):
        book.active.append(row)
    path = tmp_path / "map.xlsx"
    book.save(path)
    assert load(str(path)) == {"Mugs": "600001"}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("map.json", '{"Mugs > Large": "600001", "Bowls": null}'),
        ("map", '{"Mugs > Large": 600001}'),
        ("map.toml", '"Mugs > Large" = "600001"\n'),
        ("map.yaml", "Mugs > Large: 600001\n"),
        ("map.yml", 'Mugs > Large: "600001"\nBowls: ""\n'),
    ],
)
def test_a_flat_mapping_is_read(file, name, content):
    assert load(file(content, name)) == {"Mugs > Large": "600001"}


def test_what_json_printed_is_read_back(file):
    found = surveyed(filed("A"), shop=Shop(category_map={"A": "600001"})).to_dict()
    assert load(file(json.dumps(found), "map.json")) == {"A": "600001"}


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        (
            "map.csv",
            HEADER + "A,1\na,2\n",
            r"map\.csv, row 3, column marketplace_category: 'a' is mapped to '2', but .*row 2 maps",
        ),
        ("map.csv", HEADER + ",600001\n", r"row 2, column source_category: it is empty"),
        ("map.csv", HEADER + "A,6.0E+05\n", r"row 2, column marketplace_category: .* '6\.0E\+05'"),
        ("map.csv", HEADER + "Clothing, Shoes,600001\n", "row 2: The row is longer"),
        ("map.csv", HEADER + '"A,600001\n', "row 2: The file ends inside"),
        ("map.csv", "a,b\n1,2\n", "needs a column source_category"),
        ("map.json", '{"A": "1", "A": "2"}', "'A' stands twice"),
        ("map.json", '{"A": ["1"]}', r"\['1'\] is no category"),
        ("map.json", '{"A": true}', "True is no category"),
        ("map.json", '["A"]', "is no mapping"),
        ("map.json", '{"categories": [{}]}', "category 1: there is no source_category"),
        ("map.json", "{", "not valid JSON"),
        ("map.toml", "A = ", "not valid TOML"),
        ("map.yaml", "A: 1\nA: 2\n", "stands twice"),
        ("map.yaml", "A: 1\na: 2\n", "'a' is mapped to '2'"),
    ],
)
def test_what_makes_no_sense_is_refused_by_its_place(file, name, content, what):
    with pytest.raises(ConfigurationError, match=what) as refused:
        load(file(content, name))
    assert name in str(refused.value)


def test_saying_the_same_twice_is_fine(file):
    assert load(file(HEADER + "A,600001\na,600001\nA,\n")) == {"A": "600001"}


def test_a_category_that_is_none_is_refused_with_a_guess(file, market):
    path = file(HEADER + "A,600001\nB,Home Supplies > Home Decor > Candels\n")
    with pytest.raises(ConfigurationError) as refused:
        load(path, market)
    said = str(refused.value)
    assert "row 3, column marketplace_category" in said
    assert "'Home Supplies > Home Decor > Candels'" in said
    assert "Did you mean 'Home Supplies > Home Decor > Candle" in said
    assert load(path)["B"].endswith("Candels")


def test_a_file_that_is_not_there_is_named():
    with pytest.raises(SourceError, match=r"no file nowhere\.csv"):
        load("nowhere.csv")
