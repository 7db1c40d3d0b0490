# SPDX-License-Identifier: Apache-2.0
"""How much of what leads buyers away is found, and how often honest texts are blamed.

    python benchmarks/redirect/accuracy.py                      recall and precision on the cases
    python benchmarks/redirect/accuracy.py --show --language vi what is missed and what is blamed
    python benchmarks/redirect/accuracy.py --cases FILE ...     on other cases
    python benchmarks/redirect/accuracy.py --listings FOLDER    false alarms on real listings

A case is a line of JSON: ``id``, ``language``, ``market``, ``field``, ``text``, ``label`` (redirect
or clean), ``kind``, ``disguised``, and ``brand`` where it matters. A text is found when any rule
against redirecting traffic speaks. FOLDER holds ``catalog_*.jsonl`` and ``natural_labels.jsonl``;
listings that the labels do not name are clean.
"""

import argparse
import html
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from listingcheck import Checker, Failure, Product, check_text
from listingcheck.profile import profiles

CASES = [Path(__file__).parent / f"{name}.jsonl" for name in ("cases", "more", "unseen")]
"""Written before the detectors; written while they grew; by someone who knew neither."""
MARKETS = {"co.id": "id", "com.mx": "mx", "com.my": "my", "com.br": "br", "com.ph": "ph",
           "co.th": "th", "web": "us", "in": "us"}  # fmt: skip
"""The market behind a listing's domain, where that is not its name."""
LONG = 200
"""Characters from which on a listing is long."""

Row = Mapping[str, Any]


@cache
def checker(market: str) -> Checker:
    """The rules against redirecting traffic for a market; the US ones where it has none."""
    name = f"tiktok-shop/{market.lower()}"
    return Checker(name if name in profiles() else "tiktok-shop/us", select=["redirect"])


def judged(row: Row) -> Sequence[Failure]:
    """What is said of one case."""
    market, profile = row["market"], f"tiktok-shop/{row['market'].lower()}"
    if row.get("brand") or profile in profiles():
        text = (row["text"],) if row["field"] == "options" else row["text"]
        fields = {"key": row["id"], "brand": row.get("brand"), row["field"]: text}
        return checker(market).check(Product.model_validate(fields))
    found = check_text(row["text"], region=market, field=row["field"])
    return [failure for failure in found if failure.rule.startswith("redirect-")]


def cases(path: Path, language: str | None) -> Iterator[Row]:
    """The cases of a file, or those of one language."""
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        if language in (None, row["language"]):
            yield row


def report_cases(name: str, rows: Sequence[Row], *, show: bool) -> None:
    """Print recall by kind and language, and precision."""
    shares: dict[str, Counter[bool]] = defaultdict(Counter)
    blamed: dict[str, Counter[bool]] = defaultdict(Counter)
    for row in rows:
        failures = judged(row)
        found = bool(failures)
        if row["label"] == "redirect":
            manner = "disguised" if row["disguised"] else "plain"
            for group in ("all", manner, row["kind"], row["language"]):
                shares[group][found] += 1
        else:
            blamed["all"][found] += 1
            blamed[row["language"]][found] += 1
        if show and found is (row["label"] == "clean"):
            said = "; ".join(f"{f.rule}: {f.value}" for f in failures)
            print(f"{'BLAMED' if found else 'MISSED'} {row['id']} {row['kind']}: {row['text']}"
                  f"{'  <- ' + said if said else ''}\n")  # fmt: skip
    hits, wrong = shares["all"][True], blamed["all"][True]
    precision = f"precision {hits / max(1, hits + wrong):.3f}"
    print(f"{name}: recall {_share(shares['all'])}, {precision}, blamed {_share(blamed['all'])}")
    for group, share in shares.items():
        if group != "all":
            wrongly = f"   clean blamed {_share(blamed[group])}" if group in blamed else ""
            print(f"  {group:<16} recall {_share(share)}{wrongly}")


def _share(counts: Counter[bool]) -> str:
    total = counts[True] + counts[False]
    return f"{counts[True] / max(1, total):.3f} ({counts[True]}/{total})"


def listings(folder: Path) -> Iterator[tuple[str, Row]]:
    """The real listings with their labels; ``clean`` where there is none."""
    labels = {}
    for line in (folder / "natural_labels.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        labels[row["id"]] = row["label"]
    for path in sorted(folder.glob("catalog_*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            yield labels.get(row["id"], "clean"), row


def product(row: Row) -> Product:
    """A product with the texts of a listing."""
    paragraphs = [f"<p>{html.escape(part)}</p>" for part in row["text"].splitlines() if part]
    description = "".join(paragraphs) or None
    return Product(key=row["id"], title=row["title"], description=description)


def report_listings(rows: Iterable[tuple[str, Row]], *, show: bool) -> None:
    """Print how often rules speak by label and length, and each false alarm."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for label, row in rows:
        market = row.get("market") or "web"
        failures = checker(MARKETS.get(market, market)).check(product(row))
        size = "long" if len(row["title"]) + len(row["text"]) >= LONG else "short"
        worst = "silent" if not failures else min(f.severity for f in failures)
        counts[label, size][worst] += 1
        if show and bool(failures) is (label in ("clean", "brand")):
            said = "; ".join(f"{f.severity} {f.rule} {f.field}: {f.value}" for f in failures)
            print(f"{label} {row['id']}: {said or row['text'][:300]}")
    for (label, size), said in sorted(counts.items()):
        total, spoken = sum(said.values()), sum(said.values()) - said["silent"]
        print(f"{label:<10} {size:<6} {total:>6} listings: {spoken} found "
              f"({1000 * spoken / total:.2f} per 1,000), {said['error']} as error")  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cases", nargs="+", type=Path, default=CASES)
    parser.add_argument("--language")
    parser.add_argument("--listings", type=Path)
    parser.add_argument("--show", action="store_true")
    asked = parser.parse_args()
    if asked.listings:
        report_listings(listings(asked.listings), show=asked.show)
        return
    for path in asked.cases:
        report_cases(path.stem, list(cases(path, asked.language)), show=asked.show)


if __name__ == "__main__":
    main()
