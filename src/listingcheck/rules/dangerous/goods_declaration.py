# SPDX-License-Identifier: Apache-2.0
"""``dangerous-goods-declaration``."""

from collections.abc import Hashable, Iterator, Mapping
from operator import attrgetter
from typing import ClassVar

from listingcheck import sample
from listingcheck.answers.reading import folded
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.product import Attribute, Product
from listingcheck.rule import UNLIKE_ANY, Invalid, ProductRule, Valid
from listingcheck.rules._quoting import quoted
from listingcheck.rules.dangerous._hazards import (
    BATTERIES,
    ENERGY,
    HAZARDS,
    LITHIUM,
    NOT_SURE,
    Detail,
    Hazard,
    asks,
)

_name = attrgetter("name")


def declared(product: Product) -> Hashable:
    """Whether this rule has anything to look at."""
    return UNLIKE_ANY if any(map(asks, map(_name, product.attributes))) else False


def _power_bank(*attributes: tuple[str, str]) -> Product:
    made = tuple(Attribute(name=name, value=value) for name, value in attributes)
    return sample.product(title="Harbour Power Bank 10,000 mAh", attributes=made)


class DangerousGoodsDeclaration(ProductRule):
    """The declaration of dangerous goods is open or incomplete.

    What it checks: the attributes by which a listing declares batteries, flammable liquids,
    aerosols and other dangerous goods, by the platform's ids or their English names: an answer
    "Not sure", and a yes without the details that go with it, such as a battery's type and weight.

    Why the marketplace minds: without a clear declaration the listing is held back until a safety
    data sheet (SDS) or a UN38.3 test report is there: "Missing SDS / UN38.3".

    How to fix it: look at the label or ask the maker, answer yes or no, and state the details.
    """

    id = "dangerous-goods-declaration"
    stage = Stage.REVIEW
    severity = Severity.WARNING
    shape: ClassVar = declared
    about = "attributes"
    codes = (
        "Missing SDS / UN38.3",
        'Dangerous goods declared "Not sure"',
        "Not sure",
        "101610",
        "101574",
        "101571",
        "101619",
    )
    VALID = (
        Valid(_power_bank(("Contains Batteries or Cells?", "None"))),
        Valid(
            _power_bank(
                ("101610", "1024358"),
                ("100216", "Lithium ion"),
                ("101614", "184"),
                ("101624", "37"),
            )
        ),
    )
    INVALID = (
        Invalid(
            _power_bank(("Contains Batteries or Cells?", "Not sure")), field="attributes[0].value"
        ),
        Invalid(_power_bank(("Colour", "Black"), ("101610", "1024358")), field="attributes"),
        Invalid(
            _power_bank(
                ("101610", "Batteries"), ("Battery Type", "Lithium ion"), ("101614", "184")
            ),
            field="attributes",
        ),
    )

    def check(self, product: Product) -> Iterator[Finding]:
        stated = {folded(each.name): folded(each.value) for each in product.attributes}
        for n, each in enumerate(product.attributes):
            hazard = next((h for h in HAZARDS if folded(each.name) in h.names), None)
            if hazard is None:
                continue
            if folded(each.value) in NOT_SURE:
                yield _open(hazard, f"attributes[{n}].value", each.value)
            elif folded(each.value) in hazard.yes and (missing := _missing(hazard, stated)):
                yield _incomplete(hazard, missing)


def _missing(hazard: Hazard, stated: Mapping[str, str]) -> list[str]:
    """The details that a declared hazard lacks, in words."""
    missing = [detail.name for detail in hazard.details if not _has(detail, stated)]
    if hazard is BATTERIES and any(LITHIUM in value for value in stated.values()):
        missing += [] if any(_has(each, stated) for each in ENERGY) else [ENERGY[0].name]
    return missing


def _has(detail: Detail, stated: Mapping[str, str]) -> bool:
    names = [name for name, value in stated.items() if value]
    return any(name == detail.key or any(word in name for word in detail.words) for name in names)


def _open(hazard: Hazard, path: str, value: str) -> Finding:
    return Finding(
        field=path,
        message=f"Whether the product has {hazard.name} is answered with {quoted(value)}; a yes or "
        "a no is needed.",
        fix=Fix("Look at the label or ask the maker, and answer yes or no."),
        value=value,
        limit="yes or no",
    )


def _incomplete(hazard: Hazard, missing: list[str]) -> Finding:
    lacking = " and ".join(missing)
    return Finding(
        field="attributes",
        message=f"The product declares {hazard.name} without {lacking}.",
        fix=Fix(f"State {lacking}, and have the safety data sheet or test report at hand."),
        value=hazard.name,
        limit=lacking,
    )
