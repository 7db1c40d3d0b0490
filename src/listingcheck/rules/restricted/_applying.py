# SPDX-License-Identifier: Apache-2.0
"""How a merchant has goods approved."""

from listingcheck.rules._goods.kinds import Kind


def applying(kind: Kind) -> str:
    """What to apply for, and with which papers."""
    apply = kind.listed.remedy or "Apply for the category in the Qualification Center."
    papers = ", ".join(kind.listed.documents)
    return f"{apply} It takes: {papers}." if papers else apply
