# SPDX-License-Identifier: Apache-2.0
"""Amazon's listings in JSON: each is one product with one variant, until families are joined."""

from typing import Any, NamedTuple

from listingcheck.product import Attribute, Category, Identifier, Image, Product, Variant
from listingcheck.sources.amazon import offers, sizes
from listingcheck.sources.amazon.attributes import Listing
from listingcheck.sources.amazon.codes import ASIN, ASINS, kind_of
from listingcheck.sources.amazon.pictures import pictures
from listingcheck.sources.amazon.places import Places
from listingcheck.sources.amazon.themes import Themes
from listingcheck.sources.formats.payload import Document, ShapeError, items, listed, mapping, text
from listingcheck.sources.kit.memo import cells as memo
from listingcheck.sources.kit.parts import attribute, identifier
from listingcheck.sources.reading import Settings

_DETAILS = (
    *("bullet_point", "material", "country_of_origin", "condition_type", "manufacturer"),
    *("part_number", "model_number", "model_name", "department", "color", "size", "style"),
)
"""Attributes that are kept as they are."""
_SKU = "SKU"


class Choice(NamedTuple):
    """One option of a child."""

    name: str
    value: str | None
    attribute: str | None
    """The attribute that holds its value."""


class AmazonDocuments:
    """Makes products of the documents of one source."""

    def __init__(self, file: str | None, settings: Settings) -> None:
        self._settings = settings
        self._categories = memo(lambda path: Category(path=path, taxonomy="amazon"))
        self._places = Places(file, settings.currency)
        self.families: dict[str, str] = {}
        """Of parents and children that were just read, the key of the parent, by their own."""

    def product(self, document: Document, record: int | None, line: int | None) -> Product:
        """The product of a listing.

        Raises:
            ShapeError: the document is not built as a listing is.
        """
        listing = Listing(document, self._settings.language)
        key, summary = _key(document), listing.block("summaries")
        choices, images = self._related(listing, key), pictures(listing)
        return Product.made(
            {
                "key": key,
                "title": listing.text("item_name") or text(summary.get("itemName")),
                "description": listing.text("product_description"),
                "brand": listing.text("brand") or text(summary.get("brand")),
                "product_type": _product_type(listing),
                "category": self._categories[_category(listing) or ""],
                "tags": tuple(listing.texts("generic_keyword")),
                "status": ", ".join(filter(None, map(text, listed(summary.get("status"))))) or None,
                "options": tuple([choice.name for choice in choices]),
                "variants": (self._variant(listing, choices, images),),
                "images": images,
                "attributes": _attributes(listing, choices),
                "compliance": None,
                "record": record,
                "line": line,
                "origin": self._places.origin(document, tuple([c.attribute for c in choices])),
            }
        )

    def _related(self, listing: Listing, key: str) -> tuple[Choice, ...]:
        """The options of a listing; its family is noted."""
        parent = _parent(listing)
        if parent or _is_parent(listing):
            self.families[key] = parent or key
        return _choices(listing) if parent else ()

    def _variant(
        self, listing: Listing, choices: tuple[Choice, ...], images: tuple[Image, ...]
    ) -> Variant:
        price, compare_at = offers.prices(listing, self._settings.currency)
        return Variant.made(
            {
                "index": 0,
                "sku": text(listing.document.get("sku")) or _sku(listing),
                "options": tuple([choice.value for choice in choices]),
                "price": price,
                "compare_at_price": compare_at,
                "identifiers": _identifiers(listing),
                "weight": sizes.weight(listing, self._settings),
                "dimensions": sizes.size(listing, self._settings),
                "stock": offers.stock(listing),
                "image": images[0].url if choices and images else None,
                "offer": None,
                "line": None,
            }
        )


def _key(document: Document) -> str:
    key = text(document.get("sku")) or text(document.get("asin"))
    if key is None:
        raise ShapeError("it has neither a SKU nor an ASIN")
    return key.strip()


def _relationship(listing: Listing) -> Document:
    """The variation that a listing is part of."""
    found = items(listing.block("relationships").get("relationships"))
    return next((each for each in found if each.get("type") == "VARIATION"), {})


