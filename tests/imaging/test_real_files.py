# SPDX-License-Identifier: Apache-2.0
"""Real and hostile files that nobody here made, beside what their index expects of them."""

import re
import time
from pathlib import Path

import pytest

from listingcheck.imaging import measure
from listingcheck.picture import Damage, Depth

FOLDER = Path(__file__).parents[2] / ".." / "shared" / "images"
DEPTH = Depth.PIXELS | Depth.QR

BROKEN = ("ERROR", "corrupt", "truncated", "reject by", "inflates", "refuse", "not an image")
"""Words of the index for what must be noticed."""
REJECTED = ("zero bytes", "HTML named")

UNSEEN = {
    "pillow/hopper_unknown_pixel_mode.tif": "a mode that Pillow does not know, in a whole file",
    "pillow/hopper_webp.tif": "whole; Pillow's libtiff lacks the compression",
    "pillow/oom-225817ca0f8c663be7ab4b9e717b02c661e66834.tif": "a directory without pixels",
    "pillow/tiff_overflow_rows_per_strip.tif": "a wrong number of rows in a whole file",
}
"""Pillow refuses these; their headers, all that is read of a TIFF, are in order."""

NAMED = re.compile(r"(JPEG|PNG|GIF|BMP|TIFF|WEBP|AVIF) (?:(\d+)x(\d+) (\S+))?(?: frames=(\d+))?")


def rows():
    index = FOLDER / "INDEX.tsv"
    if not index.exists():
        return []
    lines = index.read_text("utf-8", "replace").splitlines()[1:]
    found = [line.split("\t") for line in lines]
    return [(row[0], row[4]) for row in found if len(row) == 5 and (FOLDER / row[0]).is_file()]


ROWS = rows()
pytestmark = pytest.mark.skipif(not ROWS, reason="the shared pictures are not here")


@pytest.fixture(scope="module")
def measured():
    """Facts and seconds of every file."""
    found = {}
    for name, _ in ROWS:
        data = (FOLDER / name).read_bytes()
        begun = time.perf_counter()
        facts = measure(data, DEPTH)
        found[name] = facts, time.perf_counter() - begun
    return found


def is_bad(expected):
    return any(word in expected for word in (*BROKEN, *REJECTED))


def test_all_that_is_damaged_is_noticed(measured):
    missed = {n for n, expected in ROWS if is_bad(expected) and not measured[n][0].damage}
    assert missed == set(UNSEEN)


def test_nothing_whole_is_called_damaged(measured):
    wrong = {n: measured[n][0].detail for n, e in ROWS if not is_bad(e) and measured[n][0].damage}
    assert wrong == {}


def kind(name, expected):
    """The format that a row speaks of."""
    if expected.startswith("OPEN ERROR") or "not an image" in expected or "HTML named" in expected:
        return None
    if found := re.match(r"(?:animated )?(JPEG|PNG|GIF|BMP|TIFF|WEBP|AVIF|HEIC)\b", expected):
        return found[1]
    if "PNG" in expected.split(" ")[:3]:
        return "PNG"
    if name.startswith("svg/"):
        return "SVG"
    return "WEBP" if "WebP bytes" in expected else None


def test_the_format_is_as_expected(measured):
    wrong = {}
    for name, expected in ROWS:
        found = measured[name][0].format
        if (wanted := kind(name, expected)) and (found or "").upper() != wanted:
            wrong[name] = found
    assert wrong == {}


def test_sizes_and_frames_are_pillow_s(measured):
    wrong = {}
    for name, expected in ROWS:
        if (match := NAMED.match(expected)) and match[2] and not is_bad(expected):
            facts = measured[name][0]
            wanted = {int(match[2]), int(match[3])}, int(match[5] or 1)
            if ({facts.width, facts.height}, facts.frames) != wanted:
                wrong[name] = facts
    assert wrong == {}


def test_turned_pictures_are_upright(measured):
    turned = [facts for name, (facts, _) in measured.items() if name.startswith("exif_orient")]
    assert {(facts.width, facts.height) for facts in turned} == {(1800, 1200)}


def test_a_web_page_behind_a_picture_is_counted_to_the_byte(measured):
    data = (FOLDER / "edge/png_html_tail.png").read_bytes()
    end = data.index(b"IEND") + 8
    assert measured["edge/png_html_tail.png"][0].trailing == len(data) - end > 0


def test_bombs_and_drawings_are_refused_for_what_they_are(measured):
    for name, (facts, _) in measured.items():
        if name.startswith("bombs/"):
            assert facts.damage is Damage.TOO_LARGE, name
        if name in {"svg/script.svg", "svg/http_image.svg", "svg/laughs.svg"}:
            assert facts.damage is Damage.UNSAFE, name


def test_no_file_takes_long(measured):
    assert max(seconds for _, seconds in measured.values()) < 2


def test_nothing_is_written_to_standard_error(capfd):
    for name, _ in ROWS:
        if name.startswith(("pillow/", "bombs/", "edge/")):
            measure((FOLDER / name).read_bytes(), DEPTH)
    assert capfd.readouterr() == ("", "")
