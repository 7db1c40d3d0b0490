# SPDX-License-Identifier: Apache-2.0
"""Applies edits to the canonical product."""

import re
from collections.abc import Iterable
from typing import Any

from listingcheck.failure import Edit
from listingcheck.product import Category, Identifier, Model, Product, Quantity, present

_STEP = re.compile(r"([a-z_]+)(?:\[(\d+)\])?")


def apply(product: Product, edits: Iterable[Edit]) -> Product:
    """The product after the edits of a fix.

    An edit whose old value is no longer there is left out.

    Raises:
        ValueError: an edit names a field that the product does not have.
    """
    for edit in edits:
        if value_at(product, edit.field) == edit.old:
            product = _set(product, _steps(edit.field), edit.new)
    return product


def value_at(product: Product, path: str) -> str | None:
    """The text at the path of a field, as the source wrote it; None when it is missing."""
    value = node_at(product, path)
    if isinstance(value, Quantity):
        return value.raw
    if isinstance(value, Category):
        return value.path
    return value if isinstance(value, str) else None


def node_at(product: Product, path: str) -> Any:
    """What stands at the path of a field, whatever it is; None when it is missing."""
    value: Any = product
    for name, index in _steps(path):
        value = getattr(value, name, None)
        if index is not None:
            value = value[index] if value is not None and index < len(value) else None
    return value


def _steps(path: str) -> list[tuple[str, int | None]]:
    steps = []
    for part in path.split("."):
        match = _STEP.fullmatch(part)
        if match is None:
            raise ValueError(f"{path!r} is not the path of a field")
        steps.append((match[1], int(match[2]) if match[2] else None))
    return steps


def _set(node: Any, steps: list[tuple[str, int | None]], new: str | None) -> Any:
    (name, index), rest = steps[0], steps[1:]
    old = getattr(node, name)
    if index is None:
        value = _set(old, rest, new) if rest else _leaf(old, new)
    else:
        items = list(old)
        if rest:
            items[index] = _set(items[index], rest, new)
            if isinstance(items[index], Identifier) and not items[index].code:
                del items[index]
        elif present(new) is None and name != "options":
            del items[index]
        else:
            items[index] = _leaf(items[index], new)
        value = tuple(items)
    return node.model_copy(update={name: value})


def _leaf(old: Any, new: str | None) -> Any:
    text = present(new)
    if text is None or not isinstance(old, Model):
        return text
    if isinstance(old, Category):
        return old.model_copy(update={"path": text})
    kept = {name: value for name, value in old if name not in {"raw", "amount"}}
    return type(old).parse(text, **kept)  # type: ignore[attr-defined]
