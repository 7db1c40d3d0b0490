# SPDX-License-Identifier: Apache-2.0
"""Messages that merchants are shown and no rule can look into: their cause is not in the export."""

from listingcheck import data
from listingcheck.descriptions import Description
from listingcheck.failure import Severity


def messages() -> tuple[Description, ...]:
    """What such messages are about, described like rules."""
    return tuple(
        Description(
            id=name,
            stage=None,
            severity=Severity.INFO,
            summary=said["summary"],
            checks=said["checks"],
            why=said["why"],
            remedy=said["remedy"],
            codes=tuple(said["messages"]),
        )
        for name, said in data.words("outside").items()
    )
