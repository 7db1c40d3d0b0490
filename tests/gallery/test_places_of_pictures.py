# SPDX-License-Identifier: Apache-2.0
import os
import re
import stat
import zipfile
import zlib
from pathlib import Path

import pytest

from listingcheck import sample
from listingcheck.errors import ConfigurationError
from listingcheck.gallery import archive, open_gallery, refusals
from listingcheck.gallery.found import InArchive, InFile
from listingcheck.gallery.supplier import Unreachable
from listingcheck.imaging.bounds import LARGEST_FILE
from listingcheck.picture import Damage, Depth
from listingcheck.sources import Reading


def mug(*urls):
    return sample.product(key="mug", images=urls)


def refused(remarks):
    """The names that were refused, with the reasons."""
    found = [each for each in remarks if each.severity == "warning"]
    assert all(
        (each.rule, each.product, each.stage) == ("image-unreadable", None, None) for each in found
    )
    return {each.value: each.message.partition(": ")[2] for each in found}


def test_links_inside_the_folder_are_followed_and_those_that_leave_are_not(
    drawn, hang, folder, tmp_path
):
    root = folder({"real/a.jpg": drawn(5)})
    (tmp_path / "secret.jpg").write_bytes(drawn(6))
    (root / "b.jpg").symlink_to(root / "real" / "a.jpg")
    (root / "again").symlink_to(root / "real")
    (root / "loop").symlink_to(root)
    (root / "out.jpg").symlink_to(tmp_path / "secret.jpg")
    (root / "up").symlink_to(tmp_path)
    (root / "nowhere.jpg").symlink_to(root / "gone.jpg")
    (root / "round.jpg").symlink_to(root / "round.jpg")
    names = ["a.jpg", "b.jpg", "out.jpg", "up/secret.jpg", "nowhere.jpg", "../secret.jpg"]
    (hung,), remarks, _ = hang(root, [mug(*names, str(tmp_path / "secret.jpg"))])
    assert [(p.name, p.facts.width) for p in hung.pictures] == [("a.jpg", 5), ("b.jpg", 5)]
    assert set(refused(remarks)) == {"nowhere.jpg", "out.jpg", "round.jpg", "up"}
    assert len(remarks) == 5


def test_the_folder_itself_may_be_a_link(drawn, hang, folder, tmp_path):
    (tmp_path / "link").symlink_to(folder({"a.jpg": drawn()}))
    (hung,), remarks, _ = hang(tmp_path / "link", [mug("a.jpg")])
    assert hung.pictures[0].facts
    assert not remarks


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_never_waited_for(drawn, hang, folder):
    root = folder({"a.jpg": drawn()})
    os.mkfifo(root / "pipe.jpg")
    (hung,), remarks, _ = hang(root, [mug("a.jpg", "pipe.jpg")])
    assert len(hung.pictures) == 1
    assert set(refused(remarks)) == {"pipe.jpg"}
    (hung,), _, _ = hang({"pipe.jpg": root / "pipe.jpg"}, [mug("pipe.jpg")])
    assert hung.pictures[0].trouble


def test_a_file_that_became_a_pipe_or_went_away_is_a_failure_of_its_own(drawn, folder):
    root = folder({"a.jpg": drawn(), "b.jpg": drawn(), "c.jpg": drawn(7)})
    with open_gallery(root, Depth.HEADER) as gallery:
        (root / "a.jpg").unlink()
        os.mkfifo(root / "a.jpg")
        (root / "b.jpg").unlink()
        hung = gallery.of(mug("a.jpg", "b.jpg", "c.jpg"))
    assert [bool(p.trouble) for p in hung.pictures] == [True, True, False]


def test_what_systems_leave_behind_is_no_picture(drawn, hang, folder):
    root = folder({".hidden/mug.jpg": drawn(), "__MACOSX/mug-1.jpg": b"", "mug-2.jpg": drawn()})
    (hung,), remarks, _ = hang(root, [mug()])
    assert [p.name for p in hung.pictures] == ["mug-2.jpg"]
    assert not remarks


def test_an_empty_file_is_judged_like_any_other(hang, folder):
    (hung,), _, _ = hang(folder({"a.jpg": b""}), [mug("a.jpg")])
    assert hung.pictures[0].facts.damage is Damage.EMPTY


