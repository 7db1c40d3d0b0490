# SPDX-License-Identifier: Apache-2.0
"""Writes a Shopify export of any size: clean, or with a share of each kind of fault.

    python benchmarks/generate.py --variants 100000 --faults 0.01 --out products.csv

The same arguments write the same file. Three variants a product, five pictures, descriptions of
about 800 characters of HTML, EAN-13s with right check digits under prefixes that GS1 has assigned.
"""

import argparse
import csv
import random
from collections.abc import Callable, Iterator
from pathlib import Path

VARIANTS_PER_PRODUCT = 3
PICTURES = 5
HEADER = [
    "Handle",
    "Title",
    "Body (HTML)",
    "Vendor",
    "Product Category",
    "Type",
    "Tags",
    "Published",
    "Option1 Name",
    "Option1 Value",
    "Option2 Name",
    "Option2 Value",
    "Option3 Name",
    "Option3 Value",
    "Variant SKU",
    "Variant Grams",
    "Variant Inventory Tracker",
    "Variant Inventory Qty",
    "Variant Inventory Policy",
    "Variant Fulfillment Service",
    "Variant Price",
    "Variant Compare At Price",
    "Variant Requires Shipping",
    "Variant Taxable",
    "Variant Barcode",
    "Image Src",
    "Image Position",
    "Image Alt Text",
    "Gift Card",
    "SEO Title",
    "SEO Description",
    "Google Shopping / Google Product Category",
    "Google Shopping / Condition",
    "Variant Image",
    "Variant Weight Unit",
    "Variant Tax Code",
    "Cost per item",
    "Status",
]

BRANDS = ("Northwind", "Alder & Ash", "Kestrel", "Maren", "Fjellhus", "Tamarind Co")
QUALITIES = ("Brushed", "Classic", "Compact", "Everyday", "Folding", "Heavy", "Slim", "Soft")
MATERIALS = ("Bamboo", "Ceramic", "Cotton", "Linen", "Oak", "Recycled Wool", "Stoneware", "Walnut")
NOUNS = (
    ("Cutting Board", "Home & Garden > Kitchen & Dining > Cutting Boards"),
    ("Desk Lamp", "Home & Garden > Lighting > Lamps"),
    ("Throw Blanket", "Home & Garden > Linens & Bedding > Blankets"),
    ("Storage Basket", "Home & Garden > Storage > Baskets"),
    ("Crew Neck Sweater", "Apparel & Accessories > Clothing > Sweaters"),
    ("Tote Bag", "Luggage & Bags > Shopping Totes"),
    ("Coffee Mug", "Home & Garden > Kitchen & Dining > Mugs"),
    ("Picture Frame", "Home & Garden > Decor > Picture Frames"),
)
DETAILS = (
    "for Small Rooms",
    "with Handles",
    "for Gifting",
    "with Lid",
    "for Daily Use",
    "Set of 2",
)
SENTENCES = (
    "Made in small batches from carefully chosen material that ages well.",
    "Each piece is finished by hand, so no two look exactly the same.",
    "The surface is smooth to the touch and easy to wipe clean.",
    "It stands firmly on uneven tables and shelves thanks to its wide base.",
    "Packed flat in a plain carton without plastic.",
    "Pairs well with the other pieces of the same range.",
    "Tested for daily use in a busy family home.",
    "The colour is even and stays true in bright light.",
)
COLOURS = ("Sand", "Moss", "Slate", "Rust", "Ivory", "Ink", "Clay", "Sage")
ENDINGS = (0, 49, 50, 90, 95, 99)
"""Cents that shops end their prices on."""
SIZES = ("Small", "Medium", "Large")

Row = dict[str, str]


def ean13(number: int) -> str:
    """The EAN-13 of a running number, under a German company prefix."""
    body = f"42{60_000_000_00 + number:010d}"
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(body))
    return body + str(-total % 10)


def product(number: int, chance: random.Random) -> list[Row]:
    """The rows of one clean product."""
    noun, category = chance.choice(NOUNS)
    brand, material = chance.choice(BRANDS), chance.choice(MATERIALS)
    handle = f"{material}-{noun}-{number}".lower().replace(" ", "-")
    pictures = [f"https://cdn.example.com/{handle}-{place}.jpg" for place in range(PICTURES)]
    rows = [_row(handle, url, place) for place, url in enumerate(pictures, 1)]
    rows[0] |= {
        "Title": f"{brand} {chance.choice(QUALITIES)} {material} {noun} "
        f"{chance.choice(DETAILS)}, Model {number}",
        "Body (HTML)": _description(chance, noun, material),
        "Vendor": brand,
        "Product Category": category,
        "Type": noun,
        "Tags": f"{material}, {noun}",
        "Published": "true",
        "Option1 Name": "Colour",
        "Option2 Name": "Size",
        "Status": "active",
        "Google Shopping / Condition": "new",
    }
    colour, cents = chance.choice(COLOURS), 100 * chance.randrange(5, 200) + chance.choice(ENDINGS)
    for place, row in enumerate(rows[:VARIANTS_PER_PRODUCT]):
        row |= _variant(number, place, colour, cents, chance)
    return rows


def _row(handle: str, url: str, place: int) -> Row:
    return {"Handle": handle, "Image Src": url, "Image Position": str(place), "Image Alt Text": ""}


