# SPDX-License-Identifier: Apache-2.0
"""Whether a picture is all there, and what follows it."""

import pytest

from listingcheck.imaging import measure
from listingcheck.picture import Damage

from .drawn import chunk, exif, heic, jpeg, photo, png, saved

FILES = {
    "JPEG": jpeg(),
    "progressive JPEG": jpeg(progressive=True),
    "PNG": saved(photo(), "PNG"),
    "GIF": saved(photo(mode="L"), "GIF"),
    "WebP": saved(photo(), "WEBP"),
    "BMP": saved(photo(), "BMP"),
    "AVIF": saved(photo(), "AVIF"),
    "HEIC": heic(400, 300, pixels=bytes(5_000)),
    "TIFF": saved(photo(), "TIFF"),
}

THUMBNAIL = jpeg(64, 64)


@pytest.mark.parametrize("name", FILES)
def test_a_whole_picture_is_whole(name):
    facts = measure(FILES[name])
    assert (facts.damage, facts.trailing) == (None, 0)


@pytest.mark.parametrize("share", [0.999, 0.99, 0.9, 0.5, 0.2])
@pytest.mark.parametrize("name", FILES)
def test_a_picture_cut_off_is_noticed(name, share):
    data = FILES[name]
    facts = measure(data[: int(len(data) * share)])
    # Pillow writes the directory of a TIFF first: without strips it is cut, never broken.
    assert facts.damage is Damage.TRUNCATED
    assert facts.detail == "it stops before its end"


@pytest.mark.parametrize("share", [0.999, 0.9, 0.5])
def test_the_small_picture_in_exif_does_not_end_the_large_one(share):
    data = saved(photo(), exif=exif(1, THUMBNAIL))
    assert data.count(b"\xff\xd9") == 2
    assert measure(data).damage is None
    assert measure(data[: int(len(data) * share)]).damage is Damage.TRUNCATED


@pytest.mark.parametrize("name", [n for n in FILES if n not in {"TIFF", "HEIC", "AVIF"}])
def test_what_follows_is_counted_to_the_byte(name):
    facts = measure(FILES[name] + b"<html><script>alert(1)</script></html>\n")
    assert (facts.damage, facts.trailing) == (None, 39)


@pytest.mark.parametrize("padding", [b"\0", bytes(5_000), b"\r\n", b" \n\0"])
@pytest.mark.parametrize("name", ["JPEG", "PNG", "GIF", "WebP", "BMP", "HEIC"])
def test_padding_is_no_content(name, padding):
    facts = measure(FILES[name] + padding)
    assert (facts.damage, facts.trailing) == (None, 0)


def test_a_second_jpeg_behind_the_first_is_honest():
    facts = measure(FILES["JPEG"] + bytes(8) + jpeg(100, 100))
    assert (facts.damage, facts.trailing, facts.width) == (None, 0, 320)
    assert measure(FILES["JPEG"] + bytes(8) + jpeg(100, 100) + b"SEFT").trailing == 4


def test_tables_between_scans_do_not_end_a_jpeg():
    data = FILES["progressive JPEG"]
    second = data.index(b"\xff\xda", data.index(b"\xff\xda") + 2)
    note = b"\xff\xfe\x00\x06\xff\xd9ab"
    facts = measure(data[:second] + note + data[second:] + b"trailing")
    assert (facts.damage, facts.trailing) == (None, 8)


def test_a_wrong_check_sum_is_broken():
    data = bytearray(FILES["PNG"])
    data[len(data) // 2] ^= 1
    facts = measure(bytes(data))
    assert facts.damage is Damage.BROKEN
    assert facts.detail == "the check sum of its IDAT chunk is wrong"


def test_a_png_sent_as_text_is_broken():
    facts = measure(FILES["PNG"].replace(b"\r\n", b"\n"))
    assert facts.damage is Damage.BROKEN
    assert "as text" in facts.detail


def test_a_png_without_pixels_is_broken():
    data = png(9, 9)
    facts = measure(data[:33] + chunk(b"IEND", b""))
    assert (facts.damage, facts.detail) == (Damage.BROKEN, "it has no pixels")


def test_frames_of_a_gif_are_counted_and_stray_bytes_passed_over():
    frames = [photo(8, 8, "L") for _ in range(3)]
    data = saved(frames[0], "GIF", save_all=True, append_images=frames[1:])
    assert measure(data).frames == 3
    facts = measure(data[:-1] + b"\x99stray stray stray\x3b")
    assert (facts.damage, facts.frames) == (None, 3)
