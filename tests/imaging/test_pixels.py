# SPDX-License-Identifier: Apache-2.0
"""What the pixels of drawn pictures amount to."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageOps

from listingcheck.imaging.pixels import pixel_facts

PHOTOS = sorted((Path(__file__).parents[2] / ".." / "shared" / "images" / "products").glob("*.jpg"))
MODES = (
    "1",
    "L",
    "LA",
    "P",
    "PA",
    "RGB",
    "RGBA",
    "RGBX",
    "La",
    "RGBa",
    "CMYK",
    "YCbCr",
    "HSV",
    "LAB",
)
GREYS = ("I", "F", "I;16", "I;16B")


def scene(width=600, height=450):
    """Colour up to every edge, brighter to the right and below."""
    return Image.merge(
        "RGB",
        [
            Image.linear_gradient("L")
            .rotate(90)
            .resize((width, height))
            .point(lambda v: v // 2 + 60),
            Image.linear_gradient("L").resize((width, height)).point(lambda v: v // 2 + 80),
            Image.radial_gradient("L").resize((width, height)).point(lambda v: v // 2 + 70),
        ],
    )


def cut_out(width=600, height=450, box=(0.2, 0.1, 0.7, 0.9)):
    """A round thing on white."""
    image = Image.new("RGB", (width, height), "white")
    edges = [share * side for share, side in zip(box, (width, height) * 2, strict=True)]
    ImageDraw.Draw(image).ellipse(edges, fill=(180, 40, 60))
    return image


def jpeg(image, quality=70):
    held = BytesIO()
    image.save(held, "JPEG", quality=quality)
    return Image.open(held)


@pytest.mark.parametrize("mode", MODES)
def test_any_mode_is_measured(mode):
    through = "RGBA" if mode in ("La", "RGBa", "PA", "LA") else "RGB"
    via = {"La": "LA", "RGBa": "RGBA", "LAB": None}.get(mode, through)
    image = Image.new("LAB", (600, 450)) if via is None else cut_out().convert(via).convert(mode)
    facts = pixel_facts(image)
    assert 0 <= facts.entropy <= 8
    assert mode in ("LAB", "HSV") or facts.white_edge == 1


@pytest.mark.parametrize("mode", GREYS)
def test_greys_of_many_bits_keep_their_levels(mode):
    grey = scene().convert("L")
    deep = grey.convert("I").point(lambda v: v * 257 if mode.startswith("I;16") else v)
    facts, plain = pixel_facts(deep.convert(mode)), pixel_facts(grey)
    assert facts.deviation == pytest.approx(plain.deviation, abs=1)


@pytest.mark.parametrize("size", [(1, 1), (3, 1), (1, 5_000), (2, 2), (70, 64), (181, 7)])
def test_odd_sizes_are_measured(size):
    for image in (Image.new("RGB", size, "red"), Image.effect_noise(size, 90)):
        assert len(pixel_facts(image).fingerprint.colours) == 48


def test_what_is_see_through_shows_white():
    through = Image.new("RGBA", (400, 400), (0, 0, 0, 0))
    facts = pixel_facts(through)
    assert (facts.deviation, facts.entropy, facts.white_edge, facts.colourful) == (0, 0, 1, 0)
    assert pixel_facts(Image.new("RGBA", (400, 400), "black")).white_edge == 0


def test_the_white_of_the_edge_alone_counts():
    assert pixel_facts(cut_out()).white_edge == 1
    assert pixel_facts(scene()).white_edge == 0
    half = cut_out()
    half.paste((90, 90, 90), (0, 0, 300, 450))
    assert pixel_facts(half).white_edge == pytest.approx(0.5, abs=0.03)


def test_colourful_is_the_share_that_is_not_grey():
    image = Image.new("RGB", (400, 400), (120, 120, 120))
    image.paste((200, 60, 60), (0, 0, 400, 100))
    assert pixel_facts(image).colourful == pytest.approx(0.25, abs=0.02)


BARS = {
    "letterbox": ((0, 60), ("top", "bottom")),
    "pillars": ((50, 0), ("left", "right")),
    "frame": ((15, 15), ("top", "right", "bottom", "left")),
}


@pytest.mark.parametrize("colour", ["black", "white", (200, 30, 40), (128, 128, 128)])
@pytest.mark.parametrize("kind", BARS)
def test_bars_and_frames_are_found(kind, colour):
    (across, down), sides = BARS[kind]
    framed = jpeg(ImageOps.expand(scene(), (across, down), colour))
    bands = pixel_facts(framed).bands
    assert bands is not None
    widths = {"top": down, "bottom": down, "left": across, "right": across}
    for side, width in widths.items():
        length = framed.height if side in ("top", "bottom") else framed.width
        expected = width / length if side in sides else 0
        assert getattr(bands, side) == pytest.approx(expected, abs=0.012)


def on_black():
    return ImageOps.invert(cut_out())


def box_on_white():
    """A rectangular product beside the middle."""
    image = Image.new("RGB", (600, 450), "white")
    image.paste(scene(400, 380), (60, 20))
    return image


def bar_above_only():
    image = scene()
    image.paste((0, 0, 0), (0, 0, 600, 60))
    return image


@pytest.mark.parametrize("draw", [scene, cut_out, on_black, box_on_white, bar_above_only])
def test_what_is_no_frame(draw):
    assert pixel_facts(jpeg(draw())).bands is None


@pytest.mark.skipif(not PHOTOS, reason="the shared files are elsewhere")
def test_real_photos_have_no_bars_until_they_get_some():
    for path in PHOTOS:
        photo = Image.open(path).convert("RGB")
        assert pixel_facts(photo).bands is None, path.name
    missed = [p.name for p in PHOTOS if pixel_facts(_letterboxed(p)).bands is None]
    assert len(missed) <= 0.03 * len(PHOTOS), missed


def _letterboxed(path):
    photo = Image.open(path).convert("RGB")
    return jpeg(ImageOps.expand(photo, (0, photo.height // 10), "black"))
