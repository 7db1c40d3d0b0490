# SPDX-License-Identifier: Apache-2.0
"""The colours of outcomes and severities, the same on a page and in a plot.

They are from the palette of Okabe and Ito, which people who see no red or no green tell apart.
"""

from collections.abc import Mapping

OUTCOMES: Mapping[str, str] = {
    "ready": "#009e73",
    "needs_approval": "#56b4e9",
    "review_failed": "#e69f00",
    "sync_failed": "#d55e00",
}
"""From the best outcome to the worst."""
SEVERITIES: Mapping[str, str] = {"error": "#d55e00", "warning": "#e69f00", "info": "#56b4e9"}


def words(name: str) -> str:
    """The name of an outcome as it is read: ``needs approval``."""
    return name.replace("_", " ")
