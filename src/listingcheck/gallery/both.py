# SPDX-License-Identifier: Apache-2.0
"""Pictures that stand in a folder, and the others from the web."""

from collections.abc import Sequence

from listingcheck.failure import Failure
from listingcheck.gallery.supplier import Found, Remarking, Supplier
from listingcheck.product import Product


class Both:
    """Looks for pictures in one place, and in another for those that are not there."""

    asks_whose = False

    def __init__(self, near: Supplier, far: Supplier) -> None:
        self.label = f"{near.label} or {far.label}"
        self.at_once = far.at_once
        self._near = near
        self._far = far

    def find(self, name: str, product: Product) -> Found | None:
        return self._near.find(name, product) or self._far.find(name, product)

    def named_after(self, product: Product) -> Sequence[Found]:
        return self._near.named_after(product)

    def remarks(self) -> Sequence[Failure]:
        """What of the near place is not read."""
        return self._near.remarks() if isinstance(self._near, Remarking) else ()

    def close(self) -> None:
        """Let go of both."""
        self._near.close()
        self._far.close()
