# SPDX-License-Identifier: Apache-2.0
import csv
from pathlib import Path

import pytest

from listingcheck import sources

CATALOGS = Path(__file__).parents[3] / "shared" / "catalogs"
"""Real exports, which are no part of the repository."""


def _indexed():
    with (CATALOGS / "INDEX.tsv").open(encoding="utf-8", newline="") as index:
        return list(csv.DictReader(index, delimiter="\t"))


def pytest_generate_tests(metafunc):
    if "catalogue" in metafunc.fixturenames:
        rows = _indexed() if CATALOGS.is_dir() else []
        metafunc.parametrize("catalogue", rows, ids=[Path(row["file"]).name for row in rows])


@pytest.fixture
def catalogs():
    """The folder of real exports."""
    if not CATALOGS.is_dir():
        pytest.skip("there are no real exports beside the repository")
    return CATALOGS


@pytest.fixture
def written(tmp_path):
    """Write an export and return its path."""

    def write(content, name="export.csv", encoding="utf-8"):
        path = tmp_path / name
        data = content if isinstance(content, bytes) else content.encode(encoding)
        path.write_bytes(data)
        return str(path)

    return write


@pytest.fixture
def taken():
    """Read a source to its end: its products and the reading, whose account must add up."""

    def take(source, *given, **named):
        reading = sources.read(source, *given, **named)
        products = []
        for product in reading:
            products.append(product)
            _add_up(reading)
        _add_up(reading)
        return products, reading

    return take


def _add_up(reading):
    for count in reading.sources:
        ended = count.products + count.unread + sum(count.skipped.values())
        assert ended == count.records, count
