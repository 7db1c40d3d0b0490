# SPDX-License-Identifier: Apache-2.0
"""``gtin-isbn-outside-books``."""

from collections.abc import Iterator
from typing import ClassVar

from listingcheck import sample
from listingcheck.detect.gtin import from_isbn_10, is_valid
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.product import Identifier, IdentifierType, Product, Variant
from listingcheck.rule import Invalid, Valid, VariantRule
from listingcheck.rules.gtin._family import codes, path


def _is_isbn(identifier: Identifier) -> bool:
    code = identifier.code or ""
    if code.startswith(("978", "979")):
        # 9790 is sheet music.
        return not code.startswith("9790") and is_valid(code)
    return identifier.type is IdentifierType.ISBN and from_isbn_10(code) is not None


class GtinIsbnOutsideBooks(VariantRule):
    """A product that is no book has an ISBN.

    What it checks: 13 digits that begin with 978 or 979, and what is declared an ISBN, on a product
    whose category or product type is known and does not speak of books.

    Why the marketplace minds: ISBNs are accepted for books only.

    How to fix it: enter the product's own EAN or UPC, or file it under books if it is one.
    """

    id = "gtin-isbn-outside-books"
    stage = Stage.SYNC
    severity = Severity.WARNING
    shape: ClassVar = codes
    VALID = (
        Valid(
            sample.product(
                category="Books, Magazines & Audio > Science",
                variants=[sample.variant(gtin="9780306406157")],
            )
        ),
        Valid(sample.product(category=None, variants=[sample.variant(gtin="9780306406157")])),
        Valid(sample.product(category="784", variants=[sample.variant(gtin="9780306406157")])),
    )
    INVALID = (
        Invalid(
            sample.product(variants=[sample.variant(gtin="9780306406157")]),
            field="variants[0].identifiers[0].code",
        ),
        Invalid(
            sample.product(
                category=None,
                product_type="Garden Tools",
                variants=[sample.variant(gtin="080442957X", gtin_type=IdentifierType.ISBN)],
            ),
            field="variants[0].identifiers[0].code",
        ),
    )

    def prepare(self) -> None:
        listed = self.context.words("book_categories")
        self._books = tuple(word.casefold() for word in listed.get("words", ()))
        self._unknown = frozenset(listed.get("unknown", ()))

    def check(self, product: Product, variant: Variant) -> Iterator[Finding]:
        filed = list(self._filed(product))
        if not filed or any(word in text.casefold() for text in filed for word in self._books):
            return
        for position, identifier in enumerate(variant.identifiers):
            if _is_isbn(identifier):
                yield _finding(path(variant, position), identifier, filed[0])

    def _filed(self, product: Product) -> Iterator[str]:
        """The category and product type, as far as they say anything; ids do not."""
        path = product.category.path if product.category else ""
        for text in (path, product.product_type or ""):
            says = text.strip().casefold()
            if says and says not in self._unknown and not any(map(str.isdigit, says)):
                yield text


def _finding(field: str, identifier: Identifier, filed: str) -> Finding:
    return Finding(
        field=field,
        message=f"The code {identifier.code} is an ISBN, but the product is filed under "
        f"{filed[:80]!r}; ISBNs are for books.",
        fix=Fix("Enter the product's own EAN or UPC, or file it under books."),
        value=identifier.code,
        limit="books",
    )
