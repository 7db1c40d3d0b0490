# SPDX-License-Identifier: Apache-2.0
"""How many goods that a market refuses are found, and how often honest ones are blamed.

    python benchmarks/prohibited/accuracy.py                  the cases, by label, kind and language
    python benchmarks/prohibited/accuracy.py --show --kind vape   what is missed and what is blamed
    python benchmarks/prohibited/accuracy.py --cases FILE ...  other cases
    python benchmarks/prohibited/accuracy.py --titles FILE     real titles with weak labels

A case is a line of JSON: ``title``, ``description``, ``category``, ``market``, ``language``,
``label`` (prohibited, restricted, documents, claim or clean), ``kind`` and ``note``. A bad one is
found when a rule for its label speaks, or one for a stricter label. Titles are a table with the
columns ``title``, ``category``, ``weak_label``, separated by tabs.
"""

import argparse
import csv
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from listingcheck import Checker, Failure, Product
from listingcheck.product import Category

CASES = [Path(__file__).parent / f"{name}.jsonl" for name in ("cases", "unseen")]
"""Written before the word lists; written by someone who knew neither, and never tuned to."""
RULES = {
    "prohibited": ("prohibited-category", "prohibited-product"),
    "restricted": ("restricted-category", "restricted-product"),
    "documents": ("dangerous-goods",),
    "claim": ("claim-absolute", "claim-medical", "claim-weight-loss"),
}
"""The rules that find each label."""
STRICTER = {
    "prohibited": ("prohibited",),
    "restricted": ("restricted", "documents", "prohibited"),
    "documents": ("documents", "restricted", "prohibited"),
    "claim": ("claim", "prohibited"),
}
"""The labels whose rules may find a label."""

Row = Mapping[str, Any]


@cache
def checker(market: str) -> Checker:
    """The rules about goods and claims for a market."""
    name = {"GB": "uk"}.get(market, market.lower())
    return Checker(
        f"tiktok-shop/{name}", select=[rule for names in RULES.values() for rule in names]
    )


def judged(row: Row, *, filed: bool = True) -> Sequence[Failure]:
    """What is said of one product, with or without its category."""
    category = row.get("category") if filed else None
    product = Product(
        key="case",
        title=row["title"],
        description=row.get("description") or None,
        category=Category(path=category) if category else None,
    )
    return checker(row["market"]).check(product)


def report_cases(name: str, rows: Sequence[Row], *, show: bool) -> None:
    """Print what is found and blamed, by label, kind and language."""
    found: dict[str, Counter[bool]] = defaultdict(Counter)
    blamed: dict[str, Counter[bool]] = defaultdict(Counter)
    errors = flagged = 0
    for row in rows:
        failures = judged(row)
        if row["label"] == "clean":
            wrong = bool(failures)
            flagged += wrong
            errors += any(failure.severity == "error" for failure in failures)
            for group in ("all", row["kind"], row["language"]):
                blamed[group][wrong] += 1
        else:
            fitting = {rule for label in STRICTER[row["label"]] for rule in RULES[label]}
            hit = any(failure.rule in fitting for failure in failures)
            wrong = not hit
            flagged += bool(failures)
            for group in ("all", row["label"], row["kind"], row["language"]):
                found[group][hit] += 1
        if show and wrong:
            print(_line(row, failures))
    clean = max(1, blamed["all"].total())
    print(
        f"{name}: found {_share(found['all'])}, precision "
        f"{1 - blamed['all'][True] / max(1, flagged):.3f}, look-alikes blamed "
        f"{_share(blamed['all'])}, as error {errors / clean:.3f} ({errors}/{clean})"
    )
    for group in sorted({*found, *blamed} - {"all"}):
        print(f"  {group:<20} found {_share(found[group])}   blamed {_share(blamed[group])}")


def report_titles(rows: Sequence[Row], *, show: bool) -> None:
    """Print how many real titles are found and blamed, with and without their category."""
    for filed in (False, True):
        for label in ("prohibited", "restricted", "clean"):
            labelled = [row for row in rows if row["weak_label"] == label]
            found = [(row, judged(row, filed=filed)) for row in labelled]
            flagged = sum(bool(failures) for _, failures in found)
            errors = sum(any(f.severity == "error" for f in failures) for _, failures in found)
            print(
                f"titles {'with' if filed else 'without'} category, {label}: flagged "
                f"{_per_thousand(flagged, labelled)}, as error {_per_thousand(errors, labelled)}"
            )
            for row, failures in found if show else ():
                if bool(failures) is (label == "clean"):
                    print(_line({"label": label, **row}, failures))


def _line(row: Row, failures: Iterable[Failure]) -> str:
    said = "; ".join(f"{f.rule} {f.severity}: {f.value}" for f in failures)
    kind = row.get("kind") or row.get("weak_kind") or ""
    about = f"{row['market']} {row['label']} {kind}"
    return (
        f"  {'SAID' if said else 'MISSED'} {about}: {row['title']} | {said or row.get('note', '')}"
    )


def _per_thousand(count: int, rows: Sequence[Row]) -> str:
    return f"{count} of {len(rows)} ({1000 * count / max(1, len(rows)):.2f} per 1,000)"


def _share(counts: Counter[bool]) -> str:
    total = counts.total()
    return f"{counts[True] / total:.3f} ({counts[True]}/{total})" if total else "-"


def _cases(path: Path, wanted: Mapping[str, str | None]) -> Iterator[Row]:
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        if all(value in (None, row[key]) for key, value in wanted.items()):
            yield row


def _titles(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return [{**row, "market": "US"} for row in rows]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--cases", type=Path, nargs="+", default=CASES)
    parser.add_argument("--titles", type=Path, help="real titles instead of the cases")
    parser.add_argument("--show", action="store_true", help="print what is missed and blamed")
    for key in ("kind", "language", "label", "market"):
        parser.add_argument(f"--{key}", help="only cases of one")
    arguments = parser.parse_args()
    if arguments.titles:
        report_titles(_titles(arguments.titles), show=arguments.show)
        return
    wanted = {key: getattr(arguments, key) for key in ("kind", "language", "label", "market")}
    for path in arguments.cases:
        report_cases(path.stem, list(_cases(path, wanted)), show=arguments.show)


if __name__ == "__main__":
    main()
