# SPDX-License-Identifier: Apache-2.0
"""What a report of many failures costs: seconds, memory and bytes of each format.

    python benchmarks/outputs.py                       a hundred thousand failures
    python benchmarks/outputs.py --failures 1000000    a million

The failures are those of the example export, told again and again of other products, ten a product.
Each format is written to a file by a process of its own; the first row makes the failures and
writes nothing, and its seconds are taken off the others.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

import listingcheck as lc
from listingcheck.failure import Failure
from listingcheck.outputs import FORMATS, output
from listingcheck.product import Product
from listingcheck.tally import SourceCount, Tally

EXPORT = Path(__file__).parents[1] / "examples" / "shopify_products.csv"
A_PRODUCT = 10
"""Failures of each product."""
NOTHING = "(nothing)"


def found(checker: lc.Checker, most: int) -> Iterator[tuple[Failure, Product | None]]:
    """Yield failures, each with its product where that is new."""
    products = list(lc.read(EXPORT))
    told = [each for each in checker.run(products).failures if each.product is not None]
    for number, failure in enumerate(islice(cycle(told), most)):
        key = f"product-{number // A_PRODUCT}"
        new = products[number // A_PRODUCT % len(products)].model_copy(update={"key": key})
        where = replace(failure.where, record=number // A_PRODUCT + 1, line=number + 2)
        yield (
            replace(failure, product=key, variant=f"SKU-{number}", where=where),
            new if number % A_PRODUCT == 0 else None,
        )


def measured(form: str, most: int) -> tuple[float, int, int]:
    """Seconds, peak memory in MB, and bytes of one report, in this process."""
    checker, tally = lc.Checker("tiktok-shop/us"), Tally()
    source = SourceCount(EXPORT.name, "shopify")
    tally.sources = [source]
    pairs = found(checker, most)
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", errors="backslashreplace") as file:
        out = None if form == NOTHING else output(form, "tiktok-shop")(file)  # type: ignore[arg-type]
        begin = time.process_time()
        if out is not None:
            out.begin(checker.profile.name, checker.rules)
        for failure, product in pairs:
            if product is not None:
                source.products += 1
                if out is not None and out.product is not None:
                    out.product(product)
            tally.failure(failure, source.products - 1)
            if out is not None:
                out.failure(failure)
        if out is not None:
            out.end(tally)
        file.flush()
        spent = time.process_time() - begin
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        return spent, peak, Path(file.name).stat().st_size


def elsewhere(form: str, most: int) -> tuple[float, int, int]:
    """The same in a process of its own."""
    called = [sys.executable, __file__, "--failures", str(most), "--only", form]
    ran = subprocess.run(called, capture_output=True, text=True, check=True)
    seconds, peak, size = json.loads(ran.stdout)
    return seconds, peak, size


def main() -> None:
    """Measure, and print one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--failures", type=int, default=100_000)
    parser.add_argument("--only")
    said = parser.parse_args()
    if said.only:
        print(json.dumps(measured(said.only, said.failures)))
        return
    print(f"{said.failures:,} failures{'seconds':>16}{'peak MB':>10}{'bytes':>16}")
    bare, peak, _ = elsewhere(NOTHING, said.failures)
    print(f"{NOTHING:20}{bare:12.1f}{peak:10,}")
    for form in sorted(FORMATS.keys()):
        seconds, peak, size = elsewhere(form, said.failures)
        print(f"{form:20}{seconds - bare:12.1f}{peak:10,}{size:16,}", flush=True)


if __name__ == "__main__":
    main()
