# SPDX-License-Identifier: Apache-2.0
"""How fast titles and descriptions are searched for goods a market refuses, in one run.

    python benchmarks/prohibited/speed.py          on the titles of the cases
    python benchmarks/prohibited/speed.py TITLES   on real ones: a table with the column ``title``

Beside it a floor, one ``unicodedata.normalize`` and ``lower``, and what a keyword tool does: one
regular expression of a few dozen English words. Descriptions are titles one after the other, 3 kB
each. All see the same texts in turns; the best turn counts, so what is set up once is left out.
"""

import argparse
import csv
import json
import re
import time
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from listingcheck import Checker, Product

CASES = Path(__file__).parent / "cases.jsonl"
TURNS = 3
LENGTH = 3_000
GOODS = ("prohibited-product", "restricted-product", "dangerous-goods")
KEYWORDS = (
    "alcohol|beer|wine|vodka|whisky|whiskey|rum|gin|tequila|cigarette|cigar|tobacco|vape|nicotine|"
    "hookah|gun|rifle|pistol|ammo|silencer|taser|knife|dagger|sword|machete|weed|cannabis|cbd|hemp|"
    "thc|bong|pill|steroid|viagra|sex|vibrator|dildo|casino|lottery|poker|bomb|firework|ivory|fur"
)

Pass = Callable[[Sequence[str]], object]


def titles(path: Path | None) -> list[str]:
    """The titles of the cases, or of a table separated by tabs."""
    if path is None:
        return [json.loads(line)["title"] for line in CASES.read_text("utf-8").splitlines()]
    with path.open(encoding="utf-8", newline="") as file:
        return [row["title"] for row in csv.DictReader(file, delimiter="\t")]


def descriptions(titles: Sequence[str]) -> Iterator[str]:
    """Texts of 3 kB made of titles."""
    text = ". ".join(titles)
    for start in range(0, len(text) - LENGTH, LENGTH):
        yield text[start : start + LENGTH]


def passes(field: str) -> dict[str, Pass]:
    """What is timed, by name."""
    engine = Checker("tiktok-shop/us", select=GOODS)
    keywords = re.compile(rf"\b(?:{KEYWORDS})s?\b", re.IGNORECASE)
    return {
        "unicodedata.normalize + lower": lambda texts: [
            unicodedata.normalize("NFKC", text).lower() for text in texts
        ],
        "one regular expression of 44 words": lambda texts: [keywords.findall(t) for t in texts],
        "listingcheck, goods": lambda texts: list(
            engine.stream(Product(key="text", **{field: text}) for text in texts)
        ),
    }


def timed(run: Pass, texts: Sequence[str]) -> float:
    """Seconds of the best of some turns."""
    seconds = []
    for _ in range(TURNS):
        start = time.perf_counter()
        run(texts)
        seconds.append(time.perf_counter() - start)
    return min(seconds)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("titles", type=Path, nargs="?", help="real titles, separated by tabs")
    listed = titles(parser.parse_args().titles)
    for field, texts in (("title", listed), ("description", list(descriptions(listed)))):
        print(f"{len(texts):,} texts as {field}, {sum(map(len, texts)) // len(texts):,} characters")
        figures = {name: timed(run, texts) for name, run in passes(field).items()}
        floor = min(figures.values())
        for name, seconds in figures.items():
            each = 1e6 * seconds / len(texts)
            print(f"  {name:<36} {each:>10.1f} microseconds {seconds / floor:>8.1f} x floor")


if __name__ == "__main__":
    main()
