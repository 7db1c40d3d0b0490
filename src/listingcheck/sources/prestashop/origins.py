# SPDX-License-Identifier: Apache-2.0
"""Where each field of PrestaShop's products stands, over its two tables."""

from listingcheck.product import Origin
from listingcheck.sources.kit.columns import Columns
from listingcheck.sources.kit.origins import CURRENCY
from listingcheck.sources.prestashop.columns import NEVER_CARRIED, OF_PRODUCT, OF_VARIANT
from listingcheck.sources.prestashop.combinations import Layout
from listingcheck.sources.reading import Settings

PLATFORM = "prestashop"
PRICE, COMPARE_AT = "variants[].price", "variants[].compare_at_price"
CODE, SIZE = "variants[].identifiers[0].code", "variants[].dimensions"
_GIVE_PRODUCTS = "Give the table of products too: this one has only what combinations add to it."
_ALL_FIELDS = frozenset({*OF_PRODUCT.values(), *OF_VARIANT.values(), PRICE, COMPARE_AT, CODE, SIZE})


class Origins:
    """The origins of one table of products: few, as its products share them.

    Args:
        columns: its columns.
        codes: the titles of its columns of trade numbers.
        file: where it stands.
        settings: what the caller knows.
    """

    def __init__(
        self, columns: Columns, codes: list[str], file: str | None, settings: Settings
    ) -> None:
        self._columns = columns
        self._codes = codes
        self._file = file
        self._never = NEVER_CARRIED - ({CURRENCY} if settings.currency else frozenset())
        self._known: dict[tuple[str | None, int | None], Origin] = {}

    def of(self, price: str | None, combinations: Layout | None) -> Origin:
        """The origin of a product.

        Args:
            price: the column that its price stands in.
            combinations: the table its variants stand in.
        """
        key = price, id(combinations) if combinations else None
        if key not in self._known:
            self._known[key] = self._made(price, combinations)
        return self._known[key]

    def _made(self, price: str | None, combinations: Layout | None) -> Origin:
        own = self._own(price)
        if combinations is None:
            lacks = (_ALL_FIELDS - own.keys()) | self._never
            return Origin(PLATFORM, self._file, own, lacks)
        theirs = combinations.titles()
        for field in (PRICE, "variants[].weight"):
            if field not in own:
                theirs.pop(field, None)
        for name in ("variants[].sku", CODE, "variants[].stock"):
            own.pop(name, None)
        columns = own | theirs
        files = {} if combinations.path is None else {"variants[]": combinations.path}
        if self._file is not None:
            kept = [n for n in own if n.startswith("variants[].") and n not in theirs]
            files |= dict.fromkeys(kept, self._file)
        return Origin(
            PLATFORM, self._file, columns, (_ALL_FIELDS - columns.keys()) | self._never, {}, files
        )

    def _own(self, price: str | None) -> dict[str, str]:
        known = self._columns
        own = {
            field: known.title(name)
            for name, field in {**OF_PRODUCT, **OF_VARIANT}.items()
            if name in known
        }
        if "description" not in own and "summary" in known:
            own["description"] = known.title("summary")
        if any(side.startswith(f"{SIZE}.") for side in own):
            own[SIZE] = next(title for side, title in own.items() if side.startswith(f"{SIZE}."))
        if price is not None:
            own[PRICE] = known.title(price)
            if {"discount", "discount_percent"} & known.found.keys():
                own[COMPARE_AT] = own[PRICE]
        if self._codes:
            own[CODE] = self._codes[0]
        return own


def alone(combinations: Layout, settings: Settings) -> Origin:
    """The origin of products of which only the combinations are given."""
    columns = combinations.titles()
    columns["key"] = combinations.columns.title(
        "product" if "product" in combinations.columns else "product_reference"
    )
    for impact in (PRICE, "variants[].weight"):
        columns.pop(impact, None)
    if "images" in combinations.columns:
        columns["images[].url"] = combinations.columns.title("images")
    if "alts" in combinations.columns:
        columns["images[].alt"] = combinations.columns.title("alts")
    never = NEVER_CARRIED - ({CURRENCY} if settings.currency else frozenset())
    missing = _ALL_FIELDS - columns.keys()
    remedies = dict.fromkeys(missing, _GIVE_PRODUCTS)
    return Origin(PLATFORM, combinations.path, columns, missing | never, remedies)
