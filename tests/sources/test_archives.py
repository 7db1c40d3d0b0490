# SPDX-License-Identifier: Apache-2.0
import gzip
import io
import zipfile

import pytest

from listingcheck import sources
from listingcheck.errors import SourceError
from listingcheck.sources.files import archives

CSV = "Handle,Title,Vendor,Variant Price\nmug,Steel mug,Mill,5\n"
PICTURE = b"\x89PNG\r\n\x1a\n" + b"\0" * 64


def zipped(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def test_a_gzip_is_read_like_the_file_in_it(written, taken):
    path = written(gzip.compress(CSV.encode()), "export.csv.gz")
    [product], _ = taken(path)
    assert (product.key, product.origin.file, product.line) == ("mug", path, 2)


def test_every_export_in_a_zip_is_read(written, taken):
    path = written(zipped({"a.csv": CSV, "folder/b.csv": CSV.replace("mug", "cup")}), "exports.zip")
    products, reading = taken(path)
    assert [product.key for product in products] == ["mug", "cup"]
    assert [count.path for count in reading.sources] == [f"{path}/a.csv", f"{path}/folder/b.csv"]
    assert products[1].where("title").file == f"{path}/folder/b.csv"


def test_what_systems_leave_in_a_zip_is_no_file(written, taken):
    data = zipped({"a.csv": CSV, "__MACOSX/._a.csv": "x", ".DS_Store": "x"})
    path = written(data, "exports.zip")
    _, reading = taken(path)
    assert [count.path for count in reading.sources] == [f"{path}/a.csv"]
    assert not reading.problems


def test_files_of_a_zip_that_hold_no_products_are_said_once(written, taken):
    path = written(zipped({"a.csv": CSV, "notes.csv": "a,b\n1,2\n"}), "exports.zip")
    products, reading = taken(path)
    assert len(products) == 1
    [problem] = reading.problems
    assert problem.severity == "info"
    assert f"{path}/notes.csv" in problem.message


def test_a_zip_without_any_export_says_why(written):
    with pytest.raises(SourceError, match=r"notes\.csv is no product export that is known"):
        sources.read(written(zipped({"notes.csv": "a,b\n1,2\n"}), "exports.zip"))
    with pytest.raises(SourceError, match="holds nothing"):
        sources.read(written(zipped({}), "exports.zip"))


def test_an_archive_inside_an_archive_is_refused(written):
    data = zipped({"inner": gzip.compress(CSV.encode())})
    with pytest.raises(SourceError, match="inner is an archive inside an archive"):
        sources.read(written(data, "exports.zip"))


def test_an_encrypted_zip_is_refused(written):
    data = bytearray(zipped({"a.csv": CSV}))
    for signature, flags_at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + flags_at] |= 1
    with pytest.raises(SourceError, match="is encrypted: unpack it first"):
        sources.read(written(bytes(data), "exports.zip"))


@pytest.mark.parametrize("cut", [-1, -8, 20])
def test_a_damaged_archive_is_refused(written, cut):
    packed = gzip.compress(CSV.encode() * 50)
    with pytest.raises(SourceError, match="damaged archive"):
        sources.read(written(packed[:cut], "export.csv.gz"))
    with pytest.raises(SourceError, match="damaged archive"):
        sources.read(written(zipped({"a.csv": CSV * 50})[:cut], "exports.zip"))


def test_a_zip_whose_content_does_not_match_its_checksum_is_refused(written):
    data = bytearray(zipped({"a.csv": CSV * 50}))
    data[60] ^= 0xFF
    with pytest.raises(SourceError, match="damaged"):
        sources.read(written(bytes(data), "exports.zip"))


def test_a_bomb_is_refused_before_it_is_read(written, monkeypatch):
    monkeypatch.setattr(archives, "HARMLESS", 1 << 20)
    bomb = b"Handle,Title\n" + b"," * (4 << 20)
    for data in (gzip.compress(bomb), zipped({"a.csv": bomb})):
        with pytest.raises(SourceError, match="only a harmful archive"):
            sources.read(written(data, "bomb"))


def test_more_files_than_any_export_has_are_refused(written, monkeypatch):
    monkeypatch.setattr(archives, "MOST_FILES", 2)
    data = zipped({"a.csv": CSV, "b.csv": CSV, "c.csv": CSV})
    with pytest.raises(SourceError, match="holds 3 files"):
        sources.read(written(data, "exports.zip"))


def test_archives_come_from_streams_too(taken):
    [product], _ = taken(gzip.compress(CSV.encode()))
    assert product.key == "mug"
    [product], _ = taken(io.BytesIO(zipped({"a.csv": CSV})))
    assert product.origin.file == "a.csv"
