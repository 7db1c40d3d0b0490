# SPDX-License-Identifier: Apache-2.0
"""Any product written in WooCommerce's dialect reads back as it was."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from listingcheck import sources

words = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1).filter(
    lambda text: text.strip() == text
)
texts = st.none() | words
prices = st.none() | st.decimals(0, 10_000, places=2).map(str)
plain = st.text("abcdefgh-0123", min_size=1, max_size=8)


def values_of(options):
    return st.tuples(*[words for _ in options])


@st.composite
def products(draw):
    """A product as plain data: what the dialect can carry."""
    options = draw(st.lists(plain, max_size=3, unique=True))
    count = draw(st.integers(1, 3)) if options else 1
    variants = [
        {
            "sku": f"S{n}-{draw(plain)}",
            "price": draw(prices),
            "stock": draw(st.none() | st.integers(-5, 500).map(str)),
            "barcode": draw(st.none() | plain),
            "options": draw(values_of(options)),
        }
        for n in range(count)
    ]
    return {
        "title": draw(words),
        "description": draw(texts),
        "brand": draw(st.none() | plain),
        "tags": tuple(draw(st.lists(plain, max_size=3))),
        "options": tuple(options),
        "variants": variants,
        "images": draw(st.lists(plain.map("https://x.example/{}.jpg".format), max_size=3)),
    }


def read_back(rows):
    """The products in a CSV of these rows, as plain data."""
    header = list(dict.fromkeys(name for row in rows for name in row))
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, header, restval="")
    writer.writeheader()
    writer.writerows(rows)
    reading = sources.read(out.getvalue().encode())
    found = [as_data(product) for product in reading]
    assert not reading.problems
    return found


def as_data(product):
    return {
        "title": product.title,
        "description": product.description,
        "brand": product.brand,
        "tags": product.tags,
        "options": product.options,
        "variants": [
            {
                "sku": variant.sku,
                "price": variant.price and variant.price.raw,
                "stock": variant.stock and variant.stock.raw,
                "barcode": next((i.code for i in variant.identifiers), None),
                "options": variant.options,
            }
            for variant in product.variants
        ],
        "images": [image.url for image in product.images],
    }


def listed(values):
    return ", ".join(value.replace(",", "\\,") for value in values)


def woocommerce_rows(product, number):
    common = {
        "Name": product["title"],
        "Description": product["description"] or "",
        "Brands": product["brand"] or "",
        "Tags": listed(product["tags"]),
        "Images": listed(product["images"]),
    }
    if not product["options"]:
        [variant] = product["variants"]
        return [{"Type": "simple", "ID": number, **common, **_sold(variant)}]
    rows = [{"Type": "variable", "ID": number, "SKU": f"P{number}", **common}]
    rows += [
        {"Type": "variation", "Parent": f"P{number}", **_sold(variant)}
        for variant in product["variants"]
    ]
    for place, name in enumerate(product["options"], 1):
        rows[0][f"Attribute {place} name"] = name
        values = dict.fromkeys(v["options"][place - 1] for v in product["variants"])
        rows[0][f"Attribute {place} value(s)"] = listed(values)
        for row, variant in zip(rows[1:], product["variants"], strict=True):
            row[f"Attribute {place} name"] = name
            row[f"Attribute {place} value(s)"] = listed([variant["options"][place - 1]])
    return rows


def _sold(variant):
    return {
        "SKU": variant["sku"],
        "Regular price": variant["price"] or "",
        "Stock": variant["stock"] or "",
        "GTIN, UPC, EAN, or ISBN": variant["barcode"] or "",
    }


@given(st.lists(products(), min_size=1, max_size=3))
def test_products_read_back_as_they_were_written(written):
    rows = [row for n, product in enumerate(written, 1) for row in woocommerce_rows(product, n)]
    assert read_back(rows) == written
