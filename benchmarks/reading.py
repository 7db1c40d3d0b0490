# SPDX-License-Identifier: Apache-2.0
"""How long reading takes in each format, beside the bare parser of that format.

    python benchmarks/reading.py               10,000 products, 30,000 variants

Reader and parser take turns in one process and the quickest turn of each counts, so that a machine
whose speed drifts hits both alike. The bare parser makes no product: csv.DictReader gives rows,
iterparse elements (each cleared), json.load the document, calamine a list of rows.
"""

import argparse
import csv
import gc
import json
import time
from collections.abc import Callable
from pathlib import Path
from xml.etree.ElementTree import iterparse

import dialects

from listingcheck import sources

DATA = Path(__file__).parent / "data"


def bare_table(path: Path) -> int:
    """Rows of csv.DictReader."""
    delimiter = {"prestashop.csv": ";"}.get(path.name, "\t" if path.suffix == ".tsv" else ",")
    with path.open(encoding="utf-8", newline="") as file:
        return sum(1 for _ in csv.DictReader(file, delimiter=delimiter))


def bare_xml(path: Path) -> int:
    """Elements of iterparse."""
    count = 0
    with path.open("rb") as file:
        for _, element in iterparse(file):
            count += 1
            element.clear()
    return count


def bare_json(path: Path) -> int:
    """The document of json.load, or one for each line."""
    with path.open(encoding="utf-8") as file:
        return len(
            [json.loads(line) for line in file] if path.suffix == ".jsonl" else json.load(file)
        )


def bare_workbook(path: Path) -> int:
    """The rows of calamine."""
    from python_calamine import CalamineWorkbook

    return len(CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python())


BARE: dict[str, Callable[[Path], int]] = {
    ".csv": bare_table,
    ".tsv": bare_table,
    ".xml": bare_xml,
    ".json": bare_json,
    ".jsonl": bare_json,
    ".xlsx": bare_workbook,
}


def read(path: Path) -> int:
    """Variants of all products."""
    reading = sources.read(path)
    count = sum(len(product.variants) for product in reading)
    assert not reading.problems or all(p.severity != "error" for p in reading.problems)
    return count


def quickest(path: Path, turns: int) -> tuple[float, float, int]:
    """Seconds of the reader and of the parser, and how many variants were read."""
    jobs = read, BARE[path.suffix]
    best = [float("inf"), float("inf")]
    variants = 0
    for _ in range(turns):
        for place, job in enumerate(jobs):
            gc.collect()
            begun = time.perf_counter()
            count = job(path)
            best[place] = min(best[place], time.perf_counter() - begun)
            variants = count if place == 0 else variants
    return best[0], best[1], variants


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--products", type=int, default=10_000)
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--only", default="", help="files whose name contains this")
    given = parser.parse_args()
    DATA.mkdir(exist_ok=True)
    print(
        f"{'file':22} {'MB':>6} {'variants':>9} {'read':>8} {'bare':>8} {'ratio':>6}"
        f" {'variants/s':>11}"
    )
    for name, write in dialects.DIALECTS.items():
        if given.only in name:
            path = DATA / name
            write(given.products, path)
            seconds, bare, variants = quickest(path, given.turns)
            print(
                f"{name:22} {path.stat().st_size / 1e6:6.1f} {variants:9,} {seconds:7.3f}s"
                f" {bare:7.3f}s {seconds / bare:5.2f}x {variants / seconds:11,.0f}"
            )


if __name__ == "__main__":
    main()
