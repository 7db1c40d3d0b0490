# SPDX-License-Identifier: Apache-2.0
"""Copies are known as such, and nothing else is."""

from io import BytesIO
from itertools import combinations
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageEnhance, ImageOps

from listingcheck.imaging.fingerprint import alike, is_bare, same_colours
from listingcheck.imaging.pixels import pixel_facts

PHOTOS = sorted((Path(__file__).parents[2] / ".." / "shared" / "images" / "products").glob("*.jpg"))


def garment(colour="navy", tilt=0):
    image = Image.new("RGB", (800, 1000), "white")
    draw = ImageDraw.Draw(image)
    draw.polygon(
        [(150, 200), (650, 200), (760, 480), (600, 900), (220, 900), (40, 480)], fill=colour
    )
    draw.ellipse((320, 60, 480 + tilt, 240), fill=(214, 170, 140))
    draw.rectangle((380, 200, 420 + tilt, 900), fill=(235, 235, 90))
    draw.line((60, 480, 300, 700 - tilt), fill=(20, 20, 20), width=30)
    return image


def compressed(image, quality=45):
    held = BytesIO()
    image.convert("RGB").save(held, "JPEG", quality=quality)
    return Image.open(held).convert("RGB")


def watermarked(image):
    marked = image.copy()
    draw = ImageDraw.Draw(marked, "RGBA")
    place = (image.width // 5, image.height // 2)
    draw.text(place, "SHOP EXAMPLE", fill=(255, 255, 255, 128), font_size=image.width // 10)
    return marked


EDITS = {
    "smaller": lambda i: i.resize((i.width // 3, i.height // 3), Image.Resampling.LANCZOS),
    "jpeg": compressed,
    "watermark": watermarked,
    "brighter": lambda i: ImageEnhance.Brightness(i).enhance(1.15),
    "cropped": lambda i: ImageOps.crop(i, border=max(i.size) * 2 // 100),
    "white border": lambda i: ImageOps.expand(i, i.width // 10, "white"),
    "black frame": lambda i: compressed(ImageOps.expand(i, i.width // 30, "black"), 70),
    "padded": lambda i: ImageOps.pad(i, (max(i.size), max(i.size)), color="white"),
    "transparent": lambda i: i.convert("RGBA"),
}


def seen(image):
    return pixel_facts(image).fingerprint


@pytest.mark.parametrize("edit", EDITS)
def test_a_copy_is_alike(edit):
    assert alike(seen(garment()), seen(EDITS[edit](garment())))


@pytest.mark.parametrize("colour", ["darkred", "black", "purple", "darkgreen", "grey"])
def test_another_colour_is_not_alike(colour):
    assert not alike(seen(garment()), seen(garment(colour)))


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ((132, 132, 132), True),
        ((133, 133, 133), False),
        ((116, 84, 100), True),
        ((117, 84, 100), False),
        ((68, 68, 68), True),
        ((67, 68, 68), False),
    ],
)
def test_colours_at_the_limits(other, same):
    grey, changed = bytes([100] * 48), bytes([100] * 45 + [*other])
    assert same_colours(grey, changed) is same


def test_turned_and_upended_are_not_alike():
    for other in (ImageOps.flip(garment()), garment().rotate(90, expand=True)):
        assert not alike(seen(garment()), seen(other))


@pytest.mark.parametrize("level", [0, 128, 255])
def test_a_plain_picture_is_bare(level):
    plain = Image.new("L", (300, 300), level)
    assert is_bare(seen(plain))
    assert is_bare(seen(compressed(plain)))
    assert not is_bare(seen(garment()))


@pytest.mark.skipif(not PHOTOS, reason="the shared files are elsewhere")
def test_real_photos():
    photos = [Image.open(path).convert("RGB") for path in PHOTOS]
    originals = [seen(photo) for photo in photos]
    alike_by_chance = [pair for pair in combinations(originals, 2) if alike(*pair)]
    assert alike_by_chance == []
    for name in ("smaller", "jpeg", "padded", "white border", "black frame"):
        copies = [seen(EDITS[name](photo)) for photo in photos]
        known = sum(map(alike, originals, copies))
        assert known >= 0.97 * len(photos), f"{name}: {known} of {len(photos)}"
