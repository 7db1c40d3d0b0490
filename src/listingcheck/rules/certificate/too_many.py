# SPDX-License-Identifier: Apache-2.0
"""``certificate-too-many``."""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from listingcheck.failure import Finding, Fix, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, ProductRule, RuleOptions, Valid
from listingcheck.rules._answers import filed
from listingcheck.rules.certificate._examples import certificate, toy
from listingcheck.rules.certificate._family import PATH, certificates_of


class CertificateTooMany(ProductRule):
    """The product has more certificates than a listing takes, or one kind twice.

    What it checks: the number of certificates, and whether two have the same id.

    Why the marketplace minds: "qualification image and pdf file is out of limit.", "qualification
    id duplicate".

    How to fix it: keep those that the category asks for; put the files of one kind together.
    """

    id = "certificate-too-many"
    stage = Stage.SYNC
    shape: ClassVar = filed
    about = "compliance"
    codes = (
        "12052656",
        "12052657",
        "qualification id duplicate",
        "qualification image and pdf file is out of limit.",
    )

    class Options(RuleOptions):
        maximum: int | None = Field(default=None, ge=1, description="Most certificates.")

    VALID = (
        Valid(toy(*(certificate(f"71{n}") for n in range(10))), options={"maximum": 10}),
        Valid(toy().changed(compliance=None)),
    )
    INVALID = (
        Invalid(
            toy(*(certificate(f"71{n}") for n in range(11))), field=PATH, options={"maximum": 10}
        ),
        Invalid(toy(certificate(), certificate()), field=f"{PATH}[1].id"),
    )

    def check(self, product: Product) -> Iterator[Finding]:
        certificates, most = certificates_of(product), self.options.maximum
        if most is not None and len(certificates) > most:
            yield Finding(
                field=PATH,
                message=f"There are {len(certificates)} certificates; a listing takes {most}.",
                fix=Fix("Keep those that the category asks for."),
                value=str(len(certificates)),
                limit=f"at most {most}",
            )
        ids = [each.id for each in certificates]
        for n, key in enumerate(ids):
            if key is not None and key in ids[:n]:
                yield Finding(
                    field=f"{PATH}[{n}].id",
                    message=f"The certificate {key} is there twice; each kind counts once.",
                    fix=Fix("Put the files of both into one certificate."),
                    value=key,
                    limit="each kind once",
                )
