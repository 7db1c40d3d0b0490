# SPDX-License-Identifier: Apache-2.0
"""How many pictures of a folder become JPEGs within the limits, how fast, and in how much memory.

    python benchmarks/images/conversion.py FOLDER

The folder has an INDEX.tsv with the columns file, repo, path, licence and expected; what is
expected to be damaged or refused is left out.
"""

import re
import resource
import sys
import time
from io import BytesIO
from pathlib import Path

from PIL import Image

from listingcheck.errors import ListingcheckError
from listingcheck.imaging import Target, convert

UNFIT = re.compile(r"ERROR|reject|refuse|corrupt|inflates|not an image", re.IGNORECASE)
"""What the index says of files that nobody can convert."""


def intact(folder: Path) -> list[Path]:
    lines = (folder / "INDEX.tsv").read_text("utf-8", errors="replace").splitlines()
    rows = [line.split("\t") for line in lines[1:]]
    kept = [row[0] for row in rows if len(row) > 4 and not UNFIT.search(row[4])]
    kept += [row[0] for row in rows if len(row) > 4 and "reject as blank" in row[4]]
    return [folder / name for name in kept]


def trouble(data: bytes, target: Target) -> str | None:
    """Why a picture is not converted, or not as it must be."""
    try:
        made = convert(data, target)
    except ListingcheckError as error:
        return str(error)
    with Image.open(BytesIO(made.data)) as image:
        image.load()
        ratio, sides = image.width / image.height, image.size
        held = (
            image.format == "JPEG"
            and image.mode == "RGB"
            and sides == (made.width, made.height)
            and len(made.data) <= target.max_bytes
            and target.smallest <= min(sides) <= max(sides) <= target.largest
            and target.narrowest <= ratio <= target.widest
            and not {"exif", "icc_profile", "xmp", "comment"} & set(image.info)
        )
    return None if held else f"{image.format} {image.mode} {sides} {sorted(image.info)}"


def megabytes() -> tuple[float, float]:
    """The most memory of this process, and of those it started."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, children
    # getrusage would count what the process held that started this one.
    held = re.search(r"VmHWM:\s+(\d+) kB", status.read_text("ascii"))
    return int(held[1] if held else 0) / 1024, children


def main(folder: str) -> None:
    files, target, slowest, failed = intact(Path(folder)), Target(), (0.0, ""), 0
    for path in files:
        data, start = path.read_bytes(), time.perf_counter()
        why = trouble(data, target)
        slowest = max(slowest, (time.perf_counter() - start, str(path)))
        if why:
            failed += 1
            print(f"{path}: {why}")
    print(f"converted: {len(files) - failed} of {len(files)} ({1 - failed / len(files):.2%})")
    print(f"slowest: {slowest[0]:.2f} s, {slowest[1]}")
    here, children = megabytes()
    print(f"most memory: {here:.0f} MB here, {children:.0f} MB aside")


if __name__ == "__main__":
    main(sys.argv[1])
