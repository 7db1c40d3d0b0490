# SPDX-License-Identifier: Apache-2.0
import json
from pathlib import Path

import pytest

from listingcheck.mapping import read_tree

TAXONOMIES = Path(__file__).parents[3] / "shared" / "taxonomy"

MARKET = """\
category_id\tcategory_path
600001\tHome Supplies>Home Decor>Candles
600002\tHome Supplies>Home Decor>Candle Holders
600003\tKitchenware>Kitchen Knives>Chopping Boards
600004\tKitchenware>Drinkware>Water Bottles
600005\tWomenswear>Women's Tops>T-shirts
600006\tMenswear>Men's Tops>T-shirts
600007\tPet Supplies>Dog & Cat Clothing>T-shirts
600008\tBaby & Maternity>Baby Clothing & Shoes>Shoes
600009\tShoes>Men's Shoes>Formal Shoes\\t
600010\tTools & Hardware>Hand Tools>Hammers
600011\tBeauty>Skincare>Nasal Treatment
600012\tTextiles>Curtains & Blinds>Curtains
600013\tHousehold Appliances>Home Appliances>Irons
"""


@pytest.fixture
def market_file(tmp_path):
    path = tmp_path / "market.tsv"
    path.write_text(MARKET, "utf-8")
    return str(path)


@pytest.fixture
def market(market_file):
    """A small tree of a marketplace."""
    return read_tree(market_file)


@pytest.fixture
def shopify_trees(tmp_path):
    """Two languages of a small public taxonomy."""

    def tree(name, rows):
        path = tmp_path / name
        categories = [{"id": i, "name": n, "parent_id": p} for i, n, p in rows]
        path.write_text(json.dumps({"version": "1", "verticals": [{"categories": categories}]}))
        return read_tree(str(path))

    english = [("hg", "Home & Garden", None), ("hg-1", "Candles", "hg"), ("aa", "Shoes", None)]
    german = [("hg", "Heim & Garten", None), ("hg-1", "Kerzen", "hg"), ("aa", "Schuhe", None)]
    return [tree("de.json", german), tree("en.json", english)]


@pytest.fixture
def taxonomies():
    """The folder of the public taxonomies."""
    if not TAXONOMIES.is_dir():
        pytest.skip("the public taxonomies are not here")
    return TAXONOMIES
