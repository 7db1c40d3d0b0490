# SPDX-License-Identifier: Apache-2.0
"""What the marketplace itself answered about its categories, saved by the merchant.

TikTok Shop tells per category which attributes, certificates and sizes a listing needs. A merchant
who saved these answers hands them in, and the rules enforce them without a network.
"""

from listingcheck.answers.files import load
from listingcheck.answers.limits import Limits
from listingcheck.answers.look import Look, Stated
from listingcheck.answers.models import (
    Category,
    CategoryRules,
    Certification,
    Condition,
    Property,
    Requirement,
    Value,
)
from listingcheck.answers.requirements import Requirements
from listingcheck.answers.schemas import Schema
from listingcheck.answers.shelves import attributes, category_rules, listing_schemas, tree
from listingcheck.answers.tree import Tree

__all__ = [
    "Category",
    "CategoryRules",
    "Certification",
    "Condition",
    "Limits",
    "Look",
    "Property",
    "Requirement",
    "Requirements",
    "Schema",
    "Stated",
    "Tree",
    "Value",
    "attributes",
    "category_rules",
    "listing_schemas",
    "load",
    "tree",
]
