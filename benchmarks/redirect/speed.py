# SPDX-License-Identifier: Apache-2.0
"""How fast texts are searched for what leads buyers away, beside other tools, in one run.

    python benchmarks/redirect/speed.py            on the texts of the cases
    python benchmarks/redirect/speed.py FOLDER     on real listings: catalog_*.jsonl
    python benchmarks/redirect/speed.py --hostile  on texts made to be slow, 10 KB each

Every tool sees the same texts, one after the other, in turns; the best turn counts. The others
look for less: e-mail addresses, web addresses and phone numbers of one country, in English.
"""

import argparse
import json
import logging
import time
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from listingcheck import Checker, Product

CASES = Path(__file__).parent / "cases.jsonl"
TURNS = 3
MOST_LISTINGS = 6_000
HOSTILE = 10_240
PIECES = (
    ".", "1", "1 ", "a.", "a.a ", "1.", "@", "a@", "a@b.", " at ", "name at ", "name @ ",
    "w w w . ", "x , com ", "w h a t s ", "a b ", "(", "[(", "<a ", "<b>a", "&#", "one ",
    "one two ", "one 1 then ", "+1 ", "0-8-1-2 ", "1-", "line ", "line id ", "LINE: ",
    "fb page ", "whatsapp ", "@a", "@a ", "IG: ", "contact us ", "our website ",
    "visit our ", "pay by ", "order on ", "微信", "加微", "ไลน์", "ทักมา", "インスタ", "카톡 ",
    "đặt hàng qua ", "scrivici ", "a la venta en ", "hubungi ", "\u200b", "а", "🅰", "1️⃣",
    "4", "4a", "l1", "%", "/", "://", "www.",
)  # fmt: skip
"""What hostile texts repeat."""

Tool = Callable[[str], object]
Pass = Callable[[Sequence[str]], object]


def texts(folder: Path | None) -> list[str]:
    """Titles and descriptions of evenly chosen listings."""
    files = sorted(folder.glob("catalog_*.jsonl")) if folder else [CASES]
    lines = [line for file in files for line in file.read_text("utf-8").splitlines()]
    rows = map(json.loads, lines[:: max(1, len(lines) // MOST_LISTINGS)])
    return [text for row in rows for text in (row.get("title"), row.get("text")) if text]


def passes() -> Iterator[tuple[str, Pass]]:
    """A pass over all texts for each tool that is installed, by name."""
    yield (
        "unicodedata.normalize + lower",
        each(lambda text: unicodedata.normalize("NFKC", text).lower()),
    )
    yield "listingcheck, redirect rules", listingcheck()
    for name, make in PEERS.items():
        try:
            yield name, each(make())
        except ImportError:
            print(f"{name}: not installed, left out")


def each(tool: Tool) -> Pass:
    """A pass that gives a tool one text after the other."""

    def run(sample: Sequence[str]) -> None:
        for text in sample:
            tool(text)

    return run


def listingcheck() -> Pass:
    """All rules against redirecting traffic, over products with one text each."""
    engine = Checker("tiktok-shop/us", select=["redirect"])
    return lambda sample: list(engine.stream(Product(key="text", description=t) for t in sample))


def phonenumbers() -> Tool:
    from phonenumbers import PhoneNumberMatcher

    return lambda text: list(PhoneNumberMatcher(text, "US"))


def presidio() -> Tool:
    from presidio_analyzer.predefined_recognizers import (
        EmailRecognizer,
        PhoneRecognizer,
        UrlRecognizer,
    )

    recognisers = [EmailRecognizer(), UrlRecognizer(), PhoneRecognizer(supported_regions=("US",))]
    return lambda text: [each.analyze(text, each.supported_entities) for each in recognisers]


def scrubadub() -> Tool:
    import scrubadub

    # It asks the network for a list of domains, and goes on without.
    logging.disable(logging.CRITICAL)
    scrubber = scrubadub.Scrubber()
    list(scrubber.iter_filth("https://example.com"))
    return lambda text: list(scrubber.iter_filth(text))


def linkify() -> Tool:
    from linkify_it import LinkifyIt

    return LinkifyIt().match


def turbohtml() -> Tool:
    from turbohtml.clean import LinkDetector, PhoneNumbers

    return LinkDetector(phones=PhoneNumbers(regions=("US",))).find


PEERS: Mapping[str, Callable[[], Tool]] = {
    "phonenumbers matcher, US": phonenumbers,
    "presidio-analyzer recognisers": presidio,
    "scrubadub": scrubadub,
    "linkify-it-py": linkify,
    "turbohtml link detector, US": turbohtml,
}


def seconds(run: Pass, sample: Sequence[str]) -> float:
    """How long a pass over all texts takes."""
    begun = time.perf_counter()
    run(sample)
    return time.perf_counter() - begun


def compare(sample: Sequence[str]) -> None:
    """Print a table: megabytes and texts a second, and the ratio to the first tool."""
    size = sum(len(text.encode()) for text in sample)
    print(f"{len(sample):,} texts, {size / 1e6:.2f} MB, {size / len(sample):.0f} bytes each")
    known = dict(passes())
    turns = [{name: seconds(run, sample) for name, run in known.items()} for _ in range(TURNS)]
    best = {name: min(turn[name] for turn in turns) for name in known}
    floor = next(iter(best.values()))
    print(f"{'':34}{'MB/s':>8}{'texts/s':>10}{'x floor':>9}")
    for name, took in best.items():
        speed = f"{size / took / 1e6:8.2f}{len(sample) / took:10,.0f}{took / floor:9.1f}"
        print(f"{name:34}{speed}")


def hostile() -> None:
    """Print the texts that take longest."""
    run = listingcheck()
    made = {piece: (piece * HOSTILE)[:HOSTILE] for piece in PIECES}
    took: dict[str, float] = {}
    for piece, text in made.items():
        run([text])
        took[piece] = min(seconds(run, [text]) for _ in range(TURNS)) * 1000
    slowest = sorted(took, key=lambda piece: -took[piece])
    print(f"{len(made)} hostile texts of {HOSTILE:,} characters; the slowest, in ms:")
    for piece in slowest[:12]:
        print(f"  {took[piece]:8.1f}  {piece!r}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--hostile", action="store_true")
    asked = parser.parse_args()
    if asked.hostile:
        hostile()
    else:
        compare(texts(asked.folder))


if __name__ == "__main__":
    main()
