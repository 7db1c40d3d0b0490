# SPDX-License-Identifier: Apache-2.0
from hypothesis import given
from hypothesis import strategies as st

from listingcheck.sources.kit.families import families, far_variations


def gathered(members, most_held=50_000):
    """The families, each as its parent and its variations, and the orphans."""
    orphans = []
    found = families(members, far_variations(members), orphans.append, most_held)
    return [(family.parent, family.variations) for family in found], orphans


def parent(name):
    return (f"id:{name}", name), "", name


def variation(of, name, by_id=False):
    return (), f"id:{of}" if by_id else of, name


def test_a_family_goes_as_soon_as_it_is_whole():
    members = [
        parent("a"),
        variation("a", 1),
        parent("b"),
        variation("c", 2),
        parent("c"),
        variation("b", 3),
    ]
    assert gathered(members) == ([("a", [1]), ("b", [3]), ("c", [2])], [])


def test_families_that_do_not_wait_keep_the_order_of_the_file():
    members = [parent("a"), parent("b"), parent("c"), variation("a", 1, by_id=True)]
    assert gathered(members) == ([("b", []), ("a", [1]), ("c", [])], [])


def test_variations_of_nobody_are_orphans():
    assert gathered([variation("x", 1), parent("a"), variation("y", 2)]) == ([("a", [])], [1, 2])


@given(st.permutations([(name, n) for name in "abcd" for n in range(4)]))
def test_every_variation_finds_its_parent_in_any_order(order):
    members = [variation(name, f"{name}{n}") if n else parent(name) for name, n in order]
    found, orphans = gathered(members)
    assert not orphans
    assert sorted((name, sorted(rows)) for name, rows in found) == [
        (name, [f"{name}{n}" for n in (1, 2, 3)]) for name in "abcd"
    ]


@given(
    st.lists(st.tuples(st.sampled_from("abcdef"), st.booleans()), max_size=40),
    st.integers(0, 5),
)
def test_nothing_is_lost_however_little_is_held(rows, most_held):
    members = [
        parent(name) if is_parent else variation(name, f"{name}{n}")
        for n, (name, is_parent) in enumerate(rows)
    ]
    found, orphans = gathered(members, most_held)
    ended = [row for name, variations in found for row in (name, *variations)]
    assert sorted([*ended, *orphans]) == sorted(row for _, _, row in members)
    assert all(row.startswith(name) for name, variations in found for row in variations)
