# SPDX-License-Identifier: Apache-2.0
"""Why a marketplace would refuse your listings, before you upload them."""

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from listingcheck import errors, sources
    from listingcheck.checker import Checker
    from listingcheck.descriptions import Description
    from listingcheck.face import check, check_text, explain, read, rules
    from listingcheck.failure import Edit, Evidence, Failure, Finding, Fix, Safety, Severity, Stage
    from listingcheck.product import (
        Dimensions,
        Identifier,
        Image,
        Money,
        Product,
        Stock,
        Variant,
        Weight,
    )
    from listingcheck.report import Report
    from listingcheck.shop import Shop

__version__ = "0.1.0"

__all__ = [
    "Checker",
    "Description",
    "Dimensions",
    "Edit",
    "Evidence",
    "Failure",
    "Finding",
    "Fix",
    "Identifier",
    "Image",
    "Money",
    "Product",
    "Report",
    "Safety",
    "Severity",
    "Shop",
    "Stage",
    "Stock",
    "Variant",
    "Weight",
    "check",
    "check_text",
    "errors",
    "explain",
    "read",
    "rules",
    "sources",
]

_HOMES = {
    "checker": ("Checker",),
    "descriptions": ("Description",),
    "face": ("check", "check_text", "explain", "read"),
    "failure": ("Edit", "Evidence", "Failure", "Finding", "Fix", "Safety", "Severity", "Stage"),
    "product": (
        "Dimensions",
        "Identifier",
        "Image",
        "Money",
        "Product",
        "Stock",
        "Variant",
        "Weight",
    ),
    "report": ("Report",),
    "shop": ("Shop",),
}
"""Which module each name lives in: it is imported once someone asks for the name."""
_MODULE_OF = {name: module for module, names in _HOMES.items() for name in names}


class _Rules(ModuleType):
    """The package of rules, which also answers a call: ``listingcheck.rules()`` describes them."""

    def __call__(self, profile: str | None = None) -> "list[Description]":
        from listingcheck import face

        return face.rules(profile)


import_module("listingcheck.rules").__class__ = _Rules


def __getattr__(name: str) -> Any:
    if name in {"errors", "sources"}:
        return import_module(f"listingcheck.{name}")
    if name not in _MODULE_OF:
        raise AttributeError(f"module 'listingcheck' has no attribute {name!r}")
    value = getattr(import_module(f"listingcheck.{_MODULE_OF[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
