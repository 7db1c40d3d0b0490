# SPDX-License-Identifier: Apache-2.0
"""Amazon's codes: kinds of trade numbers, units, marketplaces, and words for deleting.

Sources: Seller Central help 200385890 (``product-id-type``); developer-docs.amazon.com, marketplace
identifiers; the value lists of category templates in each language; checked 2026-11.
"""

from listingcheck.product import IdentifierType, LengthUnit, WeightUnit
from listingcheck.sources.kit import stated

ASIN = "asin"
"""The kind of what is Amazon's own number and no trade number."""

KINDS = {
    **{kind.casefold(): kind for kind in IdentifierType},
    "gtin-14": IdentifierType.GTIN,
    "gtin14": IdentifierType.GTIN,
    "2": IdentifierType.ISBN,
    "3": IdentifierType.UPC,
    "4": IdentifierType.EAN,
}
"""What declares the kind of a trade number: a word or, in inventory reports, a number."""
ASINS = frozenset({ASIN, "1"})
"""What declares that a number is an ASIN."""

_WEIGHTS = {
    WeightUnit.GRAM: "gramm grammes grammi gramos gramas グラム 克",
    WeightUnit.KILOGRAM: "kilogramm kilogrammes chilogrammi kilogramos quilogramas キログラム 千克",
    WeightUnit.OUNCE: "unze unzen once onces onzas オンス 盎司",
    WeightUnit.POUND: "pfund livre livres libbra libbre libras ポンド 磅",
}
_LENGTHS = {
    LengthUnit.MILLIMETRE: "millimètres millimetri milímetros ミリメートル 毫米",
    LengthUnit.CENTIMETRE: "zentimeter centimètres centimetri centímetros センチメートル 厘米",
    LengthUnit.METRE: "mètres metri metros メートル 米",
    LengthUnit.INCH: "zoll pouce pouces pollice pollici pulgadas インチ 英寸",
    LengthUnit.FOOT: "fuß pieds piedi pies フィート 英尺",
}
_WEIGHT_BY_NAME = {name.casefold(): u for u, names in _WEIGHTS.items() for name in names.split()}
_LENGTH_BY_NAME = {name.casefold(): u for u, names in _LENGTHS.items() for name in names.split()}

CURRENCIES = {
    "ATVPDKIKX0DER": "USD",
    "A2EUQ1WTGCTBG2": "CAD",
    "A1AM78C64UM0Y8": "MXN",
    "A2Q3Y263D00KWC": "BRL",
    "A28R8C7NBKEWEA": "EUR",
    "A1RKKUPIHCS9HS": "EUR",
    "A1F83G8C2ARO7P": "GBP",
    "A13V1IB3VIYZZH": "EUR",
    "AMEN7PMS3EDWL": "EUR",
    "A1805IZSGTT6HS": "EUR",
    "A1PA6795UKMFR9": "EUR",
    "APJ6JRA9NG5V4": "EUR",
    "A2NODRKZP88ZB9": "SEK",
    "AE08WJ6YKNBMC": "ZAR",
    "A1C3SOZRARQ6R3": "PLN",
    "ARBP9OOSHTCHU": "EGP",
    "A33AVAJ2PDY3EV": "TRY",
    "A17E79C6D8DWNP": "SAR",
    "A2VIGQ35RCS4UG": "AED",
    "A21TJRUUN4KGV": "INR",
    "A19VAU5U5O7RUS": "SGD",
    "A39IBJ37TRP1C6": "AUD",
    "A1VC38T7YXB528": "JPY",
}
"""The currency of each marketplace: a seller has no choice of it."""
JAPAN = "A1VC38T7YXB528"

_DELETING = (
    *("delete", "löschen", "löschung", "supprimer", "suppression", "elimina", "eliminar"),
    *("eliminazione", "cancella", "borrar", "usuń", "verwijderen", "excluir", "削除", "删除"),
)


def kind_of(declared: str, *, in_japan: bool = False) -> IdentifierType | None:
    """The kind of trade number that a word or number declares; None when it declares none.

    In Japan the number for an EAN stands for a JAN.
    """
    word = declared.strip().casefold()
    return IdentifierType.JAN if in_japan and word == "4" else KINDS.get(word)


def weight_unit(name: str) -> WeightUnit | None:
    """The unit of weight of that name or code, in any language of Amazon's."""
    return stated.weight_unit(name) or _WEIGHT_BY_NAME.get(name.strip().casefold())


def length_unit(name: str) -> LengthUnit | None:
    """The unit of length of that name or code, in any language of Amazon's."""
    return stated.length_unit(name) or _LENGTH_BY_NAME.get(name.strip().casefold())


def is_deletion(action: str) -> bool:
    """Whether what a template is to do with a row is to delete it."""
    return action.strip().casefold().startswith(_DELETING)
