# SPDX-License-Identifier: Apache-2.0
"""Reads every text once, and asks only the rules whose patterns occur in it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from listingcheck.collector import uncollected
from listingcheck.detect.disguise import Disguises
from listingcheck.detect.folding import is_usual
from listingcheck.detect.gate import Gate
from listingcheck.detect.text import Flat, flatten, plain
from listingcheck.engine.bound import BoundRule, internal_error
from listingcheck.failure import Failure
from listingcheck.product import Product
from listingcheck.rule import TextRule

_MARKUP = (
    "(?:</?(?:a|b|big|code|em|font|i|ins|mark|s|small|span|strong|sub|sup|u|wbr)"
    "(?:[ \\t\\n\\f\\r][^<>]*)?/?>)+"
)
# Where markup or an entity splits a word, only the flat text shows it.
_SPLIT_WORDS = (f"(?i)[a-z0-9@.]{_MARKUP}[a-z0-9@.]", "&#|&[A-Za-z]{2,10};")
_SPLIT_PHRASES = (f"(?i)[^<> \\t\\n][ \\t]{{0,2}}{_MARKUP}[ \\t]{{0,2}}[^<> \\t\\n]",)
"""Markup between two words of a line, which only the flat text shows as neighbours."""
_REMEMBERED_TEXTS = 30_000

_options = attrgetter("options")


class TextLane:
    """Sends all texts of a product through the text rules."""

    def __init__(self, rules: Sequence[BoundRule], *, shortcuts: bool = True) -> None:
        watch = _Watch([bound for bound in rules if isinstance(bound.rule, TextRule)])
        self._title = _Reader(watch, "title", plain, shortcuts=shortcuts)
        self._description = _Reader(watch, "description", flatten, shortcuts=shortcuts)
        self._options = _Reader(watch, "options", plain, shortcuts=shortcuts)
        self._quiet_options: set[object] = set()
        self._attributes = _Repeated(watch, "attributes", shortcuts=shortcuts)
        self._tags = _Repeated(watch, "tags", shortcuts=shortcuts)
        self._images = _Repeated(watch, "images", shortcuts=shortcuts)

    def check(self, product: Product) -> list[Failure]:
        """What the text rules say of one product."""
        failures: list[Failure] = []
        if product.title is not None:
            failures += self._title.read(product, "title", product.title) or ()
        if product.description is not None:
            failures += self._description.read(product, "description", product.description) or ()
        if product.options:
            failures += self._read_options(product)
        if product.attributes:
            failures += self._attributes.read(product, _attribute_texts(product))
        if product.tags:
            failures += self._tags.read(product, _tag_texts(product))
        if product.images:
            failures += self._images.read(product, _image_texts(product))
        return failures

    def _read_options(self, product: Product) -> Iterable[Failure]:
        shape = product.options, *map(_options, product.variants)
        if shape in self._quiet_options:
            return ()
        read = [self._options.read(product, *text) for text in _option_texts(product)]
        found = [failures for failures in read if failures is not None]
        if not found:
            if len(self._quiet_options) >= _REMEMBERED_TEXTS:
                self._quiet_options.clear()
            self._quiet_options.add(shape)
        return chain.from_iterable(found)


class _Repeated:
    """Short texts that come again and again; those that no rule needed to see are remembered."""

    def __init__(self, watch: "_Watch", kind: str, *, shortcuts: bool) -> None:
        self._reader = _Reader(watch, kind, plain, shortcuts=shortcuts)
        self._quiet: set[str] = set()

    def read(self, product: Product, texts: Iterable[tuple[str, str]]) -> Iterator[Failure]:
        """Yield the failures of some texts, each given with its path."""
        for path, text in texts if self._reader.has_rules else ():
            if text in self._quiet:
                continue
            failures = self._reader.read(product, path, text)
            if failures is not None:
                yield from failures
                continue
            if len(self._quiet) >= _REMEMBERED_TEXTS:
                self._quiet.clear()
            self._quiet.add(text)


class _Seat(NamedTuple):
    """A rule, and kinds of texts in which it has the same needs."""

    bound: BoundRule
    kinds: Sequence[str]


class _Watch:
    """What all text rules wait for, whatever texts they read."""

    def __init__(self, rules: Sequence[BoundRule]) -> None:
        self.seats = [seat for bound in rules for seat in _seats(bound)]
        self.disguises = Disguises(word for each in rules for word in _text_rule(each).disguised())
        self.more = len(self.seats)
        """Called when a text holds more than a look at it as it stands shows."""
        self.flat = self.more + 1
        """Called when a look at the flat text alone shows it."""

    @cached_property
    def gate(self) -> Gate:
        with uncollected():
            needs = [_text_rule(bound).needs_of[kinds[0]] for bound, kinds in self.seats]
            more = (*_SPLIT_WORDS, *self.disguises.patterns)
            return Gate([*needs, more, _SPLIT_PHRASES])


class _Reader:
    """One kind of text, and the rules that read it."""

    def __init__(
        self, watch: _Watch, kind: str, flat: Callable[[str], Flat], *, shortcuts: bool
    ) -> None:
        self._watch = watch
        self._flat = flat
        self._shortcuts = shortcuts
        self._numbers = {number for number, seat in enumerate(watch.seats) if kind in seat.kinds}
        self.has_rules = bool(self._numbers)

    @cached_property
    def _gate(self) -> Gate:
        return self._watch.gate.only({*self._numbers, self._watch.more, self._watch.flat})

    def read(self, product: Product, path: str, text: str) -> Sequence[Failure] | None:
        """The failures of one text; None when no rule needed to look."""
        watch = self._watch
        if not self._shortcuts:
            flat = self._flat(text)
            numbers = sorted(self._numbers)
            return self._ask(numbers, product, path, flat, watch.disguises.undone(flat))
        called = self._gate.open(text)
        if called.isdisjoint((watch.more, watch.flat)) and is_usual(text):
            return self._ask(sorted(called), product, path, self._flat(text)) if called else None
        flat, undisguised = self._flat(text), None
        called |= self._gate.open(flat.text)
        if watch.more in called:
            undisguised = watch.disguises.undone(flat)
            called |= self._gate.open(undisguised.text) if undisguised is not None else set()
        called -= {watch.more, watch.flat}
        return self._ask(sorted(called), product, path, flat, undisguised) if called else None

    def _ask(
        self,
        wanted: Sequence[int],
        product: Product,
        path: str,
        flat: Flat,
        undisguised: Flat | None = None,
    ) -> Sequence[Failure]:
        failures: list[Failure] = []
        flat = flat if undisguised is None else replace(flat, undisguised=undisguised)
        for i in wanted:
            bound = self._watch.seats[i].bound
            try:
                found = _text_rule(bound).check(product, path, flat)
                failures += [*bound.failures(product, found)]
            except Exception as error:  # noqa: BLE001 - the other rules must still run
                failures.append(internal_error(bound, product, error))
        return failures


def _seats(bound: BoundRule) -> Iterator[_Seat]:
    """Yield a rule once for all texts, or once for each of those it tells apart."""
    rule = _text_rule(bound)
    groups = [[kind] for kind in rule.fields] if rule.tells_apart else [list(rule.fields)]
    yield from (_Seat(bound, kinds) for kinds in groups if kinds)


def _text_rule(bound: BoundRule) -> TextRule:
    assert isinstance(bound.rule, TextRule)
    return bound.rule


def _option_texts(product: Product) -> Iterator[tuple[str, str]]:
    """Each distinct option name and value, with the path where it first stands."""
    for position, name in enumerate(product.options):
        yield f"options[{position}]", name
    seen: set[tuple[int, str]] = set()
    for variant in product.variants:
        for position, value in enumerate(variant.options):
            if value is not None and (position, value) not in seen:
                seen.add((position, value))
                yield variant.at(f"options[{position}]"), value


def _attribute_texts(product: Product) -> Iterator[tuple[str, str]]:
    for position, attribute in enumerate(product.attributes):
        yield f"attributes[{position}].value", attribute.value


def _tag_texts(product: Product) -> Iterator[tuple[str, str]]:
    for position, tag in enumerate(product.tags):
        yield f"tags[{position}]", tag


def _image_texts(product: Product) -> Iterator[tuple[str, str]]:
    for position, image in enumerate(product.images):
        if image.alt:
            yield f"images[{position}].alt", image.alt
