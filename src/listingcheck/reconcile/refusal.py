# SPDX-License-Identifier: Apache-2.0
"""What a marketplace or a connector said of one product."""

from dataclasses import dataclass

from listingcheck.failure import Stage


@dataclass(frozen=True, slots=True)
class Refusal:
    """One reason why a product was refused, as it was shown."""

    names: tuple[str, ...]
    """What the product is called there: keys, SKUs, ids, trade numbers, titles."""
    said: tuple[str, ...]
    """The message, and its code where there is one."""
    hint: str | None = None
    """A longer text, for when nothing is known of the message."""
    blocks: bool = True
    """False for a recommendation, such as a quality diagnosis."""
    is_status: bool = False
    """True where only a status was given, such as ``Review failed``, and no reason."""
    file: str | None = None
    line: int | None = None

    @property
    def message(self) -> str:
        """What was said, on one line."""
        return " ".join(" ".join(self.said).split())

    @property
    def stage(self) -> Stage | None:
        """The stage a status speaks of."""
        words = self.message.casefold()
        if "review" in words or "audit" in words:
            return Stage.REVIEW
        return Stage.SYNC if "sync" in words else None
