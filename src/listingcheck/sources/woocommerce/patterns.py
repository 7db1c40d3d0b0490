# SPDX-License-Identifier: Apache-2.0
"""The columns of WooCommerce's CSV that come in numbers: attributes and trade numbers."""

import re

from listingcheck.product import IdentifierType

_ATTRIBUTE_NAMES = (
    "attribute # name",
    "attribut # name",
    "nom de l'attribut #",
    "nombre del atributo #",
    "nome dell'attributo #",
    "attributo # nome",
    "nome do atributo #",
    "naam eigenschap #",
    "nazwa atrybutu #",
    "имя атрибута #",
    "属性 # 名称",
    "attribut # namn",
    "nume atribut #",
    "nitelik # ismi",
)
_ATTRIBUTE_VALUES = (
    "attribute # value(s)",
    "attribut # wert(e)",
    "valeur(s) de l'attribut #",
    "valor(es) del atributo #",
    "valore dell'attributo #",
    "attributo # valuta(e)",
    "valores do atributo #",
    "valor do atributo #",
    "waarde eigenschap #",
    "wartości atrybutu #",
    "значение(-я) аттрибута(-ов) #",
    "属性 # 值",
    "attribut # värde(n)",
    "valoare (valori) atribut #",
    "nitelik # değer(ler)i",
)


def _numbered(spellings: tuple[str, ...]) -> re.Pattern[str]:
    any_of = "|".join(re.escape(spelling).replace(r"\#", "#") for spelling in spellings)
    return re.compile(any_of.replace("#", "([0-9]+)"))


ATTRIBUTE_NAME = _numbered(_ATTRIBUTE_NAMES)
"""The name of an attribute; some group is its number."""
ATTRIBUTE_VALUES = _numbered(_ATTRIBUTE_VALUES)
"""The values of an attribute; some group is its number."""

IDENTIFIERS: tuple[tuple[re.Pattern[str], IdentifierType | None], ...] = (
    (re.compile(r"gtin[,、] ?upc[,、] ?ean\b.*"), None),
    (re.compile(r"gtin8|gtin14 / itf-14"), IdentifierType.GTIN),
    (re.compile(r"gtin12 / upc"), IdentifierType.UPC),
    (re.compile(r"gtin13 / ean|ean"), IdentifierType.EAN),
    (re.compile(r"isbn"), IdentifierType.ISBN),
    (
        re.compile(
            r"[^:]+: ?_?(?:(?:et|ts|woosea|hwp_product|hwp_var)_gtin|rank_math_gtin_code"
            r"|wpm_gtin_code|alg_ean|global_unique_id)"
        ),
        None,
    ),
    (re.compile(r"[^:]+: ?_woosea_ean"), IdentifierType.EAN),
)
"""Columns of trade numbers, of the shop itself and of common plugins, with the kind they state."""
