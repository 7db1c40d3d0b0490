# SPDX-License-Identifier: Apache-2.0
"""What a picture says of itself."""

import struct
import warnings

import pytest
from PIL import Image, ImageCms

from listingcheck.imaging import measure
from listingcheck.picture import Damage, Format

from .drawn import chunk, exif, heic, jpeg, photo, png, saved

SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def size(data):
    facts = measure(data)
    assert facts.damage is None, facts.detail
    return facts.width, facts.height


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "BMP", "TIFF", "AVIF"])
def test_says_format_size_and_frames(kind):
    facts = measure(saved(photo(61, 47), kind))
    assert facts.format.upper() == kind
    assert (facts.width, facts.height, facts.frames) == (61, 47, 1)


@pytest.mark.parametrize(
    ("kind", "mode", "alpha"),
    [
        ("JPEG", "L", False),
        ("JPEG", "CMYK", False),
        ("PNG", "RGBA", True),
        ("PNG", "LA", True),
        ("PNG", "1", False),
        ("PNG", "P", False),
        ("PNG", "I;16", False),
        ("WEBP", "RGBA", True),
        ("TIFF", "RGBA", True),
        ("TIFF", "1", False),
        ("TIFF", "L", False),
        ("TIFF", "I;16", False),
        ("TIFF", "CMYK", False),
        ("TIFF", "P", False),
    ],
)
def test_says_mode_and_alpha(kind, mode, alpha):
    facts = measure(saved(Image.new(mode, (20, 20)), kind))
    assert (facts.mode, facts.alpha) == (mode, alpha)


def test_a_transparent_colour_is_alpha():
    assert measure(saved(Image.new("P", (9, 9)), "PNG", transparency=0)).alpha


@pytest.mark.parametrize("turn", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
def test_the_size_is_that_of_the_upright_picture(kind, turn):
    data = saved(photo(60, 40), kind, exif=exif(turn))
    assert size(data) == ((60, 40) if turn < 5 else (40, 60))


def test_broken_exif_turns_nothing():
    for notes in (
        b"Exif\0\0",
        b"Exif\0\0II*\0\xff\xff\xff\xff",
        b"Exif\0\0MM\0*\0\0\0\x08\xff\xff",
    ):
        assert size(saved(photo(60, 40), exif=notes)) == (60, 40)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_names_the_colour_profile(kind):
    assert measure(saved(photo(), kind, icc_profile=SRGB)).profile == "sRGB built-in"
    assert measure(saved(photo(), kind)).profile is None


def test_a_profile_in_pieces_is_put_together():
    name = b"desc" + bytes(4) + struct.pack(">I", 5) + b"Far\0\0"
    tags = struct.pack(">I4sII", 1, b"desc", 130_000, len(name))
    profile = (bytes(128) + tags).ljust(130_000, b"\0") + name
    data = saved(photo(), icc_profile=profile)
    assert data.count(b"ICC_PROFILE\0") == 2
    assert measure(data).profile == "Far"


def test_a_profile_without_a_name_is_still_a_profile():
    assert measure(saved(photo(), icc_profile=b"profile")).profile == "unnamed"


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP", "AVIF", "TIFF"])
def test_counts_frames(kind):
    frames = [photo(16, 16) for _ in range(4)]
    data = saved(frames[0], kind, save_all=True, append_images=frames[1:])
    assert measure(data).frames == 4


def test_a_telephone_s_second_picture_is_no_frame():
    facts = measure(saved(photo(80, 60), "MPO", save_all=True, append_images=[photo(80, 60)]))
    assert (facts.format, facts.frames, facts.damage) == (Format.JPEG, 1, None)


@pytest.mark.parametrize(
    ("turn", "upright"), [(None, (400, 300)), (0, (400, 300)), (1, (300, 400)), (3, (300, 400))]
)
def test_a_heic_tells_its_size_without_being_decoded(turn, upright):
    assert size(heic(400, 300, turn)) == upright


def test_a_drawing_tells_its_size_and_its_dangers():
    assert size(b'<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"/>') == (30, 20)
    facts = measure(b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
    assert (facts.format, facts.damage) == (Format.SVG, Damage.UNSAFE)
    facts = measure(b'<svg xmlns="http://www.w3.org/2000/svg"><g></svg>')
    assert facts.damage is Damage.BROKEN


def test_a_format_that_is_only_recognised_is_no_damage():
    facts = measure(b"%PDF-1.7\n")
    assert (facts.format, facts.damage, facts.width) == (Format.PDF, None, None)


def test_a_bomb_is_one_damage_with_its_size():
    facts = measure(png(9459, 9459))
    assert facts.damage is Damage.TOO_LARGE
    assert facts.detail == "89 megapixels; 40 is the most that is opened"


@pytest.mark.parametrize(
    "data",
    [
        saved(Image.new("RGB", (9, 9)), "WEBP", lossless=True)[:21] + b"\xff" * 9 + bytes(50),
        b"GIF89a\xff\xff\xff\xff\0\0\0,\0\0\0\0\xff\xff\xff\xff\0\2\0\0\0\0\0\0\0\0\0\0\0\0\x3b",
        b"BM" + struct.pack("<IHHIIiiHHI", 0, 0, 0, 54, 40, 2**30, 2**30, 1, 24, 0) + bytes(20),
        png(9, 9, chunk(b"IHDR", struct.pack(">IIBBBBB", 2**31 - 1, 2**31 - 1, 8, 0, 0, 0, 0))),
        jpeg().replace(struct.pack(">HH", 200, 320), b"\xff\xff\xff\xff"),
    ],
)
def test_huge_sizes_are_refused(data):
    assert measure(data).damage in {Damage.TOO_LARGE, Damage.TRUNCATED, Damage.BROKEN}


def test_notes_that_unpack_to_too_much_are_a_bomb():
    import zlib

    notes = [chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(20_000_000)))]
    facts = measure(png(9, 9, *notes))
    assert facts.damage is Damage.TOO_LARGE


