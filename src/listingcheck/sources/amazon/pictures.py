# SPDX-License-Identifier: Apache-2.0
"""The pictures of a listing in JSON."""

from listingcheck.product import Image
from listingcheck.sources.amazon.attributes import Listing
from listingcheck.sources.formats.payload import Document, items, mapping, text
from listingcheck.sources.kit.parts import image

_LOCATORS = (
    "main_product_image_locator",
    *(f"other_product_image_locator_{n}" for n in range(1, 9)),
    "swatch_product_image_locator",
)


def pictures(listing: Listing) -> tuple[Image, ...]:
    """The pictures: those of the catalogue, else of the attributes, else the one in the summary."""
    return _of_catalogue(listing) or _of_attributes(listing) or _of_summary(listing)


def _of_catalogue(listing: Listing) -> tuple[Image, ...]:
    """Of each picture the largest of its sizes."""
    largest: dict[str | None, Document] = {}
    for each in items(listing.block("images").get("images")):
        variant = text(each.get("variant"))
        if variant not in largest or _area(each) > _area(largest[variant]):
            largest[variant] = each
    urls = [text(each.get("link")) for each in largest.values()]
    return tuple([image(url, None, None, "images[].images[].link") for url in urls if url])


def _area(picture: Document) -> int:
    sides = text(picture.get("height")), text(picture.get("width"))
    height, width = (
        int(side) if side and side.isdecimal() and len(side) < 9 else 0 for side in sides
    )
    return height * width


def _of_attributes(listing: Listing) -> tuple[Image, ...]:
    found = [(name, listing.text(name, "media_location")) for name in _LOCATORS]
    return tuple(
        [
            image(url, None, None, f"attributes.{name}[].media_location")
            for name, url in found
            if url
        ]
    )


def _of_summary(listing: Listing) -> tuple[Image, ...]:
    url = text(mapping(listing.block("summaries").get("mainImage")).get("link"))
    return (image(url, None, None, "summaries[].mainImage.link"),) if url else ()
