# SPDX-License-Identifier: Apache-2.0
"""What texts name in a category tree."""

import pytest

from listingcheck.answers import Tree, tree


def branch(key, above, name, **fields):
    return {"id": key, "parent_id": above, "local_name": name, **fields}


TREE = tree(
    [
        branch("1000", "0", "Home"),
        branch("1100", "1000", "Kitchen/Dining"),
        branch("1110", "1100", "Mugs"),
        branch("1200", "1000", "Décor"),
        branch("1210", "1200", "Mugs"),
        branch("1220", "1200", "Décor", is_leaf=True),
    ]
)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("1110", ["1110"]),
        (" 1110 ", ["1110"]),
        ("Mugs (1110)", ["1110"]),
        ("Home > Kitchen/Dining > Mugs", ["1110"]),
        ("home>kitchen/dining>MUGS", ["1110"]),
        ("Kitchen/Dining", ["1100"]),
        ("Décor/Mugs", ["1210"]),
        ("Decor > mugs", ["1210"]),
        ("Mugs", ["1110", "1210"]),
        ("Decor", ["1220"]),
        ("Kitchen", []),
        ("Garden > Mugs", []),
        ("9999", []),
        ("", []),
    ],
)
def test_a_text_names_categories_by_id_or_the_end_of_a_path(text, ids):
    assert [each.id for each in TREE.find(text)] == ids


@pytest.mark.parametrize(
    ("text", "key"),
    [("Mugs", None), ("Décor > Mugs", "1210"), ("9999", "9999"), ("Kitchen", None)],
)
def test_the_id_is_known_only_when_it_is_sure(text, key):
    assert TREE.id_of(text) == key
    assert Tree().id_of("Mugs (1110)") == "1110"


def test_a_category_with_children_is_no_leaf():
    assert [each.id for each in TREE.categories.values() if TREE.is_leaf(each)] == [
        *("1110", "1210", "1220")
    ]
    assert TREE.below(TREE.categories["1200"]) == ["Mugs (1210)", "Décor (1220)"]


def test_a_part_of_a_tree_is_not_whole():
    assert TREE.is_whole
    assert not tree([branch("1110", "1100", "Mugs")]).is_whole


def test_a_tree_that_bites_its_own_tail_ends():
    loop = tree([branch("1", "2", "A"), branch("2", "1", "B")])
    assert loop.path(loop.categories["1"]).startswith("B > A")


def test_what_was_asked_before_is_answered_alike():
    many = tree([branch(str(n), "0", f"C{n}") for n in range(1_000, 1_010)])
    for n in range(10_050):
        many.find(f"C{n}")
    assert many.find("C1005")[0].id == "1005"
