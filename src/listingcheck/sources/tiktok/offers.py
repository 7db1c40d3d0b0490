# SPDX-License-Identifier: Apache-2.0
"""How TikTok Shop's documents offer a SKU: its page, pre-sale and smallest order."""

from typing import Any

from listingcheck.offer import Offer, PreSale
from listingcheck.sources.formats.payload import Document
from listingcheck.sources.kit.memo import Memo
from listingcheck.values import Quantity, number, present

_KEYS = frozenset({"external_urls", "pre_sale"})
_Stated = tuple[str | None, str | None, str | None, str | None, str | None]


class Offers:
    """Reads offers; equal ones are one object."""

    def __init__(self) -> None:
        self._known: Memo[_Stated, Offer] = Memo(_offer)

    def of(self, sku: Document, smallest: Any) -> Offer | None:
        """The offer of a SKU; None where neither it nor its product states one."""
        if smallest is None and _KEYS.isdisjoint(sku):
            return None
        urls = sku.get("external_urls")
        link = _text(urls[0]) if isinstance(urls, list) and urls else _text(urls)
        sale = _object(sku.get("pre_sale"))
        how = _object(sale.get("fulfillment_type"))
        days, release = _text(how.get("handling_duration_days")), _text(how.get("release_date"))
        stated = link, _text(sale.get("type")), days, release, _text(smallest)
        return self._known[stated] if any(stated) else None


def _offer(stated: _Stated) -> Offer:
    link, kind, days, release, smallest = stated
    has_sale = any((kind, days, release))
    sale = PreSale(type=kind, handling_days=_quantity(days), release=release) if has_sale else None
    return Offer(link=link, pre_sale=sale, minimum_order=_quantity(smallest))


def _quantity(raw: str | None) -> Quantity | None:
    return None if raw is None else Quantity(raw=raw, amount=number(raw))


def _object(stated: Any) -> Document:
    return stated if isinstance(stated, dict) else {}


def _text(stated: Any) -> str | None:
    is_scalar = isinstance(stated, str | int) and not isinstance(stated, bool)
    return present(str(stated)) if is_scalar else None
