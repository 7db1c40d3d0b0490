# SPDX-License-Identifier: Apache-2.0
"""Messages of connectors: Airbyte and Singer put each record into an envelope with its stream."""

from collections.abc import Iterable, Iterator
from typing import Any

from listingcheck.sources.formats.payload import Entry, is_wrapper, unwrapped

_CONTROL = frozenset(
    {"SCHEMA", "STATE", "ACTIVATE_VERSION", "BATCH", "LOG", "SPEC", "CATALOG", "TRACE", "CONTROL"}
)
"""Types of messages that hold no record. Sources: the Singer and Airbyte protocols."""


def opened(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Take documents out of envelopes and wrappers; messages without a record are left out."""
    for entry in entries:
        document = entry.document
        if is_control(document):
            continue
        stream, record = _record(document)
        if record is not None:
            yield entry._replace(document=record, stream=stream)
        elif is_wrapper(document):
            yield from (entry._replace(document=inner) for inner in unwrapped(document))
        else:
            yield entry


def is_control(document: Any) -> bool:
    """Whether a document steers a connector instead of holding a record."""
    return isinstance(document, dict) and str(document.get("type")) in _CONTROL


def _record(document: Any) -> tuple[str | None, Any]:
    """The stream and the record in an envelope; the record is None when it is none."""
    if not isinstance(document, dict):
        return None, None
    if document.get("type") == "RECORD" and isinstance(document.get("record"), dict):
        inner = document["record"]
        if isinstance(inner.get("data"), dict) and "stream" in inner:
            return inner["stream"], inner["data"]
        return document.get("stream"), inner
    if isinstance(document.get("data"), dict) and isinstance(document.get("stream"), str):
        return document["stream"], document["data"]
    return None, None
