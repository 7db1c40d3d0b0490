# SPDX-License-Identifier: Apache-2.0
from pathlib import Path

import pytest

import listingcheck as lc
from listingcheck.correction import Reason

CATALOGS = Path(__file__).parents[3] / "shared" / "catalogs"
"""Real exports, which are no part of the repository."""
PATHS = sorted(path for path in CATALOGS.glob("*/*") if path.suffix in {".csv", ".tsv"})


@pytest.mark.skipif(not PATHS, reason="there are no real exports beside the repository")
@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_a_real_export_is_corrected_and_nothing_else_changes(path, tmp_path, assert_only_changed):
    data = path.read_bytes()
    try:
        done = lc.fix(path, unsafe=True)
    except lc.errors.SourceError:
        return
    assert_only_changed(data, done.data, done.changes)
    assert all(left.reason in Reason and left.said for left in done.left)
    for rule, count in done.after.by_rule.items():
        assert count <= done.before.by_rule[rule]
    if not done.changes:
        return
    copy = tmp_path / path.name
    copy.write_bytes(done.data)
    again = lc.fix(copy, unsafe=True)
    assert (again.data, again.changes) == (done.data, ())
    assert again.before.by_rule == done.after.by_rule
