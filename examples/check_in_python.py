# SPDX-License-Identifier: Apache-2.0
"""Checks an export, one product and a bare text from Python."""

from collections import Counter
from pathlib import Path

import listingcheck as lc

EXPORT = Path(__file__).parent / "shopify_products.csv"


def main() -> None:
    """Print what is wrong."""
    shop = lc.Shop(currency="USD", source_currency="USD")
    report = lc.check(EXPORT, profile="tiktok-shop/us", shop=shop)
    print(report)
    for rule, count in Counter(failure.rule for failure in report.failures).most_common(5):
        print(f"{count:3} {rule}: {lc.explain(rule)[0].summary}")

    checker = lc.Checker("tiktok-shop/us", shop=shop)
    for product in lc.read(EXPORT):
        errors = [f for f in checker.check(product) if f.severity is lc.Severity.ERROR]
        if errors:
            print(f"{product.key}: {errors[0].message} {errors[0].fix.text}")

    for failure in lc.check_text("DM us on WhatsApp: 0912 345 678", region="VN"):
        print(f"{failure.rule}: {', '.join(quote.text for quote in failure.evidence)}")


if __name__ == "__main__":
    main()
