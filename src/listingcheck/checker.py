# SPDX-License-Identifier: Apache-2.0
"""The rules of one profile, bound to one shop."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from listingcheck import data, registry
from listingcheck.engine import Engine, bind
from listingcheck.failure import Failure
from listingcheck.product import Product
from listingcheck.profile import DEFAULT, RuleSetting, load_profile
from listingcheck.report import Report, Tally
from listingcheck.rule import Context, Rule
from listingcheck.shop import Shop


class Checker:
    """Checks products for one marketplace, market and shop.

    Args:
        profile: a shipped profile (``tiktok-shop/us``) or the path of a pack.
        shop: the merchant's own settings.
        select: only these rules, by id or family (``price``).
        ignore: all but these.
        settings: severity and options per rule, over the profile's.
        rules: more rules, or paths of local rule files.
        on: the day to check for, which decides among limits that change; the day the profile was
            last checked when left out.
        shortcuts: leave out what cannot fail; ``False`` asks every rule everything.

    Raises:
        ConfigurationError: an unknown profile, rule or option.
        RuleError: a rule that does not load.
    """

    def __init__(
        self,
        profile: str = DEFAULT,
        *,
        shop: Shop | None = None,
        select: Sequence[str] = (),
        ignore: Sequence[str] = (),
        settings: Mapping[str, RuleSetting] | None = None,
        rules: Sequence[type[Rule] | str] = (),
        on: date | None = None,
        shortcuts: bool = True,
    ) -> None:
        self.profile = load_profile(profile).on(on)
        self.shop = shop or Shop()
        added = registry.merged(
            registry.installed(),
            *((rule,) if isinstance(rule, type) else registry.from_path(rule) for rule in rules),
        )
        context = Context(
            shop=self.shop,
            marketplace=self.profile.marketplace,
            taxonomy=self.profile.taxonomy,
            market=self.profile.market,
            currency=self.profile.currency,
            language=self.profile.language,
            on=on,
            words=data.words,
        )
        self.rules = bind(
            registry.merged(registry.built_in(), added),
            self.profile,
            context,
            select=select,
            ignore=ignore,
            settings=settings or {},
            added={rule.id for rule in added},
        )
        self._engine = Engine(self.rules, shortcuts=shortcuts)

    def check(self, product: Product) -> list[Failure]:
        """What is wrong with one product, duplicates inside it included.

        What its source cannot carry at all is left out: a run says that once, at its end.
        """
        return self._engine.check(product)

    def run(self, products: Iterable[Product]) -> Report:
        """Check products and collect every failure."""
        tally = Tally()
        return Report(self.profile.name, tally, list(self.stream(products, tally)))

    def stream(self, products: Iterable[Product], tally: Tally | None = None) -> Iterator[Failure]:
        """Check products one by one and yield failures, counted in ``tally``.

        Product by product, then what concerns several products, then what concerns the run.
        Memory does not grow with the number of products.
        """
        return self._engine.stream(products, tally if tally is not None else Tally())
