# SPDX-License-Identifier: Apache-2.0
import os
from pathlib import Path

import pytest
from hypothesis import settings

# A shared machine is slow at times, and the same commit must give the same answer twice.
settings.register_profile("steady", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("steady")

SNAPSHOTS = Path(__file__).parent / "snapshots"

PACK = """
title: A market for tests
marketplace: tiktok-shop
market: US
currency: USD
language: en
sources:
  LIMITS: {url: "https://example.com/limits", checked: 2026-08}
rules:
  price-zero: {}
  sku-duplicate: {}
  title-length:
    options: {minimum: 5, maximum: 60}
    source: LIMITS
    confidence: A
"""

EXPORT = """\
Handle,Title,Body (HTML),Vendor,Option1 Name,Option1 Value,Variant SKU,Variant Price,Image Src
linen-apron,Linen Apron,<p>Washed linen.</p>,Harbour,Colour,Flax,APR-1,0.00,https://x.example/a.jpg
linen-apron,,,,,Ink,APR-2,34.00,
steel-mug,Mug,<p>Enamel.</p>,Harbour,Title,Default Title,APR-2,14.50,https://x.example/m.jpg
soy-candle,Soy Candle,<p>Cedar.</p>,Harbour,Title,Default Title,CAN-1,22.00,https://x.example/c.jpg
"""


@pytest.fixture
def pack(tmp_path):
    """The path of a small profile of its own."""
    path = tmp_path / "market.yaml"
    path.write_text(PACK, "utf-8")
    return str(path)


@pytest.fixture
def export(tmp_path):
    """The path of a small Shopify export: two failing products and a clean one."""
    path = tmp_path / "export.csv"
    path.write_text(EXPORT, "utf-8")
    return str(path)


@pytest.fixture
def snapshot():
    """Compare a text with a file in tests/snapshots; UPDATE_SNAPSHOTS=1 writes it."""

    def compare(name, text):
        path = SNAPSHOTS / name
        if os.environ.get("UPDATE_SNAPSHOTS"):
            SNAPSHOTS.mkdir(exist_ok=True)
            path.write_text(text, "utf-8")
        assert path.is_file(), f"{path} is missing: set UPDATE_SNAPSHOTS=1 and read what it writes"
        assert text == path.read_text("utf-8")

    return compare
