# SPDX-License-Identifier: Apache-2.0
"""Which pictures a product has, and where each of them stands."""

import html
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from listingcheck.detect import pictures
from listingcheck.picture import Role
from listingcheck.product import Product

MOST_IN_DESCRIPTION = 100
"""Pictures of one description that are looked at: thrice what ``description-images`` accepts."""


@dataclass(slots=True)
class Place:
    """One picture of a product, by its address."""

    address: str
    role: Role
    first: bool = False
    fields: list[str] = field(default_factory=list)


def places(product: Product) -> list[Place]:
    """Each distinct address with the fields it stands in: its own, its variants', its text's."""
    found: dict[str, Place] = {}
    for address, role, path in _addresses(product):
        # //cdn.example.com/1.jpg and https://cdn.example.com/1.jpg are one picture.
        name = address.removeprefix("https:").removeprefix("http:")
        place = found.get(name)
        if place is None:
            first = not found and role is Role.MAIN
            place = found[name] = Place(address, role, first)
        if place.fields[-1:] != [path]:
            place.fields.append(path)
    return list(found.values())


def _addresses(product: Product) -> Iterator[tuple[str, Role, str]]:
    for position, image in enumerate(product.images):
        if image.url and (address := image.url.strip()):
            yield address, Role.MAIN, f"images[{position}].url"
    for variant in product.variants:
        if variant.image and (address := variant.image.strip()):
            yield address, Role.VARIANT, variant.at("image")
    if product.description and "<" in product.description:
        for tag in islice(pictures.pictures(product.description), MOST_IN_DESCRIPTION):
            if address := html.unescape(pictures.address(tag[0])).strip():
                yield address, Role.DESCRIPTION, "description"
