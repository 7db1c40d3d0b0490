# SPDX-License-Identifier: Apache-2.0
"""A room imports only from rooms below it; see docs/architecture.md."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "listingcheck"

PACKAGE = "listingcheck.sources"

ROOMS = (
    ("values", "errors", "spelling", "collector", "kept"),
    ("compliance", "offer", "picture"),
    ("product",),
    ("failure", "shop", "answers", "measures"),
    ("conditions", "detect", "imaging"),
    ("budget", "data", "rule", "sample", "profile"),
    ("colours", "roll"),
    ("tally",),
    ("report", "digest", "frames", "htmltable", "markdown", "overrides", "suppression"),
    ("sources", "rules"),
    ("gallery",),
    ("declarative", "registry"),
    ("engine",),
    ("checker", "fixes", "given"),
    ("testing", "descriptions", "lookup", "vocabulary"),
    ("authoring", "mapping"),
    ("config",),
    ("outputs", "reconcile", "correction"),
    ("face",),
    ("accessors", "pandas", "plots", "polars"),
    ("cli",),
    ("__main__",),
)
"""From the ground up. Rooms on one floor may know each other."""

SOURCES = (
    ("files", "reading"),
    ("formats",),
    ("inputs",),
    ("platform",),
    ("kit",),
    (
        *("amazon", "bigcommerce", "google_merchant", "magento", "prestashop"),
        *("sfcc", "shopify", "tiktok", "wix", "woocommerce"),
    ),
    ("platforms",),
    ("recognition", "opening"),
    ("notes", "objects"),
    ("reader",),
)
"""The same inside sources/; but no platform knows another."""

FLOOR = {room: floor for floor, rooms in enumerate(ROOMS) for room in rooms}
FLOOR_OF_SOURCE = {room: floor for floor, rooms in enumerate(SOURCES) for room in rooms}


def room_of(path):
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imported_rooms(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module == "listingcheck":
            names = [f"listingcheck.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        else:
            continue
        for name in names:
            package, _, rest = name.partition(".")
            if package == "listingcheck" and rest and not rest.startswith("__"):
                yield rest.split(".")[0]


@pytest.mark.parametrize(
    "path", sorted(SOURCE.rglob("*.py")), ids=lambda path: str(path.relative_to(SOURCE))
)
def test_a_room_imports_only_from_its_floor_and_below(path):
    if path == SOURCE / "__init__.py":
        return
    above = [room for room in imported_rooms(path) if FLOOR[room] > FLOOR[room_of(path)]]
    assert not above, f"{path.name} is on floor {FLOOR[room_of(path)]} and imports {above}"


@pytest.mark.parametrize(
    "path",
    sorted((SOURCE / "sources").rglob("*.py")),
    ids=lambda path: str(path.relative_to(SOURCE / "sources")),
)
def test_a_reader_imports_only_from_below(path):
    room = path.relative_to(SOURCE / "sources").parts[0].removesuffix(".py")
    if room == "__init__":
        return
    imported = {name for name in imported_sources(path) if name != room}
    above = [name for name in imported if FLOOR_OF_SOURCE[name] > FLOOR_OF_SOURCE[room]]
    assert not above, f"{path.name} is in {room} and imports {above}"
    assert not (room in SOURCES[5] and imported & set(SOURCES[5])), f"{room} knows {imported}"


def imported_sources(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(PACKAGE):
            inside = node.module.removeprefix(PACKAGE).lstrip(".")
            yield from [inside.split(".")[0]] if inside else [each.name for each in node.names]
