# SPDX-License-Identifier: Apache-2.0
"""How often ``category-mismatch`` speaks, and how often it is right.

    python benchmarks/branches/accuracy.py TITLES.tsv [TEXTS.jsonl ...] [--half 0|1] [--show 20]

TITLES.tsv has the columns ``source``, ``title`` and ``category``, as honest shops filed them; a
line of TEXTS.jsonl has ``title`` and ``text``, its description. First every title is judged under
its own category: all that is said there is a false alarm. Then every title is filed three times
at random (seeded) under a category of a branch that is neither its own nor a neighbour: there the
rule ought to speak. The words were chosen with ``--half 0`` in sight; ``--half 1`` was held out.
"""

import argparse
import csv
import hashlib
import json
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from listingcheck import data
from listingcheck.detect.branches.lexicon import lexicon
from listingcheck.detect.branches.misplaced import Judge, Listing, Misplaced
from listingcheck.detect.branches.shelves import Shelves

SHELVES = (
    "Womenswear & Underwear > Women's Tops",
    "Menswear & Underwear > Men's Bottoms",
    "Shoes > Men's Shoes",
    "Automotive & Motorcycle > Car Lights",
    "Pet Supplies > Bird Supplies",
    "Kitchenware > Cookware",
    "Beauty & Personal Care > Skincare",
    "Tools & Hardware > Hand Tools",
    "Books, Magazines & Audio > Literature & Art",
    "Phones & Electronics > Audio & Video",
    "Food & Beverages > Snacks",
    "Furniture > Indoor Furniture",
    "Sports & Outdoor > Fitness Equipment",
    "Home Supplies > Home Decor",
    "Toys & Hobbies > Educational Toys",
    "Baby & Maternity > Nursing & Feeding",
    "Electronics > Audio",
    "Office Supplies > Filing & Organization",
)
TIMES = 3
PRIORS = (0.02, 0.05, 0.1, 0.5)


class Row(NamedTuple):
    """A title and where its shop filed it."""

    source: str
    title: str
    category: str
    text: str | None


def half(title: str) -> int:
    """Which half of the data a title is in."""
    return hashlib.sha256(title.encode()).digest()[-1] % 2


def read(titles: Path, texts: list[Path]) -> list[Row]:
    """The rows that have a category."""
    told = {}
    for path in texts:
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            told[row["title"]] = row.get("text")
    with titles.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        Row(row["source"], row["title"], row["category"], told.get(row["title"]))
        for row in rows
        if row["category"]
    ]


def judged(rows: list[Row], judge: Judge) -> Iterator[tuple[Row, Misplaced]]:
    """What is said of rows."""
    for row in rows:
        found = judge.judge(Listing(row.title, row.category, None, row.text))
        if found:
            yield row, found


def moved(rows: list[Row], shelves: Shelves) -> Iterator[tuple[Row, int]]:
    """Every row under other categories, and the branches it truly belongs to."""
    chance = random.Random(7)
    for row in rows:
        own = shelves.sides(row.category).own
        away = [shelf for shelf in SHELVES if not shelves.sides(shelf).near & own]
        for _ in range(TIMES if away else 0):
            yield row._replace(category=chance.choice(away)), own


def shown(found: Iterable[tuple[Row, Misplaced]]) -> None:
    """Print what was said."""
    for row, said in found:
        print(f"   {row.source}: {row.title[:90]} | {row.category[:70]} | {said}")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("titles", type=Path)
    parser.add_argument("texts", type=Path, nargs="*")
    parser.add_argument("--half", type=int, default=1)
    parser.add_argument("--show", type=int, default=20)
    given = parser.parse_args()
    words, judge = lexicon(data.words), Judge(data.words)
    shelves = Shelves(words)
    rows = [row for row in read(given.titles, given.texts) if half(row.title) == given.half]
    known = [row for row in rows if shelves.sides(row.category).own]
    alarms = list(judged(known, judge))
    print(f"{len(rows)} titles, {len(known)} with a category that is understood")
    print(f"false alarms: {len(alarms)}")
    shown(alarms[: given.show])
    filed = list(moved(known, shelves))
    told = [(row, said, own) for row, own in filed for _, said in judged([row], judge)]
    near = {own: words.name(words.near(own)) for _, own in filed}
    wrong = [
        (row, said)
        for row, said, own in told
        if not any(branch in near[own] for branch in said.branch.split(" or "))
    ]
    counts = Counter(row.source for row, _ in filed)
    spoke = Counter(row.source for row, _, _ in told)
    for source, count in counts.items():
        print(f"   {source}: {count} filed wrongly, {spoke[source] / count:.1%} told")
    recall, alarm = len(told) / len(filed), len(alarms) / len(known)
    print(f"all: {len(filed)} filed wrongly, {recall:.1%} told; ", end="")
    print(f"the branch named is right in {1 - len(wrong) / len(told):.1%}")
    shown(wrong[: given.show])
    for prior in PRIORS:
        hits = prior * recall
        print(
            f"if {prior:.0%} are misplaced, it is right {hits / (hits + (1 - prior) * alarm):.1%}"
        )


if __name__ == "__main__":
    main()
