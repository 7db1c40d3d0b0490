# SPDX-License-Identifier: Apache-2.0
"""Where the fields of a product stand in Wix's CSV; prices stand in several columns at once."""

from collections.abc import Collection
from dataclasses import replace
from typing import NamedTuple

from listingcheck.product import Origin
from listingcheck.sources.kit.columns import Columns
from listingcheck.sources.kit.memo import Memo
from listingcheck.sources.reading import Settings
from listingcheck.sources.wix.columns import NEVER_CARRIED, REMEDIES

_PRICE, _COMPARE_AT = "variants[].price", "variants[].compare_at_price"


class Kind(NamedTuple):
    """What decides in which columns a product stands."""

    options: tuple[int, ...]
    """The places of its options, from 0."""
    has_rows: bool
    """Whether its variants have rows of their own."""
    is_discounted: bool


class Places:
    """The origins of one table: products of one kind share one, and all share what is lacking."""

    def __init__(
        self, columns: Columns, file: str | None, settings: Settings, *, has_media_ids: bool
    ) -> None:
        self._columns = columns
        never: Collection[str] = NEVER_CARRIED
        if has_media_ids:
            never = NEVER_CARRIED | {"images[].url.host"}
        self._common = columns.origin("wix", file, settings, never=never, remedies=REMEDIES)
        self._origins = Memo(self._of)

    def of(self, kind: Kind) -> Origin:
        """The origin of products of a kind."""
        return self._origins[kind]

    def _of(self, kind: Kind) -> Origin:
        columns = {**self._common.columns, **self._prices(kind), **self._options(kind)}
        if "image" in self._columns:
            columns["variants[].image"] = self._columns.title("image")
        return replace(self._common, columns=columns)

    def _prices(self, kind: Kind) -> dict[str, str]:
        full = self._sum("price", "surcharge") if kind.has_rows else self._sum("price")
        if not (full and kind.is_discounted):
            return {_PRICE: full} if full else {}
        return {_PRICE: f"{full} - {self._columns.title('discount_value')}", _COMPARE_AT: full}

    def _sum(self, *names: str) -> str:
        return " + ".join([self._columns.title(name) for name in names if name in self._columns])

    def _options(self, kind: Kind) -> dict[str, str]:
        found = {}
        for number, place in enumerate(kind.options):
            for name, field in (("_name", "options"), ("", "variants[].options")):
                if (column := f"option{place + 1}{name}") in self._columns:
                    found[f"{field}[{number}]"] = self._columns.title(column)
        return found
