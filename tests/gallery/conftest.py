# SPDX-License-Identifier: Apache-2.0
import io
import random

import pytest
from PIL import Image

from listingcheck.gallery import open_gallery
from listingcheck.picture import Depth
from listingcheck.sources import Reading


@pytest.fixture(scope="session")
def drawn():
    """Draw a small picture: of one colour, or where that is None, a pattern."""

    def draw(width=30, height=20, colour="red", kind="JPEG"):
        out = io.BytesIO()
        if colour is None:
            noise = random.Random(1).randbytes(12 * 12 * 3)
            image = Image.frombytes("RGB", (12, 12), noise).resize((width, height))
        else:
            image = Image.new("RGB", (width, height), colour)
        image.save(out, kind)
        return out.getvalue()

    return draw


@pytest.fixture
def hang():
    """Hang the pictures of products: the products, the remarks, and the gallery."""

    def hung(images, products, depth=Depth.PIXELS, jobs=1):
        with open_gallery(images, depth, jobs=jobs) as gallery:
            reading = gallery.hung(Reading.of(products))
            return list(reading), list(reading.problems), gallery

    return hung


@pytest.fixture
def folder(tmp_path):
    """Write files into a folder."""

    def write(files):
        root = tmp_path / "pictures"
        for name, content in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        root.mkdir(exist_ok=True)
        return root

    return write
