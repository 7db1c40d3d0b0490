# SPDX-License-Identifier: Apache-2.0
"""Numbers and addresses of pictures: what the examples of the rules leave open."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listingcheck import sample
from listingcheck.failure import Severity
from listingcheck.fixes.apply import apply
from listingcheck.product import Image, Origin
from listingcheck.rule import Valid
from listingcheck.rules.image._family import extension, pictures
from listingcheck.rules.image.extension import ImageExtension
from listingcheck.rules.image.few import ImageFew
from listingcheck.rules.image.format import ImageFormat
from listingcheck.rules.image.missing import ImageMissing
from listingcheck.rules.image.too_many import ImageTooMany
from listingcheck.rules.image.url import COMPLETED, ImageUrl
from listingcheck.testing import findings

ADDRESS_RULES = (ImageUrl, ImageFormat, ImageExtension)
GOOD = "https://cdn.example.com/tee.jpg"


def shown_by(*urls):
    return sample.product(images=urls)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://cdn.example.com/tee.JPG?v=1.gif", "jpg"),
        ("https://cdn.example.com/tee.gif#.jpg", "gif"),
        ("https://cdn.example.com/tee.jpg.webp", "webp"),
        ("//cdn.example.com/tee.png ", "png"),
        ("/media//tee.svg", "svg"),
        ("tee.avif", "avif"),
        ("https://example.gif", None),
        ("https://example.com/v1.2/tee", None),
        ("https://example.com/.gif", None),
        ("https://example.com/tee.", None),
        ("https://example.com/image?file=tee.gif", None),
        ("data:image/gif;base64,R0lGODlh//8.AA==", None),
        ("", None),
    ],
)
def test_extension(url, expected):
    assert extension(url) == expected


@pytest.mark.parametrize(
    "url",
    [
        GOOD,
        "http://example.org:8080/tee",
        "HTTPS://CDN.EXAMPLE.COM/TEE.JPG",
        "https://93.184.216.34/tee.jpg",
        "https://münchen.example.com/schöne-jacke.jpg",
        "https://cdn.shop.example/tee.jpg",
        "https://user@cdn.example.com/a%20b.jpg?w=100&h=100#top",
        "https://images.example.com/https://other.example.com/tee.jpg",
    ],
)
def test_addresses_that_pass(url):
    assert findings(ImageUrl, Valid(shown_by(url))) == []


@pytest.mark.parametrize(
    "url",
    [
        "tee.jpg",
        "www.example.com/tee.jpg",
        "C:\\photos\\tee.jpg",
        "ftp://example.com/tee.jpg",
        "data:image/png;base64,iVBORw0KGgo=",
        "javascript:alert(1)",
        "https:///tee.jpg",
        "https:/example.com/tee.jpg",
        "https://[::1/tee.jpg",
        "https://localhost/tee.jpg",
        "http://LOCALHOST:3000/tee.jpg",
        "https://intranet/tee.jpg",
        "https://nas.local/tee.jpg",
        "http://127.0.0.1/tee.jpg",
        "http://10.1.2.3/tee.jpg",
        "http://[::1]/tee.jpg",
        "http://[::ffff:192.168.0.1]/tee.jpg",
        "http://169.254.169.254/latest/meta-data/tee.jpg",
        "https://cdn.example.com/te\x00e.jpg",
        "https://cdn.example.com/1.jpg https://cdn.example.com/2.jpg",
        "https://cdn.example.com/1.jpg\nhttps://cdn.example.com/2.jpg",
    ],
)
def test_addresses_that_cannot_be_fetched(url):
    (failure,) = findings(ImageUrl, Valid(shown_by(GOOD, url)))
    assert (failure.field, failure.severity) == ("images[1].url", Severity.ERROR)
    assert failure.fix.edits == ()


def test_a_platform_may_complete_relative_addresses():
    origin = Origin(platform="magento", lacks=frozenset({COMPLETED}))
    relative = sample.product(images=["/m/h/mh01 black.jpg", "javascript:x"], origin=origin)
    assert [f.field for f in findings(ImageUrl, Valid(relative))] == ["images[1].url"]


def test_a_mended_address_is_mended_wherever_it_stands():
    bare = "//cdn.example.com/tee.jpg"
    product = sample.product(images=[GOOD, bare], variants=[sample.variant(image=bare)])
    (failure,) = findings(ImageUrl, Valid(product))
    fixed = apply(product, failure.fix.edits)
    assert (fixed.images[1].url, fixed.variants[0].image) == (f"https:{bare}", f"https:{bare}")


def test_a_picture_of_a_variant_is_named_when_it_is_not_the_products():
    gif, svg = "https://cdn.example.com/a.gif", "https://cdn.example.com/b.svg"
    product = sample.product(
        images=[gif], variants=[sample.variant(image=gif), sample.variant(image=svg)]
    )
    assert [f.field for f in findings(ImageFormat, Valid(product))] == [
        "images[0].url",
        "variants[1].image",
    ]


@pytest.mark.parametrize(
    ("ending", "severity"),
    [
        *(("gif", Severity.ERROR), ("TIFF", Severity.ERROR), ("pdf", Severity.ERROR)),
        *(("heic", Severity.WARNING), ("bmp", Severity.WARNING)),
    ],
)
def test_formats(ending, severity):
    (failure,) = findings(ImageFormat, Valid(shown_by(f"https://cdn.example.com/tee.{ending}")))
    assert failure.severity is severity


def test_jpeg_and_png_pass_whatever_the_options_say():
    valid = Valid(shown_by("https://cdn.example.com/tee.png"), options={"refused": ["png", "gif"]})
    assert findings(ImageFormat, valid) == []


def test_a_picture_without_an_address_is_none():
    product = sample.product().changed(images=(Image(alt="White tee"),))
    assert [f.field for f in findings(ImageMissing, Valid(product))] == ["images"]
    assert findings(ImageFew, Valid(product)) == []


def test_leaving_out_pictures_keeps_the_first():
    product = sample.product(images=11)
    (failure,) = findings(ImageTooMany, Valid(product))
    fixed = apply(product, failure.fix.edits)
    assert [i.url for i in fixed.images if i.url] == [i.url for i in product.images[:9]]
    assert findings(ImageTooMany, Valid(fixed)) == []


PIECES = st.one_of(
    st.sampled_from(["https://", "http://", "//", "/", ":", "?", "#", ".", " ", "\n", "\x00"]),
    st.sampled_from(["cdn.example.com", "10.0.0.1", "x.local", "localhost", "é", "tee", "a b"]),
    st.sampled_from([".jpg", ".png", ".jpeg", ".gif", ".webp", ".pdf", ".JPG", "v=1"]),
)
URLS = st.one_of(
    st.lists(PIECES, max_size=8).map("".join),
    st.lists(PIECES, max_size=4).map(lambda pieces: "https://cdn.example.com/" + "".join(pieces)),
).filter(str.strip)


@given(st.lists(URLS, max_size=4), st.one_of(st.none(), URLS))
def test_a_plain_shape_hides_nothing(urls, image):
    product = sample.product(images=urls, variants=[sample.variant(image=image)])
    found = [f for rule in ADDRESS_RULES for f in findings(rule, Valid(product))]
    assert not [f for f in found if f.rule == "internal-error"]
    assert not found or pictures(product) != len(urls)


@pytest.mark.parametrize(
    "url",
    [
        "https://cdn.example.com/tee.gif#/front.jpg",
        "https://cdn.example.com/tee.gif#front.jpg",
        "https://cdn.example.com/tee.gif?/front.jpg",
        "https://cdn.example.com/tee.gif?front.jpg",
        "https://cdn.example.com/tee.jpg?front back.jpg",
        "https://cdn.example.com/front back.jpg",
        "https://cdn.example.com/tee.jpg https://cdn.example.com/back.jpg",
        "https://10.0.0.1/tee.jpg",
        "https://nas.local/tee.jpg",
        "//cdn.example.com/tee.jpg",
        "ftp://cdn.example.com/tee.jpg",
        "https://cdn.example.com/te\x7fe.jpg",
        "",
    ],
)
def test_an_odd_address_has_a_shape_of_its_own(url):
    assert pictures(shown_by(url)) == (1, url)
    assert pictures(shown_by(GOOD, url)) == (2, GOOD, url)
    assert pictures(shown_by(url, GOOD)) == (2, url, GOOD)


@pytest.mark.parametrize("query", ["", "?v=1543210987"])
def test_ordinary_addresses_have_a_plain_shape(query):
    urls = [
        f"https://cdn.example.com/s/{n % 2}/Tee-{n}.{e}{query}"
        for n, e in enumerate(["jpg", "jpeg", "png", "JPG"])
    ]
    assert pictures(shown_by(*urls)) == 4


@pytest.mark.parametrize(
    "hostile",
    [
        "https://" + "a." * 500_000,
        "https://cdn.example.com/" + "a/" * 500_000,
        "https://cdn.example.com/" + ".jpg" * 250_000,
        "https://cdn.example.com/" + ".jpg?" * 200_000,
        "https://cdn.example.com/a.jpg " * 30_000 + "x",
        "a" * 1_000_000,
        " " * 999_999 + "x",
        "//" * 500_000,
    ],
    ids=range(8),
)
def test_hostile_addresses_end(hostile):
    product = shown_by(GOOD, hostile, hostile + "!")
    assert pictures(product) != 3
    for rule in ADDRESS_RULES:
        for failure in findings(rule, Valid(product)):
            assert len(failure.message) < 400


@pytest.mark.parametrize(
    ("url", "mended"),
    [
        (
            "wix:image://v1/22e53e_1a~mv2.jpg/tee.jpg#originWidth=900&originHeight=900",
            "https://static.wixstatic.com/media/22e53e_1a~mv2.jpg",
        ),
        (
            "wix:image://v1/22e53e_1a~mv2.jpg",
            "https://static.wixstatic.com/media/22e53e_1a~mv2.jpg",
        ),
        ("wix:video://v1/22e53e_1a/tee.mp4", None),
        ("wix:image://v1/", None),
    ],
)
def test_a_picture_of_wix_is_found_on_the_web(url, mended):
    (failure,) = findings(ImageUrl, Valid(shown_by(url)))
    assert [edit.new for edit in failure.fix.edits] == ([mended] if mended else [])
    assert failure.severity is Severity.ERROR
