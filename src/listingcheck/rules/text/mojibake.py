# SPDX-License-Identifier: Apache-2.0
"""``text-mojibake``."""

import re
from collections.abc import Iterator, Sequence

from listingcheck import sample
from listingcheck.detect.text import Flat
from listingcheck.failure import Finding, Fix, Safety, Severity, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, TextRule, Valid
from listingcheck.rules.text._edits import everywhere
from listingcheck.rules.text._mojibake import PATTERNS, misread, read_back
from listingcheck.rules.text._quotes import quotes, shown

_LOST = re.compile("\ufffd")
_BROKEN = re.compile("[\u0080-\u009f\ufffd]")
_EXPORT_AGAIN = "Export the catalogue again as UTF-8, or type the lost letters anew."


class TextMojibake(TextRule):
    """Letters were broken when the text was read with the wrong encoding.

    What it checks: UTF-8 that was read as Windows-1252 or Latin-1, once or several times over
    (``CafÃ©``), and the mark that stands for a lost letter (U+FFFD).

    Why the marketplace minds: buyers do not find or trust a listing they cannot read, and the
    broken letters count as symbols.

    How to fix it: export the catalogue again as UTF-8. Where nothing was lost the right text can
    be worked out from the broken one; look at it before you use it.
    """

    id = "text-mojibake"
    stage = Stage.QUALITY
    severity = Severity.WARNING
    codes = (
        "encoding_problem",
        "invalid_encoding",
    )
    VALID = (
        Valid(sample.product(title="Café Crème Mug, 350 ml – Ångström Blue™")),
        Valid(sample.product(title="NESTLÉ® CORAÇÃO Dark Chocolate")),
    )
    INVALID = (
        Invalid(
            sample.product(title="CafÃ© Mug, 12Â\u00a0cm"),
            field="title",
            fixed="Café Mug, 12\u00a0cm",
        ),
        Invalid(
            sample.product(options=("Color",), variants=sample.variants(["GrÃ¼n"], ["Rot"])),
            field="variants[0].options[0]",
            fixed="Grün",
        ),
        Invalid(
            sample.product(
                description="<p>The chef\u00c3\u00a2\u00e2\u201a\u00ac\u00e2\u201e\u00a2s knife</p>"
            ),
            field="description",
            fixed="<p>The chef’s knife</p>",
        ),
        Invalid(sample.product(title="Caf\ufffd Mug with Lid"), field="title"),
    )

    def patterns(self) -> Sequence[str]:
        return (*PATTERNS, _LOST.pattern)

    def check(self, product: Product, field: str, text: Flat) -> Iterator[Finding]:
        broken = misread(text.original) or list(_LOST.finditer(text.original))
        if not broken:
            return
        evidence = quotes(broken)
        yield Finding(
            field=field,
            message=f"Letters are broken: {shown(evidence)}; only readable text is accepted.",
            fix=_fix(product, field, text.original),
            value=evidence[0].text,
            limit="readable text",
            evidence=evidence,
        )


def _fix(product: Product, field: str, text: str) -> Fix:
    meant = read_back(text)
    if _BROKEN.search(meant) or misread(meant):
        return Fix(_EXPORT_AGAIN)
    return Fix(
        "Write what the broken letters stand for, and export as UTF-8 from now on.",
        Safety.UNSAFE,
        everywhere(product, field, text, meant),
    )
