# SPDX-License-Identifier: Apache-2.0
"""What all rules about the addresses of pictures share."""

import re
from collections.abc import Hashable
from operator import attrgetter
from typing import ClassVar

from listingcheck.picture import Format
from listingcheck.product import Product
from listingcheck.rule import UNLIKE_ANY, ProductRule

PLAIN = ("jpg", "jpeg", "png")
"""Extensions of pictures that every marketplace and connector takes."""
EXTENSIONS = {
    Format.JPEG: ("jpg", "jpeg", "jpe", "jfif"),
    Format.PNG: ("png", "apng"),
    Format.GIF: ("gif",),
    Format.WEBP: ("webp",),
    Format.BMP: ("bmp", "dib"),
    Format.TIFF: ("tif", "tiff"),
    Format.HEIC: ("heic", "heif"),
    Format.AVIF: ("avif",),
    Format.SVG: ("svg", "svgz"),
    Format.JPEG_XL: ("jxl",),
    Format.JPEG_2000: ("jp2", "j2k", "jpx", "jpf"),
    Format.ICO: ("ico", "cur"),
    Format.PSD: ("psd",),
    Format.PDF: ("pdf",),
}
"""Extensions of each format, the usual one first (iana.org/assignments/media-types, 2026-11)."""
FORMATS = {ending: kind for kind, endings in EXTENSIONS.items() for ending in endings}
"""The format that an extension stands for."""

_FOLDER = r"https?://[a-z0-9.-]*\.[a-z]{2,3}/(?:[!\"$->@-~]*/)?"
_NAME = r"[!\"$-.0->@-~]*\.(?:jpe?g|png|JPE?G|PNG)(?:\?[!->@-~]*+)?+ "
# The pictures of a product mostly share a folder: \1 steps over what was looked at once.
_ALL_PLAIN = re.compile(rf"({_FOLDER}){_NAME}(?:\1{_NAME}|{_FOLDER}{_NAME})*+").fullmatch
_HOST = re.compile(r"^(?:[A-Za-z][A-Za-z0-9+.-]{0,30}:)?//[^/]*")
_SHOWN = 40
_picture = attrgetter("image")


def pictures(product: Product) -> Hashable:
    """All that rules about pictures look at: their number, and every address unless all are plain.

    A plain address is one no rule could mind: https or http, a host with a common ending, a .jpg,
    .jpeg or .png, and nothing odd. A product whose pictures were measured is unlike any other.
    """
    if product.pictures:
        return UNLIKE_ANY
    images = product.images
    urls = [image.url or "" for image in images]
    urls += filter(None, map(_picture, product.variants))
    text = " ".join(urls) + " "
    plain = text.count(" ") == len(urls) and _ALL_PLAIN(text)
    return len(images) if plain else (len(images), *urls)


class PictureRule(ProductRule):
    """Looks at the pictures of one product."""

    shape: ClassVar = pictures


def count(product: Product) -> int:
    """How many pictures the product has, those of its variants aside."""
    return sum(image.url is not None for image in product.images)


def places(product: Product) -> dict[str, list[str]]:
    """Each address, with the fields it stands in: the product's pictures, then the variants'."""
    found: dict[str, list[str]] = {}
    for position, image in enumerate(product.images):
        if image.url is not None:
            found.setdefault(image.url, []).append(f"images[{position}].url")
    for variant in product.variants:
        if variant.image is not None:
            found.setdefault(variant.image, []).append(variant.at("image"))
    return found


def unmeasured(product: Product) -> dict[str, list[str]]:
    """The addresses behind which nobody has looked, with the fields they stand in."""
    known = {field for p in product.pictures if p.facts is not None for field in p.fields}
    found = places(product)
    return {url: fields for url, fields in found.items() if known.isdisjoint(fields)}


def extension(url: str) -> str | None:
    """The extension of the file an address names, in lower case; query and fragment aside."""
    path = re.split(r"[?#]", url.strip(), maxsplit=1)[0]
    stem, _, ending = _HOST.sub("", path).rpartition("/")[2].rpartition(".")
    return ending.lower() if stem and ending.isalnum() else None


def shown(url: str) -> str:
    """An address as a message quotes it: start and end of a long one."""
    long = len(url) > 2 * _SHOWN
    return repr(f"{url[:_SHOWN]}...{url[-_SHOWN:]}" if long else url)
