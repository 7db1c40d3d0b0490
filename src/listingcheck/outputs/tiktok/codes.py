# SPDX-License-Identifier: Apache-2.0
"""TikTok Shop's own codes and words: which of those a rule lists fits one failure."""

import re
from collections.abc import Mapping

from listingcheck.failure import Failure
from listingcheck.product import part_of

CHECK_FAILED = 12052990
"""TikTok's code for "The check failed.", for what has no code of its own."""

# Error codes of the product API have eight digits; 101000 and 105001 are older.
_ERROR = re.compile(r"12\d{6}|33001\d{3}|36009\d{3}|98001\d{3}|10[15]00\d")
_DIAGNOSIS = re.compile(r"[A-Z]+(_[A-Z0-9]+)+")

_FIELDS: Mapping[str, tuple[str, ...]] = {
    "title": ("12052051", "12052261", "12052262", "12052928", "12052931"),
    "description": (
        *("12052013", "12052015", "12052324", "12052340", "12052341", "12052342", "12052343"),
        *("12052346", "12052929", "12052932"),
    ),
    "images": ("12052028", "12052300", "12052301", "12052302", "12052304", "12052305", "12052306"),
    "variants[].image": ("12052520", "12052521", "12052522", "12052523", "12052524"),
    "options": ("12052152", "12052242", "12052243", "12052244", "12052933"),
    "variants[].options": ("12052153", "12052249", "12052251", "12052554", "12052934"),
    "attributes": ("12052151", "12052245", "12052250", "12052935"),
    "variants[].compare_at_price": ("12052375", "12052376", "12052383"),
    "variants[].dimensions.height": ("12052003",),
    "variants[].dimensions.width": ("12052004",),
    "variants[].dimensions.length": ("12052005",),
    "compliance.size_chart": ("12052670", "12052671", "12052673"),
}
"""The codes that speak of one field only. Source: TikTok Shop's error code table."""
_FIELD_OF = {code: field for field, codes in _FIELDS.items() for code in codes}

_REASONS = frozenset(
    {
        "Redirecting Traffic",
        "Insufficient or Incomplete Product Information",
        "Wrong Product Category Placement",
        "FAILED due to Product: Missing brand authorization",
        "FAILED due to Product: Potential Intellectual Property Infringement",
        "FAILED due to Product: Listing of a Prohibited Product",
    }
)
"""Reasons of the audit whose wording is known. Sources: sellers and connectors who quote them."""

_FOR_FAIR = frozenset(
    {
        "DESCRIPTION_CHARACTERS_LESS_THAN_80_CHARS",
        "DESCRIPTION_INVALID",
        "MAIN_IMG_DUPLICATE",
        "MAIN_IMG_FIRST_IMG_LOW_QUALITY",
        "MAIN_IMG_FIRST_IMG_MISSING_PRODUCT_SUBSTANCE",
        "MAIN_IMG_FIRST_IMG_PRODUCT_SUBJECT_NOT_COMPLETE",
        "MAIN_IMG_FIRST_IMG_TEXT_OVERLOAD",
        "MAIN_IMG_FIRSTIMG_LOW_QUALITY_BACKGROUND",
        "MAIN_IMG_FIRSTIMG_WATERMARK",
        "MAIN_IMG_FIRST_IMG_SPLICED_PICTURE",
        "MAIN_IMG_INVALID",
        "MAIN_IMG_LOW_QUALITY_SHOT",
        "MAIN_IMG_OBFUSCATION",
        "MAIN_IMG_PROMOTION_IMAGE",
        "TITLE_INCLUDE_ADVERTISE",
        "TITLE_NOT_INCLUDE_PRODUCT_SUBJECT_WORDS",
        "TITLE_NOT_INCLUDE_VARIETY_WORDS",
        "TITLE_REPETITIVE",
    }
)
"""Diagnoses that keep a listing below FAIR. Source: TikTok Shop, listing quality, US."""
_OF_JAPAN = frozenset({"DESC_LESS_THAN_FIFTY_CHARS", "TITLE_LESS_THAN_25_CHARACTERS"})
_BEYOND_US = re.compile(r"DESC_|FIRST_IMG_|MAIN_IMG_NUMBER_|TITLE_LESS_THAN_\d+_CHARACTERS")
"""How the diagnoses begin that the US does not have."""


def error_code(failure: Failure) -> int:
    """TikTok's numeric code for a failure: the first that speaks of its field or of no field."""
    codes = [code for code in failure.codes if _ERROR.fullmatch(code)]
    path = part_of(failure.field or "")[2]
    exact = (code for code in codes if path.startswith(_FIELD_OF.get(code, "\0")))
    open_to_any = (code for code in codes if code not in _FIELD_OF)
    return int(next(exact, None) or next(open_to_any, None) or next(iter(codes), CHECK_FAILED))


def reason(failure: Failure) -> str:
    """What the audit calls it, or else the rule's id in words."""
    words = failure.rule.replace("-", " ").capitalize()
    return next((code for code in failure.codes if code in _REASONS), words)


def diagnosis(failure: Failure, market: str | None) -> str:
    """TikTok's quality diagnosis for a failure, in a market's own spelling; else the rule's id."""
    codes = [code for code in failure.codes if _DIAGNOSIS.fullmatch(code)]
    fitting = (code for code in codes if market is None or _is_used(code, market))
    return next(fitting, None) or next(iter(codes), failure.rule)


def tier(code: str) -> str:
    """The quality tier a listing cannot reach with this diagnosis."""
    return "FAIR" if code in _FOR_FAIR else "GOOD"


def _is_used(code: str, market: str) -> bool:
    if market == "US":
        return not _BEYOND_US.match(code)
    if market == "JP":
        return code in _OF_JAPAN
    return code not in _OF_JAPAN and _BEYOND_US.match(code) is not None