def test_a_file_that_is_too_large_is_not_read_whole(hang, folder, tmp_path):
    root = folder({"a.jpg": b""})
    os.truncate(root / "a.jpg", 10 << 30)
    (hung,), _, _ = hang(root, [mug("a.jpg")])
    assert hung.pictures[0].trouble == "it is larger than 64 MB, more than is read"


def test_names_in_other_encodings_can_be_said(hang, folder):
    root = folder({})
    try:
        Path(os.fsdecode(os.fsencode(root) + b"/caf\xe9.jpg")).symlink_to("/etc/passwd")
    except OSError:
        pytest.skip("the file system takes such names not at all")
    _, remarks, _ = hang(root, [mug()])
    (name,) = refused(remarks)
    assert name.encode("utf-8")


def test_many_refusals_are_counted_and_not_all_named(hang, folder, monkeypatch):
    monkeypatch.setattr(refusals, "MOST_SAID", 2)
    root = folder({})
    for number in range(5):
        (root / f"{number}.jpg").symlink_to("/etc/passwd")
    _, remarks, _ = hang(root, [mug()])
    assert [each.value for each in remarks] == ["0.jpg", "1.jpg", None]
    assert remarks[-1].message == "3 more files were not read."


def zipped(path, files, packing=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(path, "w", packing) as out:
        for name, content in files.items():
            out.writestr(name, content)
    return path


def member(name, mode):
    info = zipfile.ZipInfo(name)
    info.external_attr = mode << 16
    return info


def test_an_archive_is_read_like_a_folder(drawn, hang, folder, tmp_path):
    files = {"front/a.jpg": drawn(5), "mug-1.png": drawn(6, 6, "red", "PNG"), "empty.jpg": b""}
    products = [mug("https://x.example/a.jpg", "empty.jpg"), mug(), mug("gone.jpg", "a.webp")]
    root = folder(files)
    expected, told, _ = hang(root, products)
    for packing in (zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED):
        path = zipped(tmp_path / f"{packing}.zip", {**files, "__MACOSX/._a.jpg": b"x"}, packing)
        for jobs in (1, 2):
            hung, remarks, _ = hang(path, products, jobs=jobs)
            assert hung == expected
            assert [r.message.replace(str(path), str(root)) for r in remarks] == [
                r.message for r in told
            ]
    assert [path.name for path in root.rglob("*.jpg")].count("a.jpg") == 1


def test_members_that_lead_elsewhere_are_refused_one_by_one(drawn, hang, tmp_path):
    path = tmp_path / "a.zip"
    harmful = ["../up.jpg", "a/../../up.jpg", "/root.jpg", "C:\\drive.jpg", "\\\\host\\share.jpg"]
    with zipfile.ZipFile(path, "w") as out:
        for name in harmful:
            out.writestr(name, drawn())
        out.writestr(member("link.jpg", stat.S_IFLNK | 0o777), "/etc/passwd")
        out.writestr(member("pipe.jpg", stat.S_IFIFO | 0o644), "")
        out.writestr(member("mug.jpg", stat.S_IFREG | 0o644), drawn(8))
        out.writestr(zipfile.ZipInfo("bz.jpg"), drawn(), zipfile.ZIP_BZIP2)
    (hung,), remarks, _ = hang(path, [mug("mug.jpg", "link.jpg", "up.jpg")])
    assert [p.facts.width for p in hung.pictures] == [8]
    names = {name.replace("\\", "/") for name in harmful}
    assert set(refused(remarks)) == {*names, "link.jpg", "pipe.jpg", "bz.jpg"}
    assert refused(remarks)["link.jpg"] == "it is a link."


def test_encrypted_members_are_refused(drawn, hang, tmp_path):
    path = zipped(tmp_path / "a.zip", {"a.jpg": drawn()})
    data = bytearray(path.read_bytes())
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    (hung,), remarks, _ = hang(path, [mug("a.jpg")])
    assert not hung.pictures
    assert refused(remarks) == {"a.jpg": "it is encrypted."}


def test_members_that_unpack_to_too_much_are_refused(hang, tmp_path):
    path = zipped(
        tmp_path / "a.zip",
        {
            "bomb.jpg": bytes(LARGEST_FILE + 1),
            "dense.bmp": bytes(archive.HARMLESS + 1),
            "white.bmp": bytes(archive.HARMLESS),
        },
    )
    (hung,), remarks, _ = hang(path, [mug("bomb.jpg", "dense.bmp", "white.bmp")])
    assert [p.name for p in hung.pictures] == ["white.bmp"]
    assert set(refused(remarks)) == {"bomb.jpg", "dense.bmp"}


@pytest.mark.parametrize("claimed", [10, 5_000])
def test_a_member_that_lies_about_its_size_is_damaged(hang, tmp_path, claimed):
    path = zipped(tmp_path / "a.zip", {"a.jpg": bytes(1_000)})
    data = bytearray(path.read_bytes())
    at = data.rindex(b"PK\x01\x02") + 24
    data[at : at + 4] = claimed.to_bytes(4, "little")
    path.write_bytes(data)
    (hung,), _, _ = hang(path, [mug("a.jpg")])
    assert "damaged" in hung.pictures[0].trouble


def test_a_member_whose_bytes_are_damaged_is_a_failure_of_its_own(drawn, hang, tmp_path):
    path = zipped(tmp_path / "a.zip", {"a.jpg": drawn(), "b.jpg": drawn(9)})
    data = bytearray(path.read_bytes())
    data[60:90] = bytes(30)
    path.write_bytes(data)
    (hung,), _, _ = hang(path, [mug("a.jpg", "b.jpg")])
    assert "damaged" in hung.pictures[0].trouble
    assert hung.pictures[1].facts.width == 9


def test_members_that_share_their_bytes_are_read_once(drawn, hang, tmp_path):
    path = zipped(tmp_path / "a.zip", {"a.jpg": drawn(), "b.jpg": drawn()})
    data = bytearray(path.read_bytes())
    at = data.rindex(b"PK\x01\x02") + 42
    data[at : at + 4] = bytes(4)
    path.write_bytes(data)
    (hung,), remarks, _ = hang(path, [mug("a.jpg", "b.jpg")])
    assert [p.name for p in hung.pictures] == ["a.jpg"]
    assert set(refused(remarks)) == {"b.jpg"}


def test_an_archive_in_an_archive_is_no_picture_and_never_opened(drawn, hang, tmp_path):
    inner = zipped(tmp_path / "inner.zip", {"a.jpg": drawn()})
    path = zipped(tmp_path / "a.zip", {"inner.zip": inner.read_bytes()})
    (hung,), _, _ = hang(path, [mug("a.jpg", "inner.zip")])
    assert [p.facts.damage for p in hung.pictures] == [Damage.NO_PICTURE]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"PK\x05\x06" + b"\xff" * 18, b"text"])
