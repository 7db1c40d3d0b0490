# SPDX-License-Identifier: Apache-2.0
"""Says where in a feed each field stands, and what the feed cannot carry.

Items of XML and JSON leave out what they have no value for, so a single item says little. What no
item so far has had is lacking: the origin changes a few times at most, near the beginning.
"""

from enum import Enum

from listingcheck.product import Origin
from listingcheck.sources.google_merchant.columns import FIELDS, IDENTIFIERS, NEVER_CARRIED
from listingcheck.sources.google_merchant.layout import Layout
from listingcheck.sources.kit.origins import CURRENCY
from listingcheck.sources.reading import Settings

_COMPARED = "variants[].compare_at_price"
_PRICE = "variants[].price"
_IDENTIFIER = "variants[].identifiers[{}].code"


class Sale(Enum):
    """Which variants of a product have a sale price."""

    NONE = "none"
    SOME = "some"
    ALL = "all"


class Places:
    """The origins of one feed.

    Args:
        file: where it stands.
        settings: what the caller knows.
    """

    def __init__(self, file: str | None, settings: Settings) -> None:
        self._file = file
        self._spelled: dict[str, str] = {}
        self.states_currency = settings.currency is not None
        """Whether prices state their currency, or the caller did."""
        self._lacks: frozenset[str] | None = None
        self._origins: dict[tuple[str, tuple[str, ...], Sale], Origin] = {}

    def learn(self, layout: Layout) -> None:
        """Take note of what stands in one more kind of item."""
        if layout.spelled.keys() - self._spelled.keys():
            self._spelled = {**layout.spelled, **self._spelled}
            self._forget()

    def state_currency(self) -> None:
        """Take note that a price states its currency."""
        if not self.states_currency:
            self.states_currency = True
            self._forget()

    def _forget(self) -> None:
        self._lacks = None
        self._origins.clear()

    def origin(self, key: str, options: tuple[str, ...], sale: Sale) -> Origin:
        """The origin of a product.

        Args:
            key: the attribute that is its key.
            options: the attributes that are its options.
            sale: which of its variants have a sale price.
        """
        origin = self._origins.get((key, options, sale))
        if origin is None:
            columns = self._columns(key, options, sale)
            if self._lacks is None:
                self._lacks = self._lacking()
            origin = Origin("google_merchant", self._file, columns, self._lacks)
            self._origins[key, options, sale] = origin
        return origin

    def _columns(self, key: str, options: tuple[str, ...], sale: Sale) -> dict[str, str]:
        spelled = self._spelled
        found = {
            field: next(spelled[name] for name in names if name in spelled)
            for field, names in FIELDS.items()
            if any(name in spelled for name in names)
        }
        found["key"] = spelled.get(key, key)
        for number, name in enumerate([name for name in IDENTIFIERS if name in spelled]):
            found[_IDENTIFIER.format(number)] = spelled[name]
        for number, name in enumerate(options):
            found[f"options[{number}]"] = spelled[name]
            found[f"variants[].options[{number}]"] = spelled[name]
        return found | self._prices(sale)

    def _prices(self, sale: Sale) -> dict[str, str]:
        """The columns of prices: what a buyer pays stands in one of two."""
        price, reduced = self._spelled.get("price"), self._spelled.get("sale_price")
        if price is None or reduced is None or sale is Sale.NONE:
            return {_COMPARED: price} if price and reduced else {}
        return {_PRICE: reduced if sale is Sale.ALL else f"{reduced} / {price}", _COMPARED: price}

    def _lacking(self) -> frozenset[str]:
        carried = {
            field for field, names in FIELDS.items() if any(name in self._spelled for name in names)
        }
        if any(name.startswith("variants[].dimensions.") for name in carried):
            carried.add("variants[].dimensions")
        if {"price", "sale_price"} <= self._spelled.keys():
            carried.add(_COMPARED)
        if self.states_currency:
            carried.add(CURRENCY)
        if "quantity" not in self._spelled:
            # Availability alone tells what is sold out, not how much is left.
            carried.discard("variants[].stock")
        return frozenset({*FIELDS, _COMPARED, CURRENCY} - carried) | NEVER_CARRIED
