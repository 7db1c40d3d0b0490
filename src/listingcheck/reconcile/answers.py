# SPDX-License-Identifier: Apache-2.0
"""Refusals in what a marketplace's API answered.

Get Product, Check Product Listing, Create Product, diagnoses, Search Products; and plain objects
with a name and a message.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from listingcheck.reconcile.refusal import Refusal
from listingcheck.reconcile.words import Kind, is_failing, is_fine, kind_of, pieces

_INSIDE = frozenset(
    {"data", "response", "responses", "answer", "answers", "result", "results", "body", "payload"}
    | {"products", "items", "product"}
)
"""Keys under which further answers stand."""
_BESIDE = frozenset({"request", "product", "data", "input"})
"""Keys under which the names of the product may stand."""
_OF_ANSWERS = frozenset(
    {"audit_failed_reasons", "fail_reasons", "pre_check_results", "diagnoses", "check_result"}
    | {"product_sync_fail_reasons", "audit", "listing_quality", "code", "message"}
)
"""Keys by which answers are known."""
_DEEPEST = 8
"""Answers stand no deeper inside one another."""


def is_answer(document: Any, depth: int = 0) -> bool:
    """Whether a document is an answer or an object with a message, or holds such by key."""
    if not isinstance(document, Mapping) or depth > _DEEPEST:
        return False
    kinds = {kind_of(str(key)) for key in document}
    if _OF_ANSWERS & document.keys() or kinds & {Kind.MESSAGE, Kind.STATUS}:
        return True
    within = [inner for key in _INSIDE for inner in _listed(document.get(key))]
    return any(is_answer(inner, depth + 1) for inner in within) or _is_keyed(document, depth)


def _is_keyed(document: Mapping[str, Any], depth: int) -> bool:
    """Whether every value is an answer, and so every key a product."""
    answers = (is_answer(inner, depth + 1) for inner in document.values())
    return len(document) > 0 and not document.keys() & _INSIDE and all(answers)


def refusals_in(
    document: Any, names: tuple[str, ...] = (), file: str | None = None, line: int | None = None
) -> Iterator[Refusal]:
    """The refusals in an answer; none in one that refuses nothing.

    Args:
        document: what was answered.
        names: what the product is called, where that stands outside.
        file: where it comes from.
        line: the line it stands on.
    """
    for own, said, hint, blocks, is_status in _refused(document, names, 0):
        yield Refusal(own, said, hint, blocks, is_status, file, line)


_Said = tuple[tuple[str, ...], str | None, bool, bool]
"""Message and code, hint, whether it blocks, whether it is a mere status."""


def _refused(
    document: Any, names: tuple[str, ...], depth: int
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...], str | None, bool, bool]]:
    if not isinstance(document, Mapping) or depth > _DEEPEST:
        return
    own = tuple(dict.fromkeys((*names, *_names(document))))
    for said in _said(document):
        yield own, *said
    for key in document:
        for inner in _listed(document[key]) if key in _INSIDE else ():
            yield from _refused(inner, own, depth + 1)
    if _is_keyed(document, depth):
        for name, answer in document.items():
            yield from _refused(answer, (*own, str(name)), depth + 1)


def _names(document: Mapping[str, Any], depth: int = 0) -> Iterator[str]:
    """What the product of an answer is called."""
    for key, value in document.items():
        if isinstance(value, str | int) and not isinstance(value, bool):
            if kind_of(key) is Kind.NAME:
                yield str(value).strip()
        elif key in _BESIDE and isinstance(value, Mapping) and depth < 2:
            yield from _names(value, depth + 1)
    for sku in _listed(document.get("skus")):
        if isinstance(sku, Mapping):
            yield from _names(sku, 2)
            yield from _texts(_mapping(sku.get("identifier_code")).get("code"))


def _said(document: Mapping[str, Any]) -> Iterator[_Said]:
    """What an answer itself says is wrong."""
    before = 0
    for said in (*_audit(document), *_check(document), *_diagnoses(document)):
        before += 1
        yield said
    if not before:
        yield from _plain(document)


def _audit(document: Mapping[str, Any]) -> Iterator[_Said]:
    """``audit_failed_reasons`` of Get Product, ``product_sync_fail_reasons`` of Search Products."""
    for failed in _listed(document.get("audit_failed_reasons")):
        told = _mapping(failed)
        hints = [*_texts(told.get("suggestions"))]
        reasons = [*_texts(told.get("reasons"))] or hints or [*_texts(failed)]
        for number, reason in enumerate(reasons):
            yield (reason,), hints[number] if number < len(hints) else None, True, False
    for reason in _texts(document.get("product_sync_fail_reasons")):
        yield (reason,), None, True, False


def _check(document: Mapping[str, Any]) -> Iterator[_Said]:
    """``fail_reasons`` and ``pre_check_results`` of Check Product Listing."""
    for failed in _listed(document.get("fail_reasons")):
        told = _mapping(failed)
        said = (*_texts(told.get("message")), *_codes(told)) or (*_texts(failed),)
        if said:
            yield said, None, True, False
    for checked in _listed(document.get("pre_check_results")):
        for detail in map(_mapping, _listed(_mapping(checked).get("pre_check_details"))):
            long = next(_texts(detail.get("long_reason")), None)
            reasons = [*_texts(detail.get("short_reason"))] or [*filter(None, [long])]
            yield from (((reason,), long, True, False) for reason in reasons)


def _diagnoses(document: Mapping[str, Any]) -> Iterator[_Said]:
    """Quality diagnoses, which refuse nothing."""
    for diagnosis in map(_mapping, _listed(document.get("diagnoses"))):
        for result in map(_mapping, _listed(diagnosis.get("diagnosis_results"))):
            for code in _texts(result.get("code")):
                yield (code,), next(_texts(result.get("how_to_solve")), None), False, False


def _plain(document: Mapping[str, Any]) -> Iterator[_Said]:
    """The error of a call, or an object with a message or status."""
    codes = _codes(document)
    if "code" in document and not codes:
        return
    values = {kind: [*_of_kind(document, kind)] for kind in Kind}
    messages = [piece for text in values[Kind.MESSAGE] for piece in pieces(text)]
    hint = next(iter(values[Kind.HINT]), None)
    if len(messages) > 1:
        yield from (((message,), hint, True, False) for message in messages)
    elif messages or codes:
        yield (*messages, *codes), hint, True, False
    else:
        failing = filter(is_failing, values[Kind.STATUS])
        yield from (((status,), hint, True, True) for status in failing)


def _of_kind(document: Mapping[str, Any], kind: Kind) -> Iterator[str]:
    for key, value in document.items():
        if kind_of(key) is kind:
            yield from _texts(value)


def _codes(document: Mapping[str, Any]) -> tuple[str, ...]:
    found = (text for text in _of_kind(document, Kind.CODE))
    return tuple(code for code in found if not is_fine(code))


def _listed(value: Any) -> list[Any]:
    """What is documented as a list and may be a single value."""
    if value is None:
        return []
    return list(value) if isinstance(value, list | tuple) else [value]


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _texts(value: Any) -> Iterator[str]:
    """The texts in a value; an object may hold one under ``message`` or ``text``."""
    for each in _listed(value):
        text = _mapping(each).get("message", _mapping(each).get("text", each))
        if isinstance(text, str | int) and not isinstance(text, bool) and str(text).strip():
            yield str(text).strip()
