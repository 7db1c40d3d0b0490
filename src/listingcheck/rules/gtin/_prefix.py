# SPDX-License-Identifier: Apache-2.0
"""What the rules about prefixes share."""

from listingcheck.detect.gtin import Fault
from listingcheck.failure import Finding, Fix
from listingcheck.rules.gtin._family import FROM_THE_PACKAGING, ProblemRule


class PrefixRule(ProblemRule):
    """Looks at the first digits of a code that is otherwise in order."""

    def finding(self, field: str, code: str, found: Fault) -> Finding:
        name = "indicator digit" if len(found.detail) == 1 else "GS1 prefix"
        return Finding(
            field=field,
            message=f"The code {found.code} has the {name} {found.detail}, {found.use}.",
            fix=Fix(FROM_THE_PACKAGING),
            value=code,
            limit="a GS1 prefix for products",
        )
