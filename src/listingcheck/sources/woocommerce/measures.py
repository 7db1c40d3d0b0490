# SPDX-License-Identifier: Apache-2.0
"""The columns of WooCommerce that state a unit, and the units, in the languages of the admin."""

import re

from listingcheck.product import LengthUnit, WeightUnit

MEASURES: dict[str, tuple[str, ...]] = {
    "weight": (
        "weight",
        "gewicht",
        "poids",
        "peso",
        "waga",
        "вес",
        "重量",
        "vikt",
        "greutate",
        "tömeg",
        "ağırlık",
    ),
    "length": (
        "length",
        "länge",
        "longueur",
        "longitud",
        "lunghezza",
        "comprimento",
        "lengte",
        "długość",
        "длина",
        "长度",
        "長さ",
        "längd",
        "lungime",
        "hosszúság",
        "uzunluk",
    ),
    "width": (
        "width",
        "breite",
        "largeur",
        "anchura",
        "ancho",
        "larghezza",
        "largura",
        "breedte",
        "szerokość",
        "ширина",
        "宽度",
        "幅",
        "bredd",
        "lățime",
        "szélesség",
        "genişlik",
    ),
    "height": (
        "height",
        "höhe",
        "hauteur",
        "altura",
        "altezza",
        "hoogte",
        "wysokość",
        "высота",
        "高度",
        "高さ",
        "höjd",
        "înălțime",
        "magasság",
        "yükseklik",
    ),
}
"""Columns that state a unit: ``Weight (kg)``."""

MEASURE = re.compile(r"(.+?)(?: ?\(([^()]+)\))?")
"""A folded column name, with the unit that may stand behind it."""

WEIGHT_UNITS = {
    "g": WeightUnit.GRAM,
    "kg": WeightUnit.KILOGRAM,
    "公斤": WeightUnit.KILOGRAM,
    "oz": WeightUnit.OUNCE,
    "lbs": WeightUnit.POUND,
    "lb": WeightUnit.POUND,
    "livres": WeightUnit.POUND,
}
LENGTH_UNITS = {
    "mm": LengthUnit.MILLIMETRE,
    "cm": LengthUnit.CENTIMETRE,
    "厘米": LengthUnit.CENTIMETRE,
    "m": LengthUnit.METRE,
    "in": LengthUnit.INCH,
    "pouce": LengthUnit.INCH,
    "yd": LengthUnit.YARD,
}
