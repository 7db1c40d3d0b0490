# SPDX-License-Identifier: Apache-2.0
"""``gtin-not-digits``."""

import re
import reprlib
from collections.abc import Iterator

from pydantic import Field

from listingcheck import sample
from listingcheck.detect.gtin import Fault, Problem
from listingcheck.failure import Finding, Fix, Safety, Severity, Stage
from listingcheck.product import Product, Variant
from listingcheck.rule import Invalid, RuleOptions, Valid
from listingcheck.rules.gtin._family import FROM_THE_PACKAGING, GtinRule, path, rewrite

_ASIN = re.compile(r"B0[0-9A-Z]{8}")
_NUMBER = re.compile(r"[0-9]{7}")
"""What may be a damaged code, so that nobody should empty the field."""


class GtinNotDigits(GtinRule):
    """The trade number is not plain digits.

    What it checks: words (``N/A``, ``Does not apply``), Amazon numbers (``B0041IZHVO``) and SKUs
    in place of a code, and spaces, hyphens, quotation marks or digits of another script in one.
    The X at the end of a 10-character ISBN is fine. The apostrophe by which some exports keep
    spreadsheets from rounding the code is only noted.

    Why the marketplace minds: the code is refused as one of the wrong length, or with "Only the
    last digit supports input X".

    How to fix it: write nothing but the digits. Leave the field empty where there is no code.
    """

    id = "gtin-not-digits"
    stage = Stage.SYNC
    codes = ("12052598", "Only the last digit supports input X", "12052591")

    class Options(RuleOptions):
        accepted_words: tuple[str, ...] = Field(
            default=(),
            description="Words the marketplace takes in place of a code, such as 'Does not apply'.",
        )

    VALID = (
        Valid(sample.product(variants=[sample.variant(gtin="080442957X")])),
        Valid(
            sample.product(variants=[sample.variant(gtin="does not apply")]),
            options={"accepted_words": ["Does not apply"]},
        ),
    )
    INVALID = (
        Invalid(
            sample.product(variants=[sample.variant(gtin="N/A")]),
            field="variants[0].identifiers[0].code",
        ),
        Invalid(
            sample.product(variants=[sample.variant(gtin="B0041IZHVO")]),
            field="variants[0].identifiers[0].code",
        ),
        Invalid(
            sample.product(variants=[sample.variant(gtin="978-0-306-40615-7")]),
            field="variants[0].identifiers[0].code",
            fixed="9780306406157",
        ),
        Invalid(
            sample.product(variants=[sample.variant(gtin="'4006381333931")]),
            field="variants[0].identifiers[0].code",
            fixed="4006381333931",
        ),
        Invalid(
            sample.product(variants=[sample.variant(gtin="008884303989M")]),
            field="variants[0].identifiers[0].code",
            fixed="008884303989",
        ),
    )

    def prepare(self) -> None:
        super().prepare()
        self._accepted = {word.casefold() for word in self.options.accepted_words}

    def check(self, product: Product, variant: Variant) -> Iterator[Finding]:
        for position, identifier in enumerate(variant.identifiers):
            code, found = identifier.code, self.fault(identifier)
            if found is None or code.strip().casefold() in self._accepted:
                continue
            if found.problem is Problem.TEXT_MARK:
                yield _noted(path(variant, position), code, found)
            elif found.problem is Problem.NOT_DIGITS:
                yield _found(path(variant, position), code, found)


def _noted(field: str, code: str, found: Fault) -> Finding:
    return Finding(
        field=field,
        message=f"The code {reprlib.repr(code)} carries a mark for spreadsheets.",
        fix=rewrite(field, code, found.proposal, f"Write {found.proposal}.", Safety.SAFE),
        value=code,
        limit="digits only",
        severity=Severity.INFO,
    )


def _found(field: str, code: str, found: Fault) -> Finding:
    what = "is an Amazon number (ASIN)" if _ASIN.fullmatch(found.code) else "is not plain digits"
    return Finding(
        field=field,
        message=f"The code {reprlib.repr(code)} {what}; a trade number is 8, 12, 13 or 14 digits.",
        fix=_fix(field, code, found),
        value=code,
        limit="digits only",
    )


def _fix(field: str, code: str, found: Fault) -> Fix:
    if found.proposal is None and _NUMBER.search(found.code):
        return Fix("Write nothing but the digits of the code from the packaging.")
    if found.proposal is None:
        return rewrite(field, code, None, FROM_THE_PACKAGING, Safety.UNSAFE)
    safety = Safety.SAFE if found.proposal == found.code else Safety.UNSAFE
    return rewrite(field, code, found.proposal, f"Write {found.proposal}.", safety)
