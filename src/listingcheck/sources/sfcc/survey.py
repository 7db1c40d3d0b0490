# SPDX-License-Identifier: Apache-2.0
"""Reads the catalogues once; afterwards it is known what belongs together.

Held in memory: where each product stands in the spool, by its id, the ids of variants, the
category of each product that is assigned to one, and the categories and shared variation
attributes themselves. What the products say is in the spool.
"""

from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from listingcheck.sources.formats.xmlstream import Node
from listingcheck.sources.inputs import ElementInput
from listingcheck.sources.kit.memo import Memo
from listingcheck.sources.reading import Settings
from listingcheck.sources.sfcc import variations
from listingcheck.sources.sfcc.elements import Elements, Taken
from listingcheck.sources.sfcc.inside import children, text_at
from listingcheck.sources.sfcc.nodes import PRODUCT_ID
from listingcheck.sources.sfcc.pictures import NOWHERE, place_of
from listingcheck.sources.sfcc.spool import Spool
from listingcheck.sources.sfcc.texts import Texts
from listingcheck.sources.sfcc.variations import Option

_SURVEYED = ("header", "category", "product", "variation-attribute", "category-assignment")
_BETWEEN = " > "
_ROOT = "root"
_DEEPEST = 50
"""Categories of a path; more would go round in circles."""


class _Named(NamedTuple):
    """A category."""

    name: str | None
    parent: str | None


class Catalogue:
    """What stands in one catalogue file beside its products."""

    def __init__(self, source: ElementInput, begin: int) -> None:
        self.source = source
        self.id = source.root.attributes.get("catalog-id")
        self.place = NOWHERE
        self.numbers = range(begin, begin)
        """Of its products in the spool."""
        self.shared: dict[str, Option] = {}
        """Variation attributes that several masters have, by their id."""
        self.assigned: list[str | None] = []
        """The product of each assignment to a category."""
        self._categories: dict[str, _Named] = {}
        self._paths: Memo[str, str | None] = Memo(self._path)

    def path(self, category: str) -> str | None:
        """The names of a category and those above it; None when it is not known here."""
        return self._paths[category]

    def add_category(self, element: Element, texts: Texts) -> None:
        """Note a category."""
        if name := element.get("category-id"):
            shown = texts.of(children(element, "display-name"))
            self._categories[name] = _Named(shown, text_at(element, "parent"))

    def _path(self, category: str) -> str | None:
        return _BETWEEN.join([*self._names(category)][::-1]) or None

    def _names(self, category: str) -> Iterator[str]:
        """The names from a category upwards; the root is the catalogue itself."""
        at: str | None = category
        for _ in range(_DEEPEST):
            if at is None or at == _ROOT or at not in self._categories:
                return
            found = self._categories[at]
            yield found.name or at
            at = found.parent


class Filed(NamedTuple):
    """The category a product is assigned to, and the catalogue that says so."""

    category: str
    catalogue: Catalogue
    is_primary: bool


class Survey:
    """What is known of all catalogues together."""

    def __init__(self, spool: Spool, texts: Texts, settings: Settings) -> None:
        self._spool = spool
        self._texts = texts
        self._elements = Elements(texts, settings)
        self.catalogues: list[Catalogue] = []
        self.numbers: dict[str, int] = {}
        """Where products are in the spool, by their ids."""
        self.variants: set[str] = set()
        """The ids that masters name."""
        self.groups: set[str] = set()
        """The ids of variation groups, which stand for several variants."""
        self._masters: set[str] = set()
        self._gone: set[str] = set()
        self._filed: dict[str, Filed] = {}

    def add(self, source: ElementInput) -> None:
        """Read one more catalogue."""
        begin = len(self._spool)
        catalogue = Catalogue(source, begin)
        for node in source.records(*_SURVEYED):
            if node.name == "product":
                self._add_product(self._elements.taken(node, len(self.catalogues)))
            else:
                self._add_other(node, catalogue)
        catalogue.numbers = range(begin, len(self._spool))
        self.catalogues.append(catalogue)

    def product(self, number: int) -> Taken:
        """A product by its number in the spool."""
        return Taken(*self._spool[number])

    def is_known(self, product_id: str) -> bool:
        """Whether prices and stocks of this id count."""
        return product_id in self.numbers or product_id in self.variants

    def is_variant(self, product_id: str) -> bool:
        """Whether a product belongs to a master, and is none itself."""
        return product_id in self.variants and product_id not in self._masters

    def members(self, master: Taken) -> list[str]:
        """The ids of a master's variants that are not deleted."""
        if not master.members:
            return []
        gone = self._gone - self.numbers.keys() if self._gone else self._gone
        return [each for each in master.members if self.is_variant(each) and each not in gone]

    def category(self, product: Taken) -> tuple[str | None, Catalogue | None]:
        """The path of a product's category; and the catalogue that assigns it, if one does."""
        own = self.catalogues[product.catalogue]
        if product.category is not None:
            return self._path(*product.category, own), None
        filed = self._filed.get(product.id)
        if filed is None:
            return None, None
        return self._path(filed.category, None, filed.catalogue), filed.catalogue

    def _path(self, category: str, stated: str | None, own: Catalogue) -> str:
        """As the catalogue that is stated has it, else the own one, else any."""
        first = [each for each in self.catalogues if stated is not None and each.id == stated]
        for catalogue in (*first, own, *self.catalogues):
            if path := catalogue.path(category):
                return path
        return category

    def _add_product(self, product: Taken) -> None:
        number = len(self._spool)
        self._spool.add(tuple(product))
        if product.is_deleted:
            self._gone.add(product.id)
            return
        self.numbers.setdefault(product.id, number)
        if product.members:
            self._masters.add(product.id)
            self.variants.update(product.members)
        self.groups.update(product.groups)

    def _add_other(self, node: Node, catalogue: Catalogue) -> None:
        element = node.element
        if node.name == "header":
            catalogue.place = place_of(element)
        elif node.name == "category":
            catalogue.add_category(element, self._texts)
        elif node.name == "variation-attribute":
            if found := variations.option(element, self._texts):
                catalogue.shared[found.variation] = found
        else:
            self._file(element, catalogue)

    def _file(self, assignment: Element, catalogue: Catalogue) -> None:
        """Note an assignment; the primary one of a product counts, else its first."""
        product_id, category = assignment.get(PRODUCT_ID), assignment.get("category-id")
        catalogue.assigned.append(product_id)
        if not product_id or not category or assignment.get("mode") == "delete":
            return
        is_primary = text_at(assignment, "primary-flag") == "true"
        held = self._filed.get(product_id)
        if held is None or (is_primary and not held.is_primary):
            self._filed[product_id] = Filed(category, catalogue, is_primary)
