# SPDX-License-Identifier: Apache-2.0
"""What ``import listingcheck as lc`` offers, in functions."""

import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from listingcheck import data, given, registry
from listingcheck.checker import Checker
from listingcheck.descriptions import Description, described
from listingcheck.engine import Engine, bind
from listingcheck.errors import ConfigurationError
from listingcheck.failure import Failure, Severity
from listingcheck.lookup import explain
from listingcheck.overrides import Override
from listingcheck.product import Product
from listingcheck.profile import DEFAULT, load_profile
from listingcheck.report import Report
from listingcheck.rule import Context, Rule, TextRule
from listingcheck.shop import Shop
from listingcheck.sources.reading import Settings
from listingcheck.spelling import guess

if TYPE_CHECKING:
    from listingcheck.correction import Correction
    from listingcheck.gallery import Images
    from listingcheck.reconcile.result import Reconciliation

__all__ = [
    "check",
    "check_image",
    "check_text",
    "explain",
    "fix",
    "read",
    "reconcile",
    "rules",
    "settings_of",
]

_TEXTS = ("title", "description", "options")


def check(
    source: Any,
    *,
    profile: str = DEFAULT,
    platform: str | None = None,
    shop: given.GivenShop | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    settings: given.GivenSettings | None = None,
    rules: Sequence[type[Rule] | str] = (),
    on: date | None = None,
    images: "Images | None" = None,
    jobs: int = 1,
    suppress: given.GivenSuppression | None = None,
    overrides: Sequence[Override | Mapping[str, Any]] = (),
) -> Report:
    """Check a whole export and collect every failure.

    Args:
        source: a path, an open file, products, what a platform's API returned, or a table.
        profile: for whom, such as ``tiktok-shop/us``, or the path of a pack.
        platform: whose export it is, such as ``shopify``; found out when left out.
        shop: the merchant's own settings.
        select: only these rules, by id or family (``price``).
        ignore: all but these.
        settings: severity and options per rule, over the profile's.
        rules: more rules, or paths of local rule files.
        on: the day to check for; the day the profile was last checked when left out.
        images: where the bytes of pictures come from: a folder, a zip, a mapping of addresses to
            bytes, or a function of an address.
        jobs: processes that look at products or, where there are pictures, at those.
        suppress: decides which failures are counted as suppressed instead of told, such as a
            ``listingcheck.suppression.Baseline``, an ``Ignore``, or several of them.
        overrides: other settings for some products, as in :class:`Checker`.

    Raises:
        ListingcheckError: the work could not be done; the text says what to do.
    """
    from listingcheck import sources

    checker = Checker(
        profile,
        shop=shop,
        select=select,
        ignore=ignore,
        settings=settings,
        rules=rules,
        on=on,
        images=images,
        jobs=jobs,
        suppress=suppress,
        overrides=overrides,
    )
    with closing(checker):
        return checker.run(sources.read(source, platform, settings_of(checker.shop)))


def check_text(
    text: str, *, profile: str = DEFAULT, region: str | None = None, field: str = "description"
) -> list[Failure]:
    """Check a bare text, such as a caption, a bio or a bullet, with the rules that read texts.

    Args:
        text: what buyers would read; HTML when ``field`` is ``description``.
        profile: for whom.
        region: where its phone numbers are local (ISO 3166); the profile's market when left out.
        field: as which text of a listing it is read: ``title``, ``description`` or ``options``.

    Raises:
        ConfigurationError: an unknown profile, region or field, or no text.
    """
    if field not in _TEXTS:
        known = ", ".join(_TEXTS)
        raise ConfigurationError(
            f"There is no text {field!r}.{guess(field, _TEXTS)} Known texts: {known}."
        )
    words = given.text(text)
    product = Product.model_validate(
        {"key": "text", field: (words,) if field == "options" else words}
    )
    return _text_engine(profile, given.region(region)).check(product)


def check_image(picture: bytes | str | Path, *, profile: str = DEFAULT) -> list[Failure]:
    """Check one picture as the first of a listing, with the rules that look at bytes.

    Args:
        picture: its bytes, or the path of its file, whose name is judged too.
        profile: for whom.

    Raises:
        ConfigurationError: an unknown profile.
        SourceError: the file cannot be read.
    """
    from listingcheck.gallery import one_picture

    checker = _image_checker(profile)
    return checker.check(one_picture(picture, checker.depth))


