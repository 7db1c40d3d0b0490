# SPDX-License-Identifier: Apache-2.0
"""``gtin-denied``."""

from collections.abc import Hashable, Iterator
from typing import ClassVar

from listingcheck import sample
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.product import Attribute, Product
from listingcheck.rule import Invalid, ProductRule, Valid
from listingcheck.rules._quoting import quoted

_DENIALS = frozenset({"no", "false", "0", "nein", "non", "nie", "nee", "não", "いいえ"})


def denied(product: Product) -> Hashable:
    """All that this rule looks at: what is said of trade numbers, and whether there is one."""
    for place, attribute in enumerate(product.attributes):
        if attribute.name == "identifier_exists":
            variants = product.variants
            return place, attribute.value, bool(variants and variants[0].identifiers)
    return None


def _item(said: str, gtin: str | None = "8711253001202") -> Product:
    """A clean listing that says this of trade numbers."""
    attributes = (Attribute(name="identifier_exists", value=said),)
    return sample.product(attributes=attributes, variants=[sample.variant(gtin=gtin)])


class GtinDenied(ProductRule):
    """The feed says that there is no trade number, and states one.

    What it checks: whether `identifier_exists` is no on an item that has a GTIN, EAN, UPC or ISBN.

    Why the marketplace minds: it cannot know which of the two is true. Google marks the item with
    identifier_exists_false_misuse and shows it less.

    How to fix it: leave `identifier_exists` out where the product has a code; where the code is
    invented, remove the code.
    """

    id = "gtin-denied"
    stage = Stage.QUALITY
    severity = Severity.WARNING
    codes = ("identifier_exists_false_misuse",)
    shape: ClassVar = denied
    VALID = (
        Valid(_item("yes")),
        Valid(_item("no", gtin=None)),
        Valid(sample.product()),
    )
    INVALID = (
        Invalid(_item("no"), field="attributes[0].value"),
        Invalid(_item("FALSE"), field="attributes[0].value"),
    )

    def check(self, product: Product) -> Iterator[Finding]:
        for place, attribute in enumerate(product.attributes):
            if attribute.name == "identifier_exists" and _contradicts(product, attribute.value):
                code = product.variants[0].identifiers[0].code
                yield Finding(
                    field=f"attributes[{place}].value",
                    message=f"identifier_exists is {quoted(attribute.value)}, "
                    f"yet the item states the code {quoted(code)}.",
                    fix=Fix("Leave identifier_exists out, or remove the code if it is invented."),
                    value=attribute.value,
                    limit="yes, where there is a code",
                )


def _contradicts(product: Product, said: str) -> bool:
    variants = product.variants
    return said.strip().casefold() in _DENIALS and bool(variants and variants[0].identifiers)
