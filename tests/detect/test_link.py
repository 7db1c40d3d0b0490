# SPDX-License-Identifier: Apache-2.0
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listingcheck import data
from listingcheck.detect.link import Links, host_of, targets
from listingcheck.detect.patterns import pattern_set
from listingcheck.detect.span import WINDOWS, Confidence

DOMAINS, SPELLED = data.words("redirect/domains"), data.words("redirect/spelled")
CUES = ("visit", "website", "at")
LINKS = Links(DOMAINS, CUES, own=("tiktok.com",), spelled=SPELLED)


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
        ("https://b\u00fccher.example/a", "https://b\u00fccher.example/a"),
        ("https://\u4f8b\u5b50.example/a", "https://\u4f8b\u5b50.example/a"),
        ("oakshelf.com.vn", "oakshelf.com.vn"),
        ("oakshelf.c0m", "oakshelf.c0m"),
        ("wa.me/628123", "wa.me/628123"),
        ("shopee.vn/oak", "shopee.vn/oak"),
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


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("more on thistleforge dot example dot com", "thistleforge dot example dot com"),
        ("oakshelf [.] com", "oakshelf [.] com"),
        ("oakshelf(dot)com/mugs", "oakshelf(dot)com/mugs"),
        ("oakshelf\u3002com", "oakshelf\u3002com"),
        ("www oakshelf com", "www oakshelf com"),
        ("www.oakshelf,com", "www.oakshelf,com"),
        ("h t t p : / / oakshelf . com", "h t t p : / / oakshelf . com"),
        ("trois w point oakshelf point com slash mugs", None),
        ("visit oak-shelf , com (no spaces)", "oak-shelf , com"),
        ("oak-shelf punto net slash mugs", "oak-shelf punto net slash mugs"),
        ("auf oak-shelf Punkt d e, gleich", "oak-shelf Punkt d e"),
        ("oakshelf ch\u1ea5m com ch\u1ea5m vn", "oakshelf ch\u1ea5m com ch\u1ea5m vn"),
        ("visit oakshelf\uca5c\ucef4", "oakshelf\uca5c\ucef4"),
        ("\u641c\u7d22oakshelf\u70b9com", "oakshelf\u70b9com"),
        ("wa . me / 628123", "wa . me / 628123"),
        ("linktr(dot)ee/oak", "linktr(dot)ee/oak"),
        ("moc.elpmaxe.kao, read it backwards", "moc.elpmaxe.kao"),
        ("visit oakshelfDOTcom", "oakshelfDOTcom"),
    ],
)
def test_a_spelled_out_address_is_found(text, address):
    ((quote, confidence),) = found(text)
    assert (quote, confidence) == (address or quote, "sure")


@pytest.mark.parametrize(
    "text",
    [
        "look at polka dot com bow, knit 2 dot, swiss dot",
        "Gr\u00e1fico ponto cruz ponto com la\u00e7ada",
        "vestido azul, com bojo",
        "point de croix au point de vente",
        "Visitez notre point de vente",
        "punto croce punto comodo",
        "n\u01b0\u1edbc ch\u1ea5m c\u01a1m t\u1ea5m, nuoc cham com tam",
        "3 in, 4 , in , 5 . in",
        "dot me necklace, match point in red",
    ],
)
def test_words_for_dots_are_words_too(text):
    assert found(text) == []


def test_a_country_by_itself_needs_more_than_a_dot():
    assert found("su oakshelf.it") == [("oakshelf.it", "likely")]
    assert found("oakshelf.it") == []
    assert found("oak-shelf.de/mugs") == [("oak-shelf.de/mugs", "likely")]
    assert found("oakshelf.vn") == [("oakshelf.vn", "likely")]


def test_a_brand_may_be_spelled_like_a_domain():
    assert found("acme.com hub", "Acme.com") == []
    assert found("acme.com hub", "Acme.com Tools") == []
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
    ["." * 10**5, "a." * 50_000, "www." * 25_000, "ab.com/" * 14_000, "http://" * 14_000],
)
def test_the_number_of_places_looked_at_is_bounded(text, monkeypatch):
    looked = []
    monkeypatch.setattr(Links, "_counts", lambda self, address: looked.append(address))
    assert LINKS.find(text) == []
    assert len(looked) <= 2 * WINDOWS


@pytest.mark.parametrize(
    "unit",
    [
        "a.",
        "a. ",
        "x , com ",
        "a dot ",
        "ab.co ",
        "w w w . ",
        "(dot)",
        "a-",
        "1.",
        "a\u3002",
        "\u70b9",
    ],
)
def test_a_hostile_text_takes_little_time(unit):
    text = (unit * 10_000)[:10_000]
    LINKS.find("warm dot com")
    took = []
    for _ in range(3):
        start = perf_counter()
        LINKS.find(text)
        took.append(perf_counter() - start)
    assert min(took) < 0.05


def test_hostile_markup_yields_a_bounded_number_of_targets():
    assert len(list(targets('<a href="x">' * 100_000))) == WINDOWS
    assert list(targets("<a " * 300_000)) == []


@given(st.text(alphabet="abw.comnetbit.ly/: -@vistd()[],h|\n大点", max_size=60))
def test_what_is_found_makes_a_pattern_occur(text):
    if LINKS.find(text):
        assert pattern_set(LINKS.patterns).match(text)
        assert pattern_set(LINKS.patterns, linear=False).match(text)
