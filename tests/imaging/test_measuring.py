# SPDX-License-Identifier: Apache-2.0
"""Any bytes have an answer, and one decoding serves all looks."""

import hashlib
import warnings
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from listingcheck import imaging
from listingcheck.imaging import bounds, codes, measure, writing
from listingcheck.imaging import pixels as pixels_module
from listingcheck.picture import Box, Code, Damage, Depth, Writing

from .drawn import chunk, exif, heic, jpeg, photo, png, saved

ALL = Depth.PIXELS | Depth.QR | Depth.BARCODES
DRAWN = [
    jpeg(64, 48),
    jpeg(64, 48, progressive=True),
    saved(photo(40, 30, "CMYK")),
    saved(photo(40, 30), exif=exif(6)),
    *(saved(photo(40, 30), kind) for kind in ("PNG", "GIF", "WEBP", "BMP", "TIFF", "AVIF")),
    saved(photo(20, 20), "PNG", save_all=True, append_images=[photo(20, 20)]),
    saved(photo(20, 20), "GIF", save_all=True, append_images=[photo(20, 20)]),
    heic(40, 30, 1),
    b'<svg xmlns="http://www.w3.org/2000/svg" width="3" height="2"><g/></svg>',
]


def test_the_package_names_what_it_offers():
    assert callable(imaging.convert)
    assert imaging.measure is measure
    with pytest.raises(AttributeError, match="paint"):
        _ = imaging.paint


def test_no_bytes_are_no_picture():
    assert measure(b"").damage is Damage.EMPTY


def test_digest_and_size_are_always_told():
    for data in (b"", b"<html>", DRAWN[0]):
        facts = measure(data)
        assert facts.digest == hashlib.sha256(data).hexdigest()
        assert facts.size == len(data)


def test_a_file_above_the_limit_is_not_opened():
    facts = measure(DRAWN[0] + bytes(bounds.LARGEST_FILE))
    assert facts.damage is Damage.TOO_LARGE
    assert facts.detail == "64.0 MB; 64 MB is the most that is opened"
    assert facts.format is None


def test_something_else_says_what_it_is():
    facts = measure(b"<!doctype html><title>Sign in</title>")
    assert (facts.damage, facts.detail) == (Damage.NO_PICTURE, "it is a web page")


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
def test_arbitrary_bytes_never_raise(data):
    measure(data, ALL)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from([data[:12] for data in DRAWN]), st.binary(max_size=400))
def test_a_signature_with_anything_behind_it_never_raises(start, data):
    measure(start + data, ALL)


@settings(max_examples=400, deadline=None)
@given(
    st.sampled_from(DRAWN),
    st.lists(st.tuples(st.floats(0, 1), st.binary(min_size=1, max_size=4)), max_size=4),
    st.floats(0, 1),
)
def test_mutilated_pictures_never_raise(data, changes, kept):
    changed = bytearray(data)
    for share, piece in changes:
        at = int(share * len(changed))
        changed[at : at + len(piece)] = piece
    end = len(changed) if kept > 0.5 else int(2 * kept * len(changed))
    facts = measure(bytes(changed[:end]), ALL)
    assert (facts.damage is None) == (facts.detail is None)


@pytest.mark.parametrize("data", DRAWN)
def test_the_header_alone_looks_no_deeper(data):
    facts = measure(data)
    assert (facts.seen, facts.pixels, facts.codes, facts.texts) == (Depth.HEADER, None, None, None)


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_pixels_of_a_jpeg_are_measured(mode):
    facts = measure(saved(photo(mode=mode)), Depth.PIXELS)
    assert facts.pixels.deviation > 10
    assert facts.seen == Depth.HEADER | Depth.PIXELS


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_pixels_of_a_png_are_measured_on_white(mode):
    white = {"1": 1, "L": 255, "LA": (0, 0), "P": 0, "I;16": 65535}.get(mode, (255,) * 3)
    white = (0, 0, 0, 0) if mode == "RGBA" else white
    image = Image.new(mode, (300, 200), white)
    if mode == "P":
        image.putpalette([255] * 3)
    facts = measure(saved(image, "PNG"), Depth.PIXELS)
    assert facts.pixels.white_edge == 1
    assert facts.pixels.deviation == 0


@pytest.mark.parametrize("kind", ["TIFF"])
def test_what_another_process_decodes_keeps_its_pixels(kind):
    facts = measure(saved(photo(), kind), ALL)
    assert (facts.damage, facts.pixels, facts.seen) == (None, None, Depth.HEADER)


def test_a_decoding_that_takes_too_much_memory_is_left_out():
    facts = measure(png(6300, 6300, depth=8, colours=6), Depth.PIXELS)
    assert (facts.damage, facts.width, facts.pixels) == (None, 6300, None)
    assert facts.seen is Depth.HEADER