def _parent(listing: Listing) -> str | None:
    """The SKU, in the catalogue the ASIN, of its parent; None when it is no child."""
    related = _relationship(listing)
    of_2020 = [b for b in listing.blocks("variations") if b.get("variationType") == "PARENT"]
    said = [
        listing.text("child_parent_sku_relationship", "parent_sku"),
        *listed(related.get("parentSkus")),
        *listed(related.get("parentAsins")),
        *(asin for block in of_2020 for asin in listed(block.get("asins"))),
    ]
    own = text(listing.document.get("sku")) or text(listing.document.get("asin"))
    found = next(filter(None, map(text, said)), None)
    return found.strip() if found and found != own else None


def _is_parent(listing: Listing) -> bool:
    """Whether other listings may be its children."""
    related = _relationship(listing)
    of_2020 = [b for b in listing.blocks("variations") if b.get("variationType") == "CHILD"]
    level = listing.text("parentage_level") or ""
    named = related.get("childSkus") or related.get("childAsins") or of_2020
    return bool(named) or level.casefold() == "parent"


def _choices(listing: Listing) -> tuple[Choice, ...]:
    """The options of a child, by the theme of its variation."""
    theme = mapping(_relationship(listing).get("variationTheme"))
    names = [name for name in map(text, listed(theme.get("attributes"))) if name]
    if names:
        return tuple([Choice(name, _said(listing, name), name) for name in names])
    there = [*listing.names, *(f"{n}.size" for n in listing.names if n.endswith("_size"))]
    said = text(theme.get("theme")) or listing.text("variation_theme", "name") or ""
    options = Themes({name: n for n, name in enumerate(there)}).options(said)
    return tuple(
        [
            Choice(name, None, None)
            if at is None
            else Choice(name, _said(listing, there[at]), there[at].removesuffix(".size"))
            for name, at in options
        ]
    )


def _said(listing: Listing, name: str) -> str | None:
    """The value of an attribute, or else what the summary says of it."""
    name, _, key = name.partition(".")
    value = listing.text(name, key or "value")
    return value or text(listing.block("summaries").get(name))


def _product_type(listing: Listing) -> str | None:
    places = (listing.document, listing.block("summaries"), listing.block("productTypes"))
    return next(filter(None, (text(place.get("productType")) for place in places)), None)


def _category(listing: Listing) -> str | None:
    """The path of the category from its root, or else its name or number."""
    names: list[str] = []
    found = items(listing.block("classifications").get("classifications"))[:1]
    while found and len(names) < 20:
        if name := text(found[0].get("displayName")):
            names.insert(0, name)
        found = [parent] if (parent := mapping(found[0].get("parent"))) else []
    classification = mapping(listing.block("summaries").get("browseClassification"))
    return (
        " > ".join(names)
        or text(classification.get("displayName"))
        or listing.text("recommended_browse_nodes")
    )


def _numbers(listing: Listing) -> list[tuple[str | None, str | None, str]]:
    """Declared kind, number and place of each number."""
    found = items(listing.block("identifiers").get("identifiers"))
    if found:
        place = "identifiers[].identifiers[].identifier"
        return [(text(n.get("identifierType")), text(n.get("identifier")), place) for n in found]
    name = "externally_assigned_product_identifier"
    place = f"attributes.{name}[].value"
    return [(text(n.get("type")), text(n.get("value")), place) for n in listing.values(name)]


def _identifiers(listing: Listing) -> tuple[Identifier, ...]:
    numbers = [(kind_of(kind or ""), code, place) for kind, code, place in _numbers(listing)]
    return tuple([identifier(code, kind, place) for kind, code, place in numbers if code and kind])


def _sku(listing: Listing) -> str | None:
    """The SKU that the catalogue gives beside trade numbers."""
    return next((code for kind, code, _ in _numbers(listing) if kind == _SKU), None)


def _attributes(listing: Listing, choices: tuple[Choice, ...]) -> tuple[Attribute, ...]:
    used = {choice.attribute for choice in choices}
    found = [
        attribute(name, value, f"attributes.{name}[].value")
        for name in _DETAILS
        if name not in used
        for value in listing.texts(name)
    ]
    asin = _asin(listing)
    return (attribute(ASIN, asin), *found) if asin else tuple(found)


def _asin(listing: Listing) -> str | None:
    said: list[Any] = [listing.document.get("asin"), listing.block("summaries").get("asin")]
    said += [code for kind, code, _ in _numbers(listing) if (kind or "").casefold() in ASINS]
    said.append(listing.text("merchant_suggested_asin"))
    return next(filter(None, map(text, said)), None)
