# SPDX-License-Identifier: Apache-2.0
"""What readers ask of XML elements; namespaces are left out of names."""

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from listingcheck.product import present
from listingcheck.sources.formats.xmlstream import local


def children(element: Element, name: str) -> Iterator[Element]:
    """The elements of one name directly inside another."""
    return (child for child in element if local(child.tag) == name)


def child(element: Element, *path: str) -> Element | None:
    """The first element at a path of names, or None."""
    found: Element | None = element
    for name in path:
        found = next(children(found, name), None) if found is not None else None
    return found


def content(element: Element | None) -> str | None:
    """The text of an element; None when it is missing or blank."""
    return present(element.text) if element is not None else None


def text_at(element: Element, *path: str) -> str | None:
    """The text of the first element at a path of names."""
    return content(child(element, *path))


def fields(element: Element) -> dict[str, Any]:
    """The texts directly inside an element by name, as JSON would have them.

    An element with elements inside is a dictionary of its own; several of one name are a list.
    """
    found: dict[str, Any] = {}
    for each in element:
        name, value = local(each.tag), fields(each) if len(each) else content(each)
        if name in found:
            held = found[name]
            found[name] = [*held, value] if isinstance(held, list) else [held, value]
        else:
            found[name] = value
    return found
