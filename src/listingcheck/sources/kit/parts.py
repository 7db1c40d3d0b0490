# SPDX-License-Identifier: Apache-2.0
"""The small parts of a product, made without validating them again."""

from listingcheck.product import Attribute, Dimensions, Identifier, IdentifierType, Image, Length


def image(
    url: str, alt: str | None = None, line: int | None = None, column: str | None = None
) -> Image:
    """A picture."""
    return Image.made({"url": url, "alt": alt, "line": line, "column": column})


def identifier(
    code: str, kind: IdentifierType | None = None, column: str | None = None
) -> Identifier:
    """A trade number."""
    return Identifier.made({"code": code, "type": kind, "column": column})


def attribute(name: str, value: str, column: str | None = None) -> Attribute:
    """A custom field."""
    return Attribute.made({"name": name, "value": value, "column": column})


def dimensions(
    length: Length | None, width: Length | None, height: Length | None
) -> Dimensions | None:
    """A package size; None when no side is stated."""
    if length is width is height is None:
        return None
    return Dimensions.made({"length": length, "width": width, "height": height})
