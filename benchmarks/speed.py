# SPDX-License-Identifier: Apache-2.0
"""How long a check takes, beside reading the same file with ``csv.DictReader``.

    python benchmarks/speed.py                 the table: ratios of one run
    python benchmarks/speed.py --big           also memory at ten times the variants
    python benchmarks/speed.py --jobs 4        also the check in so many processes

Every figure is taken in a process of its own, the candidates in turn, so that a machine whose
speed drifts hits all of them alike.
"""

import argparse
import csv
import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

import generate

DATA = Path(__file__).parent / "data"
PROFILE = "tiktok-shop/us"
LIMITS = {
    "Handle": {"required": True},
    "Title": {"maxLength": 255},
    "Body (HTML)": {"maxLength": 10_000},
    "Variant SKU": {"maxLength": 50},
    "Option1 Value": {"maxLength": 50},
    "Option2 Value": {"maxLength": 50},
    "Variant Barcode": {"pattern": "[0-9]{8}|[0-9]{12,14}"},
    "Variant Price": {"pattern": r"[0-9]+(\.[0-9]{1,2})?"},
    "Image Src": {"pattern": "https://.*"},
}
"""The limits that a schema can state, for the peer."""


@dataclass(frozen=True, slots=True)
class Figure:
    """What one process measured of itself."""

    start_up: float
    """Seconds until it was ready: imports, rules, patterns."""
    seconds: float
    megabytes: float
    found: int


Job = Callable[[], int]


def dict_reader(path: Path) -> Job:
    """Iterate the file: the floor."""

    def run() -> int:
        with path.open(encoding="utf-8", newline="") as file:
            return sum(1 for _ in csv.DictReader(file))

    return run


def listingcheck_read(path: Path) -> Job:
    """Read the products, check nothing."""
    import listingcheck

    reading = listingcheck.read(path, platform="shopify")
    return lambda: sum(1 for _ in reading)


def listingcheck_check(path: Path, jobs: int = 1) -> Job:
    """Stream the file through the whole profile."""
    import listingcheck

    checker = listingcheck.Checker(PROFILE, jobs=jobs)
    return lambda: sum(1 for _ in checker.stream(listingcheck.read(path)))


def frictionless_validate(path: Path) -> Job:
    """Validate the rows against a schema of the same simple limits."""
    from frictionless import Resource, Schema

    fields = [
        {"name": name, "type": "string", "constraints": LIMITS.get(name, {})}
        for name in generate.HEADER
    ]
    resource_ = Resource(
        path=path.name, basepath=str(path.parent), schema=Schema.from_descriptor({"fields": fields})
    )

    def run() -> int:
        report = resource_.validate(limit_errors=10_000_000)
        return sum(task.stats["errors"] for task in report.tasks)

    return run


CANDIDATES: dict[str, Callable[[Path], Job]] = {
    "csv.DictReader": dict_reader,
    "listingcheck, read": listingcheck_read,
    "listingcheck, check": listingcheck_check,
    "frictionless validate": frictionless_validate,
}


SHARED = "listingcheck, check --jobs "


def candidate(name: str) -> Callable[[Path], Job]:
    """The candidate of a name; that of a shared check ends in the number of processes."""
    if name.startswith(SHARED):
        return partial(listingcheck_check, jobs=int(name.removeprefix(SHARED)))
    return CANDIDATES[name]


def peak() -> float:
    """Megabytes that this process held at most, or the largest of those it started."""
    both = resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN
    return max(resource.getrusage(who).ru_maxrss for who in both) / 1024


def measure(name: str, path: Path) -> Figure:
    """Run one candidate in a fresh process."""
    command = [sys.executable, __file__, "--one", name, "--file", str(path)]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return Figure(**json.loads(printed))


def one(name: str, path: Path) -> None:
    """What a fresh process does: run, and print its own figures."""
    began = time.perf_counter()
    job = candidate(name)(path)
    ready = time.perf_counter()
    found = job()
    done = time.perf_counter()
    figure = Figure(ready - began, done - ready, peak(), found)
    print(json.dumps(asdict(figure)))


def export(variants: int, faults: float) -> Path:
    """The generated export, written once."""
    DATA.mkdir(exist_ok=True)
    path = DATA / f"shopify-{variants}-{faults}.csv"
    if not path.exists():
        generate.write(path, variants, faults)
    return path


def table(variants: int, faults: float, runs: int, names: list[str]) -> None:
    """Print one table: every candidate against ``csv.DictReader`` of the same round."""
    path = export(variants, faults)
    rounds = [{name: measure(name, path) for name in names} for _ in range(runs)]
    size = path.stat().st_size / 1e6
    print(f"{variants:,} variants, {size:.0f} MB, each fault on {faults:.0%}; {runs} rounds\n")
    head = "what", "start-up s", "seconds", "x csv.DictReader", "peak MB", "rows or failures"
    print(f"| {' | '.join(head)} |\n{'|---' * len(head)}|")
    for name in names:
        figures = [figure[name] for figure in rounds]
        ratio = statistics.median(f[name].seconds / f["csv.DictReader"].seconds for f in rounds)
        start_up = statistics.median(figure.start_up for figure in figures)
        seconds = statistics.median(figure.seconds for figure in figures)
        megabytes = max(figure.megabytes for figure in figures)
        shown = f"{start_up:.2f} | {seconds:.2f} | {ratio:.2f} | {megabytes:.0f}"
        print(f"| {name} | {shown} | {figures[0].found:,} |")
    print()


def main() -> None:
    """Read the arguments; print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--variants", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--big", action="store_true", help="also ten times the variants, once")
    parser.add_argument("--no-peer", action="store_true", help="leave frictionless out")
    parser.add_argument("--jobs", type=int, default=1, help="also check in so many processes")
    parser.add_argument("--one")
    parser.add_argument("--file", type=Path)
    given = parser.parse_args()
    if given.one:
        one(given.one, given.file)
        return
    ours = [name for name in CANDIDATES if not name.startswith("frictionless")]
    if given.jobs > 1:
        ours.append(f"{SHARED}{given.jobs}")
    table(given.variants, 0, given.runs, ours)
    table(given.variants, 0.01, given.runs, ours)
    if not given.no_peer:
        table(given.variants, 0.01, 1, list(CANDIDATES))
    if given.big:
        table(given.variants * 10, 0.01, 1, ours)


if __name__ == "__main__":
    main()
