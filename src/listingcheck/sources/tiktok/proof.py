# SPDX-License-Identifier: Apache-2.0
"""What TikTok Shop's documents prove of a product: certificates, GPSR parties, the size chart.

Create Product states ids (``manufacturer_ids``), Get Product who they are (``manufacturer``). What
is built in another way is left out: it must not cost the product.
"""

from collections.abc import Iterator
from typing import Any

from listingcheck.compliance import Certificate, Compliance, Party
from listingcheck.sources.formats.payload import Document
from listingcheck.sources.tiktok.keys import OF_COMPLIANCE
from listingcheck.values import present

_ALL_KEYS = frozenset(key for keys in OF_COMPLIANCE.values() for key in keys)
_WHOLE = ("description", "main_images", "images")
_FILE = ("uri", "id", "img_id")
_NOTHING = Compliance()


def compliance(document: Document) -> Compliance | None:
    """What a product proves; None of an entry in a list, which states none of it."""
    if _ALL_KEYS.isdisjoint(document):
        return _NOTHING if any(key in document for key in _WHOLE) else None
    return Compliance(
        certificates=tuple(
            _certificate(each)
            for key in OF_COMPLIANCE["compliance.certificates"]
            for each in _objects(document.get(key))
        ),
        manufacturers=tuple(_parties(document, "compliance.manufacturers")),
        responsible_persons=tuple(_parties(document, "compliance.responsible_persons")),
        size_chart=_size_chart(document.get("size_chart")),
    )


def _certificate(stated: Document) -> Certificate:
    files = [*_objects(stated.get("images")), *_objects(stated.get("files"))]
    return Certificate(
        id=_text(stated.get("id")),
        name=_text(stated.get("title")) or _text(stated.get("name")),
        files=tuple(address for each in files if (address := _file(each))),
        expires=_text(stated.get("expiration_date")),
    )


def _parties(document: Document, field: str) -> Iterator[Party]:
    """Those who are described, else those of whom there is only an id."""
    ids, *described = OF_COMPLIANCE[field]
    found = [each for key in described for each in _objects(document.get(key))]
    yield from map(_party, found)
    stated = document.get(ids)
    for each in stated if isinstance(stated, list) and not found else ():
        if key := _text(each):
            yield Party(id=key)


def _party(stated: Document) -> Party:
    return Party(
        id=_text(stated.get("id")),
        name=_text(stated.get("name")),
        address=_joined(stated.get("address"), ", "),
        email=_text(stated.get("email")),
        phone=_joined(stated.get("phone_number", stated.get("phone")), " "),
    )


def _size_chart(stated: Any) -> str | None:
    """The address of the picture, else the id of the template."""
    for each in _objects(stated):
        parts = (*_objects(each.get("image")), *_objects(each.get("template")), each)
        return next((found for part in parts if (found := _file(part))), None)
    return None


def _file(stated: Document) -> str | None:
    """The address of a file, else the name of its upload."""
    for key in ("urls", "url_list", "list"):
        urls = stated.get(key)
        if isinstance(urls, list) and urls and (url := _text(urls[0])):
            return url
    return next((name for key in _FILE if (name := _text(stated.get(key)))), None)


def _joined(stated: Any, between: str) -> str | None:
    """A text, or the parts of one that is stated in parts (``country_code``, ``local_number``)."""
    if isinstance(stated, dict):
        return between.join(filter(None, map(_text, stated.values()))) or None
    return _text(stated)


def _objects(stated: Any) -> list[Document]:
    listed = stated if isinstance(stated, list) else [stated]
    return [each for each in listed if isinstance(each, dict) and each]


def _text(stated: Any) -> str | None:
    is_scalar = isinstance(stated, str | int) and not isinstance(stated, bool)
    return present(str(stated)) if is_scalar else None
