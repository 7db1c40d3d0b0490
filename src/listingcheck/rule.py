# SPDX-License-Identifier: Apache-2.0
"""What a rule is.

A rule is one class in one file: metadata, options, examples, and a short ``check`` that yields
findings. It derives from one of five bases, by what it needs to see:

* :class:`ProductRule`: one product;
* :class:`VariantRule`: one variant of a product;
* :class:`TextRule`: one text a buyer reads, once a pattern of the rule occurs in it;
* :class:`PositionRule`: one product and how many came before it;
* :class:`CatalogueRule`: a key per product; it judges the groups that share one. An
  :class:`EchoRule` takes its keys from what other rules said.

Rules are pure: no network, no clock, no files. What they need is handed in.
"""

import re
from abc import abstractmethod
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, ClassVar, Final

from pydantic import BaseModel, ConfigDict

from listingcheck.detect.needs import Need
from listingcheck.detect.text import Flat
from listingcheck.errors import RuleDefinitionError
from listingcheck.failure import Failure, Finding, Severity, Stage
from listingcheck.picture import Depth
from listingcheck.product import Product, Variant, Where
from listingcheck.shop import Shop

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)+")
HEADINGS = ("What it checks:", "Why the marketplace minds:", "How to fix it:")
"""What the docstring of every rule says, in this order, after its first line."""


class RuleOptions(BaseModel):
    """The base of a rule's options. Every field has a default and a one-line description."""

    model_config = ConfigDict(frozen=True, extra="forbid")


@dataclass(frozen=True, slots=True)
class Context:
    """For whom a rule is bound: handed in, so that rules read no files."""

    shop: Shop = Shop()
    marketplace: str | None = None
    """Such as ``tiktok-shop``."""
    taxonomy: str | None = None
    """Its category tree, where that goes by another name than the marketplace: ``google``."""
    market: str | None = None
    """ISO 3166 country of the market, such as ``US``."""
    currency: str | None = None
    """ISO 4217 currency of the market."""
    language: str | None = None
    """ISO 639 language of the market."""
    on: date | None = None
    """The day the catalogue is checked for; None where the caller gives none."""
    words: Callable[[str], Mapping[str, Any]] = field(default=lambda _: {})
    """Reads a word list by name."""

    @property
    def place(self) -> str:
        """The market, in a message."""
        return self.market or "this market"

    def is_own(self, product: Product) -> bool:
        """Whether a product stands in the marketplace's own format.

        What is missing there is missing on the marketplace, and an SKU there is the item's id; into
        everything else, a connector puts what the marketplace asks for.
        """
        return product.origin.platform.replace("_", "-") == self.marketplace

    def filing(self, product: Product) -> str | None:
        """The marketplace's category of a product, by id or path: its own, or the shop's for it."""
        category = product.category
        if category is not None and category.taxonomy == (self.taxonomy or self.marketplace):
            return category.id or category.path
        return self.shop.mapped(product) or self.shop.defaults.category


@dataclass(frozen=True, slots=True)
class Valid:
    """An example on which the rule stays silent."""

    products: Product | tuple[Product, ...]
    options: Mapping[str, Any] = field(default_factory=dict)
    shop: Shop = Shop()

    @property
    def catalogue(self) -> tuple[Product, ...]:
        """The products, also when there is only one."""
        return self.products if isinstance(self.products, tuple) else (self.products,)


@dataclass(frozen=True, slots=True)
class Invalid(Valid):
    """An example on which the rule speaks."""

    field: str = ""
    """The field it must name."""
    fixed: str | None = None
    """The new value its edit proposes; None when only a person can fix it."""


class Rule:
    """The base of all rules; derive from one of its five children."""

    id: ClassVar[str]
    """The name that states the problem, stable for ever: ``price-zero``."""
    stage: ClassVar[Stage]
    """What a marketplace would do with the listing."""
    severity: ClassVar[Severity] = Severity.ERROR
    """How sure the rule is; a profile may say otherwise."""
    codes: ClassVar[tuple[str, ...]] = ()
    """The marketplaces' own codes and messages, as a merchant may have been shown them."""
    absent: ClassVar[str | None] = None
    """The canonical field whose absence the rule reports. Where a source cannot carry that field,
    the run says so once instead of once per product."""
    about: ClassVar[str | None] = None
    """The field without which the rule has nothing to say, such as ``attributes`` or
    ``variants[].offer``: where no product of a batch has it, the rule is passed over."""
    depth: ClassVar[Depth] = Depth(0)
    """How deep it looks into pictures."""
    needs_approval: ClassVar[bool] = False
    """True when the marketplace lists the product once it has given its approval."""
    Options: ClassVar[type[RuleOptions]] = RuleOptions
    VALID: ClassVar[tuple[Valid, ...]] = ()
    INVALID: ClassVar[tuple[Invalid, ...]] = ()

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if "id" in cls.__dict__:
            _check_definition(cls)

    def __init__(
        self, options: Mapping[str, Any] | None = None, context: Context | None = None
    ) -> None:
        self.options: Any = self.Options.model_validate(options or {})
        self.context = context or Context()
        self.prepare()

    def prepare(self) -> None:
        """Work out once what ``check`` needs for every product."""

    @property
    def idle(self) -> bool:
        """Whether the rule has nothing to compare with, so that it can never speak."""
        return False

    @property
    def shop(self) -> Shop:
        """The merchant's own settings."""
        return self.context.shop


