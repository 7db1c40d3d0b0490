# SPDX-License-Identifier: Apache-2.0
"""``gtin-type``."""

from collections.abc import Iterator

from pydantic import Field

from listingcheck import sample
from listingcheck.detect.gtin import LENGTHS, is_valid, resized
from listingcheck.failure import Finding, Fix, Safety, Severity, Stage
from listingcheck.product import Identifier, IdentifierType, Product, Variant
from listingcheck.rule import Invalid, RuleOptions, Valid
from listingcheck.rules.gtin._family import GtinRule, path, rewrite

_UPC, _EAN, _GTIN = IdentifierType.UPC, IdentifierType.EAN, IdentifierType.GTIN


class GtinType(GtinRule):
    """The trade number is not of the kind it is declared to be.

    What it checks: the number of digits against those of the declared kind, and whether what is
    called an ISBN begins with 978 or 979. A code without a declared kind passes.

    Why the marketplace minds: the length is tested by kind, so an EAN of 12 digits is refused with
    "Invalid number of digits of identifier code".

    How to fix it: declare the kind that fits. Where a leading zero more or less makes it fit, that
    is proposed: it is the same number.
    """

    id = "gtin-type"
    stage = Stage.SYNC
    codes = ("12052591", "12052600", "The identifier code type must be selected")

    class Options(RuleOptions):
        lengths: dict[IdentifierType, tuple[int, ...]] = Field(
            default={
                IdentifierType.GTIN: LENGTHS,
                IdentifierType.EAN: (8, 13),
                IdentifierType.UPC: (12,),
                IdentifierType.ISBN: (10, 13),
                IdentifierType.JAN: (8, 13),
            },
            description="How many digits a code of each kind may have; 10 for ISBN counts its X.",
        )

    VALID = (
        Valid(sample.product(variants=[sample.variant(gtin="036000291452", gtin_type=_UPC)])),
        Valid(sample.product(variants=[sample.variant(gtin="036000291452")])),
    )
    INVALID = (
        Invalid(
            sample.product(variants=[sample.variant(gtin="036000291452", gtin_type=_EAN)]),
            field="variants[0].identifiers[0].code",
            fixed="0036000291452",
        ),
        Invalid(
            sample.product(variants=[sample.variant(gtin="8711253001202", gtin_type=_UPC)]),
            field="variants[0].identifiers[0].code",
        ),
    )

    def check(self, product: Product, variant: Variant) -> Iterator[Finding]:
        for position, identifier in enumerate(variant.identifiers):
            kind, code = identifier.type, self._number(identifier)
            if code is None or kind is None or kind not in self.options.lengths:
                continue
            if len(code) not in self.options.lengths[kind]:
                yield self._wrong_length(path(variant, position), identifier.code, kind, code)
            elif not _may_be(kind, code):
                yield _no_isbn(path(variant, position), identifier.code, code)

    def _number(self, identifier: Identifier) -> str | None:
        """The code, if it is a number of a legal length at all."""
        found = self.fault(identifier)
        if found is None:
            return identifier.code
        return None if found.problem.is_of_form else found.code

    def _wrong_length(self, field: str, raw: str, kind: IdentifierType, code: str) -> Finding:
        limit = _listed(self.options.lengths[kind])
        return Finding(
            field=field,
            message=f"The code {code} has {len(code)} digits; as {kind} it needs {limit}.",
            fix=self._fix(field, raw, kind, code),
            value=raw,
            limit=f"{limit} digits",
        )

    def _fix(self, field: str, raw: str, kind: IdentifierType, code: str) -> Fix:
        same = resized(code, self.options.lengths[kind])
        if same is not None and is_valid(same) and _may_be(kind, same):
            text = f"Write {same}: the same number as {kind}."
            return rewrite(field, raw, same, text, Safety.UNSAFE)
        for other in (_EAN, _UPC, _GTIN):
            if len(code) in self.options.lengths.get(other, ()):
                return Fix(f"Declare it as {other}, or enter the {kind}.")
        return Fix(f"Enter the {kind}.")


def _may_be(kind: IdentifierType, code: str) -> bool:
    is_isbn = len(code) == 10 or code.startswith(("978", "979"))
    return is_isbn or kind is not IdentifierType.ISBN


def _no_isbn(field: str, raw: str, code: str) -> Finding:
    return Finding(
        field=field,
        message=f"The code {code} is declared an ISBN, but those begin with 978 or 979.",
        fix=Fix("Declare it as EAN, or enter the ISBN."),
        value=raw,
        limit="978 or 979 in front",
        severity=Severity.WARNING,
    )


def _listed(lengths: tuple[int, ...]) -> str:
    *most, last = map(str, lengths)
    return f"{', '.join(most)} or {last}" if most else last
