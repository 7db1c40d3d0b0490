# SPDX-License-Identifier: Apache-2.0
"""The pictures of a product: of one view type, each once, and which variants they show."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element

from listingcheck.product import Image
from listingcheck.sources.kit.parts import image
from listingcheck.sources.kit.tree import content
from listingcheck.sources.sfcc.inside import children, text_at
from listingcheck.sources.sfcc.texts import Texts

_BEST_VIEWS = ("large", "hi-res")
_WHOLE = ("http://", "https://", "//")

Condition = tuple[str | None, str]
"""The attribute that a variant must vary by (None is the usual one) and its value."""
Picture = tuple[str, str | None]
"""The path or address of a picture and the text that stands in for it."""
Group = tuple[tuple[Condition, ...], tuple[Picture, ...]]
"""Pictures of the variants that meet all conditions."""


class Place(NamedTuple):
    """Where the pictures of a catalogue are, and what its old groups vary by."""

    base: str = ""
    is_absolute: bool = False
    attribute: str | None = None

    def url(self, path: str) -> str:
        """The address of a picture; paths are below the base of the catalogue."""
        if not self.base or path.startswith(_WHOLE):
            return path
        return f"{self.base.rstrip('/')}/{path.lstrip('/')}"


NOWHERE = Place()
"""Where addresses are whole."""


def place_of(header: Element) -> Place:
    """What the head of a catalogue says of its pictures."""
    outside = ("image-settings", "external-location")
    host = text_at(header, *outside, "https-url") or text_at(header, *outside, "http-url")
    attribute = text_at(header, "image-settings", "variation-attribute-id")
    if host:
        return Place(host.strip(), is_absolute=True, attribute=attribute)
    for settings in children(header, "image-settings"):
        for location in children(settings, "internal-location"):
            return Place(location.get("base-path", ""), attribute=attribute)
    return Place(attribute=attribute)


def taken(images: Sequence[Element], single: Sequence[Element], texts: Texts) -> tuple[Group, ...]:
    """The groups of the best view type.

    Args:
        images: the elements that hold groups.
        single: pictures that stand alone, as old catalogues have them; for want of groups.
        texts: chooses the language.
    """
    groups = [group for each in images for group in children(each, "image-group")]
    if not groups:
        return tuple([((), ((path, None),)) for path in map(content, single) if path])
    views = [group.get("view-type") for group in groups]
    best = best_view(views)
    return tuple([_group(g, texts) for g, view in zip(groups, views, strict=True) if view == best])


def _group(group: Element, texts: Texts) -> Group:
    old = group.get("variation-value")
    conditions: list[Condition] = [] if old is None else [(None, old)]
    pictures: list[Picture] = []
    for each in group:
        path = each.get("path")
        if path:
            pictures.append((path, texts.of(children(each, "alt")) if len(each) else None))
        elif (value := each.get("value")) is not None:
            conditions.append((each.get("attribute-id"), value))
    return tuple(conditions), tuple(pictures)


def best_view(views: Sequence[str | None]) -> str | None:
    """The view type whose pictures are taken: the others show the same ones in other sizes."""
    return next((view for view in _BEST_VIEWS if view in views), views[0] if views else None)


def of_product(groups: Sequence[Group], place: Place, line: int | None) -> tuple[Image, ...]:
    """The pictures of the product as a whole; where all show variants, those."""
    usual = [pictures for conditions, pictures in groups if not conditions]
    alts: dict[str, str | None] = {}
    for pictures in usual or [pictures for _, pictures in groups]:
        for path, alt in pictures:
            alts.setdefault(path, alt)
    return tuple([image(place.url(path), alt, line) for path, alt in alts.items()])


def of_variant(groups: Sequence[Group], values: Mapping[str, str], place: Place) -> str | None:
    """The address of the picture that shows a variant: of the group that says most of it."""
    best: Group | None = None
    for group in groups:
        conditions, pictures = group
        is_closer = len(conditions) > (len(best[0]) if best else 0)
        if pictures and is_closer and all(_is_met(each, values, place) for each in conditions):
            best = group
    return place.url(best[1][0][0]) if best else None


def _is_met(condition: Condition, values: Mapping[str, str], place: Place) -> bool:
    name, value = condition
    name = name or place.attribute
    return value in values.values() if name is None else values.get(name) == value
