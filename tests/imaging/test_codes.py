# SPDX-License-Identifier: Apache-2.0
"""QR codes and barcodes in pictures: what is read, where, and what is left alone."""

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageDraw

from listingcheck.imaging.codes import available, codes
from listingcheck.picture import Box

zxingcpp = pytest.importorskip("zxingcpp")

FOLDER = Path(__file__).parents[2] / ".." / "shared" / "images"
LINK = "https://wa.me/12125550142"


def drawn(text, kind="QRCode", *, scale=6, quiet=True):
    """A code in black on white."""
    barcode = zxingcpp.create_barcode(text, getattr(zxingcpp.BarcodeFormat, kind))
    pixels = memoryview(
        zxingcpp.write_barcode_to_image(barcode, scale=scale, add_quiet_zones=quiet)
    )
    return Image.frombytes("L", pixels.shape[::-1], pixels.tobytes())


def on(code, ground=230, place=(503, 603), size=(1000, 900)):
    """A code on a plain picture."""
    picture = Image.new("L", size, ground)
    picture.paste(code, place)
    return picture


def qr(picture):
    return codes(picture, qr=True, barcodes=False)


def retail(picture):
    return codes(picture, qr=False, barcodes=True)


def close(box, other, within=8):
    pairs = zip(
        (box.left, box.top, box.right, box.bottom),
        (other.left, other.top, other.right, other.bottom),
        strict=True,
    )
    return all(abs(one - two) <= within for one, two in pairs)


def test_the_package_is_here():
    assert available()


@pytest.mark.parametrize("scale", [2, 3, 6, 12])
@pytest.mark.parametrize("inverted", [False, True])
def test_a_code_is_read_with_its_place(scale, inverted):
    code = drawn(LINK, scale=scale)
    picture = on(ImageChops.invert(code) if inverted else code, place=(303, 403))
    [found] = qr(picture)
    assert (found.kind, found.text) == ("QR", LINK)
    edge = 4 * scale
    assert close(
        found.box,
        Box(303 + edge, 403 + edge, 303 + code.width - edge, 403 + code.height - edge),
        within=scale,
    )


@pytest.mark.parametrize("ground", [20, 40, 60])
def test_a_code_without_quiet_zone_on_dark_cloth_gets_a_second_look(ground):
    code = drawn(LINK, scale=4, quiet=False)
    [found] = qr(on(code, ground))
    assert found.text == LINK
    assert close(found.box, Box(503, 603, 503 + code.width, 603 + code.height))


def test_a_faint_tiny_code_in_a_large_picture_gets_a_second_look():
    code = drawn(LINK, scale=8).resize((47, 47), Image.Resampling.BOX).point(lambda v: 120 + v // 2)
    [found] = qr(on(code, 255, (700, 200), (2000, 1500)))
    assert found.text == LINK
    assert close(found.box, Box(700, 200, 747, 247), within=12)


def test_several_codes_are_all_read():
    picture = on(drawn(LINK), place=(40, 40))
    picture.paste(drawn("https://t.me/example"), (640, 540))
    assert {code.text for code in qr(picture)} == {LINK, "https://t.me/example"}


def test_a_damaged_code_is_seen_once_without_a_text():
    code = drawn(LINK)
    third = code.width // 3
    ImageDraw.Draw(code).rectangle((third, third, 2 * third, 2 * third), fill=255)
    noise = Image.effect_noise((third, third), 200).point([0] * 128 + [255] * 128)
    code.paste(noise, (third, third))
    [found] = qr(on(code))
    assert (found.kind, found.text) == ("QR", None)


@pytest.mark.parametrize(
    ("kind", "text", "name", "said"),
    [
        ("EAN13", "4006381333931", "EAN-13", "4006381333931"),
        ("EAN8", "96385074", "EAN-8", "96385074"),
        ("UPCA", "036000291452", "UPC-A", "036000291452"),
        ("UPCE", "04252614", "UPC-E", "042100005264"),
    ],
)
def test_barcodes_of_goods_are_read_by_their_names(kind, text, name, said):
    code = drawn(text, kind, scale=3)
    [found] = retail(on(code))
    assert (found.kind, found.text) == (name, said)
    assert 503 <= found.box.left < found.box.right <= 503 + code.width


def test_each_is_looked_for_only_where_asked():
    picture = on(drawn(LINK), place=(40, 40))
    picture.paste(drawn("4006381333931", "EAN13", scale=3), (500, 540))
    assert [code.kind for code in qr(picture)] == ["QR"]
    assert [code.kind for code in retail(picture)] == ["EAN-13"]
    assert [code.kind for code in codes(picture, qr=True, barcodes=True)] == ["QR", "EAN-13"]
    assert codes(picture, qr=False, barcodes=False) == ()


def test_codes_of_parts_and_parcels_are_left_alone():
    assert codes(on(drawn("XG-2040", "Code128", scale=3)), qr=True, barcodes=True) == ()
    assert codes(on(drawn("XG-2040", "DataMatrix")), qr=True, barcodes=True) == ()


@settings(max_examples=60)
@given(st.integers(1, 300), st.integers(1, 300), st.integers(0, 255), st.randoms())
def test_any_picture_has_an_answer(width, height, noise, random):
    picture = Image.effect_noise((width, height), noise)
    if min(width, height) > 60:
        place = (random.randrange(width), random.randrange(height))
        picture.paste(drawn(LINK, scale=2), place)
    for code in codes(picture, qr=True, barcodes=True):
        assert 0 <= code.box.left <= code.box.right <= width
        assert 0 <= code.box.top <= code.box.bottom <= height


def shared():
    """Files of the shared index, with what each shows."""
    index = FOLDER / "INDEX.tsv"
    if not index.exists():
        return []
    with index.open(encoding="utf-8", errors="replace", newline="") as stream:
        rows = csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(row["file"], row["expected"]) for row in rows]


@pytest.mark.skipif(not shared(), reason="the shared pictures are not here")
def test_codes_on_product_photos():
    files = [FOLDER / name for name, _ in shared() if name.startswith("qr_composite/")]
    texts = [[code.text for code in qr(Image.open(file).convert("L"))] for file in files]
    assert sum(any(text is not None for text in each) for each in texts) >= 0.9 * len(files)


@pytest.mark.skipif(not shared(), reason="the shared pictures are not here")
def test_no_code_is_seen_where_none_is():
    names = [name for name, _ in shared() if name.startswith(("products/", "text_in_image/"))]
    assert names
    seen = {
        name: codes(Image.open(FOLDER / name).convert("L"), qr=True, barcodes=True)
        for name in names
    }
    assert {name: found for name, found in seen.items() if found} == {}
