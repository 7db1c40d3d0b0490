# SPDX-License-Identifier: Apache-2.0
import pytest
from hypothesis import given
from hypothesis import strategies as st

from listingcheck import data
from listingcheck.detect.link import Links, host_of, targets
from listingcheck.detect.patterns import pattern_set
from listingcheck.detect.span import WINDOWS, Confidence

DOMAINS = data.words("redirect/domains")
CUES = ("visit", "website", "at")
LINKS = Links(DOMAINS, CUES, own=("tiktok.com",))


def found(text, brand=None, links=LINKS):
    spans = links.find(text, brand)
    return [(text[span.start : span.end], span.confidence.value) for span in spans]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("See https://shop.example/a?b=c.", "https://shop.example/a?b=c"),
        ("www.example.com, now", "www.example.com"),
        ("more on example.com!", "example.com"),
        ("bit.ly/3tote", "bit.ly/3tote"),
        ("linktr.ee/anna", "linktr.ee/anna"),
        ("SHOP AT EXAMPLE.COM", "EXAMPLE.COM"),
        ("discover more at yellies.Com. Yellies", "yellies.Com"),
        ("kedai.com.my", "kedai.com.my"),
        ("请访问abc.com了解", "abc.com"),
        ("visit example.org/care", "example.org/care"),
        ("hxxps://example.com/a", "hxxps://example.com/a"),
        ("Cyclinghttp://shop.example/offer", "http://shop.example/offer"),
    ],
)
def test_an_address_is_found_whole(text, address):
    assert found(text) == [(address, "sure")]


@pytest.mark.parametrize("text", ["visit example.de", "knitwear.net", "example.org/care"])
def test_a_doubtful_address_is_likely(text):
    assert [confidence for _, confidence in found(text)] == [Confidence.LIKELY]


@pytest.mark.parametrize(
    "text",
    [
        "Soft.It dries. Wash cold.So it lasts",
        "cotton.so soft, great.shop now",
        "readme.md photo.jpg manual.pdf node.js",
        "U.S.A. e.l.f. Dr.Martens No.1 v2.0 3.5mm approx.10 g",
        "approx.in/out wt.net 20",
        "StarTech.com cable",
        "https://cdn.example.com/a.jpg?v=1",
        "https://www.tiktok.com/@shop and shop.tiktok.com",
        "anna@example.com",
        "example.de is a town",
        "a.com",
    ],
)
def test_what_only_looks_like_one_is_left_alone(text):
    assert found(text) == []


def test_a_brand_may_be_spelled_like_a_domain():
    assert found("acme.com hub", "Acme.com") == []
    assert found("acme.com hub", "Acme") == [("acme.com", "sure")]


def test_a_word_of_the_language_is_no_top_level_domain_by_itself():
    portuguese = Links(DOMAINS, CUES, words=("com",))
    assert found("tecido.com elastano", links=portuguese) == [("tecido.com", "likely")]
    assert found("visit tecido.com", links=portuguese) == [("tecido.com", "sure")]


@pytest.mark.parametrize(
    ("markup", "addresses"),
    [
        ('<a class="x" href="https://a.example/?b&amp;c">x</a>', ["https://a.example/?b&c"]),
        ("<A HREF = '#top'>x</A><a href=mailto:a@b.example>", ["#top", "mailto:a@b.example"]),
        ('<img src="https://a.example/a.png"><abbr href="x">', []),
    ],
)
def test_targets_of_links_are_read_with_their_place(markup, addresses):
    read = list(targets(markup))
    assert [target.address for target in read] == addresses
    for target in read:
        assert markup[target.start : target.end].replace("&amp;", "&") == target.address


@pytest.mark.parametrize(
    ("address", "confidence"),
    [
        ("https://example.com", Confidence.SURE),
        ("//example.com/a", Confidence.SURE),
        ("www.example.com", Confidence.SURE),
        ("/pages/sizes", Confidence.LIKELY),
        ("#sizes", None),
        ("", None),
        ("mailto:a@example.com", None),
        ("https://cdn.example.com/a.png?width=2", None),
        ("https://shop.tiktok.com/view", None),
    ],
)
def test_where_a_link_leads(address, confidence):
    assert LINKS.leads_away(address) is confidence


def test_the_host_of_an_address():
    assert host_of("HTTPS://user:pw@WWW.Example.com:8080/a?b") == "example.com"
    assert host_of("//cdn.example.com/a") == "cdn.example.com"


@pytest.mark.parametrize(
    "text",
    ["." * 10**6, "a." * 500_000, "www." * 250_000, "ab.com/" * 140_000, "http://" * 140_000],
)
def test_the_number_of_places_looked_at_is_bounded(text, monkeypatch):
    looked = []
    monkeypatch.setattr(Links, "_counts", lambda self, address: looked.append(address))
    assert LINKS.find(text) == []
    assert len(looked) <= 2 * WINDOWS


def test_hostile_markup_yields_a_bounded_number_of_targets():
    assert len(list(targets('<a href="x">' * 100_000))) == WINDOWS
    assert list(targets("<a " * 300_000)) == []


@given(st.text(alphabet="abw.comnetbit.ly/: -@vist\n大", max_size=60))
def test_what_is_found_makes_a_pattern_occur(text):
    if LINKS.find(text):
        assert pattern_set(LINKS.patterns).match(text)
        assert pattern_set(LINKS.patterns, linear=False).match(text)