def _variant(number: int, place: int, colour: str, cents: int, chance: random.Random) -> Row:
    return {
        "Option1 Value": colour,
        "Option2 Value": SIZES[place],
        "Variant SKU": f"NW-{number:06d}-{SIZES[place][0]}",
        "Variant Grams": str(chance.randrange(100, 4000, 10)),
        "Variant Inventory Tracker": "shopify",
        "Variant Inventory Qty": str(chance.randrange(6, 400)),
        "Variant Inventory Policy": "deny",
        "Variant Fulfillment Service": "manual",
        "Variant Price": f"{(cents + 200 * place) / 100:.2f}",
        "Variant Requires Shipping": "true",
        "Variant Taxable": "true",
        "Variant Barcode": ean13(VARIANTS_PER_PRODUCT * number + place),
        "Variant Weight Unit": "g",
    }


def _description(chance: random.Random, noun: str, material: str) -> str:
    lead = f"<p>A {noun.lower()} in {material.lower()}. {' '.join(chance.sample(SENTENCES, 4))}</p>"
    items = "".join(f"<li>{sentence}</li>" for sentence in chance.sample(SENTENCES, 4))
    care = f"<p><strong>Care:</strong> {chance.choice(SENTENCES)}</p>"
    return f"{lead}<ul>{items}</ul>{care}"


Fault = Callable[[list[Row]], None]


def _put(column: str, value: str, row: int = 0) -> Fault:
    def fault(rows: list[Row]) -> None:
        rows[row][column] = value

    return fault


def _change(column: str, change: Callable[[str], str], row: int = 0) -> Fault:
    def fault(rows: list[Row]) -> None:
        rows[row][column] = change(rows[row][column])

    return fault


def _same_colour_twice(rows: list[Row]) -> None:
    rows[1]["Option1 Value"] = rows[0]["Option1 Value"].upper()


def _same_variant_twice(rows: list[Row]) -> None:
    rows[1]["Option2 Value"] = rows[0]["Option2 Value"]


def _one_picture(rows: list[Row]) -> None:
    del rows[VARIANTS_PER_PRODUCT:]
    rows[1]["Image Src"] = rows[2]["Image Src"] = ""


FAULTS: dict[str, Fault] = {
    "price 0": _put("Variant Price", "0.00"),
    "no price": _put("Variant Price", ""),
    "price in words": _put("Variant Price", "on request"),
    "price too high": _put("Variant Price", "99999.00"),
    "price with three decimals": _put("Variant Price", "19.999"),
    "struck-through price below the price": _put("Variant Compare At Price", "0.50"),
    "colour twice": _same_colour_twice,
    "variant twice": _same_variant_twice,
    "no value for an option": _put("Option2 Value", "", row=1),
    "long option value": _change("Option1 Value", lambda value: (value + " ") * 12),
    "sku with space": _change("Variant SKU", lambda sku: sku.replace("-", " ")),
    "sku on two products": _put("Variant SKU", "NW-SAMPLE"),
    "lost zero": _put("Variant Barcode", "36000291452"),
    "scientific gtin": _put("Variant Barcode", "4.26E+12"),
    "wrong check digit": _change("Variant Barcode", lambda c: c[:-1] + str((int(c[-1]) + 1) % 10)),
    "gtin in words": _put("Variant Barcode", "N/A"),
    "gtin on two products": _put("Variant Barcode", "4270000000016"),
    "no weight": _put("Variant Grams", ""),
    "weight 0": _put("Variant Grams", "0"),
    "stock too high": _put("Variant Inventory Qty", "9999999"),
    "title with emoji": _change("Title", lambda title: f"{title} \N{FIRE}"),
    "title in capitals": _change("Title", str.upper),
    "title too long": _change("Title", lambda title: title * 6),
    "promotional title": _change("Title", lambda title: f"{title} FREE SHIPPING 50% OFF"),
    "no title": _put("Title", ""),
    "no description": _put("Body (HTML)", ""),
    "short description": _put("Body (HTML)", "<p>Nice.</p>"),
    "table in the description": _change("Body (HTML)", lambda h: f"{h}<table><tr><td>A</table>"),
    "e-mail address": _change("Body (HTML)", lambda h: f"{h}<p>Ask us: shop@example-store.com</p>"),
    "call to action": _change("Body (HTML)", lambda h: f"{h}<p>DM us on WhatsApp to order!</p>"),
    "placeholder brand": _put("Vendor", "N/A"),
    "one picture": _one_picture,
    "webp picture": _change("Image Src", lambda url: url.replace(".jpg", ".webp")),
    "gif picture": _change("Image Src", lambda url: url.replace(".jpg", ".gif")),
    "prohibited product": _put("Title", "Disposable Vape Pen, 600 Puffs, Nicotine 20 mg"),
}


def products(variants: int, faults: float, seed: int = 1) -> Iterator[list[Row]]:
    """The rows of each product; every fault strikes this share of the products."""
    chance = random.Random(seed)
    for number in range(-(-variants // VARIANTS_PER_PRODUCT)):
        rows = product(number, chance)
        if faults:
            for fault in FAULTS.values():
                if chance.random() < faults:
                    fault(rows)
        yield rows


def write(path: Path, variants: int, faults: float, seed: int = 1) -> None:
    """Write the export to a file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, HEADER, restval="")
        writer.writeheader()
        for rows in products(variants, faults, seed):
            writer.writerows(rows)


def main() -> None:
    """Read the arguments and write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--variants", type=int, default=100_000)
    parser.add_argument("--faults", type=float, default=0.01)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    write(given.out, given.variants, given.faults, given.seed)


if __name__ == "__main__":
    main()
