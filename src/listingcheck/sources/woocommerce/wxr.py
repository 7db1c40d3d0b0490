# SPDX-License-Identifier: Apache-2.0
"""Products in a WordPress export (WXR): posts of the type product, with everything in their meta.

Each product is brought into the shape of the REST API. Variations and addresses of pictures are
posts of their own, anywhere in the file; a first pass holds them. Source: WordPress' exporter
(wp-admin/includes/export.php, WXR 1.2) and the meta keys of WooCommerce; checked 2026-11.
"""

from collections import defaultdict
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from listingcheck.sources.formats.payload import Document, Entry
from listingcheck.sources.formats.xmlstream import Node
from listingcheck.sources.inputs import ElementInput
from listingcheck.sources.kit.origins import KeyMap
from listingcheck.sources.kit.tree import children, content, text_at
from listingcheck.sources.woocommerce.documents import OF_PRODUCT, OF_VARIANT

_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_EXCERPT = "excerpt/}encoded"
KEYS = KeyMap(
    OF_PRODUCT,
    OF_VARIANT,
    called={
        "name": "title",
        "description": "content:encoded",
        "status": "wp:status",
        "tags": "category[product_tag]",
        "brands": "category[product_brand]",
        "images": "wp:attachment_url",
        "dimensions": "_length, _width, _height",
        "stock_quantity": "_stock",
        **{key: f"_{key}" for key in ("sku", "price", "regular_price", "weight")},
        "global_unique_id": "_global_unique_id",
    },
)
"""Canonical field to the key in the REST shape, and what the export calls its place."""
_META = ("sku", "price", "regular_price", "sale_price", "weight", "stock_status")
_OPTION = "attribute_"


class Posts:
    """The posts of one export."""

    def __init__(self, source: ElementInput) -> None:
        self._source = source
        self._pictures: dict[str, str] = {}
        self._variations: defaultdict[str, list[Document]] = defaultdict(list)
        for node in source.records("item"):
            self._hold(node.element)

    def entries(self) -> Iterator[Entry]:
        """The products; what else is in the export is booked by its type."""
        ledger = self._source.ledger
        for node in self._source.records("item"):
            kind = text_at(node.element, "post_type") or "item"
            if kind == "product":
                yield Entry(node.line, self._product(node), ledger.number())
            elif kind != "product_variation":
                ledger.skip(f"post of the type {kind}")

    def _hold(self, item: Element) -> None:
        kind, number = text_at(item, "post_type"), text_at(item, "post_id") or ""
        if kind == "attachment" and (url := text_at(item, "attachment_url")):
            self._pictures[number] = url
        elif kind == "product_variation":
            self._variations[text_at(item, "post_parent") or ""].append(_sellable(item))

    def _product(self, node: Node) -> Document:
        item = node.element
        terms = list(children(item, "category"))
        document = _sellable(item)
        names = _names(terms)
        kinds = _terms(terms, "product_type")
        return {
            **document,
            "name": text_at(item, "title"),
            "status": text_at(item, "status"),
            "type": kinds[0]["name"] if kinds else "simple",
            "description": content(_encoded(item, _CONTENT)),
            "short_description": content(_encoded(item, _EXCERPT)),
            "categories": _terms(terms, "product_cat"),
            "tags": _terms(terms, "product_tag"),
            "brands": _terms(terms, "product_brand"),
            "images": self._images(document["meta"]),
            "attributes": _attributes(terms),
            "variations": [
                self._variation(each, names) for each in self._variations[document["id"]]
            ],
        }

    def _variation(self, document: Document, names: dict[tuple[str, str], str]) -> Document:
        """A variation with its options by name, and its picture."""
        meta = document["meta"]
        options = [
            {
                "name": key.removeprefix(_OPTION).removeprefix("pa_"),
                "option": names.get((key.removeprefix(_OPTION), value or ""), value),
            }
            for key, value in meta.items()
            if key.startswith(_OPTION)
        ]
        images = self._images(meta)
        return {**document, "attributes": options, "image": images[0] if images else None}

    def _images(self, meta: dict[str, str | None]) -> list[Document]:
        gallery = (meta.get("_product_image_gallery") or "").split(",")
        numbers = [meta.get("_thumbnail_id") or "", *gallery]
        known = [number for number in dict.fromkeys(numbers) if number in self._pictures]
        return [{"src": self._pictures[number]} for number in known]


def _sellable(item: Element) -> Document:
    """What products and variations have alike."""
    meta = {
        text_at(each, "meta_key") or "": text_at(each, "meta_value")
        for each in children(item, "postmeta")
    }
    sides = {side: meta.get(f"_{side}") for side in ("length", "width", "height")}
    return {
        "id": text_at(item, "post_id") or "",
        **{key: meta.get(f"_{key}") for key in _META},
        "stock_quantity": meta.get("_stock"),
        "global_unique_id": meta.get("_global_unique_id"),
        "dimensions": sides,
        "meta": meta,
    }


def _encoded(item: Element, ending: str) -> Element | None:
    return next((each for each in item if str(each.tag).endswith(ending)), None)


def _terms(terms: list[Element], domain: str) -> list[Document]:
    found = (content(term) for term in terms if term.get("domain") == domain)
    return [{"name": name} for name in found if name]


def _names(terms: list[Element]) -> dict[tuple[str, str], str]:
    """The names of values of attributes, which variations call by their slugs."""
    return {
        (term.get("domain") or "", term.get("nicename") or ""): content(term) or ""
        for term in terms
    }


def _attributes(terms: list[Element]) -> list[Document]:
    """The attributes that the shop keeps for all products (``pa_colour``)."""
    values: defaultdict[str, list[str | None]] = defaultdict(list)
    for term in terms:
        if (domain := term.get("domain") or "").startswith("pa_"):
            values[domain.removeprefix("pa_")].append(content(term))
    return [{"name": name, "options": options} for name, options in values.items()]
