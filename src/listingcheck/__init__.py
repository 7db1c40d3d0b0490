# SPDX-License-Identifier: Apache-2.0
"""Why a marketplace would refuse your listings, before you upload them."""

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from listingcheck import errors, sources
    from listingcheck.checker import Checker
    from listingcheck.descriptions import Description
    from listingcheck.face import (
        check,
        check_image,
        check_text,
        explain,
        fix,
        read,
        reconcile,
        rules,
    )
    from listingcheck.failure import Edit, Evidence, Failure, Finding, Fix, Safety, Severity, Stage
    from listingcheck.mapping import categories
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
    from listingcheck.shop import Defaults, Shop

__version__ = "0.1.0"

__all__ = [
    "Checker",
    "Defaults",
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
    "categories",
    "check",
    "check_image",
    "check_text",
    "errors",
    "explain",
    "fix",
    "read",
    "reconcile",
    "rules",
    "sources",
]

_HOMES = {
    "checker": ("Checker",),
    "descriptions": ("Description",),
    "face": ("check", "check_image", "check_text", "explain", "fix", "read"),
    "mapping": ("categories",),
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
    "shop": ("Defaults", "Shop"),
}
"""Which module each name lives in: it is imported once someone asks for the name."""
_MODULE_OF = {name: module for module, names in _HOMES.items() for name in names}


class _Called(ModuleType):
    """A package that answers a call as the function of its name: ``listingcheck.rules()``."""

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        from listingcheck import face

        return getattr(face, self.__name__.rpartition(".")[2])(*arguments, **named)


for _name in ("reconcile", "rules"):
    import_module(f"listingcheck.{_name}").__class__ = _Called


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
