# SPDX-License-Identifier: Apache-2.0
"""The values of a record of PrestaShop's webservice, in whichever shape it comes.

JSON has texts, ``[{"id": "1", "value": "..."}]`` where a text is in several languages, lists of
``{"id": "4"}`` for what is associated, and ``false`` for what is missing. prestapyt has
``{"attrs": {...}, "value": "..."}``, the languages under ``language`` and the associated under the
name of one. XML is brought into the shape of JSON.
"""

from xml.etree.ElementTree import Element

from listingcheck.sources.formats.payload import Document, ShapeError, shown, text
from listingcheck.sources.formats.xmlstream import local

HREF = "href"
_XLINK = "{http://www.w3.org/1999/xlink}href"
_LANGUAGE = "language"
_GROUPS = frozenset({"images", "combinations", "product_option_values", "product_features", "tags"})
"""What is associated with a record that a product is made of."""
_NEEDED = frozenset(
    {
        *("id", "name", "public_name", "value", "associations"),
        *("description", "description_short", "active", "manufacturer_name"),
        *("id_manufacturer", "id_category_default", "id_default_image"),
        *("id_product", "id_product_attribute", "id_attribute_group", "quantity"),
        *("reference", "gtin", "ean13", "upc", "isbn", "mpn"),
        *("price", "weight", "width", "height", "depth"),
    }
)
"""The fields of records that a product is made of."""


def said(document: Document, key: str) -> str | None:
    """The text of a value.

    Raises:
        ShapeError: it is no single value.
    """
    value = document.get(key)
    if value is None or value.__class__ is str:
        return value if value and not value.isspace() else None
    if isinstance(value, dict) and not value.keys() - {"attrs", "value"}:
        value = value.get("value")
    return None if value is False else text(value)


def worded(document: Document, key: str, language: str | None) -> str | None:
    """The text of a value in a language, by its id, or else the first.

    Raises:
        ShapeError: it is no text.
    """
    value = document.get(key)
    if isinstance(value, dict) and _LANGUAGE in value:
        value = value[_LANGUAGE]
        value = value if isinstance(value, list) else [value]
    if not isinstance(value, list):
        return said(document, key)
    wordings = [each for each in value if isinstance(each, dict)]
    if len(wordings) < len(value):
        raise ShapeError(f"{shown(value)} stands where texts by language should")
    of_language = [each for each in wordings if language and _language(each) == language]
    chosen = (of_language or wordings or [{}])[0]
    return said(chosen, "value")


def _language(wording: Document) -> str:
    attributes = wording.get("attrs")
    return str(attributes.get("id") if isinstance(attributes, dict) else wording.get("id"))


def associated(document: Document, name: str) -> list[Document]:
    """What is associated with a record, such as its images.

    Raises:
        ShapeError: it is no list of records.
    """
    groups = document.get("associations")
    # PHP writes an object without keys as a list.
    found = groups.get(name) if isinstance(groups, dict) else None
    if isinstance(found, dict):
        inside = [value for key, value in found.items() if key not in {"attrs", "value"}]
        found = inside[0] if inside else None
        found = found if isinstance(found, list) else [found]
    if not found or not isinstance(found, list):
        return []
    records = [each for each in found if each]
    if not all(isinstance(each, dict) for each in records):
        raise ShapeError(f"{shown(found)} stands where records with ids should")
    return records


def document_of(element: Element) -> Document:
    """What is needed of a record in XML, in the shape of JSON."""
    document: Document = {}
    for child in element:
        name = child.tag
        if name not in _NEEDED:
            continue
        if not len(child):
            document[name] = child.text
        elif name == "associations":
            document[name] = {
                group.tag: [_entry(each) for each in group]
                for group in child
                if group.tag in _GROUPS
            }
        elif local(child[0].tag) == _LANGUAGE:
            document[name] = [{"id": each.get("id"), "value": each.text} for each in child]
    return document


def _entry(element: Element) -> Document:
    entry: Document = {child.tag: child.text for child in element}
    if href := element.get(_XLINK):
        entry[HREF] = href
    return entry
