# SPDX-License-Identifier: Apache-2.0
"""Reads what callers in Python give, and says what to give instead where it makes no sense."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from listingcheck import data
from listingcheck import suppression as suppressing
from listingcheck.errors import ConfigurationError, ListingcheckError, RuleError
from listingcheck.product import Product
from listingcheck.profile import Setting
from listingcheck.rule import Rule
from listingcheck.shop import Defaults, Shop
from listingcheck.spelling import complaint
from listingcheck.suppression import Ignore, Ignores, Suppression, Together

GivenShop = Shop | Mapping[str, Any]
"""The merchant's own settings, also as plain data."""
GivenSettings = Mapping[str, Setting | Mapping[str, Any]]
"""Settings by rule, also as plain data."""
GivenSuppression = Suppression | Ignore | Sequence[Suppression | Ignore]
"""What suppresses failures: one thing or several."""

_LONGEST = 60
"""Characters of a value that a message quotes."""
CURRENCIES = ("currency", "source_currency")
"""Fields of a shop that name a currency."""


def names(key: str, said: str | Iterable[str]) -> tuple[str, ...]:
    """Ids or families of rules; a text is one of them."""
    several = listed(said)
    for each in several:
        if not isinstance(each, str):
            raise ConfigurationError(
                f"{key} takes ids or families of rules, such as 'price-zero' or 'price', "
                f"not {_shown(each)}."
            )
    return several


def shop(said: GivenShop | None) -> Shop:
    """The merchant's own settings.

    Raises:
        ConfigurationError: they are something else, or name a currency there is not.
    """
    try:
        found = Shop.model_validate({} if said is None else said)
    except ValidationError as error:
        known = (*Shop.model_fields, *Defaults.model_fields)
        raise ConfigurationError(f"shop, {complaint(error, known)}") from None
    for field in CURRENCIES:
        refuse_unknown_currency(getattr(found, field), f"shop, {field}")
    return found


def refuse_unknown_currency(code: str | None, where: str) -> None:
    """Refuse a currency there is not.

    Raises:
        ConfigurationError: names ``where``.
    """
    if code is None:
        return
    if code.upper() not in data.words("currency_codes")["codes"]:
        raise ConfigurationError(
            f"{where}: there is no currency {_shown(code)}. "
            "Give its code in ISO 4217, such as 'USD'."
        )


def settings(said: GivenSettings | None) -> dict[str, Setting]:
    """Settings by rule.

    Raises:
        ConfigurationError: one of them makes no sense.
    """
    if not isinstance(said or {}, Mapping):
        raise ConfigurationError(
            "settings takes a mapping of rules to what is said of them, such as "
            f"{{'title-length': {{'severity': 'info'}}}}, not {_shown(said)}."
        )
    return {rule: _setting(rule, each) for rule, each in (said or {}).items()}


def _setting(rule: str, said: Setting | Mapping[str, Any]) -> Setting:
    try:
        return Setting.model_validate(said)
    except ValidationError as error:
        known = tuple(Setting.model_fields)
        raise ConfigurationError(f"settings of {rule}, {complaint(error, known)}") from None


def rules(said: Iterable[type[Rule] | str]) -> tuple[type[Rule] | str, ...]:
    """Rules of one's own and the paths of files with some; a class or path is one of them.

    Raises:
        RuleError: one of them is neither.
    """
    several = listed(said)
    for each in several:
        if isinstance(each, Rule):
            name = type(each).__name__
            raise RuleError(f"rules takes classes: give {name} itself, not what {name}() makes.")
        if not (
            isinstance(each, str | Path) or (isinstance(each, type) and issubclass(each, Rule))
        ):
            raise RuleError(
                f"rules takes classes of rules and paths of rule files, not {_shown(each)}."
            )
    return several


def suppression(
    said: GivenSuppression | None, known: Collection[str], on: date | None
) -> Suppression | None:
    """What suppresses failures; tables of ``Ignore`` become one suppression.

    Args:
        said: what was given.
        known: the ids of all rules.
        on: the day by which tables end; that of the computer when left out.

    Raises:
        ConfigurationError: it is something else, or names a rule there is not.
    """
    if said is None:
        return None
    found = said if isinstance(said, Suppression) else _together(listed(said), on)
    suppressing.refuse_unknown(found.named(), known, "suppress")
    return found


def _together(parts: tuple[Any, ...], on: date | None) -> Suppression:
    for part in parts:
        if not isinstance(part, Ignore | Suppression):
            raise ConfigurationError(
                "suppress takes what listingcheck.suppression has, such as Ignore(...), "
                f"Baseline(path, today) or a list of them, not {_shown(part)}."
            )
    # Rules have no clock; this one look at it is for what ends on a day, where none is given.
    today = on or date.today()  # noqa: DTZ011 - the merchant's own day
    tables = [part for part in parts if isinstance(part, Ignore)]
    others = [part for part in parts if not isinstance(part, Ignore)]
    return Together([*([Ignores(tables, today)] if tables else []), *others])


def products(said: Any) -> Iterator[Product]:
    """Products one by one; a product is one of them.

    Raises:
        ConfigurationError: one of them is something else.
    """
    for each in said if _is_several(said) else (said,):
        if not isinstance(each, Product):
            raise no_product(each)
        yield each


def no_product(given: object) -> ListingcheckError:
    """Why something cannot be checked as one product, and what to call instead."""
    if isinstance(given, Mapping):
        instead = "make it one with its platform's module, as lc.sources.shopify.product(payload)"
    elif _is_several(given):
        instead = (
            "for several give Checker.run(products), or lc.check(...) for what an API returned"
        )
    else:
        instead = "lc.check(...) takes exports, tables and what an API returned"
    return ConfigurationError(f"{_shown(given)} is no product: {instead}.")


def text(said: object) -> str:
    """A text to check."""
    if not isinstance(said, str):
        raise ConfigurationError(f"check_text takes a text, not {_shown(said)}.")
    return said


def paths(said: str | Path | Iterable[str | Path]) -> tuple[str, ...]:
    """The paths of exports."""
    several = listed(said)
    if isinstance(said, Mapping) or not all(isinstance(each, str | Path) for each in several):
        raise ConfigurationError(
            f"fix takes the path of a CSV or TSV, or several, not {_shown(said)}: "
            "apply fix.edits of the failures of products yourself."
        )
    return tuple(map(str, several))


def region(said: object) -> str | None:
    """The code of a country in capital letters.

    Raises:
        ConfigurationError: there is no such country.
    """
    if said is None:
        return None
    from listingcheck.detect.phone.plan import is_region

    if not isinstance(said, str) or not is_region(said.upper()):
        raise ConfigurationError(
            f"There is no region {_shown(said)}. Give the two letters of a country in ISO 3166, "
            "such as 'VN'."
        )
    return said.upper()


def listed(said: Any) -> tuple[Any, ...]:
    """Several things as they are, one thing as the only one."""
    return tuple(said) if _is_several(said) else (said,)


def _is_several(said: object) -> bool:
    # Models and mappings are iterable, too, and still one thing.
    one = (str, bytes, type, Mapping, BaseModel)
    return isinstance(said, Iterable) and not isinstance(said, one)


def _shown(said: object) -> str:
    """A value as a message quotes it, with its kind where it is no text."""
    quoted = repr(said)
    short = quoted if len(quoted) <= _LONGEST else f"{quoted[:_LONGEST]}…"
    return short if isinstance(said, str) else f"{short} ({type(said).__name__})"