def fix(
    source: str | Path | Sequence[str | Path],
    *,
    profile: str = DEFAULT,
    platform: str | None = None,
    shop: given.GivenShop | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    settings: given.GivenSettings | None = None,
    rules: Sequence[type[Rule] | str] = (),
    on: date | None = None,
    unsafe: bool = False,
) -> "Correction":
    """Correct an export in delimited text: what a machine can put right, cell by cell.

    Nothing is written to disk; :attr:`Correction.data` has the corrected bytes.

    Args:
        source: the path of a CSV or TSV, or those of several that are read together.
        profile: for whom.
        platform: whose export it is; found out when left out.
        shop: the merchant's own settings.
        select: only these rules, by id or family (``price``).
        ignore: all but these.
        settings: severity and options per rule, over the profile's.
        rules: more rules, or paths of local rule files.
        on: the day to check for; the day the profile was last checked when left out.
        unsafe: make fixes that may change the meaning, too.

    Raises:
        SourceError: a file cannot be read, or is no delimited text.
        ListingcheckError: the work could not be done; the text says what to do.
    """
    from listingcheck.config import Config
    from listingcheck.correction import correct

    asked = Config(
        profile=profile,
        platform=platform,
        select=given.names("select", select),
        ignore=given.names("ignore", ignore),
        plugins=given.rules(rules),
        shop=given.shop(shop),
        settings=given.settings(settings),
        on=on,
    )
    return correct(given.paths(source), asked, settings_of(asked.shop), unsafe=unsafe)


def read(source: Any, platform: str | None = None) -> Iterator[Product]:
    """Yield the products of a source.

    What cannot be read is left out with a warning; ``listingcheck.sources.read`` keeps an
    account of it.

    Raises:
        SourceError: the source cannot be read at all.
    """
    from listingcheck import sources

    reading = sources.read(source, platform)
    yield from reading
    unread = [problem for problem in reading.problems if problem.severity is not Severity.INFO]
    if unread:
        count, first = len(unread), unread[0].message
        warnings.warn(f"Rows that could not be read: {count}. First: {first}", stacklevel=2)


def reconcile(
    source: Any,
    refusals: Any,
    *,
    profile: str = DEFAULT,
    platform: str | None = None,
    shop: given.GivenShop | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    settings: given.GivenSettings | None = None,
    rules: Sequence[type[Rule] | str] = (),
    on: date | None = None,
    fail_on: str = "error",
) -> "Reconciliation":
    """Compare what a marketplace really refused with what is predicted.

    Args:
        source: the products, as in :func:`check`.
        refusals: the path of saved answers of the marketplace (JSON, JSON lines) or of a table of
            products and messages, an open file, a data frame, answers, a mapping of products to
            messages, or pairs of them.
        profile: for whom.
        platform: whose export it is; found out when left out.
        shop: the merchant's own settings.
        select: only these rules, by id or family (``price``).
        ignore: all but these.
        settings: severity and options per rule, over the profile's.
        rules: more rules, or paths of local rule files.
        on: the day to check for; the day the profile was last checked when left out.
        fail_on: the severity from which on a failure predicts a refusal.

    Raises:
        ListingcheckError: the work could not be done; the text says what to do.
    """
    from listingcheck import sources
    from listingcheck.config import Config
    from listingcheck.reconcile.verdicts import reconcile as compared

    asked = Config(
        profile=profile,
        select=given.names("select", select),
        ignore=given.names("ignore", ignore),
        fail_on=_severity(fail_on),
        plugins=given.rules(rules),
        shop=given.shop(shop),
        settings=given.settings(settings),
        on=on,
    )
    return compared(sources.read(source, platform, settings_of(asked.shop)), [refusals], asked)


def _severity(name: str) -> Severity:
    known = [severity.value for severity in Severity]
    if name not in known:
        raise ConfigurationError(
            f"There is no severity {name!r}.{guess(name, known)} Known ones: {', '.join(known)}."
        )
    return Severity(name)


def rules(profile: str | None = None) -> list[Description]:
    """Describe the rules: all of them, or those a profile switches on, with its limits.

    Raises:
        ConfigurationError: there is no such profile.
    """
    return described(profile)


def settings_of(shop: Shop) -> Settings:
    """What the merchant says of an export that does not say it itself."""
    return Settings(
        currency=shop.source_currency,
        weight_unit=shop.weight_unit,
        dimension_unit=shop.dimension_unit,
        language=shop.source_language,
        gtin_attribute=shop.gtin_attribute,
        brand_attribute=shop.brand_attribute,
        ignore_attribute=shop.ignore_attribute,
    )


@lru_cache(maxsize=32)
def _image_checker(profile_name: str) -> Checker:
    """A checker of the rules that look into pictures; a pack of one's own is read once."""
    known = registry.merged(registry.built_in(), registry.installed())
    return Checker(profile_name, select=[rule.id for rule in known if rule.depth])


@lru_cache(maxsize=32)
def _text_engine(profile_name: str, region: str | None) -> Engine:
    """An engine of text rules alone; a pack of one's own is read once."""
    profile = load_profile(profile_name).on(None)
    readers = [
        rule
        for rule in registry.merged(registry.built_in(), registry.installed())
        if issubclass(rule, TextRule)
    ]
    ids = {rule.id for rule in readers}
    asked = {rule_id: setting for rule_id, setting in profile.rules.items() if rule_id in ids}
    context = Context(
        marketplace=profile.marketplace,
        taxonomy=profile.taxonomy,
        market=region or profile.market,
        currency=profile.currency,
        language=profile.language,
        words=data.words,
    )
    bound = bind(
        readers,
        profile.model_copy(update={"rules": asked}),
        context,
        select=(),
        ignore=(),
        settings={},
        added=(),
    )
    return Engine(bound)
