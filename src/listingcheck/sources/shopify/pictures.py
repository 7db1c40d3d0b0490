# SPDX-License-Identifier: Apache-2.0
"""The pictures of a Shopify product in JSON, and which variant each of them shows."""

from collections.abc import Iterable
from functools import cached_property

from listingcheck.product import Image
from listingcheck.sources.formats.payload import Document, items, listed, mapping, text
from listingcheck.sources.kit.parts import image


class Pictures:
    """The pictures of one product.

    Args:
        document: the product.
        places: keys under which pictures may stand; the first that has any counts.
    """

    def __init__(self, document: Document, places: Iterable[str]) -> None:
        self._found = _found(document, places)
        images: list[Image] = []
        for picture in self._found:
            inner = _inner(picture)
            if (url := _url(inner)) is not None:
                images.append(image(url, text(picture.get("alt") or inner.get("altText"))))
        self.images = tuple(images)

    def of_variant(self, row: Document) -> str | None:
        """The address of the picture that shows a variant."""
        own = row.get("image") or row.get("featured_image")
        if isinstance(own, dict):
            return _url(own)
        if (number := text(row.get("image_id"))) is not None:
            return self._by_id.get(number)
        if "media" in row:
            return next(filter(None, map(_url, map(_inner, items(row["media"])))), None)
        return self._by_variant.get(text(row.get("id"))) if self._names_variants else None

    @cached_property
    def _by_id(self) -> dict[str | None, str | None]:
        return {text(picture.get("id")): _url(_inner(picture)) for picture in self._found}

    @cached_property
    def _names_variants(self) -> bool:
        return any(picture.get("variant_ids") for picture in self._found)

    @cached_property
    def _by_variant(self) -> dict[str | None, str | None]:
        """The first picture of each variant that pictures name."""
        return {
            text(variant): _url(_inner(picture))
            for picture in reversed(self._found)
            for variant in listed(picture.get("variant_ids"))
        }


def _found(document: Document, places: Iterable[str]) -> list[Document]:
    for place in places:
        value = document.get(place)
        is_single = isinstance(value, dict) and "nodes" not in value and "edges" not in value
        found = items([value] if is_single else value)
        if found:
            return found
    return []


def _inner(picture: Document) -> Document:
    """The picture inside a GraphQL medium, if it is one; any other picture itself."""
    if "src" in picture:
        return picture
    if picture.get("mediaContentType", "IMAGE") != "IMAGE":
        return {}
    inner = picture.get("image") or mapping(picture.get("preview")).get("image")
    return mapping(inner) if inner else picture


def _url(picture: Document) -> str | None:
    return text(picture.get("url") or picture.get("src") or picture.get("originalSrc"))
