# SPDX-License-Identifier: Apache-2.0
"""Weights and sizes of parcels in TikTok Shop's documents, with the units they state."""

from listingcheck.product import Dimensions, Length, Weight
from listingcheck.sources.formats.payload import Document, mapping, text
from listingcheck.sources.kit.memo import Memo
from listingcheck.sources.kit.parts import dimensions
from listingcheck.sources.kit.stated import length_unit, weight_unit
from listingcheck.sources.reading import Settings
from listingcheck.sources.tiktok.keys import SYSTEMS

Parcel = tuple[Weight | None, Dimensions | None]
_SIDES = ("length", "width", "height")
_NO_SYSTEM = None, None


class Parcels:
    """Reads parcels; where no unit is stated, the caller's counts."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._weights = Memo(self._weighed)
        self._sizes = Memo(self._measured)

    def of_product(self, document: Document) -> Parcel:
        """The parcel of all SKUs that state none of their own."""
        weight, size = document.get("package_weight"), document.get("package_dimensions")
        system = text(document.get("package_dimension_unit")) or ""
        length_name, weight_name = SYSTEMS.get(system.casefold(), _NO_SYSTEM)
        if not isinstance(weight, dict):
            weight = {"value": weight, "unit": weight_name}
        if size is None:
            size = {side: document.get(f"package_{side}") for side in _SIDES}
            size["unit"] = length_name
        return self._weight(weight), self._size(mapping(size))

    def of_sku(self, sku: Document, usual: Parcel) -> Parcel:
        """The parcel of one SKU: what it does not state is as usual."""
        weight, size = sku.get("sku_weight"), sku.get("sku_dimensions")
        if not weight and not size:
            return usual
        return (
            self._weight(mapping(weight)) or usual[0],
            self._size(mapping(size)) or usual[1],
        )

    def _weight(self, stated: Document) -> Weight | None:
        raw = text(stated.get("value"))
        return self._weights[raw, text(stated.get("unit"))] if raw else None

    def _size(self, stated: Document) -> Dimensions | None:
        length, width, height = (text(stated.get(side)) for side in _SIDES)
        return self._sizes[length, width, height, text(stated.get("unit"))]

    def _weighed(self, stated: tuple[str, str | None]) -> Weight:
        raw, name = stated
        return Weight.parse(raw, weight_unit(name) if name else self._settings.weight_unit)

    def _measured(self, stated: tuple[str | None, ...]) -> Dimensions | None:
        *raws, name = stated
        unit = length_unit(name) if name else self._settings.dimension_unit
        return dimensions(*[Length.parse(raw, unit) if raw else None for raw in raws])