def test_many_frames_are_a_bomb_and_few_of_the_same_are_not():
    frame = saved(Image.new("P", (2000, 2000)), "GIF")
    start = frame.index(b"\x2c\0\0\0\0")
    few, many = (frame[:-1] + frame[start:-1] * n + b"\x3b" for n in (20, 400))
    assert (measure(few).damage, measure(few).frames) == (None, 21)
    assert measure(many).damage is Damage.TOO_LARGE


def test_many_goes_are_a_bomb():
    data = jpeg(progressive=True)
    last = data[data.rindex(b"\xff\xda") : -2]
    facts = measure(data[:-2] + last * 300 + b"\xff\xd9")
    assert facts.damage is Damage.TOO_LARGE
    assert measure(data).damage is None


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xd8" + b"\xff\xfe\0\2" * 3_000_000,
        b"\xff\xd8" + b"\xff" * 10_000_000,
        png(9, 9, chunk(b"tEXt", b"a\0") * 100_000),
        b"GIF89a\1\0\1\0\0\0\0" + b"\x21\xfe" + b"\1a" * 5_000,
        b"GIF89a\1\0\1\0\0\0\0" + b"\x21\xff" + b"\1a" * 2_000_000,
        b"\0\0\0\x18ftypheic\0\0\0\0heicmif1" + b"\0\0\0\x08free" * 1_000_000,
    ],
)
def test_more_pieces_than_any_honest_picture_are_a_bomb(data):
    facts = measure(data)
    assert facts.damage is Damage.TOO_LARGE
    assert "pieces" in facts.detail


def test_nothing_is_warned_of():
    broken = b"Exif\0\0II*\0\x08\0\0\0" + struct.pack("<HHHII", 1, 0x011A, 5, 900, 900)
    animated = png(9, 9, chunk(b"acTL", bytes(8)))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert measure(saved(photo(), exif=broken)).damage is None
        assert measure(animated).damage is None
        assert warnings.filters[0][0] == "error"
