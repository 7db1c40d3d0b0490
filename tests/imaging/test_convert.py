# SPDX-License-Identifier: Apache-2.0
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageCms, ImageStat

from listingcheck.imaging import ConversionError, Target, convert
from listingcheck.imaging.fitting import padded, scaled

ANY = Target(smallest=1, narrowest=0.0, widest=float("inf"))
"""A market that takes every form."""
BENCHMARK = Path(__file__).parents[2] / "benchmarks" / "images" / "conversion.py"
SHARED = Path(__file__).parents[2] / ".." / "shared" / "images"


def written(image, kind="PNG", **options):
    stream = BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def seen(data, target=ANY):
    """The picture that comes out, and the steps to it."""
    made = convert(data, target)
    image = Image.open(BytesIO(made.data))
    image.load()
    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (made.width, made.height))
    assert not {"exif", "icc_profile", "xmp", "comment", "dpi"} & set(image.info)
    return image, made.steps


def near(found, wanted, by=3):
    return all(abs(a - b) <= by for a, b in zip(found, wanted, strict=True))


def scene():
    """A picture with another colour in each corner."""
    image = Image.new("RGB", (60, 40), "white")
    for place, colour in {(0, 0): "red", (40, 0): "lime", (0, 25): "blue"}.items():
        image.paste(colour, (*place, place[0] + 20, place[1] + 15))
    return image


def difference(one, other):
    return max(ImageStat.Stat(ImageChops.difference(one, other)).mean)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "BMP", "TIFF", "AVIF", "ICO"])
def test_every_format_becomes_jpeg(kind):
    image, _ = seen(written(scene(), kind))
    assert image.size == ((60, 40) if kind != "ICO" else image.size)
    assert near(image.getpixel((5, 5)), (255, 0, 0), by=20)


UNDONE = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
"""How a camera lays down an upright scene, by the orientation it notes."""


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_a_picture_is_turned_upright(kind, orientation):
    stored = scene().transpose(UNDONE[orientation]) if orientation > 1 else scene()
    exif = Image.Exif()
    exif[0x0112] = orientation
    image, steps = seen(written(stored, kind, exif=exif))
    assert image.size == (60, 40)
    assert difference(image, scene()) < 10
    assert ("turned upright" in steps) == (orientation > 1)


@pytest.mark.parametrize("orientation", [0, 9, 65535])
def test_an_orientation_that_is_none_turns_nothing(orientation):
    exif = Image.Exif()
    exif[0x0112] = orientation
    image, steps = seen(written(scene(), "JPEG", exif=exif))
    assert image.size == (60, 40)
    assert not steps


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_what_is_see_through_stands_on_white(mode):
    half = Image.new("RGBA", (20, 20), (0, 0, 0, 0))
    half.paste((0, 0, 0, 255), (10, 0, 20, 20))
    image, steps = seen(written(half.convert(mode)))
    assert near(image.getpixel((2, 2)), (255, 255, 255))
    assert near(image.getpixel((17, 2)), (0, 0, 0))
    assert steps == ("flattened on white",)


def test_a_colour_that_is_see_through_stands_on_white():
    palette = Image.new("P", (20, 20), 1)
    palette.putpalette([255, 0, 0, 0, 0, 255])
    palette.paste(0, (10, 0, 20, 20))
    image, steps = seen(written(palette, transparency=0))
    assert near(image.getpixel((17, 2)), (255, 255, 255))
    assert near(image.getpixel((2, 2)), (0, 0, 255))
    assert steps == ("flattened on white",)


def test_transparency_that_hides_nothing_is_not_told():
    _, steps = seen(written(Image.new("RGBA", (20, 20), (9, 9, 9, 255))))
    assert steps == ()


@pytest.mark.parametrize(
    ("mode", "value", "grey"),
    [
        ("I;16", 65535, 255),
        ("I;16", 32768, 128),
        ("I;16", 255, 1),
        ("I", 200, 200),
        ("I", 32768, 128),
        ("F", 0.5, 128),
        ("F", 200.0, 200),
    ],
)
def test_a_grey_of_many_bits_keeps_its_brightness(mode, value, grey):
    kind = "PNG" if mode == "I;16" else "TIFF"
    image, _ = seen(written(Image.new(mode, (20, 20), value), kind))
    assert near(image.getpixel((5, 5)), (grey,) * 3)


