# SPDX-License-Identifier: Apache-2.0
"""What the pages take as given: a merchant's files, and what a program has at hand."""

import json
import shutil
from functools import cache
from pathlib import Path

from listingcheck import sample

from .blocks import ROOT, blocks

EXAMPLES = ROOT / "examples"
TREE = {"code": 0, "data": {"categories": [{"id": "601226", "local_name": "Mugs"}]}}
RULES = {"code": 0, "data": {"size_chart": {"is_required": False}}}
ATTRIBUTES = {"code": 0, "data": {"attributes": [{"id": "1", "name": "Material"}]}}
SCHEMAS = {"code": 0, "data": {"listing_schemas": [{"category_id": 601226, "fileds": []}]}}
SHOPIFY = (EXAMPLES / "shopify_products.csv").read_bytes()
PHOTO = (EXAMPLES / "images" / "linen-apron-1.jpg").read_bytes()
TAXONOMY = b"600001\tHome > Decor > Candles\n600002\tKitchen > Drinkware > Mugs\n"
FILES = {
    **{f"examples/{path.name}": path.read_bytes() for path in EXAMPLES.glob("*.csv")},
    **dict.fromkeys(("export.csv", "products.csv", "products_export.csv"), SHOPIFY),
    "exports/products.csv": SHOPIFY,
    "photos/linen-apron-1.jpg": PHOTO,
    "tee.jpg": PHOTO,
    "shop-data/categories.json": json.dumps(TREE).encode(),
    "answers/categories.json": json.dumps(TREE).encode(),
    **dict.fromkeys(("tree.tsv", "shopify-de.txt", "shopify-en.txt"), TAXONOMY),
}
"""What a merchant has. A page finds what it names, by its folder or its own name."""
MAP = b"source_category,marketplace_category\nDrinkware > Mugs,601226\n"
OF_PAGE = {"docs/tiktok-shop.md": {"map.csv": MAP}}
"""Files that one page takes as given, and another one writes."""


def furnish(page):
    """Put into the current folder what the blocks of a page name."""
    said = "\n".join(block.text for block in blocks(page) if not block.name)
    for name, content in (FILES | OF_PAGE.get(page, {})).items():
        path = Path(name)
        if path.parts[0] in said:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)
    if "photos.zip" in said:
        shutil.make_archive("photos", "zip", "photos")


def names():
    """What a program has at hand."""
    return {
        "__name__": "a_page",
        "payload": {"id": 1, "title": "Mug", "variants": [{"id": 1, "price": "9.00"}]},
        "product": sample.product(),
        "data": PHOTO,
        "categories_answer": TREE,
        "rules_answer": RULES,
        "attributes_answer": ATTRIBUTES,
        "schemas_answer": SCHEMAS,
    }


@cache
def known():
    """The texts a page may quote: examples, and what the project itself ships."""
    folders = (EXAMPLES, ROOT / "rules", ROOT / "src" / "listingcheck")
    kinds = (".py", ".toml", ".yaml", ".yml", ".csv")
    files = (path for folder in folders for path in folder.rglob("*") if path.suffix in kinds)
    return [path.read_text("utf-8") for path in files]
