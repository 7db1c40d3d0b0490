# SPDX-License-Identifier: Apache-2.0
import codecs

import pytest

from listingcheck.errors import SourceError
from listingcheck.sources.files import decoding

EXPORT = "Handle,Title,Vendor,Variant Price\ncafe,{title},Åsa & Söner,19.90\n"
FRENCH = "Café crème à l’érable – 250 g"
JAPANESE = "手ぬぐい 日本製 てぬぐい ガーゼ ハンカチ プレゼント"


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
        ("utf-32-le", codecs.BOM_UTF32_LE),
        ("cp1252", b""),
    ],
)
def test_the_encoding_is_found_out(written, taken, encoding, mark):
    path = written(mark + EXPORT.format(title=FRENCH).encode(encoding))
    [product], _ = taken(path)
    assert (product.key, product.title, product.brand) == ("cafe", FRENCH, "Åsa & Söner")


def test_shift_jis_is_found_out(written, taken):
    text = f"Handle,Title,Vendor,Variant Price\ntenugui,{JAPANESE},京都の店,1200\n"
    [product], _ = taken(written(text, encoding="cp932"))
    assert (product.title, product.brand) == (JAPANESE, "京都の店")


def test_one_damaged_byte_does_not_spoil_the_rest(written, taken):
    data = EXPORT.format(title=FRENCH).encode() + b"b,Bro\xffken,Northwind,5\n"
    products, _ = taken(written(data))
    assert [product.title for product in products] == [FRENCH, "Bro\ufffdken"]


def test_an_odd_byte_far_behind_the_beginning_is_seen(written, taken):
    rows = "".join(f"h{n},Plain title,Northwind,5\n" for n in range(60_000))
    text = f"Handle,Title,Vendor,Variant Price\n{rows}last,Café,Northwind,5\n"
    products, _ = taken(written(text, encoding="cp1252"))
    assert products[-1].title == "Café"


@pytest.mark.parametrize("keep", [-1, -3])
def test_a_file_that_was_cut_off_inside_a_character_is_refused(written, taken, keep):
    path = written(EXPORT.format(title=FRENCH).encode("utf-16")[:keep])
    with pytest.raises(SourceError, match=r"was cut off.*Export it again"):
        taken(path)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "a PNG picture"),
        (b"PK\x03\x04" + b"x" * 64, "damaged archive or workbook"),
        (b"\0" * 4096, "no text"),
        (bytes(range(256)) * 20, "no text"),
        (b"<?xml version='1.0'?>\n<products/>", "no XML export that is known"),
    ],
)
def test_what_is_no_text_is_refused_by_what_it_is(written, taken, data, what):
    path = written(data)
    with pytest.raises(SourceError, match=what) as refused:
        taken(path)
    assert str(refused.value).startswith(path)


def test_a_single_nul_is_read_as_it_is(written, taken):
    [product], _ = taken(written(EXPORT.format(title="Linen\0apron")))
    assert product.title == "Linen\0apron"


@pytest.mark.parametrize("title", ["Händler-Größe für Übergröße", "Crème brûlée à la carte", "Año"])
def test_western_accents_are_not_taken_for_japanese(written, taken, title):
    [product], _ = taken(written(EXPORT.format(title=title), encoding="cp1252"))
    assert product.title == title


@pytest.mark.parametrize("title", ["ステンレスのマグカップ", "色 M 青いカップ", "ﾏｸﾞｶｯﾌﾟ 大"])
def test_japanese_of_older_systems_is_read(written, taken, title):
    export = EXPORT.format(title=title).replace("Åsa & Söner", "青い店")
    [product], _ = taken(written(export, encoding="cp932"))
    assert product.title == title


def test_a_character_cut_between_chunks_is_whole(written, taken, monkeypatch):
    monkeypatch.setattr(decoding, "_CHUNK", 7)
    [product], _ = taken(written(EXPORT.format(title="Crème brûlée für Söhne")))
    assert product.title == "Crème brûlée für Söhne"
