# SPDX-License-Identifier: Apache-2.0
import pytest

from listingcheck.correction.copies import Copy


@pytest.fixture
def assert_only_changed():
    """Look that changed cells hold what is told of them, and that no other byte is another."""
    return _assert_only_changed


def _assert_only_changed(before, after, changes):
    old, new = (Copy("export", data, None) for data in (before, after))
    assert len(old.sheet) == len(new.sheet)
    told = {}
    for change in changes:
        row, columns = old.sheet.row_at(change.line), range(len(old.header))
        column = next(n for n in columns if old.sheet.values(row)[n] == change.old)
        assert old.header[column] == change.column
        assert new.sheet.values(row)[column] == change.new
        told.setdefault(row, set()).add(column)
    for row in range(len(old.sheet)):
        pairs = enumerate(zip(old.sheet.raw(row), new.sheet.raw(row), strict=True))
        differ = {column for column, (one, other) in pairs if one != other}
        assert differ <= told.get(row, set())
    assert len(after) - len(before) == sum(
        len(new.sheet.raw(row)[n]) - len(old.sheet.raw(row)[n]) for row in told for n in told[row]
    ) * _width(old)


def _width(copy):
    encoding = copy.sheet.encoding
    return 4 if "32" in encoding else 2 if "16" in encoding else 1
