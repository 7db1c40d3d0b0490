# SPDX-License-Identifier: Apache-2.0
"""What a file is, by its first bytes."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from listingcheck.imaging.signature import other, sniff
from listingcheck.picture import Format

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>'


def ftyp(*brands):
    body = brands[0] + bytes(4) + b"".join(brands[1:])
    return (len(body) + 8).to_bytes(4, "big") + b"ftyp" + body + bytes(40)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("JPEG", Format.JPEG),
        ("PNG", Format.PNG),
        ("GIF", Format.GIF),
        ("WEBP", Format.WEBP),
        ("BMP", Format.BMP),
        ("TIFF", Format.TIFF),
        ("AVIF", Format.AVIF),
        ("ICO", Format.ICO),
        ("PDF", Format.PDF),
    ],
)
def test_knows_what_pillow_writes(name, kind):
    file = io.BytesIO()
    Image.new("RGB", (16, 16)).save(file, name)
    assert sniff(file.getvalue()) is kind


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\xff\x0a" + bytes(20), Format.JPEG_XL),
        (b"\0\0\0\x0cJXL \r\n\x87\n", Format.JPEG_XL),
        (b"\0\0\0\x0cjP  \r\n\x87\n", Format.JPEG_2000),
        (b"\xff\x4f\xff\x51\0", Format.JPEG_2000),
        (b"8BPS\0\1", Format.PSD),
        (b"II+\0\x08\0\0\0", Format.TIFF),
        (ftyp(b"heic", b"mif1", b"heic"), Format.HEIC),
        (ftyp(b"heix", b"mif1"), Format.HEIC),
        (ftyp(b"hevc", b"msf1"), Format.HEIC),
        (ftyp(b"mif1", b"mif1", b"heic"), Format.HEIC),
        (ftyp(b"msf1", b"hevc"), Format.HEIC),
        (ftyp(b"mif1", b"avif", b"miaf"), Format.AVIF),
        (ftyp(b"avis", b"msf1"), Format.AVIF),
        (ftyp(b"isom", b"mp42"), None),
        (b"RIFF\0\0\0\0WAVE", None),
        (b"\0\0\1\0\1", None),
        (b"\0\0\1\0\0\0" + bytes(20), None),
        (b"BMW is a maker of cars, not a picture", None),
        (b"", None),
    ],
)
def test_knows_signatures(data, kind):
    assert sniff(data) is kind


@pytest.mark.parametrize(
    "data",
    [
        DRAWING.encode(),
        b"\xef\xbb\xbf  \n" + DRAWING.encode(),
        b'<?xml version="1.0"?><!-- made <svg> by hand -->\n' + DRAWING.encode(),
        b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd">' + DRAWING.encode(),
        b'<!DOCTYPE x [<!ENTITY a "b">]>' + DRAWING.encode(),
        b'<s:svg xmlns:s="http://www.w3.org/2000/svg"/>',
        DRAWING.encode("utf-16"),
        DRAWING.encode("utf-16-le"),
        DRAWING.encode("utf-16-be"),
    ],
)
def test_knows_drawings(data):
    assert sniff(data) is Format.SVG


@pytest.mark.parametrize(
    "data",
    [
        f"<!DOCTYPE html><body>{DRAWING}".encode(),
        f"<html>{DRAWING}</html>".encode(),
        b"<svgfoo/>",
        b"<!-- <svg> -->",
        b"<!--" * 10_000,
    ],
)
def test_a_page_with_a_drawing_is_no_picture(data):
    assert sniff(data) is None


def test_a_png_whose_line_ends_were_changed_is_still_a_png():
    assert sniff(b"\x89PNG\n\x1a\n\0\0\0\rIHDR") is Format.PNG


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\n<!doctype HTML>\n<p>Sign in</p>", "it is a web page"),
        (b'{"error": "not found"}', "it is JSON"),
        (b"PK\x03\x04", "it is a ZIP archive"),
        (ftyp(b"isom"), "it is a video"),
        (b"\x01\x02\x03", "its bytes are of no kind of picture"),
    ],
)
def test_says_what_else_a_file_is(data, words):
    assert other(data) == words


@given(st.binary(max_size=200))
def test_any_bytes_have_an_answer(data):
    assert sniff(data) is None or other(data)
