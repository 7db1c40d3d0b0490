# SPDX-License-Identifier: Apache-2.0
"""How much of the codes and the text in pictures is found, and how much is seen where none is.

    python benchmarks/images/contents.py FOLDER

The folder holds pictures and ``INDEX.tsv`` with the columns ``file`` and ``expected``, which says
``QR: "..."``, ``ean13: ...``, ``contact: "..."`` or that there is nothing. Text needs the extra
``ocr`` and takes half a second a picture.
"""

import argparse
import csv
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from listingcheck import Checker, Product, imaging
from listingcheck.detect.gtin import from_upc_e, padded
from listingcheck.imaging import writing
from listingcheck.picture import Code, Depth, ImageFacts, Picture, Role

SETS = ("qr_", "barcodes", "text_in_image", "products")
"""How the folders that are looked at begin."""
RETAIL = ("ean13", "ean8", "upca", "upce")
HARMLESS = ("clean", "contact: none", "NO barcode")
"""How it says that there is neither code nor contact data."""


def index(folder: Path) -> Iterator[tuple[str, str]]:
    """Files and what each is expected to show."""
    with (folder / "INDEX.tsv").open(encoding="utf-8", errors="replace", newline="") as stream:
        for row in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE):
            if (row["file"] or "").startswith(SETS):
                yield row["file"], row["expected"] or ""


def codes(facts: ImageFacts, expected: str) -> Iterator[str]:
    """What the codes of a picture count as."""
    seen = facts.codes or ()
    qr = [code for code in seen if code.kind == "QR"]
    texts = [code.text for code in qr if code.text is not None]
    retail = [code for code in seen if code.kind != "QR"]
    kind, _, text = expected.partition(": ")
    if kind == "QR" or expected.startswith("QR photo"):
        yield "QR codes"
        yield from ["decoded"] * bool(texts)
        yield from ["seen"] * bool(qr)
        yield from ["text equal"] * (quoted(text) in texts)
    elif kind in RETAIL:
        yield "barcodes"
        yield from ["read"] * any(same(code, text) for code in retail)
    elif expected.startswith(HARMLESS):
        yield "without codes"
        yield from ["QR decoded wrongly"] * bool(texts)
        yield from ["QR suspected"] * bool(qr)
        yield from ["barcode wrongly"] * bool(retail)


def quoted(text: str) -> object:
    """The text of a code, which the index quotes as JSON does; cut off, it equals none."""
    try:
        return json.JSONDecoder().raw_decode(text)[0]
    except ValueError:
        return None


def same(code: Code, text: str) -> bool:
    """Whether a barcode says a number, whatever its length."""
    said = code.text or ""
    return padded(text) in {padded(said), padded(from_upc_e(said) or said)}


def contact(checker: Checker, name: str, facts: ImageFacts, expected: str) -> Iterator[str]:
    """What the text of a picture counts as."""
    picture = Picture(name, Role.MAIN, ("images[0].url",), first=True, facts=facts)
    product = Product.model_validate({"key": name, "pictures": (picture,)})
    found = any(failure.rule == "image-contact-text" for failure in checker.check(product))
    if expected.startswith('contact: "'):
        yield "with contact data"
        yield from ["found"] * found
    elif expected.startswith(HARMLESS):
        yield "without contact data"
        yield from ["found wrongly"] * found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    checker = Checker("tiktok-shop/us", select=["image-contact-text"])
    counts: dict[str, Counter[str]] = {}
    for name, expected in index(folder):
        group = name.partition("/")[0]
        legible = writing.available() and group in {"text_in_image", "products"}
        depth = Depth.QR | Depth.BARCODES | (Depth.TEXT if legible else Depth(0))
        facts = imaging.measure((folder / name).read_bytes(), depth)
        tally = counts.setdefault(group, Counter())
        tally.update(codes(facts, expected))
        if legible:
            tally.update(contact(checker, name, facts, expected))
    for group, tally in sorted(counts.items()):
        print(f"{group:<16}" + ", ".join(f"{what} {count}" for what, count in tally.items()))


if __name__ == "__main__":
    main()
