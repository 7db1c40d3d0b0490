# SPDX-License-Identifier: Apache-2.0
from hypothesis import given
from hypothesis import strategies as st

from listingcheck.engine.grouping import Grouping


def grouped(keys, held_entries):
    grouping = Grouping(held_entries)
    for place, key in enumerate(keys):
        grouping.add((key, place))
    found = [list(group) for group in grouping.groups()]
    grouping.close()
    return found


@given(st.lists(st.sampled_from(["a", "b", "ü", "\ud800", "", "x" * 300])))
def test_on_disk_it_finds_the_same_groups_as_in_memory(keys):
    assert sorted(grouped(keys, held_entries=2)) == sorted(grouped(keys, held_entries=1_000))


def test_a_group_holds_every_member_in_order_of_arrival():
    assert grouped(["a", "b", "a", "c", "a"], held_entries=2) == [[("a", 0), ("a", 2), ("a", 4)]]


def test_what_stands_once_is_no_group():
    assert grouped(["a", "b", "c"], held_entries=2) == []
