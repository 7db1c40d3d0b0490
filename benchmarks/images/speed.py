# SPDX-License-Identifier: Apache-2.0
"""How fast pictures are judged, beside Pillow's bare ``open`` and ``load``, in one run.

    python benchmarks/images/speed.py          on drawn photos of 1.5 megapixels
    python benchmarks/images/speed.py FOLDER   on the JPEG files of a folder

All read the same files in turns, and the best turn counts. Rates are pictures a second; that of
several processes includes starting them.
"""

import argparse
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PIL import Image, ImageFilter

from listingcheck import Checker, Product
from listingcheck.config import cores
from listingcheck.picture import Depth
from listingcheck.registry import built_in
from listingcheck.tally import Tally

SIDE = 1225
"""Pixels: a square of 1.5 megapixels."""
DRAWN, COPIES = 100, 24
TURNS = 2
SHARE = 3
"""What takes long in one process sees every third picture."""
WARM = 8
"""Pictures that each judges before it is timed, so that imports are left out."""

Pass = Callable[[Sequence[Path]], object]
Passes = dict[str, tuple[Pass, int]]
"""What is timed, by name, and whether it sees all pictures or each so many."""


def draw(folder: Path) -> None:
    """Photo-like pictures: soft noise in three colours on white; each in several files."""
    for number in range(DRAWN):
        bands = [Image.effect_noise((SIDE // 8, SIDE // 8), 90).resize((SIDE, SIDE)) for _ in "RGB"]
        photo = Image.merge("RGB", bands).filter(ImageFilter.DETAIL)
        picture = Image.new("RGB", (SIDE, SIDE), "white")
        side = 500 + number
        picture.paste(photo.crop((0, 0, side, side)), ((SIDE - side) // 2, (SIDE - side) // 2))
        picture.save(folder / f"photo-{number}.jpg", quality=85)
        for copy in range(1, COPIES):
            shutil.copy(folder / f"photo-{number}.jpg", folder / f"photo-{number}-{copy}.jpg")


def products(paths: Sequence[Path]) -> Iterator[Product]:
    """One product for each picture."""
    for path in paths:
        yield Product.model_validate({"key": path.name, "images": [{"url": path.name}]})


def rules_within(depth: Depth) -> list[str]:
    """The rules that look no deeper."""
    return [rule.id for rule in built_in() if rule.depth and not rule.depth & ~depth]


def judged(folder: Path, depth: Depth, jobs: int) -> Pass:
    """A check of pictures by the rules that look no deeper."""
    checker = Checker(select=rules_within(depth), images=folder, jobs=jobs)

    def check(paths: Sequence[Path]) -> object:
        tally = Tally()
        failures = list(checker.stream(products(paths), tally))
        assert tally.products == len(paths)
        return failures

    return check


def opened(paths: Sequence[Path]) -> None:
    """Pillow reads what each file says of itself."""
    for path in paths:
        with Image.open(path) as image:
            assert image.size


def loaded(paths: Sequence[Path]) -> None:
    """Pillow decodes each file."""
    for path in paths:
        with Image.open(path) as image:
            image.load()


def rates(passes: Passes, paths: Sequence[Path]) -> dict[str, float]:
    """The best rate of each, in pictures a second."""
    best = dict.fromkeys(passes, 0.0)
    for run, _ in passes.values():
        run(paths[:WARM])
    for _ in range(TURNS):
        for name, (run, each) in passes.items():
            seen = paths[::each]
            started = time.perf_counter()
            run(seen)
            best[name] = max(best[name], len(seen) / (time.perf_counter() - started))
    return best


def passes(folder: Path) -> Passes:
    """What is timed."""
    pixels = Depth.HEADER | Depth.PIXELS
    many = cores()
    return {
        "Pillow open": (opened, 1),
        "rules on headers": (judged(folder, Depth.HEADER, 1), 1),
        "Pillow load": (loaded, SHARE),
        "rules on headers and pixels": (judged(folder, pixels, 1), SHARE),
        "the same and QR codes": (judged(folder, pixels | Depth.QR, 1), SHARE),
        f"the same in {many} processes": (judged(folder, pixels | Depth.QR, many), 1),
        "the same and barcodes": (judged(folder, pixels | Depth.QR | Depth.BARCODES, 1), SHARE),
    }


def main() -> None:
    """Print one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path)
    given = parser.parse_args().folder
    with tempfile.TemporaryDirectory() as drawn:
        folder = given or Path(drawn)
        if given is None:
            draw(folder)
        paths = sorted(path for path in folder.iterdir() if path.suffix in {".jpg", ".jpeg"})
        measured = rates(passes(folder), paths)
    base = measured["Pillow load"]
    print(f"{len(paths)} pictures")
    for name, rate in measured.items():
        print(f"{name:32} {rate:8,.0f} a second  {rate / base:6.2f} x Pillow load")


if __name__ == "__main__":
    main()
