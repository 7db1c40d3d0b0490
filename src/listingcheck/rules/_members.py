# SPDX-License-Identifier: Apache-2.0
"""Names the members of a group of duplicates."""

from collections.abc import Sequence
from itertools import islice

from listingcheck.rule import Member

NAMED = 20
"""How many members a message names before it counts the rest."""


def others(member: Member, members: Sequence[Member]) -> str:
    """All members but this one, in words."""
    named = [other.name for other in islice(members, NAMED + 1) if other is not member][:NAMED]
    rest = len(members) - 1 - len(named)
    return ", ".join(named) + (f" and {rest:,} more" if rest else "")
