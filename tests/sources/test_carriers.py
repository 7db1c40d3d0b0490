# SPDX-License-Identifier: Apache-2.0
"""One table in everything that carries tables: each must give the products that CSV gives."""

import csv
import html
import io
import sys
from datetime import date, datetime

import openpyxl
import pandas
import polars
import pyarrow
import pytest

from listingcheck.errors import SourceError
from listingcheck.sources.formats.cells import text_of

HEADER = ["Handle", "Title", "Vendor", "Variant SKU", "Variant Barcode", "Variant Price"]
ROWS = [
    ["mug", "Steel mug & lid", "Mill", "M-1", "4006381333931", "5.5"],
    ["cup", 'Cup, "small"', "Mill", "C-1", "", "7"],
]


def as_csv(rows=ROWS):
    out = io.StringIO()
    csv.writer(out).writerows([HEADER, *rows])
    return out.getvalue()


def as_page(rows=ROWS):
    cells = "".join(
        "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>\n"
        for row in [HEADER, *rows]
    )
    return f"<html><head><title>Products</title></head><body><table>\n{cells}</table></body></html>"


def as_workbook(rows=ROWS, before=(), sheets=("Products",), convert=str):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name in sheets:
        sheet = book.create_sheet(name)
        for row in [*before, HEADER, *rows]:
            sheet.append([convert(cell) if cell != "" else None for cell in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def frame_rows():
    return [dict(zip(HEADER, row, strict=True)) for row in ROWS]


@pytest.fixture
def expected(written, taken):
    products, _ = taken(written(as_csv()))
    return [canonical(product) for product in products]


def canonical(product):
    return {**dict(product), "origin": None, "line": None, "record": None} | {
        "variants": [{**dict(variant), "line": None} for variant in product.variants]
    }


def test_an_html_table_saved_as_xls_is_read(written, taken, expected):
    path = written(as_page(), "products.xls")
    products, _ = taken(path)
    assert [canonical(product) for product in products] == expected
    assert products[1].where("title").line == 4
    assert products[1].where("title").column == "Title"


def test_a_page_may_be_careless_and_state_its_encoding(written, taken):
    page = (
        "<META http-equiv=Content-Type content='text/html; charset=windows-1251'>"
        "<table><tr><th colspan=2>Handle<th>Title<th>Vendor<TR><td>a<td><td>"
        "Кружка<br>стальная<td>x</table>"
    )
    [product], _ = taken(written(page, "products.xls", "windows-1251"))
    assert (product.key, product.title) == ("a", "Кружка\nстальная")


def test_a_workbook_is_read(written, taken, expected):
    path = written(as_workbook(), "products.xlsx")
    products, _ = taken(path)
    assert [canonical(product) for product in products] == expected
    assert products[1].where("title").line == 3


def test_a_workbook_with_numbers_and_empty_rows_above(written, taken, expected):
    def typed(cell):
        try:
            return float(cell)
        except ValueError:
            return cell

    data = as_workbook(before=[[], ["Our products"], []], convert=typed)
    products, _ = taken(written(data, "products.xlsx"))
    assert [canonical(product) for product in products] == expected
    assert products[0].line == 5


def test_each_sheet_is_a_table_of_its_own(written, taken):
    path = written(as_workbook(sheets=("Summer", "Winter")), "products.xlsx")
    products, reading = taken(path)
    assert [count.path for count in reading.sources] == [f"{path}#Summer", f"{path}#Winter"]
    assert products[2].where("title").file == f"{path}#Winter"


def test_sheets_without_products_are_said_once(written, taken):
    book = openpyxl.load_workbook(io.BytesIO(as_workbook()))
    book.create_sheet("Instructions").append(["Read this", "first"])
    book.create_sheet("Nothing")
    out = io.BytesIO()
    book.save(out)
    products, reading = taken(written(out.getvalue(), "products.xlsx"))
    assert len(products) == 2
    [problem] = reading.problems
    assert "sheet Instructions" in problem.message
    assert "Nothing" not in problem.message


def test_a_workbook_needs_its_reader(written, taken, monkeypatch):
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    with pytest.raises(SourceError, match=r"pip install 'listingcheck\[xlsx\]'"):
        taken(written(as_workbook(), "products.xlsx"))


def test_a_damaged_workbook_is_refused(written, taken):
    data = as_workbook()
    with pytest.raises(SourceError, match=r"damaged|cannot be read"):
        taken(written(data[: len(data) // 2], "products.xlsx"))
    with pytest.raises(SourceError, match="cannot be read"):
        taken(written(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "products.xls"))


@pytest.mark.parametrize(
    "frame",
    [
        pandas.DataFrame(frame_rows()),
        pandas.DataFrame(frame_rows()).convert_dtypes(),
        polars.DataFrame(frame_rows()),
        pyarrow.Table.from_pylist(frame_rows()),
    ],
    ids=["pandas", "pandas-arrow", "polars", "pyarrow"],
)
def test_a_data_frame_is_a_table(taken, frame, expected):
    products, reading = taken(frame)
    assert [canonical(product) for product in products] == expected
    assert (reading.sources[0].path, products[0].line) == (None, 2)


def test_a_frame_with_numbers_and_gaps(taken):
    frame = pandas.DataFrame(
        {
            "Handle": ["a", "b"],
            "Title": ["A", None],
            "Vendor": ["V", float("nan")],
            "Variant Barcode": [4006381333931.0, float("nan")],
            "Variant Price": [5.5, 7],
        }
    )
    first, second = taken(frame)[0]
    assert first.variants[0].identifiers[0].code == "4006381333931"
    assert (first.variants[0].price.raw, second.variants[0].price.raw) == ("5.5", "7")
    assert (second.title, second.brand, second.variants[0].identifiers) == (None, None, ())


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "true"),
        (0.1, "0.1"),
        (1e16, "1e+16"),
        (12, "12"),
        (date(2026, 11, 21), "2026-11-21"),
        (datetime.fromisoformat("2026-11-21"), "2026-11-21"),
        (datetime.fromisoformat("2026-11-21T08:30"), "2026-11-21 08:30:00"),
        (["a", None, 2], "a,2"),
        (pandas.NaT, ""),
        (pandas.NA, ""),
    ],
)
def test_cells_become_the_text_an_export_would_have(value, text):
    assert text_of(value) == text
