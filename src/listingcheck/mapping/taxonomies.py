# SPDX-License-Identifier: Apache-2.0
"""Reads category trees from files, told apart by their content.

* Google's text with ids (``3237 - Animals & Pet Supplies > Live Animals``) and Shopify's
  (``gid://shopify/TaxonomyCategory/ap-1 : ...``);
* a nested set of Google's (``2 | [ 2- 3] |   Live Animals``);
* Shopify's JSON (``verticals`` with ``categories``);
* a saved answer of TikTok Shop's Get Categories;
* a table of ids and paths.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from listingcheck import answers
from listingcheck.errors import ConfigurationError, SourceError
from listingcheck.mapping.tree import Branch, Tree, names_of, tree_of
from listingcheck.sources.files.exports import export_of

TIKTOK = "tiktok-shop"
_OWN_TREE = {"google-merchant": "google"}
"""What taxonomy a marketplace files by, where it is not called like it."""
WHERE_TO_GET = {
    "google": "https://www.google.com/basepages/producttype/taxonomy-with-ids.en-US.txt",
    "shopify": "https://raw.githubusercontent.com/Shopify/product-taxonomy/main/dist/en/categories.txt",
    TIKTOK: "the answer of GET /product/202309/categories (https://partner.tiktokshop.com), saved "
    "as JSON",
}
"""Where each tree is to be had."""
KNOWN = (
    "Google's taxonomy-with-ids text, Shopify's JSON or categories.txt, a saved Get Categories "
    "answer of TikTok Shop, and a table with a column of ids and one of paths"
)
_GID = "gid://shopify/TaxonomyCategory/"
_WITH_ID = re.compile(r"^(\d+|gid://\S+)\s+[-:]\s+(\S.*)$")
_NESTED = re.compile(r"^(\s*)(\d+) \| \[ *\d+- *\d+\] \| (\S.*)$")
_DELIMITER = re.compile(r"[\t;,]")
_DEEPEST = 20
"""Levels that are followed; no taxonomy has as many."""
_INVITATION = "; open by invitation only"

_Row = tuple[str, Sequence[str]]


def read_tree(path: str) -> Tree:
    """Read a taxonomy file.

    Raises:
        ConfigurationError: it cannot be read, or holds no taxonomy that is known.
    """
    text = _text(path)
    tree = _of_json(text, path) if text.lstrip()[:1] in {"{", "["} else _of_lines(text, path)
    if not tree.branches:
        raise ConfigurationError(f"{path} holds no category tree that is known: {KNOWN}.")
    return tree


def own_tree(marketplace: str) -> str:
    """The taxonomy that a marketplace files products by, as in ``Category.taxonomy``."""
    return _OWN_TREE.get(marketplace, marketplace)


def chosen(marketplace: str, trees: Sequence[Tree]) -> Tree | None:
    """The first tree that is the marketplace's own, or does not say whose it is."""
    own = own_tree(marketplace)
    fitting = [tree for tree in trees if tree.taxonomy in {own, None}]
    return min(fitting, key=lambda tree: tree.taxonomy is None, default=None)


def _text(path: str) -> str:
    try:
        with export_of(path).open() as stream:
            return stream.read()
    except SourceError as error:
        raise ConfigurationError(str(error)) from None


def _of_lines(text: str, path: str) -> Tree:
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    with_ids = [match for line in lines if (match := _WITH_ID.match(line))]
    if len(with_ids) * 2 > len(lines):
        owner = "shopify" if with_ids[0][1].startswith(_GID) else "google"
        return tree_of(path, owner, ((m[1].removeprefix(_GID), _names(m[2])) for m in with_ids))
    nested = [match for line in lines if (match := _NESTED.match(line))]
    if len(nested) * 2 > len(lines):
        return tree_of(path, "google", _nested(nested))
    return tree_of(path, None, _table(lines))


def _nested(lines: Iterable[re.Match[str]]) -> Iterator[_Row]:
    """Rows of a nested set. Its numbers are places in the file, not Google's ids."""
    above: list[tuple[int, str]] = []
    for line in lines:
        indent, name = len(line[1]) + len(line[2]), line[3].strip()
        above = [(other, over) for other, over in above if other < indent]
        above.append((indent, name))
        yield f"nested-{line[2]}", [over for _, over in above]


def _table(lines: Sequence[str]) -> Iterator[_Row]:
    """Rows of a table whose first column is an id; the header has none."""
    for line in lines:
        id_, *rest = _DELIMITER.split(line, maxsplit=1)
        path = rest[0].strip().strip('"') if rest else ""
        if path and not any(map(str.isspace, id_.strip())) and any(map(str.isdigit, id_)):
            yield id_.strip().strip('"'), _names(path)


def _names(path: str) -> tuple[str, ...]:
    """The names in a path. Some tables write a tab behind a name as its escape."""
    bare = path.replace("\\t", " ").strip()
    return names_of(bare) if ">" in bare else (bare,)


def _of_json(text: str, path: str) -> Tree:
    try:
        document = json.loads(text)
    except ValueError as error:
        raise ConfigurationError(f"{path} is not valid JSON: {error}.") from None
    verticals = document.get("verticals") if isinstance(document, Mapping) else None
    if verticals:
        return _of_verticals(path, verticals)
    return of_answers(answers.tree(document, path), path)


def _of_verticals(path: str, verticals: Any) -> Tree:
    """Shopify's categories, which name their parents."""
    try:
        listed = {
            _bare(each["id"]): each for vertical in verticals for each in vertical["categories"]
        }
        rows = [(id_, _upwards(id_, listed)) for id_ in listed]
    except (KeyError, TypeError) as error:
        raise ConfigurationError(
            f"{path} is like Shopify's taxonomy, but a category lacks {error}: download it again."
        ) from None
    return tree_of(path, "shopify", rows)


def _upwards(id_: str, listed: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """The names from the root to a category; a parent that is its own ends the path."""
    names: list[str] = []
    current = id_
    while current in listed and len(names) <= _DEEPEST:
        names.insert(0, listed[current]["name"])
        above = listed[current]["parent_id"]
        current = _bare(above) if above else ""
    return names


def _bare(gid: str) -> str:
    return gid.removeprefix(_GID)


def of_answers(found: answers.Tree, name: str) -> Tree:
    """The tree that the marketplace itself answered with.

    Args:
        found: the answer of Get Categories.
        name: what messages call it.
    """
    branches = (
        Branch(
            category.id,
            names_of(found.path(category)),
            found.is_leaf(category),
            "PROHIBITED" not in category.permission_statuses,
            _INVITATION if "INVITE_ONLY" in category.permission_statuses else "",
        )
        for category in found.categories.values()
    )
    return Tree(name, TIKTOK, tuple(branches), found.is_whole)
