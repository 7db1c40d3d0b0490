# SPDX-License-Identifier: Apache-2.0
"""How much of its files a reading has read."""

import gzip
import io

import pytest

from listingcheck import sources

HEAD = "Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price\n"
EXPORT = HEAD + "".join(f"cup-{n},Cup,Title,Default Title,C-{n},9.00\n" for n in range(9000))


@pytest.fixture
def export(tmp_path):
    path = tmp_path / "export.csv"
    path.write_text(EXPORT, "utf-8")
    return str(path)


def shares(reading):
    return [reading.share for _ in reading]


@pytest.mark.parametrize("opened", [str, lambda path: io.BytesIO(EXPORT.encode())])
def test_it_grows_while_products_come(opened, export):
    reading = sources.read(opened(export))
    seen = shares(reading)
    assert len(seen) == 9000
    assert seen == sorted(seen)
    assert 0 < seen[0] < 0.5 < seen[-1] <= 1


def test_it_is_not_known_of_an_archive(tmp_path):
    packed = tmp_path / "export.csv.gz"
    packed.write_bytes(gzip.compress(EXPORT.encode()))
    assert set(shares(sources.read(str(packed)))) == {None}


def test_one_source_without_a_size_hides_it(export, tmp_path):
    packed = tmp_path / "other.csv.gz"
    packed.write_bytes(gzip.compress(EXPORT.replace("cup", "mug").encode()))
    assert set(shares(sources.read_all([export, str(packed)]))) == {None}


def test_it_is_not_known_of_products():
    assert sources.read([]).share is None
