# SPDX-License-Identifier: Apache-2.0
"""The small parts of a product, made without validating them again."""

from listingcheck.product import Attribute, Dimensions, Identifier, IdentifierType, Image, Length

_image, _identifier = Image.made, Identifier.made
_attribute, _dimensions = Attribute.made, Dimensions.made


def image(
    url: str, alt: str | None = None, line: int | None = None, column: str | None = None
) -> Image:
    """A picture."""
    return _image({"url": url, "alt": alt, "line": line, "column": column})


def identifier(
    code: str, kind: IdentifierType | None = None, column: str | None = None
) -> Identifier:
    """A trade number."""
    return _identifier({"code": code, "type": kind, "column": column})


def attribute(
    name: str, value: str, column: str | None = None, id_: str | None = None
) -> Attribute:
    """A custom field."""
    return _attribute({"name": name, "value": value, "column": column, "id": id_})


def dimensions(
    length: Length | None, width: Length | None, height: Length | None
) -> Dimensions | None:
    """A package size; None when no side is stated."""
    if length is width is height is None:
        return None
    return _dimensions({"length": length, "width": width, "height": height})
