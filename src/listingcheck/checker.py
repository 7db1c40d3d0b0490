# SPDX-License-Identifier: Apache-2.0
"""The rules of one profile, bound to one shop."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial, reduce
from operator import or_
from typing import TYPE_CHECKING, Any, NoReturn

from listingcheck import data, given, registry
from listingcheck import overrides as overriding
from listingcheck.collector import uncollected
from listingcheck.engine import BoundRule, Crew, Engine, Looker, bind, parted
from listingcheck.errors import ConfigurationError
from listingcheck.failure import Failure
from listingcheck.overrides import Override
from listingcheck.picture import Depth
from listingcheck.product import Product
from listingcheck.profile import DEFAULT, load_profile
from listingcheck.report import Report
from listingcheck.roll import Roll
from listingcheck.rule import Context, Rule
from listingcheck.sources.reading import Reading
from listingcheck.tally import Tally

if TYPE_CHECKING:
    from listingcheck.gallery import Gallery, Images


class Checker:
    """Checks products for one marketplace, market and shop.

    Make one and keep it. Making it reads the pack and binds the rules; the first product with texts
    compiles the patterns of text rules, which takes as long again or longer. A worker that should
    answer its first request quickly checks any product, such as ``listingcheck.sample.product()``,
    once when it starts.

    Args:
        profile: a shipped profile (``tiktok-shop/us``) or the path of a pack.
        shop: the merchant's own settings.
        select: only these rules, by id or family (``price``).
        ignore: all but these.
        settings: severity, options and budget per rule, over the profile's; severity of what
            suppressions say of themselves, such as ``suppression-unused``.
        rules: more rules, or paths of local rule files: ``plugins`` in a configuration.
        on: the day to check for, which decides among limits that change; the day the profile was
            last checked when left out.
        images: where the bytes of pictures come from: a folder, a zip, a mapping of addresses to
            bytes, or a function of an address. Without it, addresses are all that is judged.
        jobs: processes that look at products or, where there are pictures, at those. The answer is
            the same with any number; a run of a few thousand products stays in this one.
        shortcuts: leave out what cannot fail; ``False`` asks every rule everything.
        suppress: decides which failures are counted as suppressed instead of told, such as a
            ``listingcheck.suppression.Baseline``, an ``Ignore``, or several of them.
        overrides: other settings for some products, such as
            ``{"brands": "Harbour", "rules": {"title-length": {"severity": "info"}}}``; of several
            that speak of a rule the last one counts.

    Raises:
        ConfigurationError: an unknown profile, rule or option.
        RuleError: a rule that does not load.
    """

    @uncollected()
    def __init__(
        self,
        profile: str = DEFAULT,
        *,
        shop: given.GivenShop | None = None,
        select: Sequence[str] = (),
        ignore: Sequence[str] = (),
        settings: given.GivenSettings | None = None,
        rules: Sequence[type[Rule] | str] = (),
        on: date | None = None,
        images: "Images | None" = None,
        jobs: int = 1,
        shortcuts: bool = True,
        suppress: given.GivenSuppression | None = None,
        overrides: Sequence[Override | Mapping[str, Any]] = (),
    ) -> None:
        self.profile = load_profile(profile).on(on)
        self.shop = given.shop(shop)
        select, ignore = given.names("select", select), given.names("ignore", ignore)
        rules, said = given.rules(rules), given.settings(settings)
        added = registry.merged(
            registry.installed(),
            *((rule,) if isinstance(rule, type) else registry.from_path(rule) for rule in rules),
        )
        available = registry.merged(registry.built_in(), added)
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
        of_rules, of_remarks = parted(said)
        bound = bind(
            available,
            self.profile,
            context,
            select=select,
            ignore=ignore,
            settings=of_rules,
            added={rule.id for rule in added},
            overrides=overriding.read(given.listed(overrides)),
        )
        self.rules = _each_once(bound)
        maker = partial(
            _looker,
            profile,
            shop=self.shop,
            select=select,
            ignore=ignore,
            settings=said,
            rules=rules,
            on=on,
            overrides=overrides,
            shortcuts=shortcuts,
        )
        # Where there are pictures, the processes look at those: they take far longer than rules.
        crew = Crew(jobs, maker if _elsewhere(rules) else None) if images is None else None
        self._engine = Engine(
            bound,
            shortcuts=shortcuts,
            suppress=given.suppression(suppress, {rule.id for rule in available}, on),
            remarks=of_remarks,
            crew=crew,
        )
        self.gallery = None if images is None else _gallery(images, self.depth, jobs)

    @property
    def depth(self) -> Depth:
        """How deep its rules look into pictures."""
        return reduce(or_, (bound.rule.depth for bound in self.rules), Depth(0))

    def close(self) -> None:
        """Let go of where pictures come from; without pictures there is nothing to let go of."""
        if self.gallery is not None:
            self.gallery.close()

    def check(self, product: Product) -> list[Failure]:
        """What is wrong with one product, duplicates inside it included.

        What its source cannot carry at all is left out: a run says that once, at its end, and
        ``unchecked`` says it of one product. The first text a checker sees costs more than others.

        Raises:
            ConfigurationError: it is no product; says what to call instead.
        """
        if not isinstance(product, Product):
            raise given.no_product(product)
        return self._engine.check(self.gallery.of(product) if self.gallery else product)

    def unchecked(self, product: Product) -> list[Failure]:
        """What ``check`` could not look at, since its source has no such field: one info for each.

        A payload without ``images`` has no ``image-missing``: nobody knows. It stands here, with
        what to ask the shop for.
        """
        return self._engine.unchecked(product)

    def __reduce__(self) -> NoReturn:
        raise ConfigurationError(
            "A Checker stays in its process: make one in each. Products and failures can travel."
        )

    def run(self, products: Iterable[Product]) -> Report:
        """Check products and collect every failure."""
        tally = Tally(Roll())
        return Report(self.profile.name, tally, list(self.stream(products, tally)))

    def stream(self, products: Iterable[Product], tally: Tally | None = None) -> Iterator[Failure]:
        """Check products one by one and yield failures, counted in ``tally``.

        Product by product, then what concerns several products, then what concerns the run.
        Memory does not grow with the number of products.
        """
        if not isinstance(products, Reading):
            products = given.products(products)
        if self.gallery is not None:
            products = self.gallery.hung(Reading.of(products))
        return self._engine.stream(products, tally if tally is not None else Tally())


def _looker(profile: str, **arguments: Any) -> Looker:
    """What looks at products in a process of its own."""
    return Checker(profile, **arguments)._engine.looker  # noqa: SLF001 - of its own class


def _elsewhere(rules: Sequence[type[Rule] | str]) -> bool:
    """Whether other processes can find these rules; they know nothing of a notebook's."""
    return not any(isinstance(rule, type) and rule.__module__ == "__main__" for rule in rules)


def _each_once(bound: Iterable[BoundRule]) -> tuple[BoundRule, ...]:
    """Each rule as it usually is, without what overrides make of it."""
    known: dict[str, BoundRule] = {}
    for each in bound:
        known.setdefault(each.rule.id, each)
    return tuple(known.values())


def _gallery(images: "Images", depth: Depth, jobs: int) -> "Gallery":
    from listingcheck.gallery import open_gallery

    return open_gallery(images, depth, jobs=jobs)