def test_pixels_that_cannot_be_decoded_are_broken():
    whole = png(64, 64)
    data = whole[:33] + chunk(b"IDAT", b"no packed rows at all") + chunk(b"IEND", b"")
    assert measure(data).damage is None
    facts = measure(data, Depth.PIXELS)
    assert (facts.damage, facts.pixels) == (Damage.BROKEN, None)
    assert facts.detail == "its pixels cannot be decoded"


def test_a_jpeg_that_keeps_red_green_and_blue_is_read_as_such():
    image = Image.new("RGB", (64, 64), (250, 10, 10))
    plain, kept = (measure(saved(image, keep_rgb=keep), Depth.PIXELS) for keep in (False, True))
    colours = [facts.pixels.fingerprint.colours for facts in (plain, kept)]
    assert max(abs(a - b) for a, b in zip(*colours, strict=True)) < 6


def test_threads_share_the_silence():
    animated = png(9, 9, chunk(b"acTL", bytes(8)))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        before = list(warnings.filters)
        with ThreadPoolExecutor(8) as threads:
            facts = list(threads.map(measure, [animated] * 400))
        assert warnings.filters == before
    assert {one.damage for one in facts} == {None}


@pytest.fixture
def looks(monkeypatch):
    """What the engines are given to look at, and one find of each in its upper left quarter."""
    given = {}

    def quarter(image):
        return Box(0, 0, image.width // 2, image.height // 2)

    def find_codes(grey, *, qr, barcodes):
        given.update(grey=grey, qr=qr, barcodes=barcodes)
        return (Code("QR", "x", quarter(grey)),)

    def find_writings(image):
        given.update(image=image)
        return (Writing("x", quarter(image), 1.0),)

    monkeypatch.setattr(codes, "codes", find_codes)
    monkeypatch.setattr(codes, "available", lambda: True)
    monkeypatch.setattr(writing, "writings", find_writings)
    monkeypatch.setattr(writing, "available", lambda: True)
    return given


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_places_are_those_in_the_full_upright_picture(looks, kind):
    image = Image.new("L", (2800, 1400))
    facts = measure(saved(image, kind, exif=exif(6)), Depth.QR | Depth.TEXT)
    assert (facts.width, facts.height) == (1400, 2800)
    assert looks["grey"].size == (700, 1400)
    assert looks["grey"].mode == "L"
    assert looks["image"].mode == "RGB"
    assert facts.codes[0].box == facts.texts[0].box == Box(0, 0, 700, 1400)
    assert facts.seen == Depth.HEADER | Depth.QR | Depth.TEXT


@pytest.mark.parametrize("turn", range(1, 9))
def test_all_look_at_the_upright_picture(looks, turn):
    upright = Image.new("L", (64, 32), 255)
    ImageDraw.Draw(upright).rectangle((0, 0, 15, 15), fill=0)
    stored = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    image = upright.transpose(stored[turn]) if turn > 1 else upright
    measure(saved(image, exif=exif(turn)), Depth.QR)
    grey = looks["grey"]
    assert grey.size == (64, 32)
    assert [grey.getpixel(at) > 127 for at in ((4, 4), (60, 4), (4, 28), (60, 28))] == [
        False,
        True,
        True,
        True,
    ]


def test_only_what_is_asked_for_is_looked_for(looks):
    facts = measure(jpeg(), Depth.BARCODES)
    assert (looks["qr"], looks["barcodes"]) == (False, True)
    assert "image" not in looks
    assert (facts.pixels, facts.texts) == (None, None)
    assert facts.seen == Depth.HEADER | Depth.BARCODES


def test_without_the_extras_nothing_was_seen(monkeypatch):
    monkeypatch.setattr(codes, "available", lambda: False)
    monkeypatch.setattr(writing, "available", lambda: False)
    facts = measure(jpeg(), ALL | Depth.TEXT)
    assert (facts.codes, facts.texts) == (None, None)
    assert facts.seen == Depth.HEADER | Depth.PIXELS


def test_a_picture_is_decoded_once(monkeypatch):
    from PIL import ImageFile

    loads = []
    load = ImageFile.ImageFile.load

    def counted(self):
        loads.append(bool(self.tile))
        return load(self)

    monkeypatch.setattr(ImageFile.ImageFile, "load", counted)
    measure(jpeg(), ALL)
    assert sum(loads) == 1


def test_a_damaged_picture_is_not_decoded(monkeypatch):
    monkeypatch.setattr(pixels_module, "pixel_facts", lambda _image: pytest.fail("decoded"))
    assert measure(jpeg()[:-500], Depth.PIXELS).damage is Damage.TRUNCATED


def test_nothing_is_written_to_standard_error(capfd):
    for data in DRAWN:
        for share in (1, 0.9, 0.3):
            measure(data[: int(len(data) * share)], ALL)
    assert capfd.readouterr() == ("", "")


def test_pillow_s_settings_are_left_alone():
    before = Image.MAX_IMAGE_PIXELS
    assert measure(png(9459, 9459), Depth.PIXELS).damage is Damage.TOO_LARGE
    assert before == Image.MAX_IMAGE_PIXELS
