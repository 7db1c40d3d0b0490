# SPDX-License-Identifier: Apache-2.0
"""Text in pictures: what is read, where, how quietly, and at what cost."""

import subprocess
import sys

import pytest
from PIL import Image, ImageDraw, ImageFont

from listingcheck.imaging.writing import available, writings

pytest.importorskip("rapidocr")
pytest.importorskip("onnxruntime")

LINE = "order.now@example.com"


def photo(*lines, size=(800, 600), letters=40, ground=(200, 210, 220)):
    """A plain picture with lines of text from the middle down, each at a tenth of its width."""
    picture = Image.new("RGB", size, ground)
    pen, font = ImageDraw.Draw(picture), ImageFont.load_default(letters)
    for number, text in enumerate(lines):
        at = (size[0] // 10, size[1] // 2 + 2 * letters * number)
        pen.text(at, text, fill=(20, 20, 20), font=font)
    return picture


def test_the_packages_are_here():
    assert available()


@pytest.mark.parametrize(
    ("size", "letters"), [((800, 600), 40), ((3000, 2250), 150), ((300, 200), 16)]
)
def test_a_line_is_read_with_its_place_in_any_size(size, letters):
    [line] = writings(photo(LINE, size=size, letters=letters))
    assert line.text == LINE
    assert line.certainty > 0.8
    assert abs(line.box.left - size[0] // 10) < letters
    assert size[1] / 2 - letters < line.box.top < line.box.bottom < size[1] / 2 + 2 * letters
    assert line.box.right < size[0]


def test_lines_come_from_the_top_down():
    lines = writings(photo("NEW ARRIVAL", "100 % COTTON", "MADE IN ITALY"))
    assert [line.text.replace(" ", "") for line in lines] == [
        "NEWARRIVAL",
        "100%COTTON",
        "MADEINITALY",
    ]


@pytest.mark.parametrize("mode", ["L", "RGBA", "P", "CMYK"])
def test_any_mode_is_read(mode):
    assert [line.text for line in writings(photo(LINE).convert(mode))] == [LINE]


@pytest.mark.parametrize("size", [(1, 1), (4000, 3), (2, 2000), (300, 300), (4000, 120)])
def test_a_picture_without_text_has_none_whatever_its_shape(size):
    """The engine alone enlarges a strip of 4,000 x 3 pixels to 720 million."""
    assert writings(Image.new("RGB", size, "white")) == ()


def test_nothing_is_printed():
    code = (
        "from PIL import Image\n"
        "from listingcheck.imaging.writing import writings\n"
        "writings(Image.new('RGB', (200, 200), 'white'))\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert (run.stdout, run.stderr) == ("", "")
