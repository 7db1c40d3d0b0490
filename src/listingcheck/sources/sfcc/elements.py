# SPDX-License-Identifier: Apache-2.0
"""Takes one product element apart, into plain data that can be kept aside."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element

from listingcheck.sources.formats.xmlstream import Node, local
from listingcheck.sources.kit.memo import Memo
from listingcheck.sources.kit.tree import content
from listingcheck.sources.reading import Settings
from listingcheck.sources.sfcc import pictures, variations
from listingcheck.sources.sfcc.inside import children
from listingcheck.sources.sfcc.nodes import CUSTOM, PRODUCT_ID
from listingcheck.sources.sfcc.pictures import Group
from listingcheck.sources.sfcc.texts import LANGUAGE, Texts
from listingcheck.sources.sfcc.variations import Option

DELETED = "deleted product"
_NO_LISTINGS = {
    "bundled-products": "product bundle",
    "product-set-products": "product set",
    "retail-set-products": "product set",
}
"""Elements of products that consist of others, and what these are called."""
_STATUSES = {"true": "online", "false": "offline"}
_BETWEEN = ", "

_Inside = Mapping[str, list[Element]]
"""The elements directly inside a product, by name."""
_Said = tuple[str | None, str]
"""A text and the node it stands in."""


_NOTHING: Mapping[str, str] = {}
_Option = tuple[str | None, str, str, Mapping[str, str]]
"""The parts of an option."""


class Taken(NamedTuple):
    """What a product element says; all of it texts, numbers, tuples and dictionaries."""

    catalogue: int
    """Which of the catalogues it stands in."""
    line: int | None
    id: str = ""
    kind: str | None = None
    """What it is called when it is no listing, unless masters name it."""
    title: str | None = None
    description: _Said = (None, "long-description")
    brand: _Said = (None, "brand")
    status: str | None = None
    category: tuple[str, str | None] | None = None
    """Of its classification: a category and the catalogue that has it."""
    codes: tuple[tuple[str, str], ...] = ()
    """Its trade numbers, behind the nodes they stand in."""
    attributes: tuple[tuple[str, str], ...] = ()
    """Texts that are attributes, behind their nodes."""
    custom: Mapping[str, str] = _NOTHING
    pictures: tuple[Group, ...] = ()
    members: tuple[str, ...] = ()
    """The ids of the variants that it names."""
    groups: tuple[str, ...] = ()
    """The ids of the variation groups that it names."""
    options: tuple[_Option, ...] = ()

    @property
    def is_deleted(self) -> bool:
        """Whether the catalogue deletes it."""
        return self.kind == DELETED


class Elements:
    """Reads product elements."""

    def __init__(self, texts: Texts, settings: Settings) -> None:
        self._texts = texts
        self._settings = settings
        self._locals: Memo[object, str] = Memo(local)

    def taken(self, node: Node, catalogue: int) -> Taken:
        """What a product element says."""
        element = node.element
        product_id = element.get(PRODUCT_ID, "")
        if not product_id.strip() or element.get("mode") == "delete":
            return Taken(catalogue, node.line, product_id, DELETED)
        inside = self._inside(element)
        custom = self._custom(inside)
        varied = inside.get("variations")
        return Taken(
            catalogue,
            node.line,
            product_id,
            next((kind for name, kind in _NO_LISTINGS.items() if name in inside), None),
            self._texts.of(inside.get("display-name")),
            self._description(inside),
            self._brand(inside, custom),
            _status(inside.get("online-flag")),
            _classification(inside),
            self._codes(inside, custom),
            _texts(inside, ("manufacturer-name", "manufacturer-sku")),
            custom,
            pictures.taken(inside.get("images", ()), inside.get("image", ()), self._texts),
            *(self._family(varied) if varied else ()),
        )

    def _family(
        self, varied: list[Element]
    ) -> tuple[tuple[str, ...], tuple[str, ...], tuple[_Option, ...]]:
        """The ids of a master's variants and variation groups, and what they differ in."""
        return (
            tuple(dict.fromkeys(variations.variant_ids(varied))),
            tuple(variations.group_ids(varied)),
            tuple(_plain(each) for each in variations.options(varied, self._texts)),
        )

    def _inside(self, element: Element) -> _Inside:
        found: dict[str, list[Element]] = {}
        names = self._locals
        for child in element:
            name = names[child.tag]
            if name in found:
                found[name].append(child)
            else:
                found[name] = [child]
        return found

    def _custom(self, inside: _Inside) -> dict[str, str]:
        """The custom attributes, in the language that is wanted."""
        found: dict[str, str] = {}
        ranks: dict[str, int] = {}
        of_language = self._texts.ranks
        for element in inside.get("custom-attributes", ()):
            for each in element:
                value = _values(each) if len(each) else each.text
                name = each.get("attribute-id")
                if not name or not value or value.isspace():
                    continue
                rank = of_language[each.get(LANGUAGE, "")]
                if name not in found or rank < ranks[name]:
                    found[name], ranks[name] = value, rank
        return found

    def _codes(self, inside: _Inside, custom: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
        found = _texts(inside, ("ean", "upc"))
        wanted = self._settings.gtin_attribute
        if wanted is not None and wanted in custom:
            return ((CUSTOM.format(wanted), custom[wanted]), *found)
        return found

    def _description(self, inside: _Inside) -> _Said:
        for node in ("long-description", "short-description"):
            if text := self._texts.of(inside.get(node)):
                return text, node
        return None, "long-description"

    def _brand(self, inside: _Inside, custom: Mapping[str, str]) -> _Said:
        wanted = self._settings.brand_attribute
        if wanted is not None and wanted in custom:
            return custom[wanted], CUSTOM.format(wanted)
        for node, brand in _texts(inside, ("brand", "manufacturer-name")):
            return brand, node
        return None, "brand"


def _plain(option: Option) -> _Option:
    return option.name, option.attribute, option.variation, option.values


def _texts(inside: _Inside, names: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """The nodes of these names that have a text, and the text."""
    return tuple(
        [
            (name, text)
            for name in names
            if name in inside and (text := next(filter(None, map(content, inside[name])), None))
        ]
    )


def _values(element: Element) -> str:
    """The values of a custom attribute that has several."""
    return _BETWEEN.join(filter(None, map(content, children(element, "value"))))


def _status(flags: list[Element] | None) -> str | None:
    """Whether it is online: for all sites, else for any."""
    if flags is None:
        return None
    if len(flags) == 1:
        return _STATUSES.get(flags[0].text or "", content(flags[0]))
    said = {each.get("site-id"): content(each) for each in flags}
    of_sites = "true" if "true" in said.values() else next(iter(said.values()), None)
    flag = said.get(None) or of_sites
    return _STATUSES.get(flag or "", flag)


def _classification(inside: _Inside) -> tuple[str, str | None] | None:
    for each in inside.get("classification-category", ()):
        if name := content(each):
            return name, each.get("catalog-id")
    for links in inside.get("category-links", ()):
        for link in children(links, "classification-link"):
            if name := link.get("category-id"):
                return name, link.get("catalog-id")
    return None
