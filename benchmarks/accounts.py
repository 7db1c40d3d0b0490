# SPDX-License-Identifier: Apache-2.0
"""What becomes of every file in a folder: its platform, its records and the time they took.

    python benchmarks/accounts.py FOLDER       a line for each file, as a Markdown table

Each file is read by itself. One that holds a part of the products only, or none, says so.
"""

import argparse
import time
from collections.abc import Iterator
from pathlib import Path

from listingcheck import sources
from listingcheck.errors import SourceError

COLUMNS = (
    *("file", "platform", "records", "products", "variants", "unread", "skipped", "notes"),
    "seconds",
)


def accounts(path: Path) -> Iterator[list[str]]:
    """The account of each source in a file."""
    begun = time.perf_counter()
    try:
        reading = sources.read(path)
        for _ in reading:
            pass
    except SourceError as error:
        refused = str(error).replace(str(path), "").strip(" :,")
        yield ["refused", "", "", "", "", "", refused, f"{time.perf_counter() - begun:.2f}"]
        return
    for count in reading.sources:
        ended = count.products + count.unread + sum(count.skipped.values())
        assert ended == count.records, f"{path}: {ended} of {count.records} records"
        yield [
            count.platform,
            *map(str, (count.records, count.products, count.variants, count.unread)),
            ", ".join(f"{number} x {reason}" for reason, number in count.skipped.items()),
            " ".join(p.message for p in reading.problems if p.severity != "error")[:160],
            f"{time.perf_counter() - begun:.2f}",
        ]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    print("|", " | ".join(COLUMNS), "|")
    print("|", " | ".join("---" for _ in COLUMNS), "|")
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        for row in accounts(path):
            print("|", " | ".join([str(path.relative_to(folder)), *row]).replace("\n", " "), "|")


if __name__ == "__main__":
    main()