UNLIKE_ANY: Final = object()
"""The shape of what is to be looked at every time."""


class ProductRule(Rule):
    """Looks at one product."""

    shape: ClassVar[Callable[..., Hashable] | None] = None
    """What the rule can tell apart, given the product. Two products of one shape are both clean or
    both not, so the engine asks once per shape. :data:`UNLIKE_ANY` is asked about every time, as
    is everything where the rule gives no shape."""

    @abstractmethod
    def check(self, product: Product) -> Iterator[Finding]:
        """Yield what is wrong with the product."""


class VariantRule(Rule):
    """Looks at one variant."""

    shape: ClassVar[Callable[..., Hashable] | None] = None
    """What the rule can tell apart, given the variant, as in :class:`ProductRule`."""

    @abstractmethod
    def check(self, product: Product, variant: Variant) -> Iterator[Finding]:
        """Yield what is wrong with the variant."""


class TextRule(Rule):
    """Looks at one text a buyer reads, when one of its patterns occurs in it."""

    fields: ClassVar[tuple[str, ...]] = ("title", "description", "options")
    """Which texts: ``title``, ``description``, ``options`` (names and values), ``attributes``
    (values), ``tags``, ``images`` (alternative texts)."""

    @abstractmethod
    def patterns(self) -> Sequence[Need | tuple[Need, ...]]:
        """Needs of :mod:`listingcheck.detect.needs`: where none is met, nothing is wrong.

        Of those in a tuple, all must be met. They see the text as the source has it, flattened, and
        undisguised.
        """

    @cached_property
    def needs(self) -> Sequence[Need | tuple[Need, ...]]:
        """The needs of :meth:`patterns`, worked out once."""
        return self.patterns()

    tells_apart: ClassVar[bool] = False
    """Whether it needs something else in each kind of text."""

    @property
    def needs_of(self) -> Mapping[str, Sequence[Need | tuple[Need, ...]]]:
        """Its needs in each kind of text."""
        return dict.fromkeys(self.fields, self.needs)

    def disguised(self) -> Sequence[str]:
        """Words in lower case that are to be known with digits or signs in place of letters."""
        return ()

    @abstractmethod
    def check(self, product: Product, field: str, text: Flat) -> Iterator[Finding]:
        """Yield what is wrong with the text that stands at the path ``field``."""


class PositionRule(Rule):
    """Looks at one product and at how many came before it."""

    @abstractmethod
    def check(self, product: Product, position: int) -> Iterator[Finding]:
        """Yield what is wrong with the product at this position, from 0."""


@dataclass(frozen=True, slots=True)
class Member:
    """One of the products, or variants, that share a key."""

    product: str
    variant: str | None
    field: str
    where: Where
    shown: str
    position: int
    """The number of the product in the run, from 0."""

    @property
    def name(self) -> str:
        """How a message names it."""
        return f"{self.product} ({self.variant})" if self.variant else self.product


class CatalogueRule(Rule):
    """Judges products that share a key, wherever in the catalogue they stand.

    It gives keys, not lists of products: the engine groups them, so the same rule runs while
    streaming a file and across processes.
    """

    @abstractmethod
    def keys(self, product: Product) -> tuple[Sequence[str | None], Sequence[str | None]]:
        """What the product could share with others, and the values behind it, in the same order.

        A key of None takes a place and is shared with none. A value is as the source wrote it.
        """

    @abstractmethod
    def path(self, place: int, variants: int) -> str:
        """The path of the field behind a key, by its place in :meth:`keys`.

        ``variants`` is how many the product has.
        """

    @abstractmethod
    def check(self, members: Sequence[Member]) -> Iterator[tuple[Member, Finding]]:
        """Yield what is wrong with the members of one group of two or more."""


class EchoRule(CatalogueRule):
    """Judges what other rules said of several products."""

    echoes: ClassVar[tuple[str, ...]]
    """The ids of those rules."""

    def keys(self, product: Product) -> tuple[Sequence[str | None], Sequence[str | None]]:
        return self.echoed(product, ())

    @abstractmethod
    def echoed(
        self, product: Product, failures: Sequence[Failure]
    ) -> tuple[Sequence[str | None], Sequence[str | None]]:
        """What the failures of those rules on a product could share with others, as in ``keys``."""


BASES = (ProductRule, VariantRule, TextRule, PositionRule, CatalogueRule)


def _check_definition(cls: type[Rule]) -> None:
    """Refuse a rule that docs, tests and ``explain`` could not be derived from."""
    if not _ID.fullmatch(cls.id):
        raise RuleDefinitionError(cls.__name__, f"id {cls.id!r} is not like 'price-zero'")
    if not issubclass(cls, BASES):
        raise RuleDefinitionError(cls.id, "derive it from ProductRule, VariantRule or TextRule")
    if not isinstance(getattr(cls, "stage", None), Stage):
        raise RuleDefinitionError(cls.id, "it has no stage")
    places = [(cls.__doc__ or "").find(heading) for heading in HEADINGS]
    if -1 in places or places != sorted(places):
        raise RuleDefinitionError(cls.id, f"its docstring lacks, in order: {', '.join(HEADINGS)}")
    for name in ("VALID", "INVALID"):
        if len(getattr(cls, name)) < 2:
            raise RuleDefinitionError(cls.id, f"it has fewer than two {name} examples")
