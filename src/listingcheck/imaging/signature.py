# SPDX-License-Identifier: Apache-2.0
"""What a file is by its first bytes, never by its name."""

import re

from listingcheck.picture import Format

_STARTS = (
    (b"\xff\xd8\xff", Format.JPEG),
    (b"GIF87a", Format.GIF),
    (b"GIF89a", Format.GIF),
    (b"II*\0", Format.TIFF),
    (b"MM\0*", Format.TIFF),
    (b"II+\0", Format.TIFF),
    (b"MM\0+", Format.TIFF),
    (b"\xff\x0a", Format.JPEG_XL),
    (b"\0\0\0\x0cJXL \r\n\x87\n", Format.JPEG_XL),
    (b"\0\0\0\x0cjP  \r\n\x87\n", Format.JPEG_2000),
    (b"\xff\x4f\xff\x51", Format.JPEG_2000),
    (b"8BPS\0", Format.PSD),
    (b"%PDF-", Format.PDF),
)
"""BigTIFF's version is 43, ``+``."""

_BMP_HEADERS = frozenset({12, 16, 40, 52, 56, 64, 108, 124})
"""Sizes of the second header, OS/2's included."""

_AVIF = frozenset({b"avif", b"avis"})
_HEIC = frozenset(
    {
        *(b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs"),
        *(b"mif1", b"msf1", b"mif2"),
    }
)
"""Brands registered at mp4ra.org (checked 2026-11); mif1 and msf1 leave the codec open."""

_HEAD = 1024
"""Bytes in which a drawing's root has to stand."""

_SVG = re.compile(r"<(?:[\w.-]+:)?svg(?=[\s/>])")
_PROLOGUE = re.compile(
    r"\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE(?!\s+html)[^\[>]*(?:\[.*?\]\s*)?>",
    re.DOTALL | re.IGNORECASE,
)
_DOCTYPE = re.compile(r"<!DOCTYPE\s+(?:[\w.-]+:)?svg\b")

_WEB_PAGE = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|script|title|div|p|h1)\b", re.IGNORECASE
)
_OTHERS = (
    (b"PK\x03\x04", "a ZIP archive"),
    (b"PK\x05\x06", "a ZIP archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"MZ", "a Windows program"),
    (b"\x7fELF", "a program"),
    (b"\x1aE\xdf\xa3", "a video"),
    (b"%!PS", "a PostScript file"),
    (b"\xc5\xd0\xd3\xc6", "a PostScript file"),
    (b"{\\rtf", "a text document"),
)


def sniff(data: bytes) -> Format | None:
    """What the file is, or None if it is no picture."""
    for start, kind in _STARTS:
        if data.startswith(start):
            return kind
    # A PNG whose first bytes were lost or changed on the way is a broken PNG, not something else.
    if data[12:16] == b"IHDR" or (data[1:4] == b"PNG" and data[4:5] in {b"\r", b"\n"}):
        return Format.PNG
    return _by_layout(data) or (Format.SVG if _is_svg(data) else None)


def other(data: bytes) -> str:
    """What a file that is no picture is, in words that follow a colon."""
    head = data[:_HEAD]
    for start, words in _OTHERS:
        if head.startswith(start):
            return f"it is {words}"
    if head[4:8] == b"ftyp":
        return "it is a video"
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if _WEB_PAGE.match(text):
        return "it is a web page"
    if text.startswith((b"{", b"[")):
        return "it is JSON"
    if text.startswith(b"<"):
        return "it is a markup document without a picture"
    return "its bytes are of no kind of picture"


def _by_layout(data: bytes) -> Format | None:
    """What can be told by fields that stand further back."""
    if data.startswith(b"RIFF"):
        return Format.WEBP if data[8:12] == b"WEBP" else None
    if data.startswith(b"BM"):
        return Format.BMP if _is_bmp(data) else None
    if data[4:8] == b"ftyp":
        return _by_brand(data)
    # Type 1 is an icon; a count and the zero of its first entry keep other files out.
    icons = int.from_bytes(data[4:6], "little") if data.startswith(b"\0\0\1\0") else 0
    return Format.ICO if 0 < icons < 256 and data[9:10] == b"\0" else None


def _is_bmp(data: bytes) -> bool:
    """Whether two reserved fields are empty or the second header is of a known kind."""
    return data[6:10] == b"\0\0\0\0" or int.from_bytes(data[14:18], "little") in _BMP_HEADERS


def _by_brand(data: bytes) -> Format | None:
    """HEIC or AVIF, by the brands of the box that comes first."""
    end = min(int.from_bytes(data[:4], "big"), 512)
    brands = {data[8:12], *(data[at : at + 4] for at in range(16, end - 3, 4))}
    if data[8:12] in _AVIF or (data[8:12] not in _HEIC and brands & _AVIF):
        return Format.AVIF
    # A file of a general brand says among the others which codec it needs.
    if data[8:12] in {b"mif1", b"msf1"} and brands & _AVIF:
        return Format.AVIF
    return Format.HEIC if data[8:12] in _HEIC or brands & _HEIC else None


def _is_svg(data: bytes) -> bool:
    """Whether the first element is ``svg``, whatever stands before it."""
    text = _decoded(data[:_HEAD])
    at = 0
    while (found := _PROLOGUE.match(text, at)) and not _DOCTYPE.match(text, at):
        at = found.end()
    return bool(_SVG.match(text, at) or _DOCTYPE.match(text, at))


def _decoded(head: bytes) -> str:
    """The text of a beginning, in UTF-16 where it starts like that."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "replace").lstrip("\ufeff")
    if head[:2] == b"<\0":
        return head.decode("utf-16-le", "replace")
    if head[:2] == b"\0<":
        return head.decode("utf-16-be", "replace")
    return head.removeprefix(b"\xef\xbb\xbf").decode("latin-1")