def test_a_grey_beyond_any_range_is_stretched():
    stored = Image.new("F", (20, 20), -5000.0)
    stored.paste(90000.0, (10, 0, 20, 20))
    image, _ = seen(written(stored, "TIFF"))
    assert near(image.getpixel((2, 2)), (0, 0, 0))
    assert near(image.getpixel((17, 2)), (255, 255, 255))


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG", "TIFF"])
def test_of_what_moves_the_first_frame_is_kept(kind):
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "lime", "blue")]
    options = {"save_all": True, "append_images": frames[1:]}
    image, steps = seen(written(frames[0], kind, **options))
    assert near(image.getpixel((5, 5)), (254, 0, 0), by=4)
    assert steps == ("first of 3 frames",)


def test_a_picture_for_programs_that_know_no_movement_is_not_a_frame():
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "lime", "blue")]
    data = written(frames[0], save_all=True, append_images=frames[1:], default_image=True)
    image, _ = seen(data)
    assert near(image.getpixel((5, 5)), (0, 255, 0))


def swapped_profile():
    """A profile in which red and blue have changed places with sRGB's."""
    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    at = {}
    for place in range(132, 132 + 12 * int.from_bytes(data[128:132], "big"), 12):
        at[bytes(data[place : place + 4])] = place + 4
    red, blue = at[b"rXYZ"], at[b"bXYZ"]
    data[red : red + 8], data[blue : blue + 8] = data[blue : blue + 8], data[red : red + 8]
    return bytes(data.replace(b"s\0R\0G\0B\0", b"o\0d\0d\0!\0").replace(b"sRGB", b"odd!"))


def test_a_colour_profile_is_converted_to_srgb():
    image, steps = seen(written(Image.new("RGB", (20, 20), "red"), icc_profile=swapped_profile()))
    assert near(image.getpixel((5, 5)), (0, 0, 255), by=6)
    assert len(steps) == 1
    assert steps[0].startswith("converted from ")
    assert steps[0].endswith(" to sRGB")


@pytest.mark.parametrize("profile", [b"no profile", b"\0" * 128, swapped_profile()[:200]])
def test_a_broken_profile_changes_nothing(profile):
    image, steps = seen(written(Image.new("RGB", (20, 20), "red"), icc_profile=profile))
    assert near(image.getpixel((5, 5)), (254, 0, 0))
    assert steps == ()


def test_a_profile_of_other_colours_than_the_picture_changes_nothing():
    image, _ = seen(written(Image.new("L", (20, 20), 100), icc_profile=swapped_profile()))
    assert near(image.getpixel((5, 5)), (100, 100, 100))


def test_cmyk_is_not_inverted():
    image, steps = seen(written(Image.new("CMYK", (20, 20), (0, 255, 255, 0)), "JPEG"))
    assert near(image.getpixel((5, 5)), (255, 0, 0), by=6)
    assert steps == ("converted from CMYK to sRGB",)


def test_lab_is_converted():
    lab = Image.new("LAB", (20, 20), (128, 128, 128))
    image, steps = seen(written(lab, "TIFF"))
    assert near(image.getpixel((5, 5)), (119, 119, 119), by=4)
    assert steps == ("converted from Lab to sRGB",)


def test_nothing_of_what_the_file_says_of_itself_is_kept():
    exif = Image.Exif()
    exif[0x010F] = "A camera"
    image, _ = seen(written(scene(), "JPEG", exif=exif, comment=b"mine", dpi=(300, 300)))
    assert b"camera" not in image.tobytes()


@pytest.mark.parametrize("share", [0.3, 0.9, 0.999])
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_half_a_picture_is_refused(kind, share):
    data = written(Image.effect_noise((200, 200), 90).convert("RGB"), kind)
    with pytest.raises(ConversionError):
        convert(data[: int(len(data) * share)])


@pytest.mark.parametrize("data", [b"", b"<html></html>", b"%PDF-1.4", b"8BPS\0\1", b"\xff\xd8\xff"])
def test_what_is_no_picture_is_refused_in_words(data):
    with pytest.raises(ConversionError) as caught:
        convert(data)
    assert str(caught.value).endswith(".")


