# SPDX-License-Identifier: Apache-2.0
"""Derives the words of branches from public trees of categories.

    python benchmarks/branches/build.py FOLDER

FOLDER holds ``shopify/<language>.json``, ``google/taxonomy-with-ids.en-US.txt`` and
``tiktok/tiktok_uk_categories_2023.tsv``. Every name of a category is cut into the phrases that end
it (or begin it, in Romance languages); what is kept is which of our own branches a phrase speaks
of, never a path, an id or a tree. ``trees.yaml`` says which part of a tree is which branch,
``own.yaml`` adds everyday words.
"""

import csv
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from listingcheck.data import load_yaml
from listingcheck.detect.branches.forms import folded, parts_of, singular, words_of

HERE = Path(__file__).parent
SHIPPED = HERE.parents[1] / "rules" / "words" / "branches"
ROMANCE = ("es", "fr", "it", "pt-BR", "pt-PT")
GERMANIC = ("de",)
NAMED = ("en", "de", "es", "fr", "it", "pt-BR", "ja")
"""Languages of which the second storey is learnt too."""
LONGEST = 2
"""Words of an English phrase."""
SHARE = 0.08
"""A branch with less than this share of a phrase is taken for noise."""
SHARE_BESIDE_OURS = 0.3
"""What a tree says of one of our own words counts from this share on."""
MOST_BRANCHES = 3
"""A phrase of more branches says nothing."""
STOREYS = 2
SHARE_HELD = 0.03
MOST_TOUCHED = 6
"""A word that occurs in more branches touches none."""
SHORTEST_ALONE, LONGEST_ALONE = 4, 16
"""Letters of a word of another language; a longer compound is rarely met."""
_FILLER = re.compile(r"[^\W\d_]{2,}")
_NOTHING = "other"
NOTE = "Derived by benchmarks/branches/build.py from public trees and own.yaml: do not edit."


Table = dict[str, frozenset[str]]


class Node(NamedTuple):
    """A category: its name, the English path to it, and the branches it speaks of."""

    name: str
    path: tuple[str, ...]
    branches: frozenset[str]
    language: str


def nodes(folder: Path, trees: Mapping[str, Mapping[str, list[str]]]) -> Iterator[Node]:
    """Yield the categories of all trees."""
    yield from _shopify(folder / "shopify", trees["google"])
    google = (folder / "google" / "taxonomy-with-ids.en-US.txt").read_text("utf-8")
    for line in google.splitlines():
        if " - " in line and not line.startswith("#"):
            yield _node(line.partition(" - ")[2].split(" > "), " > ", trees["google"])
    with (folder / "tiktok" / "tiktok_uk_categories_2023.tsv").open(encoding="utf-8") as file:
        paths = [row["category_path"] for row in csv.DictReader(file, delimiter="\t")]
    above = {path.rpartition(">")[0] for path in paths} | {path.split(">")[0] for path in paths}
    for path in [*paths, *sorted(above)]:
        yield _node(path.split(">"), ">", trees["tiktok"])


def _shopify(folder: Path, tree: Mapping[str, list[str]]) -> Iterator[Node]:
    english: dict[str, Node] = {}
    for language in ("en", *sorted({path.stem for path in folder.glob("*.json")} - {"en"})):
        document = json.loads((folder / f"{language}.json").read_text("utf-8"))
        categories = [each for vertical in document["verticals"] for each in vertical["categories"]]
        if language == "en":
            paths: dict[str | None, tuple[str, ...]] = {None: ()}
            for each in categories:
                path = paths[each["id"]] = (*paths[each["parent_id"]], each["name"])
                english[each["id"]] = _node(path, " > ", tree)
        for each in categories:
            if each["id"] in english:
                yield english[each["id"]]._replace(name=each["name"], language=language)


def _node(path: Sequence[str], separator: str, tree: Mapping[str, list[str]]) -> Node:
    beginnings = (separator.join(path[:length]) for length in range(len(path), 0, -1))
    branches = next((tree[each] for each in beginnings if each in tree), [])
    return Node(path[-1].strip(), tuple(path), frozenset(branches), "en")


def phrases(name: str) -> Iterator[tuple[str, bool]]:
    """Yield what ends each part of an English name, and whether it is the whole part."""
    *before, end = parts_of(folded(name))
    # In "Hard & Soft Drinks" the beginning is no thing; in "Cups & Plates" it is.
    for part in (*(part for part in before if part.endswith("s")), end):
        words = words_of(part)
        for length in range(1, min(len(words), LONGEST) + 1):
            cut = [*words[-length:-1], singular(words[-1])]
            if all(map(_FILLER.fullmatch, (cut[0], cut[-1]))) and len(" ".join(cut)) > 2:
                yield " ".join(cut), length == len(words)


