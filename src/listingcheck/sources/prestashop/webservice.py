# SPDX-License-Identifier: Apache-2.0
"""Products of PrestaShop's webservice, of XML and JSON alike."""

from collections.abc import Sequence

from listingcheck.product import Attribute, Category, Image, Product
from listingcheck.sources.formats.payload import Document, ShapeError
from listingcheck.sources.kit.parts import attribute, image
from listingcheck.sources.prestashop.columns import STATUSES
from listingcheck.sources.prestashop.nodes import HREF, associated, said, worded
from listingcheck.sources.prestashop.places import Places
from listingcheck.sources.prestashop.resources import (
    BRANDS,
    CATEGORIES,
    COMBINATIONS,
    FEATURE_VALUES,
    FEATURES,
    TAGS,
)
from listingcheck.sources.prestashop.sellables import Sellables, Whole
from listingcheck.sources.prestashop.shop import Combination, Shop
from listingcheck.sources.reading import Settings


class Webservice:
    """Makes products of the records of one source.

    Args:
        shop: what other resources say.
        file: where the products stand.
        settings: what the caller knows.
    """

    def __init__(self, shop: Shop, file: str | None, settings: Settings) -> None:
        self._shop = shop
        self._settings = settings
        self._places = Places(shop, file, settings)
        self._sellables = Sellables(shop, settings)
        self.made = 0
        """How many products there were."""
        self.has_images = False
        """Whether there were any, all of which stand behind the webservice's key."""
        self.without_combinations: list[str] = []
        """Ids of products whose combinations are elsewhere."""

    @property
    def has_unnamed_options(self) -> bool:
        """Whether an option or one of its values is known by its id only."""
        return self._sellables.has_unnamed_options

    def product(self, document: Document, record: int | None, line: int | None) -> Product:
        """The product of a record.

        Raises:
            ShapeError: it is not built as a product is, or empty as a schema is.
        """
        key = said(document, "id")
        if key is None:
            raise ShapeError("it has no id, as a schema (?schema=blank) has none")
        self.made += 1
        language = self._settings.language
        rows = self._shop.combinations(key)
        if not rows and associated(document, COMBINATIONS):
            self.without_combinations.append(key)
        images = _images(document, key, line)
        self.has_images |= bool(images)
        options, variants = self._sellables.of(Whole(key, document, images, line), rows)
        attributes = self._attributes(document)
        return Product.made(
            {
                "key": key,
                "title": worded(document, "name", language),
                "description": worded(document, "description", language)
                or worded(document, "description_short", language),
                "brand": self._brand(document, attributes),
                "product_type": None,
                "category": self._category(document),
                "tags": self._tags(document),
                "status": _status(document),
                "options": options,
                "variants": variants,
                "images": tuple(images.values()),
                "attributes": attributes,
                "compliance": None,
                "record": record,
                "line": line,
                "origin": self._places.of(document, rows, is_relative=_is_relative(images)),
            }
        )

    def combined(self, key: str, rows: Sequence[Combination], record: int) -> Product:
        """A product of which only the combinations are there.

        Raises:
            ShapeError: one of them is not built as a combination is.
        """
        options, variants = self._sellables.of(Whole(key, {}, {}, None), rows)
        return Product.made(
            {
                **dict.fromkeys(Product.model_fields),
                "key": key,
                "tags": (),
                "options": options,
                "variants": variants,
                "images": (),
                "attributes": (),
                "compliance": None,
                "record": record,
                "line": rows[0].line,
                "origin": self._places.of({}, rows, is_relative=False),
            }
        )

    def _category(self, document: Document) -> Category | None:
        number = said(document, "id_category_default")
        name = self._shop.name(CATEGORIES, number) or number
        return Category(path=name) if name else None

    def _brand(self, document: Document, attributes: Sequence[Attribute]) -> str | None:
        named = said(document, "manufacturer_name")
        return (
            named
            or self._shop.name(BRANDS, said(document, "id_manufacturer"))
            or _attribute(attributes, self._settings.brand_attribute)
        )

    def _tags(self, document: Document) -> tuple[str, ...]:
        names = (self._shop.name(TAGS, said(each, "id")) for each in associated(document, TAGS))
        return tuple(filter(None, names))

    def _attributes(self, document: Document) -> tuple[Attribute, ...]:
        """The features whose names are known, and the MPN."""
        found = []
        for each in associated(document, FEATURES):
            name = self._shop.name(FEATURES, said(each, "id"))
            value = self._shop.name(FEATURE_VALUES, said(each, "id_feature_value"))
            if name and value:
                found.append(attribute(name, value))
        if mpn := said(document, "mpn"):
            found.append(attribute("mpn", mpn, "mpn"))
        return tuple(found)


def _attribute(attributes: Sequence[Attribute], name: str | None) -> str | None:
    return next((each.value for each in attributes if each.name == name), None)


def _images(document: Document, key: str, line: int | None) -> dict[str, Image]:
    """The pictures by their ids, the cover first."""
    cover = said(document, "id_default_image")
    found: dict[str, Image] = {}
    for each in associated(document, "images"):
        number = said(each, "id")
        if number is not None:
            url = said(each, HREF) or f"/api/images/products/{key}/{number}"
            found[number] = image(url, None, line)
    if cover in found:
        found = {cover: found[cover], **found}
    return found


def _is_relative(images: dict[str, Image]) -> bool:
    return any((each.url or "").startswith("/") for each in images.values())


def _status(document: Document) -> str | None:
    active = said(document, "active")
    return STATUSES.get(active, active) if active else None