def test_a_dangerous_drawing_is_refused_before_anything_draws_it():
    with pytest.raises(ConversionError, match="script"):
        convert(b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')


@pytest.mark.parametrize(
    ("sides", "wanted", "steps"),
    [
        ((640, 480), (640, 480), ()),
        ((64, 64), (300, 300), ("enlarged from 64 x 64",)),
        ((200, 2000), (1500, 2000), ("padded to 3:4",)),
        ((1000, 500), (1000, 750), ("padded to 4:3",)),
        ((40, 80), (300, 400), ("enlarged from 40 x 80", "padded to 3:4")),
        ((6000, 3000), (4000, 3000), ("reduced from 6000 x 3000", "padded to 4:3")),
        ((1, 1), (300, 300), ("enlarged from 1 x 1",)),
        ((9000, 1), (4000, 3000), ("reduced from 9000 x 1", "padded to 4:3")),
    ],
)
def test_a_picture_is_made_to_fit(sides, wanted, steps):
    image, told = seen(written(Image.new("RGB", sides, "teal")), Target())
    assert image.size == wanted
    assert told == steps
    middle = image.getpixel((image.width // 2, image.height // 2))
    assert near(middle, (0, 128, 128), by=8) or min(sides) == 1


def test_padding_is_white_and_the_picture_stands_in_the_middle():
    image, _ = seen(written(Image.new("RGB", (200, 2000), "teal")), Target())
    assert near(image.getpixel((10, 1000)), (255, 255, 255))
    assert near(image.getpixel((1490, 1000)), (255, 255, 255))
    assert near(image.getpixel((750, 1000)), (0, 128, 128))


@given(
    st.integers(1, 20_000),
    st.integers(1, 20_000),
    st.sampled_from([(3 / 4, 4 / 3), (0.75, 1.3333), (1.0, 1.0), (0.5, 2.0), (0.0, float("inf"))]),
    st.sampled_from([(300, 4000), (600, 4000), (100, 500), (1, 4000)]),
)
@settings(max_examples=500)
def test_every_size_is_brought_within_the_limits(width, height, ratios, sides):
    target = Target(sides[0], sides[1], 10**7, *ratios)
    inner = scaled(width, height, target)
    outer = padded(*inner, target)
    assert target.smallest <= min(outer) <= max(outer) <= target.largest
    assert target.narrowest <= outer[0] / outer[1] <= target.widest
    assert inner[0] <= outer[0]
    assert inner[1] <= outer[1]


def test_quality_sinks_until_the_bytes_are_few_enough():
    data = written(Image.effect_noise((600, 600), 90).convert("RGB"))
    best = convert(data, Target())
    assert best.quality == 90
    less = convert(data, Target(max_bytes=len(best.data) * 2 // 3))
    assert 45 <= less.quality < 90
    assert len(less.data) <= len(best.data) * 2 // 3
    assert less.steps[-1] == f"quality {less.quality}"
    assert (less.width, less.height) == (600, 600)


def test_sides_shrink_where_no_quality_is_enough():
    data = written(Image.effect_noise((900, 900), 90).convert("RGB"))
    made = convert(data, Target(max_bytes=60_000))
    assert len(made.data) <= 60_000
    assert 300 <= made.width < 900
    assert f"reduced to {made.width} x {made.height} for its bytes" in made.steps


def test_too_few_bytes_for_any_picture_are_refused():
    data = written(Image.effect_noise((300, 300), 90).convert("RGB"))
    with pytest.raises(ConversionError, match="2,000 bytes"):
        convert(data, Target(max_bytes=2000))


def test_a_large_picture_is_reduced_without_being_held_twice():
    image, steps = seen(written(Image.new("P", (9000, 4000), 3)), Target(largest=3000))
    assert image.size == (3000, 2250)
    assert steps[0] == "reduced from 9000 x 4000"


@pytest.mark.skipif(not SHARED.is_dir(), reason="the collected pictures are not here")
def test_every_intact_picture_that_was_collected_is_converted():
    ran = subprocess.run(
        [sys.executable, BENCHMARK, SHARED], capture_output=True, text=True, check=True
    )
    lines = ran.stdout.splitlines()
    assert lines[0].startswith("converted: ")
    assert lines[0].endswith("(100.00%)")
    assert ran.stderr == ""
    assert int(lines[-1].split()[2]) < 300
