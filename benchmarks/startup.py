# SPDX-License-Identifier: Apache-2.0
"""What the first check of a process costs, before a second product is read.

    python benchmarks/startup.py                      for tiktok-shop/us
    python benchmarks/startup.py google-merchant/us   for another profile

Every turn is a new process; the median of the turns counts, and the most memory of any.
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median

EXPORT = Path(__file__).parents[1] / "examples" / "shopify_products.csv"
TURNS = 5
PARTS = """
import json, sys, time
places = [time.perf_counter()]
from listingcheck import Checker, Product
from listingcheck.engine import Engine
places.append(time.perf_counter())
checker = Checker(sys.argv[1])
places.append(time.perf_counter())
checker.check(Product(key="1", title="Oak picture frame", description="<p>With glass.</p>"))
places.append(time.perf_counter())
print(json.dumps([after - before for before, after in zip(places, places[1:])]))
"""
NAMES = ("import", "Checker()", "first product")
COMMAND = f"listingcheck check {EXPORT.name}"


def parts(profile: str) -> Mapping[str, float]:
    """Seconds of each part of a first check, in a process of its own."""
    ran = _ran("-c", PARTS, profile)
    return dict(zip(NAMES, json.loads(ran.stdout), strict=True))


def command(profile: str) -> Mapping[str, float]:
    """Seconds of the whole command."""
    began = time.perf_counter()
    _ran("-m", "listingcheck", "check", str(EXPORT), "--for", profile)
    return {COMMAND: time.perf_counter() - began}


def _ran(*arguments: str) -> subprocess.CompletedProcess[str]:
    called = [sys.executable, *arguments]
    # The command ends with 1 where it found something, which it does in the example.
    return subprocess.run(called, capture_output=True, text=True, check=False)


def table(turns: Sequence[Mapping[str, float]]) -> str:
    """One line for each part: the median of the turns."""
    rows = (f"{name:44}{median(turn[name] for turn in turns):6.2f} s" for name in turns[0])
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return "\n".join((*rows, f"{'peak memory':44}{most / 1024:6.0f} MB"))


def main() -> None:
    """Measure, and print one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("profile", nargs="?", default="tiktok-shop/us")
    profile = parser.parse_args().profile
    print(table([{**parts(profile), **command(profile)} for _ in range(TURNS)]))


if __name__ == "__main__":
    main()
