# SPDX-License-Identifier: Apache-2.0
import pytest
from hypothesis import given
from hypothesis import strategies as st

from listingcheck.imaging import svg

ROOT = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def drawing(inside="", attributes='width="40" height="30"', before=""):
    return f"{before}{ROOT} {attributes}>{inside}</svg>".encode()


SAFE = {
    "shapes": '<g id="a"><rect width="4" height="3" fill="url(#b)"/></g>',
    "a symbol that is used": '<symbol id="s"><path d="M0 0"/></symbol><use xlink:href="#s"/>',
    "a link for readers": '<a href="https://shop.example/tee"><rect width="4" height="3"/></a>',
    "a photo within": '<image href="data:image/png;base64,iVBORw0KGgo=" width="4" height="3"/>',
    "a style": "<style>.a { fill: url(#b); font-family: 'My Font' }</style>",
    "a path of its maker": '<g inkscape:export="C:\\url\\tee.png" xmlns:inkscape="http://i"/>',
    "one id twice": '<g id="a"><g id="a"/></g><use href="#a"/>',
}


@pytest.mark.parametrize("inside", SAFE.values(), ids=SAFE)
def test_what_drawing_programs_write_is_safe(inside):
    assert svg.danger(drawing(inside)) is None
    assert svg.broken(drawing(inside)) is None


def test_the_document_type_of_the_standard_is_safe():
    doctype = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd">'
    assert svg.danger(drawing(before=f'<?xml version="1.0" encoding="UTF-8"?>{doctype}')) is None


UNSAFE = {
    "<script>1</script>": "script",
    '<rect onclick="x()"/>': "script",
    '<a xlink:href=" java\nscript:x()"/>': "script",
    "<foreignObject><p/></foreignObject>": "web page",
    '<image xlink:href="http://127.0.0.1:9/a.png"/>': "another file",
    '<image href="/etc/passwd"/>': "another file",
    '<image href="file:///etc/passwd"/>': "another file",
    '<image href="data:image/svg+xml;base64,PHN2Zy8+"/>': "another file",
    '<use href="other.svg#a"/>': "another file",
    '<filter><feImage href="#a"/></filter>': "another file",
    '<rect fill="url(http://x.example/a.svg#b)"/>': "another file",
    "<rect style=\"fill: URL( 'https://x.example/#b')\"/>": "another file",
    "<style>rect { fill: url(//x.example) }</style>": "another file",
    '<style>@import "a.css";</style>': "style sheet",
    "<style>@imp<!-- -->ort 'a.css';</style>": "style sheet",
    "<style>rect { fill: u\\72l(x) }</style>": "disguise",
    '<g xml:base="http://x.example/"/>': "another file",
    '<g id="a"><use href="#a"/></g>': "repeats itself",
    '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>': "repeats itself",
}


@pytest.mark.parametrize(("inside", "word"), UNSAFE.items(), ids=UNSAFE)
def test_what_runs_loads_or_grows_is_told(inside, word):
    assert word in svg.danger(drawing(inside))


@pytest.mark.parametrize(
    "before",
    [
        '<!DOCTYPE svg [<!ENTITY a "lol">]>',
        '<!DOCTYPE svg SYSTEM "file:///etc/passwd">',
        '<?xml-stylesheet href="a.css"?>',
    ],
)
def test_what_is_declared_before_the_drawing_is_told(before):
    assert svg.danger(drawing(before=before))


def test_doubling_thirty_times_is_told_at_once():
    levels = "".join(
        f'<g id="l{level}"><use href="#l{level - 1}"/><use href="#l{level - 1}"/></g>'
        for level in range(1, 31)
    )
    assert "repeats itself" in svg.danger(drawing(f'<g id="l0"><rect/></g>{levels}'))


def test_a_long_chain_is_told():
    chain = "".join(f'<g id="l{n}"><use href="#l{n - 1}"/></g>' for n in range(1, 2000))
    assert "repeats itself" in svg.danger(drawing(chain))


def test_many_or_deep_elements_are_told():
    assert "deep" in svg.danger(drawing("<g>" * 50_000 + "</g>" * 50_000))
    assert "elements" in svg.danger(drawing("<g/>" * (svg.MOST + 1)))
    assert svg.danger(drawing("<g/>" * 5_000)) is None


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="40" height="30"', (40, 30)),
        ('width="1in" height="72pt"', (96, 96)),
        ('width="100%" height="100%" viewBox="0 0 24 12"', (24, 12)),
        ('width="48" viewBox="0 0 24 12"', (48, 24)),
        ('viewBox="0,0,24,12"', (24, 12)),
        ('viewBox="0 0 24"', None),
        ("", None),
    ],
)
def test_its_size_is_what_it_declares(attributes, size):
    assert svg.size(drawing(attributes=attributes)) == size


def test_a_size_beyond_the_bounds_is_told():
    assert "100,000 x 100,000" in svg.danger(drawing(attributes='width="100000" height="100000"'))
    assert svg.danger(drawing(attributes='width="1e999" height="1e999"'))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-1"])
def test_other_encodings_are_read(encoding):
    declared = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>'
    data = drawing("<text>Größe</text><script/>", before=declared).decode().encode(encoding)
    assert "script" in svg.danger(data)
    assert "Größe" in svg.text(data)


def test_broken_xml_is_broken_and_no_danger():
    assert svg.danger(b"<svg><g></svg>") is None
    assert "line 1" in svg.broken(b"<svg><g></svg>")
    assert "encoding" in svg.broken(b'<?xml version="1.0" encoding="utf-7"?><svg/>')


@given(st.binary(max_size=200), st.text(max_size=200))
def test_nothing_raises(data, text):
    for each in (data, b"<svg>" + data, drawing(text, before=text)):
        svg.danger(each), svg.broken(each), svg.size(each)
