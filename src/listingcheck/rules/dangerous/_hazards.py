# SPDX-License-Identifier: Apache-2.0
"""The attributes by which US listings declare dangerous goods, by id and by name.

Source: TikTok Shop's solution guide CAT-PRE-HAZMAT, 2025. Ids are the platform's; the names are
those Seller Center shows in English, compared without case and question mark.
"""

from dataclasses import dataclass
from functools import lru_cache

from listingcheck.answers.reading import folded


@dataclass(frozen=True, slots=True)
class Detail:
    """What has to be stated besides."""

    name: str
    key: str
    """The attribute's id."""
    words: tuple[str, ...]
    """Words in the names of attributes that state it."""


@dataclass(frozen=True, slots=True)
class Hazard:
    """A question about a product, and what follows from its answer."""

    name: str
    names: frozenset[str]
    """The ids and folded names of the question."""
    yes: frozenset[str]
    """The ids and folded names of answers that ask for more."""
    details: tuple[Detail, ...] = ()


_WEIGHT = Detail("the weight of the battery", "101614", ("battery weight", "weight of batter"))
_TYPE = Detail("the type of the battery", "100216", ("battery type", "type of batter"))
_HOURS = Detail("its watt hours", "101624", ("watt", "(wh)", "lithium content", "lithium weight"))
_GRAMS = Detail("its grams of lithium", "101625", _HOURS.words)
_FLUID = Detail("the volume of liquid", "101626", ("liquid volume", "volume of", "flammable vol"))
_SPRAY = Detail("the volume of the aerosol", "101627", ("aerosol volume", "volume of", "capacity"))

BATTERIES = Hazard(
    "batteries or cells",
    frozenset({"101610", "contains batteries or cells", "contains batteries or cells?"}),
    frozenset({"1024358", "1024359", "batteries", "cells", "battery", "yes"}),
    (_TYPE, _WEIGHT),
)
ENERGY = (_HOURS, _GRAMS)
"""What lithium batteries state besides: one of the two."""
LITHIUM = "lithium"
HAZARDS = (
    BATTERIES,
    Hazard(
        "flammable liquid",
        frozenset({"101574", "flammable liquid", "flammable liquid?"}),
        frozenset({"1000058", "yes"}),
        (_FLUID,),
    ),
    Hazard(
        "aerosols",
        frozenset({"101571", "aerosols", "aerosols?", "contains aerosols?"}),
        frozenset({"1000058", "yes"}),
        (_SPRAY,),
    ),
    Hazard(
        "other dangerous goods",
        frozenset(
            {
                *("101619", "other dangerous goods or hazardous materials?"),
                *("other dangerous goods", "other dangerous goods or hazardous materials"),
            }
        ),
        frozenset(),
    ),
)
NOT_SURE = frozenset({"1024360", "not sure", "unsure", "i'm not sure"})
QUESTIONS = frozenset().union(*(hazard.names for hazard in HAZARDS))
"""The ids and folded names of all questions."""


@lru_cache(maxsize=16_384)
def asks(name: str) -> bool:
    """Whether an attribute of this name is one of the questions."""
    return folded(name) in QUESTIONS
