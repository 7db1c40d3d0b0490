# SPDX-License-Identifier: Apache-2.0
"""``certificate-missing``."""

from collections.abc import Iterator
from typing import ClassVar

from listingcheck.failure import Finding, Fix, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, Valid
from listingcheck.rules._answers import AnswerRule, described
from listingcheck.rules.certificate._examples import SDS, SHOP, certificate, toy
from listingcheck.rules.certificate._family import PATH, called, certificates_of, is_of


class CertificateMissing(AnswerRule):
    """A certificate is missing that the category requires.

    What it checks: each certificate that the rules of the category call required, always or
    because of what is chosen for an attribute: one of that kind, with at least one file.

    Why the marketplace minds: "required qualification miss".

    How to fix it: upload the document, for exactly this product and readable on every page.
    """

    id = "certificate-missing"
    stage = Stage.SYNC
    answers: ClassVar = ("category_rules",)
    shape: ClassVar = described
    absent = PATH
    codes = (
        "12052105",
        "12052655",
        "required qualification miss",
        "Missing qualification",
        "0009-m2e",
    )
    VALID = (
        Valid(toy(certificate()), shop=SHOP),
        Valid(toy(certificate(), attributes=[("101610", "1000325")]), shop=SHOP),
        Valid(toy()),
    )
    INVALID = (
        Invalid(toy(), field=PATH, shop=SHOP),
        Invalid(
            toy(certificate(), attributes=[("Contains batteries or cells?", "Batteries")]),
            field=PATH,
            shop=SHOP,
        ),
        Invalid(toy(certificate(SDS)), field=PATH, shop=SHOP),
    )

    def check(self, product: Product) -> Iterator[Finding]:
        rules, look = self.rules_of(product), self.look(product)
        if rules is None or look is None:
            return
        shown = [each for each in certificates_of(product) if each.files]
        for asked in rules.product_certifications:
            reason = look.needs(asked, self.context.market)
            if reason and not any(is_of(each, asked) for each in shown):
                yield Finding(
                    field=PATH,
                    message=f"The certificate {called(asked)} {reason}, and is missing.",
                    fix=Fix(f"Upload it. {asked.document_details or ''}".strip()),
                    value=asked.name or asked.id,
                    limit="at least one file",
                )
