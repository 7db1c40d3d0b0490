# SPDX-License-Identifier: Apache-2.0
from hypothesis import given
from hypothesis import strategies as st

from listingcheck.engine.notes import Notes
from listingcheck.engine.repeats import Repeats

KEYS = st.one_of(st.none(), st.sampled_from(["a", "b", "ü", "\ud800", "", "x" * 300]))


def repeated(products, held_keys):
    repeats = Repeats(held_keys)
    for keys in products:
        repeats.extend(keys)
    found = repeats.groups()
    repeats.close()
    return found


@given(st.lists(st.lists(KEYS, max_size=4)))
def test_on_disk_it_finds_the_same_groups_as_in_memory(products):
    assert repeated(products, held_keys=3) == repeated(products, held_keys=1_000)


def test_a_group_holds_every_place_in_order():
    assert repeated([["a", "b"], ["a", "c"], ["b", "a"]], held_keys=2) == [[0, 2, 5], [1, 4]]


def test_none_is_shared_with_none():
    assert repeated([[None, "a"], [None, "b"]], held_keys=1) == []


@given(st.lists(st.tuples(st.text(), st.none() | st.integers(0, 10**12), st.lists(st.text()))))
def test_notes_come_back_from_memory_and_from_disk(kept):
    for held_bytes in (1, 40, 1 << 20):
        notes = Notes(held_bytes)
        for note in kept:
            notes.add(note)
        assert [notes[number] for number in range(len(kept))] == kept
        notes.close()
