# SPDX-License-Identifier: Apache-2.0
import pytest
from hypothesis import given
from hypothesis import strategies as st

from listingcheck.failure import Safety, Severity
from listingcheck.fixes.apply import apply
from listingcheck.rule import Valid
from listingcheck.rules._offered import OWN_FORMAT, offered
from listingcheck.rules.link.invalid import LinkInvalid, linked
from listingcheck.rules.link.missing import LinkMissing
from listingcheck.testing import findings


def found(link, **options):
    return findings(LinkInvalid, Valid(offered(link=link), options))


@pytest.mark.parametrize(
    ("link", "problem"),
    [
        ("tee.html", "is relative"),
        ("https:///tee", "names no host"),
        ("ftp://shop.example.com/tee", "begins with 'ftp:'"),
        ("javascript:alert(1)", "begins with 'javascript:'"),
        ("http://localhost/tee", "your own network"),
        ("https://192.168.0.7/tee", "your own network"),
        ("https://shop.example.com/a https://shop.example.com/b", "white space"),
    ],
)
def test_an_address_that_nobody_can_open(link, problem):
    (failure,) = found(link)
    assert problem in failure.message
    assert (failure.severity, failure.fix.safety) == (Severity.ERROR, Safety.MANUAL)
    assert failure.field == "variants[0].offer.link"


@pytest.mark.parametrize(
    "link",
    [
        "https://shop.example.com",
        "HTTPS://shop.example.com/T%C3%A9?a=1&b=[2]#top",
        "https://bücher.example/größe",
        "https://93.184.216.34/tee",
    ],
)
def test_an_address_that_opens(link):
    assert not found(link)


@pytest.mark.parametrize(("length", "fails"), [(200, 0), (201, 1)])
def test_the_longest_address_is_accepted(length, fails):
    head = "https://shop.example.com/"
    failures = found(head + "t" * (length - len(head)), maximum=200)
    assert len(failures) == fails
    assert all(f"{length} characters; 200 are accepted" in f.message for f in failures)


def test_a_host_of_numbers_is_a_warning_where_the_market_minds():
    (failure,) = found("https://93.184.216.34/tee", numeric=False)
    assert failure.severity is Severity.WARNING


def test_white_space_is_a_warning_and_is_removed():
    (failure,) = found(" https://shop.example.com/tee ")
    assert failure.severity is Severity.WARNING
    assert failure.fix.edits[0].new == "https://shop.example.com/tee"


@given(st.text(max_size=60))
def test_a_plain_address_is_nothing_to_speak_of_whatever_it_says(text):
    link = f"https://shop.example.com/{text}"
    if linked(offered(link=link).variants[0]) == len(link):
        assert not found(link)


@given(st.text(max_size=60))
def test_what_is_proposed_can_be_opened(text):
    listing = offered(link=text)
    for failure in findings(LinkInvalid, Valid(listing)):
        if failure.fix.edits:
            assert not findings(LinkInvalid, Valid(apply(listing, failure.fix.edits)))


def test_a_megabyte_is_not_searched_for_long():
    (failure,) = found("https://" + "a" * 1_000_000 + " b", maximum=200)
    assert len(failure.message) < 300


def test_an_own_feed_without_links_names_every_item():
    items = tuple(offered(OWN_FORMAT).changed(key=key) for key in "abc")
    assert [f.product for f in findings(LinkMissing, Valid(items))] == ["a", "b", "c"]
