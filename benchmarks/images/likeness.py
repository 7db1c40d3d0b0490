# SPDX-License-Identifier: Apache-2.0
"""How well copies, placeholders, bars, blank pictures and white backgrounds are told.

    python benchmarks/images/likeness.py FOLDER

Its INDEX.tsv names the files; those in ``products/`` are distinct photos.
"""

import sys
from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import combinations
from pathlib import Path

from PIL import Image, ImageEnhance, ImageOps

from listingcheck import imaging, sample
from listingcheck.imaging.fingerprint import alike
from listingcheck.picture import Depth, PixelFacts
from listingcheck.rule import Rule, Valid
from listingcheck.rules.image.background import ImageBackground
from listingcheck.rules.image.blank import ImageBlank
from listingcheck.rules.image.border import ImageBorder
from listingcheck.rules.image.placeholder import ImagePlaceholder
from listingcheck.testing import findings

EDITS: dict[str, Callable[[Image.Image], Image.Image]] = {
    "half the size": lambda i: i.resize((i.width // 2, i.height // 2)),
    "15 % brighter": lambda i: ImageEnhance.Brightness(i).enhance(1.15),
    "padded to a square": lambda i: ImageOps.pad(i, (max(i.size),) * 2, color="white"),
    "black frame": lambda i: ImageOps.expand(i, i.width // 30, "black"),
    "letterbox": lambda i: ImageOps.expand(i, (0, i.height // 10), "black"),
}
"""Each is saved as JPEG at quality 45 on top."""


def _copy(image: Image.Image) -> PixelFacts | None:
    held = BytesIO()
    image.save(held, "JPEG", quality=45)
    return _seen(held.getvalue())


def _seen(data: bytes) -> PixelFacts | None:
    return imaging.measure(data, Depth.PIXELS).pixels


def _speaks(rule: type[Rule], pixels: PixelFacts) -> bool:
    picture = sample.picture("a.jpg", pixels=pixels)
    return bool(findings(rule, Valid(sample.product(pictures=(picture,)))))


def _listed(folder: Path) -> Iterator[tuple[str, PixelFacts]]:
    for line in (folder / "INDEX.tsv").read_text("utf-8", "replace").splitlines():
        path = folder / line.partition("\t")[0]
        if path.is_file() and (pixels := _seen(path.read_bytes())) is not None:
            yield f"{path.relative_to(folder)}", pixels


def main(folder: Path) -> None:
    listed = dict(_listed(folder))
    for kind in sorted({name.partition("/")[0] for name in listed}):
        group = [pixels for name, pixels in listed.items() if name.startswith(f"{kind}/")]
        rules = (ImagePlaceholder, ImageBlank, ImageBorder, ImageBackground)
        told = (f"{rule.id} {sum(_speaks(rule, p) for p in group)}" for rule in rules)
        print(f"{kind}: {len(group)} pictures; {', '.join(told)}")
    photos = {name: pixels for name, pixels in listed.items() if name.startswith("products/")}
    pairs = [*combinations(photos.items(), 2)]
    same = [(a, b) for (a, p), (b, q) in pairs if alike(p.fingerprint, q.fingerprint)]
    print(f"distinct photos taken for copies: {len(same):,} of {len(pairs):,} pairs {same[:10]}")
    for edit, change in EDITS.items():
        known = barred = 0
        for name, pixels in photos.items():
            copy = _copy(change(Image.open(folder / name).convert("RGB")))
            known += copy is not None and alike(pixels.fingerprint, copy.fingerprint)
            barred += copy is not None and copy.bands is not None
        print(f"{edit}: {known} of {len(photos)} known; bars on {barred}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
