# SPDX-License-Identifier: Apache-2.0
"""How often each rule speaks on real listings, most of which are clean.

    python benchmarks/listings.py FOLDER               shares by rule, in the rows' own markets
    python benchmarks/listings.py FOLDER --show RULE   what a rule says, row by row

FOLDER holds ``catalog_*.jsonl`` files: a line is a listing with ``title``, ``text`` and ``market``.
All that a line does not say is taken from a clean listing, so only its texts can be wrong.
"""

import argparse
import html
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from listingcheck import Checker, Failure, Product, sample
from listingcheck.failure import Severity

PROFILES = {
    "web": "us",
    "in": "us",
    "us": "us",
    "co.id": "id",
    "id": "id",
    "com.mx": "mx",
    "com.my": "my",
    "my": "my",
    "com.br": "br",
    "com.ph": "ph",
    "ph": "ph",
    "sg": "sg",
    "co.th": "th",
    "th": "th",
    "vn": "vn",
}
"""The market of TikTok Shop whose rules a listing is held against; others have none."""

PRICE = "5000"
"""A price that every market takes."""


@cache
def checker(market: str) -> Checker:
    """The rules of a market, but for the one about categories: the listings state none."""
    return Checker(f"tiktok-shop/{market}", ignore=["category-mismatch"])


def rows(folder: Path) -> Iterator[tuple[str, Product]]:
    """The listings with their markets."""
    for file in sorted(folder.glob("catalog_*.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            row = json.loads(line)
            market = PROFILES.get(row.get("market") or "web")
            if market is not None:
                yield market, listing(row, checker(market).profile.currency)


def listing(row: dict[str, str], currency: str | None) -> Product:
    """A clean listing with the texts of a row."""
    paragraphs = [f"<p>{html.escape(part)}</p>" for part in row["text"].splitlines() if part]
    return sample.product(
        key=row["id"],
        title=row["title"],
        description="".join(paragraphs) or sample.DESCRIPTION,
        variants=[sample.variant(price=PRICE, currency=currency)],
    )


def judged(listings: Iterable[tuple[str, Product]]) -> Iterator[tuple[str, Product, Failure]]:
    """Every failure with its market and listing."""
    for market, product in listings:
        for failure in checker(market).check(product):
            yield market, product, failure


def shares(folder: Path) -> None:
    """Print, for each rule and severity, on how many listings it speaks."""
    total = Counter(market for market, _ in rows(folder))
    spoken = {
        (failure.severity, failure.rule, market, product.key)
        for market, product, failure in judged(rows(folder))
    }
    counted = Counter((severity, rule) for severity, rule, _, _ in spoken)
    print(f"{total.total():,} listings: {dict(total.most_common())}")
    for (severity, rule), count in sorted(
        counted.items(), key=lambda item: (item[0][0].rank, -item[1])
    ):
        share = count / total.total()
        mark = " <- more than 1 in 100" if severity is Severity.ERROR and share > 0.01 else ""
        print(f"{severity:8} {rule:34} {count:6,} {share:8.3%}{mark}")


def show(folder: Path, rule: str) -> None:
    """Print what a rule says, with the title it speaks of."""
    for market, product, failure in judged(rows(folder)):
        if failure.rule == rule:
            print(f"{market} {product.title!r}\n    {failure.message}")


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", metavar="RULE")
    said = parser.parse_args()
    if said.show:
        show(said.folder, said.show)
    else:
        shares(said.folder)


if __name__ == "__main__":
    main()
