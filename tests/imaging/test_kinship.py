# SPDX-License-Identifier: Apache-2.0
"""The quick search finds what comparing with every picture finds."""

import random
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from listingcheck.imaging.fingerprint import MOST_BITS, alike, is_bare
from listingcheck.imaging.kinship import Kinship
from listingcheck.picture import Fingerprint

GREY = bytes([120] * 48)


def digest(number):
    return sha256(str(number).encode()).hexdigest()


class Plain:
    """Compares with every picture that came before."""

    def __init__(self):
        self._known = []

    def of(self, name, seen):
        if is_bare(seen):
            return name
        for known, other in self._known:
            if alike(seen, other):
                return known
        self._known.append((name, seen))
        return name


def turned(shape, bits):
    for bit in bits:
        shape ^= 1 << bit
    return shape


@st.composite
def runs(draw):
    """Pictures, most of them near one of a few, at distances around the limit."""
    seed = random.Random(draw(st.integers(0, 2**32)))
    bases = [seed.getrandbits(256) for _ in range(3)]
    found = []
    for _ in range(draw(st.integers(1, 25))):
        distance = seed.choice([0, 1, 13, 20, 25, 26, 27, 28, 60])
        shape = turned(seed.choice(bases), seed.sample(range(256), distance))
        colours = bytes([120 + seed.choice([0, 0, 10, 32, 33])]) * 48
        found.append(Fingerprint(shape, colours))
    return found


@given(runs())
@settings(max_examples=60, deadline=None)
def test_it_agrees_with_comparing_all(run):
    quick, plain = Kinship(), Plain()
    for number, seen in enumerate(run):
        assert quick.of(digest(number), seen) == plain.of(digest(number), seen)


def test_bits_at_the_limit_wherever_they_stand():
    seed = random.Random(7)
    shape = seed.getrandbits(256)
    kinship = Kinship()
    kinship.of(digest("first"), Fingerprint(shape, GREY))
    for number in range(500):
        near = Fingerprint(turned(shape, seed.sample(range(256), MOST_BITS)), GREY)
        assert kinship.of(digest(number), near) == digest("first")


@pytest.mark.parametrize("spared", range(14))
def test_two_bits_in_each_band_but_one(spared):
    kinship, shape = Kinship(), random.Random(5).getrandbits(256)
    spoilt = [18 * band + bit for band in range(14) if band != spared for bit in (3, 11)]
    assert len(spoilt) == MOST_BITS
    kinship.of(digest("first"), Fingerprint(shape, GREY))
    assert kinship.of(digest(1), Fingerprint(turned(shape, spoilt), GREY)) == digest("first")


def test_a_copy_of_a_copy_goes_by_the_first():
    kinship, shape = Kinship(), random.Random(1).getrandbits(256)
    names = [kinship.of(digest(n), Fingerprint(turned(shape, range(n)), GREY)) for n in range(20)]
    assert set(names) == {digest(0)}


def test_another_colour_has_kin_of_its_own():
    kinship, shape = Kinship(), random.Random(1).getrandbits(256)
    red = bytes([200, 40, 40] * 16)
    assert kinship.of(digest(1), Fingerprint(shape, GREY)) == digest(1)
    assert kinship.of(digest(2), Fingerprint(shape, red)) == digest(2)
    assert kinship.of(digest(3), Fingerprint(shape, red)) == digest(2)


def test_blank_pictures_have_no_kin():
    kinship = Kinship()
    for number, shape in enumerate([0, 1, 0, 2**256 - 1]):
        assert kinship.of(digest(number), Fingerprint(shape, GREY)) == digest(number)
