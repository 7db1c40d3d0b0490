# SPDX-License-Identifier: Apache-2.0
"""Maps a shop's own categories to the marketplace's.

found = mapping.categories("products_export.csv", profile="tiktok-shop/uk", taxonomies=["uk.tsv"])
mapping.write(found, "map.csv")     # a merchant completes it
shop = Shop(category_map=mapping.load("map.csv"))
"""

from listingcheck.mapping.listing import categories, trees_of
from listingcheck.mapping.loading import checked, load
from listingcheck.mapping.rows import Row, read_rows
from listingcheck.mapping.sheet import write
from listingcheck.mapping.suggesting import Suggestion
from listingcheck.mapping.survey import SourceCategory, Survey, survey
from listingcheck.mapping.taxonomies import WHERE_TO_GET, chosen, own_tree, read_tree
from listingcheck.mapping.tree import Tree

__all__ = [
    "WHERE_TO_GET",
    "Row",
    "SourceCategory",
    "Suggestion",
    "Survey",
    "Tree",
    "categories",
    "checked",
    "chosen",
    "load",
    "own_tree",
    "read_rows",
    "read_tree",
    "survey",
    "trees_of",
    "write",
]
