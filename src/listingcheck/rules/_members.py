# SPDX-License-Identifier: Apache-2.0
"""Names the members of a group of duplicates."""

from collections.abc import Sequence

from listingcheck.rule import Member

NAMED = 20
"""How many members a message names before it counts the rest."""


def others(member: Member, members: Sequence[Member]) -> str:
    """All members but this one, in words."""
    named = [other.name for other in members if other is not member]
    shown = ", ".join(named[:NAMED])
    return f"{shown} and {len(named) - NAMED} more" if len(named) > NAMED else shown
