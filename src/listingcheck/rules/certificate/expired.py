# SPDX-License-Identifier: Apache-2.0
"""``certificate-expired``."""

from collections.abc import Iterator
from datetime import timedelta
from typing import ClassVar

from pydantic import Field

from listingcheck.compliance import Certificate
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, RuleOptions, Valid
from listingcheck.rules._answers import AnswerRule
from listingcheck.rules._quoting import quoted
from listingcheck.rules.certificate._days import day
from listingcheck.rules.certificate._examples import SHOP, certificate, toy
from listingcheck.rules.certificate._family import PATH, called, certificates_of, is_of


class CertificateExpired(AnswerRule):
    """A certificate has ended, ends soon, or does not say when.

    What it checks: the day each certificate ends, against the day the catalogue is checked for,
    where one is given. Where the rules of the category ask for that day, it must be stated.

    Why the marketplace minds: "Please enter valid certificate expiration date". A document that
    ends within weeks is treated as if it had ended.

    How to fix it: renew the document, upload it and enter the day it ends.
    """

    id = "certificate-expired"
    stage = Stage.SYNC
    answers: ClassVar = ("category_rules",)
    idle = False
    about = "compliance"
    codes = (
        "12052385",
        "Please enter valid certificate expiration date",
        "Expired qualification",
    )

    class Options(RuleOptions):
        days: int = Field(
            default=0, ge=0, description="Days before its end when a certificate counts as ended."
        )

    VALID = (
        Valid(toy(certificate()), shop=SHOP),
        Valid(toy(certificate(expires=None))),
    )
    INVALID = (
        Invalid(
            toy(certificate(expires=None)), field="compliance.certificates[0].expires", shop=SHOP
        ),
        Invalid(
            toy(certificate("7182999"), certificate(expires="see page 2")),
            field="compliance.certificates[1].expires",
            shop=SHOP,
        ),
    )

    def check(self, product: Product) -> Iterator[Finding]:
        for n, each in enumerate(certificates_of(product)):
            problem = self._ended(each) or self._undated(product, each)
            if problem is not None:
                message, severity = problem
                yield Finding(
                    field=f"{PATH}[{n}].expires",
                    message=f"The certificate {called(each)} {message}.",
                    fix=Fix("Renew it if it has ended, and enter the day it ends."),
                    value=each.expires,
                    limit="a day to come",
                    severity=severity,
                )

    def _ended(self, certificate: Certificate) -> tuple[str, Severity | None] | None:
        today = self.context.on
        ends = day(certificate.expires) if certificate.expires else None
        if ends is None or today is None:
            return None
        if ends < today:
            return f"ended on {ends}, before {today}", None
        if ends < today + timedelta(days=self.options.days):
            soon = f"ends on {ends}, within {self.options.days} days of {today}"
            return soon, Severity.WARNING
        return None

    def _undated(
        self, product: Product, certificate: Certificate
    ) -> tuple[str, Severity | None] | None:
        if certificate.expires and day(certificate.expires) is not None:
            return None
        rules = self.rules_of(product)
        kinds = rules.product_certifications if rules else ()
        if not any(is_of(certificate, each) and each.expiration_date.is_required for each in kinds):
            return None
        if certificate.expires is None:
            return "does not say when it ends, which its category asks for", None
        return f"ends on {quoted(certificate.expires)}, which is no day", Severity.WARNING
