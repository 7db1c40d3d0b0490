# SPDX-License-Identifier: Apache-2.0
"""What the first check of a process costs, before a second product is read.

    python benchmarks/startup.py                      for tiktok-shop/us
    python benchmarks/startup.py google-merchant/us   for another profile

Every turn is a new process, whose processor time is taken; the median of the turns counts, and
the most memory of any. The first column is with what an earlier process kept of the word lists,
the second with everything worked out again; their turns alternate, so that a machine whose speed
drifts hits both.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median

EXPORT = Path(__file__).parents[1] / "examples" / "shopify_products.csv"
TURNS = 5
PARTS = """
import json, sys, time
places = [time.process_time()]
from listingcheck import Checker, Product
from listingcheck.engine import Engine
places.append(time.process_time())
checker = Checker(sys.argv[1])
places.append(time.process_time())
checker.check(Product(key="1", title="Oak picture frame", description="<p>With glass.</p>"))
places.append(time.process_time())
print(json.dumps([after - before for before, after in zip(places, places[1:])]))
"""
NAMES = ("import", "Checker()", "first product")
COMMAND = f"listingcheck check {EXPORT.name}"


SWITCH = "LISTINGCHECK_NO_CACHE"


def turn(profile: str, settings: Mapping[str, str]) -> Mapping[str, float]:
    """Processor seconds of each part of a first check, and of the whole command."""
    ran = _ran(settings, "-c", PARTS, profile)
    before = _spent()
    _ran(settings, "-m", "listingcheck", "check", str(EXPORT), "--for", profile)
    return {**dict(zip(NAMES, json.loads(ran.stdout), strict=True)), COMMAND: _spent() - before}


def _spent() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _ran(settings: Mapping[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    called = [sys.executable, *arguments]
    others = {name: value for name, value in os.environ.items() if name != SWITCH}
    # The command ends with 1 where it found something, which it does in the example.
    return subprocess.run(
        called, capture_output=True, text=True, check=False, env={**others, **settings}
    )


def table(kept: Sequence[Mapping[str, float]], worked_out: Sequence[Mapping[str, float]]) -> str:
    """One line for each part: the medians of the turns."""
    rows = [f"{'':40}{'kept':>8}{'worked out':>12}"]
    for name in kept[0]:
        first, second = (median(each[name] for each in turns) for turns in (kept, worked_out))
        rows.append(f"{name:40}{first:6.2f} s{second:10.2f} s")
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return "\n".join((*rows, f"{'peak memory':40}{most / 1024:5.0f} MB"))


def main() -> None:
    """Measure, and print one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("profile", nargs="?", default="tiktok-shop/us")
    profile = parser.parse_args().profile
    turn(profile, {})  # The first one keeps what the others read.
    turns = [(turn(profile, {}), turn(profile, {SWITCH: "1"})) for _ in range(TURNS)]
    print(table(*zip(*turns, strict=True)))


if __name__ == "__main__":
    main()
