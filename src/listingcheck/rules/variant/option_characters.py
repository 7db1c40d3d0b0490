# SPDX-License-Identifier: Apache-2.0
"""``variant-option-characters``."""

import re
from collections.abc import Iterator, Sequence
from typing import ClassVar

from listingcheck import sample
from listingcheck.detect.text import Flat
from listingcheck.failure import Edit, Finding, Fix, Severity, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, Valid
from listingcheck.rules._quoting import quoted
from listingcheck.rules.text._edits import everywhere
from listingcheck.rules.text._format import FormatRule
from listingcheck.rules.variant._family import columns, folded

_WORDLESS = "^[^0-9A-Za-z\u00c0-\u1fff\u3040-\uffdc]*$"
_FILLER = re.compile(r"[\s/.,_*–—-]+")


class VariantOptionCharacters(FormatRule):
    """The name or a value of an option holds characters that are no words.

    What it checks: names and values of options for HTML escapes (``&amp;``), control characters,
    emoji, more than nine identical characters in a row, and for values of nothing but symbols
    (``-``). A ``+`` alone is let pass, for it may be a size.

    Why the marketplace minds: TikTok Shop has the same five rules of form for options as for
    titles, and refuses the listing when it is created.

    How to fix it: write in a word or two what tells the variants apart.
    """

    id = "variant-option-characters"
    stage = Stage.SYNC
    codes = ("12052933", "12052934")
    fields: ClassVar = ("options",)
    called: ClassVar = "The option"
    VALID = (
        Valid(
            sample.product(
                options=("Size (EU)",), variants=sample.variants(["38½"], ["+"], ["12″ × 8″"])
            )
        ),
        Valid(
            sample.product(options=("Color",), variants=sample.variants(["Salt&Pepper"], ["♥ 7"]))
        ),
    )
    INVALID = (
        Invalid(
            sample.product(
                options=("Color",),
                variants=sample.variants(["Black &amp; White"], ["Red"], ["Black &amp; White"]),
            ),
            field="variants[0].options[0]",
            fixed="Black & White",
        ),
        Invalid(
            sample.product(options=("Colour 🎨",), variants=sample.variants(["Red"])),
            field="options[0]",
            fixed="Colour",
        ),
        Invalid(
            sample.product(options=("Size",), variants=sample.variants(["-"], ["M"])),
            field="variants[0].options[0]",
        ),
        Invalid(
            sample.product(options=("Color",), variants=sample.variants(["Red🔥"], ["red"])),
            field="variants[0].options[0]",
        ),
    )

    def patterns(self) -> Sequence[str]:
        return (*super().patterns(), _WORDLESS)

    def check(self, product: Product, field: str, text: Flat) -> Iterator[Finding]:
        faults = list(super().check(product, field, text))
        yield from faults
        if not faults and _is_wordless(text.original):
            yield Finding(
                field=field,
                message=f"The option {quoted(text.original)} holds only symbols; "
                "words are expected.",
                fix=Fix("Write in a word or two what it stands for."),
                value=text.original,
                limit="words",
                severity=None if _FILLER.fullmatch(text.original) else Severity.WARNING,
            )

    def edits(self, product: Product, field: str, old: str, new: str) -> tuple[Edit, ...]:
        # Two values that differed in an emoji alone are for a person to tell apart.
        return () if _is_taken(product, field, new) else everywhere(product, field, old, new)


def _is_taken(product: Product, field: str, new: str) -> bool:
    if field.startswith("options"):
        return folded(new) in map(folded, product.options)
    position = int(field.rpartition("[")[2][:-1])
    return folded(new) in map(folded, columns(product)[position])


def _is_wordless(text: str) -> bool:
    return text.strip() not in {"", "+"} and not any(map(str.isalnum, text))