def test_what_is_no_archive_is_refused(tmp_path, content):
    path = tmp_path / "a.zip"
    path.write_bytes(content)
    with pytest.raises(ConfigurationError, match=re.escape(str(path))):
        open_gallery(path, Depth.HEADER)


@pytest.mark.parametrize("comment", [b"", b"a comment"])
@pytest.mark.parametrize("large", [False, True])
def test_an_archive_that_lists_too_much_is_refused(drawn, tmp_path, monkeypatch, large, comment):
    path = tmp_path / "a.zip"
    if large:
        monkeypatch.setattr(zipfile, "ZIP_FILECOUNT_LIMIT", 2)
    with zipfile.ZipFile(path, "w") as out:
        out.comment = comment
        for name in ("mug.jpg", "b.jpg", "c.jpg"):
            out.writestr(name, drawn())
    assert (b"PK\x06\x07" in path.read_bytes()) is large
    with zipfile.ZipFile(path) as listed:
        size = sum(46 + len(info.filename) for info in listed.infolist())
    with path.open("rb") as stream:
        assert archive._listing(stream) == size
    monkeypatch.setattr(archive, "_LONGEST_LISTING", size - 1)
    with pytest.raises(ConfigurationError, match="more files"):
        open_gallery(path, Depth.HEADER)


def test_a_place_in_an_archive_that_is_wrong_is_unreachable(tmp_path):
    path = tmp_path / "a.bin"
    path.write_bytes(b"x" * 100)
    for offset in (0, 90, 5_000):
        with pytest.raises(Unreachable):
            InArchive("a", str(path), offset, 50, 50, True, zlib.crc32(b"")).read()
    with pytest.raises(Unreachable):
        InFile("a", str(tmp_path)).read()


def test_a_huge_folder_is_listed_quickly(hang, folder):
    root = folder({})
    for number in range(3_000):
        (root / f"{number}.jpg").touch()
    with open_gallery(root, Depth.HEADER) as gallery:
        assert len(list(gallery.hung(Reading.of([mug("2999.jpg")])))) == 1
