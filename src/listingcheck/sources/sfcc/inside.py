# SPDX-License-Identifier: Apache-2.0
"""What readers of impex XML ask of elements, millions of times.

All elements of a file are in one namespace, so the name of a child is looked up whole.
"""

from xml.etree.ElementTree import Element

from listingcheck.product import present


def children(element: Element, name: str) -> list[Element]:
    """The elements of one name directly inside another."""
    tag = element.tag
    return element.findall(f"{tag[: tag.rfind('}') + 1]}{name}")


def text_at(element: Element, *path: str) -> str | None:
    """The text of the first element at a path of names; None when it is missing or blank."""
    found: Element | None = element
    for name in path:
        if found is not None:
            tag = found.tag
            found = found.find(f"{tag[: tag.rfind('}') + 1]}{name}")
    return present(found.text) if found is not None else None
