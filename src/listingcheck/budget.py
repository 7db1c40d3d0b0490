# SPDX-License-Identifier: Apache-2.0
"""How many failures of a rule a project lives with: a count, or a share of the products."""

import re
from decimal import Decimal
from typing import Any

from pydantic import Field, model_validator

from listingcheck.product import Model

_SHARE = re.compile(r"([0-9]{1,9}(?:[.,][0-9]{1,9})?)\s*%", re.ASCII)


class Budget(Model):
    """Written as a whole number, or as a text such as ``0.5 %``."""

    count: int | None = Field(default=None, ge=0)
    """So many failures."""
    share: Decimal | None = None
    """So many failures in a hundred products that were checked."""

    @model_validator(mode="before")
    @classmethod
    def _read(cls, said: Any) -> Any:
        if isinstance(said, cls | dict):
            return said
        if isinstance(said, int) and not isinstance(said, bool) and said >= 0:
            return {"count": said}
        share = _SHARE.fullmatch(said.strip()) if isinstance(said, str) else None
        if share is None:
            raise ValueError(f"write {said!r} as a number of failures, 10, or a share, '0.5 %'")
        return {"share": Decimal(share[1].replace(",", "."))}

    def keeps(self, failures: int, products: int) -> bool:
        """Whether so many failures of so many products are within it."""
        if self.share is not None:
            return failures * 100 <= self.share * products
        return failures <= (self.count or 0)

    def __str__(self) -> str:
        return f"{self.share} %" if self.share is not None else f"{self.count or 0:,}"
