# SPDX-License-Identifier: Apache-2.0
"""Feeds in XML: RSS 2.0, RSS 1.0 and Atom, with or without the prefix ``g:``.

White space around the text of an element is layout and is left out.
"""

from collections.abc import Iterable, Iterator, Sequence
from xml.etree.ElementTree import Element

from listingcheck.sources.formats.xmlstream import Node, Root, local
from listingcheck.sources.google_merchant.columns import TELLING, own_attribute_of
from listingcheck.sources.google_merchant.feed import Feed
from listingcheck.sources.google_merchant.groups import Item
from listingcheck.sources.google_merchant.keys import joined
from listingcheck.sources.google_merchant.layout import Layout
from listingcheck.sources.kit import tree
from listingcheck.sources.kit.memo import Memo

ITEMS = ("item", "entry")
"""Elements that are items, in RSS and Atom."""
ROOTS = frozenset({"rss", "feed", "rdf"})
_GOOGLES = "{http://base.google.com/ns/1.0}"
_OF_OTHERS = frozenset({"wxr_version", "post_type", "postmeta"})
"""Elements of WordPress's export, which is RSS as well."""
_WEAK = frozenset({"price", "sale_price", "brand", "mpn", "condition", "product_type"})
"""Signs of which one alone says little."""


def is_feed(root: Root) -> bool:
    """Whether a document begins as a feed of products, not as one of articles or episodes."""
    if root.name.casefold() not in ROOTS or not _OF_OTHERS.isdisjoint(root.inside):
        return False
    names = {own_attribute_of(name) or name for name in root.inside}
    strong = (names & TELLING) - _WEAK - {"link"}
    return not names.isdisjoint(ITEMS) and (bool(strong) or len(names & _WEAK) > 1)


def items(nodes: Iterable[Node], feed: Feed) -> Iterator[Item]:
    """Yield the items."""
    layouts: Memo[tuple[str, ...], Layout] = Memo(lambda tags: feed.layout(_spelled(tags)))
    for _, element, line in nodes:
        layout = layouts[tuple([child.tag for child in element])]
        row = [
            text.strip() if (text := child.text) and not len(child) else _other(child)
            for child in element
        ]
        row.append("")
        yield line, row, layout


def _other(child: Element) -> str:
    """What an element says that is more, or less, than a text: parts, or an address."""
    if len(child):
        return joined(tree.fields(child))
    return (child.get("href") or "").strip()


def _spelled(tags: Sequence[object]) -> list[str]:
    """What the file calls elements: Google's have its usual prefix, comments no name."""
    return [f"g:{local(tag)}" if str(tag).startswith(_GOOGLES) else local(tag) for tag in tags]
