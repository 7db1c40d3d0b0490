# SPDX-License-Identifier: Apache-2.0
import io
from collections import deque

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from listingcheck.errors import SourceError
from listingcheck.failure import Severity
from listingcheck.sources.formats.delimited import LONGEST_CELL, Delimited
from listingcheck.sources.formats.table import folded
from listingcheck.sources.reading import Ledger
from listingcheck.tally import SourceCount


def read(text):
    """The header, the rows with their lines, and what was reported."""
    problems = deque()
    ledger = Ledger(SourceCount("export.csv", "test"), problems)
    table = Delimited(io.StringIO(text, newline=""), "export.csv", ledger)
    rows = [(line, row[:-1]) for line, row in table]
    return table.header, rows, list(problems), ledger.count


def test_lines_are_those_on_which_rows_begin():
    _, rows, _, _ = read('\n \na,b\r\n1,"x\ny\r\nz"\r\n\r\n2,y\n')
    assert rows == [(4, ["1", "x\ny\r\nz"]), (8, ["2", "y"])]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_that_of_the_header(delimiter):
    header, rows, _, _ = read(delimiter.join("abc") + "\n" + delimiter.join("123") + "\n")
    assert (header, rows) == (("a", "b", "c"), [(2, ["1", "2", "3"])])


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("# Must | An id | text,# Must\nid,title\n", ("# Must | An id | text", "# Must")),
        ("Mugs, plates and more\nid;title;price\n", ("Mugs, plates and more",)),
        ("id;title, short;cost, in, all\n\n1;Mug;2,5\n", ("id", "title, short", "cost, in, all")),
        ("id;title\n1,50\n", ("id", "title")),
    ],
)
def test_the_delimiter_is_that_of_the_second_line_too(text, first):
    header, _, _, _ = read(text)
    assert header == first


def test_short_rows_are_padded_and_long_ones_reported():
    _, rows, [problem], count = read("a,b\n1\n1,2, ,\n1,2,3,4\n")
    assert [row for _, row in rows] == [["1", ""], ["1", "2"], ["1", "2"]]
    assert problem.severity is Severity.WARNING
    assert (problem.rule, problem.where.line, problem.value) == ("row-unreadable", 4, "3 | 4")
    assert count.records == count.unread == 0


def test_cells_beyond_the_limit_are_reported_and_the_rest_is_read():
    huge = "x,y\n" * (LONGEST_CELL // 4 + 1)
    lines = huge.count("\n")
    _, rows, problems, count = read(f'a,b\n1,2\n"{huge}","3\n4"\n5,6\n7,{"z" * len(huge)}\n8,9\n')
    assert [row for _, row in rows] == [["1", "2"], ["5", "6"], ["8", "9"]]
    assert [problem.where.line for problem in problems] == [3, lines + 6]
    assert [line for line, _ in rows] == [2, lines + 5, lines + 7]
    assert count.unread == 2


def test_a_quote_that_is_never_closed_is_reported_with_the_line_it_begins_on():
    _, rows, [problem], count = read('a,b\n1,2\n3,"4\n5,6\n7,8\n')
    assert rows == [(2, ["1", "2"])]
    assert (problem.where.line, count.unread) == (3, 1)
    assert "ends inside a quoted cell" in problem.message
    assert problem.value == "3 | 4\n5,6\n7,8\n"


def test_a_last_line_without_an_end_is_a_row():
    _, rows, problems, _ = read('a,b\n1,"2"')
    assert (rows, problems) == ([(2, ["1", "2"])], [])


def test_a_table_of_blank_lines_is_refused():
    with pytest.raises(SourceError, match="nothing but blank lines"):
        read("\n\n \n")


@given(st.text())
def test_any_text_is_read_without_an_exception_other_than_ours(text):
    try:
        _, rows, problems, count = read(text)
    except SourceError:
        return
    assert count.unread == count.records == sum(p.severity is Severity.ERROR for p in problems)
    assert all("end of the table" not in cell for _, row in rows for cell in row)


@given(
    st.lists(st.lists(st.text(st.characters(exclude_characters="\r\0")), min_size=2, max_size=2))
)
@example([["", "|"], ["", "|"], ["", "0"], ["", "|"]])
def test_rows_come_back_as_they_were_written(rows):
    def quoted(cell):
        return '"' + cell.replace('"', '""') + '"'

    text = "".join(",".join(map(quoted, row)) + "\n" for row in [["a", "b"], *rows])
    _, found, problems, _ = read(text)
    assert [row for _, row in found] == rows
    assert not problems


@pytest.mark.parametrize(
    ("name", "compared"),
    [
        (" \tID ", "id"),
        ("BUTTON  Text*", "button text"),
        ("\ufeffHandle", "handle"),
        ("Nom de l’attribut 1 ", "nom de l'attribut 1"),
        ("En stock\u00a0?", "en stock ?"),
        ("有货？", "有货?"),
    ],
)
def test_names_are_compared_without_their_clothes(name, compared):
    assert folded(name) == compared


def test_a_quoted_cell_of_several_lines_does_not_mislead_about_the_delimiter():
    text = 'id;tags (x,y,z);note\n1;"a, b, c, d\ne, f, g";"h, i, j"\n2;k;l\n'
    header, rows, _, _ = read(text)
    assert header == ("id", "tags (x,y,z)", "note")
    assert [row for _, row in rows] == [["1", "a, b, c, d\ne, f, g", "h, i, j"], ["2", "k", "l"]]
