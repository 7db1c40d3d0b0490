# SPDX-License-Identifier: Apache-2.0
import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from listingcheck.errors import SourceError
from listingcheck.fixes.delimited import NotWritable, Sheet, Spot

MARKS = {"utf-8-sig": b"\xef\xbb\xbf", "utf-16": b"\xff\xfe", "utf-32": b"\xff\xfe\0\0"}
BARE = {"utf-16": "utf-16-le", "utf-32": "utf-32-le", "utf-8-sig": "utf-8"}
ENCODINGS = ["utf-8", "utf-8-sig", "cp1252", "cp932", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
PIECES = st.lists(
    st.sampled_from(['"', '""', ",", ";", "\t", "|", "\r\n", "\n", "\r", " ", "a", "Tin", "&", "1"])
    | st.text(max_size=3)
).map("".join)


def encoded(text, encoding):
    return MARKS.get(encoding, b"") + text.encode(BARE.get(encoding, encoding), "ignore")


def read(text, delimiter):
    """The rows as the csv module parts them, blank ones too, and the lines they begin on."""
    reader, rows, line = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), [], 1
    for row in reader:
        rows.append((line, row or [""]))
        line = reader.line_num + 1
    return rows


@given(PIECES, st.sampled_from(",;\t|"))
@example('a,"b\r\n""c""",d\r\ne', ",")
@example('"a"b"c,d\n"', ",")
@example('a "b" c,"not closed', ",")
def test_it_parts_text_as_the_csv_module_does(text, delimiter):
    text = text.encode("utf-8", "ignore").decode()
    sheet = Sheet(text.encode(), "utf-8", delimiter)
    expected = read(text, delimiter)
    assert [(sheet.line_of(n), sheet.values(n)) for n in range(len(sheet))] == expected
    assert [sheet.row_at(line) for line, _ in expected] == list(range(len(sheet)))


@given(st.binary(), st.sampled_from(ENCODINGS), st.sampled_from(",;\t|"))
@example(b"\xff,\x81\r\n\xe9", "utf-8", ",")
@example(b"\x00\xd8,\x00\x00\xdc", "utf-16-le", ",")
def test_nothing_changes_where_nothing_is_edited(data, encoding, delimiter):
    width = 4 if encoding == "utf-32" else 2 if encoding.startswith("utf-16") else 1
    data = MARKS.get(encoding, b"") + data[: len(data) // width * width]
    try:
        sheet = Sheet(data, encoding, delimiter)
    except SourceError:
        assert encoding.startswith(("utf-16", "utf-32"))
        return
    assert sheet.rewritten({}) == data


@given(st.data(), PIECES, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32"]))
def test_an_edit_changes_one_cell_and_no_other(data, text, encoding):
    text = text.encode("utf-8", "ignore").decode() or "a"
    sheet = Sheet(encoded(text, encoding), encoding, ",")
    row = data.draw(st.integers(0, len(sheet) - 1))
    column = data.draw(st.integers(0, len(sheet.raw(row)) - 1))
    new = data.draw(PIECES).encode("utf-8", "ignore").decode()
    changed = Sheet(sheet.rewritten({Spot(row, column): new}), encoding, ",")
    before = [sheet.raw(n) for n in range(len(sheet))]
    after = [changed.raw(n) for n in range(len(changed))]
    if len(before) == len(after):
        assert changed.value(Spot(row, column)) == new
        after[row][column] = before[row][column]
        assert after == before
    else:
        # Only a row without anything at the end of the file is none any more, or was none.
        assert new == "" or before[row] == [""]


@given(st.lists(st.lists(st.text("aä\"',;\r\n 1"), min_size=2, max_size=3), min_size=1), st.data())
def test_the_csv_module_reads_the_new_value_back(rows, data):
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    sheet = Sheet(out.getvalue().encode(), "utf-8", ",")
    row = data.draw(st.integers(0, len(rows) - 1))
    column = data.draw(st.integers(0, len(rows[row]) - 1))
    rows[row][column] = data.draw(st.text("bö\"',;\r\n 2"))
    text = sheet.rewritten({Spot(row, column): rows[row][column]}).decode()
    assert list(csv.reader(io.StringIO(text, newline=""))) == rows


@pytest.mark.parametrize(
    ("cell", "new", "written"),
    [
        ("tin", "box", "box"),
        ('"tin"', "box", '"box"'),
        ("tin", "a, b", '"a, b"'),
        ("tin", "two\nlines", '"two\nlines"'),
        ("tin", '5" box', '"5"" box"'),
        ('5" tin', '5" box', '5" box'),
        ('"tin"', "", '""'),
        ("tin", "", ""),
    ],
)
def test_a_cell_is_quoted_as_it_was_or_where_it_must_be(cell, new, written):
    sheet = Sheet(f"a,{cell},c\r\n".encode(), "utf-8", ",")
    assert sheet.rewritten({Spot(0, 1): new}) == f"a,{written},c\r\n".encode()


def test_what_an_encoding_does_not_have_is_refused():
    sheet = Sheet("a,caf\xe9\nb".encode("cp1252"), "cp1252", ",")
    with pytest.raises(NotWritable, match=r"cp1252, which has no '\\u2264'"):
        sheet.refuse(Spot(0, 1), "\u2264 5")
    with pytest.raises(NotWritable, match="ends before"):
        sheet.refuse(Spot(1, 1), "c")


def test_bytes_that_are_no_text_are_no_value():
    sheet = Sheet(b"a,tin \xff\n", "utf-8", ",")
    assert sheet.values(0) == ["a", "tin \ufffd"]
    with pytest.raises(NotWritable, match="no utf-8"):
        sheet.value(Spot(0, 1))
