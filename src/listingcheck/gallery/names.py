# SPDX-License-Identifier: Apache-2.0
"""Reads the names of pictures: out of addresses, as shops write them in several sizes, as files."""

import re
import unicodedata
from typing import NamedTuple
from urllib.parse import unquote

ENDINGS = frozenset(
    (
        *("jpg", "jpeg", "jpe", "jfif", "png", "gif", "webp", "bmp", "dib", "tif", "tiff"),
        *("heic", "heif", "avif", "svg", "jxl", "jp2", "ico", "psd", "pdf"),
    )
)
"""Extensions by which a file says that it is a picture, of the formats that are known."""

LONGEST = 1_000
"""Characters of an address that are read from its end: file names have at most 255 bytes."""

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,30}:/{0,2}")
_SHOPIFY = (
    r"_(?:pico|icon|thumb|small|compact|medium|large|grande|original|master|\d{1,5}x\d{0,5}|x\d{1,5})"
    r"(?:_crop_(?:top|center|bottom|left|right))?(?:@[23]x)?(?:\.progressive)?"
)
"""``tee_600x600.jpg``, ``tee_x600.jpg``, ``tee_large_crop_center@2x.jpg``."""
_SHOPIFY_AGAIN = r"_[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
"""A second upload of one name: ``tee_3f2504e0-4f89-11d3-9a0c-0305e82c3301.jpg``."""
_WORDPRESS = r"-(?:\d{1,5}x\d{1,5}|scaled)"
"""``tee-300x300.jpg``, ``tee-scaled.jpg``."""
_BIGCOMMERCE = r"__\d{5}\.\d{10}(?:\.\d{1,5}\.\d{1,5})?"
"""``tee__91234.1600000000.386.513.jpg``."""
_SIZE = re.compile(
    rf"(?<=.)(?:{_SHOPIFY}|{_SHOPIFY_AGAIN}|{_WORDPRESS}|{_BIGCOMMERCE}|@[23]x)\Z", re.IGNORECASE
)
_NUMBER = re.compile(r"(?:[-_. ]\d{1,3}|[-_ ]?\(\d{1,3}\))$")


class Address(NamedTuple):
    """An address as a folder may know it."""

    folders: tuple[str, ...]
    """The folders above the file, host included, folded."""
    names: tuple[str, ...]
    """What the file may be called, the likeliest first."""


def folded(name: str) -> str:
    """A name as it is compared: systems differ in capitals and in how they compose accents."""
    if name.isascii():
        return name.lower()
    return unicodedata.normalize("NFC", name).lower()


def read(address: str) -> Address:
    """The folders and the file that an address names.

    A name is tried as it is written, query included, as programs that mirror a site save it; then
    without query and fragment; then percent-decoded.
    """
    whole = _SCHEME.sub("", address.strip()[-LONGEST:], count=1).replace("\\", "/")
    path = re.split(r"[?#]", whole, maxsplit=1)[0]
    folders, _, plain = path.rpartition("/")
    written = whole[len(folders) :].lstrip("/")
    decoded = unquote(plain).replace("\\", "/").rpartition("/")[2]
    names = dict.fromkeys(name for name in (written, plain, decoded) if name.strip("."))
    parts = (folded(unquote(part)) for part in folders.split("/") if part.strip("."))
    return Address(tuple(parts), tuple(names))


def stem(name: str) -> str:
    """A file name without the extension of a picture."""
    before, dot, ending = name.rpartition(".")
    return before if dot and ending.lower() in ENDINGS else name


def is_picture(name: str) -> bool:
    """Whether a file says by its extension that it is a picture."""
    return name.rpartition(".")[2].lower() in ENDINGS and "." in name


def unsized(stem: str) -> str:
    """A stem without what shops append to say a size; itself where there is nothing of it."""
    return _SIZE.sub("", stem)


def unnumbered(stem: str) -> str:
    """A stem without a number at its end: ``tee`` of ``tee-1``, ``tee_02`` and ``tee (3)``."""
    return _NUMBER.sub("", stem) or stem


def in_order(name: str) -> tuple[tuple[bool, int, str], ...]:
    """By what names are sorted as a person would: 2 before 10."""
    pieces = re.findall(r"\d{1,18}|\D+|\d", name)
    return tuple((p.isdecimal(), int(p) if p.isdecimal() else 0, p) for p in pieces)