def nouns(found: Iterable[Node], vague: frozenset[str], share: float) -> Table:
    """What each English phrase speaks of: the branches in whose names it stands last."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    whole: set[str] = set()
    for name, branches in {(n.name, n.branches) for n in found if n.language == "en"}:
        for phrase, is_whole in phrases(name):
            counts[phrase].update(branches or (_NOTHING,))
            whole |= {phrase} if is_whole else set()
    return {
        phrase: spoken(phrase, count, vague, share)
        for phrase, count in counts.items()
        if phrase in whole or (count.total() > 1 and phrase.rpartition(" ")[2] not in vague)
    }


def spoken(phrase: str, count: Counter[str], vague: frozenset[str], share: float) -> frozenset[str]:
    """The branches a phrase speaks of; none where it is one of too many."""
    branches = frozenset(b for b, n in count.items() if n >= share * count.total())
    is_vague = phrase in vague or _NOTHING in branches or len(branches) > MOST_BRANCHES
    return frozenset() if is_vague else branches


def single_words(found: Iterable[Node], languages: Sequence[str], vague: frozenset[str]) -> Table:
    """Names of one word in other languages, as they stand."""
    counts: defaultdict[str, set[str]] = defaultdict(set)
    for node in found:
        name = folded(node.name)
        if (
            node.language in languages
            and name.isalpha()
            and SHORTEST_ALONE <= len(name) <= LONGEST_ALONE
        ):
            counts[name] |= node.branches or {_NOTHING}
    return {
        name: frozenset(branches)
        for name, branches in counts.items()
        if len(branches) < MOST_BRANCHES
        and _NOTHING not in branches
        and not vague & {name, name[:-1]}
    }


def touched(found: Iterable[Node], plain: frozenset[str]) -> Table:
    """The branches in whose English names a word occurs at all, where they are few."""
    touches: defaultdict[str, set[str]] = defaultdict(set)
    for node in found:
        if node.language == "en":
            for word in words_of(folded(node.name)):
                if len(word) > 2 and not word.isdigit():
                    touches[singular(word)] |= node.branches
    return {
        word: frozenset(branches)
        for word, branches in touches.items()
        if 0 < len(branches) <= MOST_TOUCHED and word not in plain
    }


def categories(found: Sequence[Node]) -> Table:
    """Names of shelves, the two upper storeys of every tree: what stands below them."""
    below: defaultdict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for node in found:
        for depth in range(1, STOREYS + 1):
            below[node.path[:depth]].update(node.branches)
    shelves: Table = {}
    for node in found:
        if len(node.path) == 1 or (len(node.path) <= STOREYS and node.language in NAMED):
            count = below[node.path]
            held = frozenset(b for b, n in count.items() if n >= SHARE_HELD * count.total())
            name = folded(node.name).strip()
            shelves[name] = shelves.get(name, frozenset()) | held
    return {name: held for name, held in shelves.items() if held}


def own(listed: Mapping[str, str]) -> Table:
    """Our own words: each with its branches."""
    result: Table = {}
    for branches, text in listed.items():
        for word in text.split(","):
            key = folded(word).strip()
            result[key] = result.get(key, frozenset()) | frozenset(branches.split())
    return result


def english(words: Table) -> Table:
    """English phrases in the singular."""
    result: Table = {}
    for phrase, branches in words.items():
        *before, end = words_of(phrase)
        key = " ".join([*before, singular(end)])
        result[key] = result.get(key, frozenset()) | branches
    return result


def spare(words: Table) -> Table:
    """Without the phrases of which a shorter one, at the same end, says the same."""
    return {phrase: b for phrase, b in words.items() if _shorter(phrase, words) != b}


def _shorter(phrase: str, words: Table) -> frozenset[str] | None:
    shorter = phrase.partition(" ")[2]
    while shorter and shorter not in words:
        shorter = shorter.partition(" ")[2]
    return words.get(shorter)


def grouped(words: Table) -> dict[str, str]:
    """Words under the branches they share, as the shipped files have them."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for word, branches in words.items():
        groups[" ".join(sorted(branches)) or "none"].append(word)
    return {key: ",".join(sorted(groups[key])) for key in sorted(groups)}


def quoted(text: str) -> str:
    """A text as a YAML scalar."""
    return json.dumps(text, ensure_ascii=False)


def write(name: str, comment: str, tables: Mapping[str, Mapping[str, str] | str]) -> None:
    """Write one shipped file."""
    lines = [f"# {line}" for line in (*comment.splitlines(), NOTE)]
    for title, table in tables.items():
        if isinstance(table, str):
            lines.append(f"{title}: {quoted(table)}")
            continue
        lines.append(f"{title}:")
        lines += [f"  {key}: {quoted(words)}" for key, words in table.items()]
    (SHIPPED / f"{name}.yaml").write_text("\n".join(lines) + "\n", "utf-8")


def main(folder: Path) -> None:
    """Build ``rules/words/branches`` from a folder of trees."""
    trees: Any = load_yaml((HERE / "trees.yaml").read_text("utf-8"), "trees.yaml")
    ours: Any = load_yaml((HERE / "own.yaml").read_text("utf-8"), "own.yaml")
    vague, vague_first, plain = (
        frozenset(own({"": ours[key]})) for key in ("vague", "vague_first", "plain")
    )
    found = [*nodes(folder, trees)]
    last, leading = nouns(found, vague, SHARE), nouns(found, vague, SHARE_BESIDE_OURS)
    for phrase, branches in english(own(ours["last"])).items():
        last[phrase] = leading.get(phrase, frozenset()) | branches
    last = spare(last)
    german = single_words(found, GERMANIC, vague | vague_first) | own(ours["last_de"])
    last = {word: b for word, b in german.items() if word not in last} | last
    first = single_words(found, ROMANCE, vague | vague_first) | own(ours["first"])
    shelves = categories(found) | own(ours["categories"])
    unspoken = own({"": ours["unspoken"]})
    write(
        "nouns",
        "Names of things under the branches they speak of: those that stand last in a title\n"
        "(English, German) and those that stand first (Romance). none: of too many.",
        {"last": grouped(last), "first": grouped(first)},
    )
    write(
        "words",
        "Words under the branches in whose names they occur.",
        {"touches": grouped({w: b for w, b in touched(found, plain).items() if last.get(w) != b})},
    )
    write(
        "categories",
        "Names of categories under the branches they hold, in many languages.\n"
        "unspoken: names under which anything may stand.",
        {
            "names": grouped({n: b for n, b in shelves.items() if n not in unspoken}),
            "unspoken": ", ".join(sorted(unspoken)),
        },
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
