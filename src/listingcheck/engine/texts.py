# SPDX-License-Identifier: Apache-2.0
"""Reads every text once, and asks only the rules whose patterns occur in it."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from operator import attrgetter

from listingcheck.detect.patterns import pattern_set
from listingcheck.detect.text import INVISIBLE, Flat, flatten, plain
from listingcheck.engine.bound import BoundRule, internal_error
from listingcheck.failure import Failure
from listingcheck.product import Product
from listingcheck.rule import TextRule

# Where markup or an entity splits a word, only the flat text shows it.
_SPLIT_WORDS = (
    (
        r"(?i)[a-z0-9@.](?:</?(?:a|b|big|code|em|font|i|ins|mark|s|small|span|strong|sub|sup|u|wbr)"
        r"(?:\s[^<>]*)?/?>)+[a-z0-9@.]"
    ),
    r"&#|&[A-Za-z]{2,10};",
)
_REMEMBERED_TEXTS = 30_000
_INVISIBLE = re.compile(f"[{''.join(INVISIBLE)}]")


_options = attrgetter("options")


class TextLane:
    """Sends titles, descriptions, options and attributes through the text rules."""

    def __init__(self, rules: Sequence[BoundRule], *, shortcuts: bool = True) -> None:
        self._title = _Reader(rules, "title", plain, shortcuts=shortcuts)
        self._description = _Reader(rules, "description", flatten, shortcuts=shortcuts)
        self._options = _Reader(rules, "options", plain, shortcuts=shortcuts)
        self._quiet_options: set[object] = set()
        self._attributes = _Reader(rules, "attributes", plain, shortcuts=shortcuts)
        self._quiet_attributes: set[str] = set()

    def check(self, product: Product) -> list[Failure]:
        """What the text rules say of one product."""
        failures: list[Failure] = []
        if product.title is not None:
            failures += self._title.read(product, "title", product.title) or ()
        if product.description is not None:
            failures += self._description.read(product, "description", product.description) or ()
        if product.options:
            failures += self._read_options(product)
        if product.attributes and self._attributes.has_rules:
            failures += self._read_attributes(product)
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

    def _read_attributes(self, product: Product) -> Iterator[Failure]:
        quiet = self._quiet_attributes
        for position, attribute in enumerate(product.attributes):
            if attribute.value in quiet:
                continue
            path = f"attributes[{position}].value"
            failures = self._attributes.read(product, path, attribute.value)
            if failures is not None:
                yield from failures
                continue
            if len(quiet) >= _REMEMBERED_TEXTS:
                quiet.clear()
            quiet.add(attribute.value)


class _Reader:
    """One kind of text, and the rules that read it."""

    def __init__(
        self,
        rules: Sequence[BoundRule],
        kind: str,
        flat: Callable[[str], Flat],
        *,
        shortcuts: bool,
    ) -> None:
        self._flat = flat
        self._shortcuts = shortcuts
        self._rules = [
            bound
            for bound in rules
            if isinstance(bound.rule, TextRule) and kind in bound.rule.fields
        ]
        self.has_rules = bool(self._rules)
        owned = [(i, p) for i, bound in enumerate(self._rules) for p in _patterns(bound)]
        self._owners = [i for i, _ in owned]
        self._splits = len(owned)
        self._set = pattern_set([*(p for _, p in owned), *_SPLIT_WORDS])

    def read(self, product: Product, path: str, text: str) -> Sequence[Failure] | None:
        """The failures of one text; None when no rule needed to look."""
        if not self._shortcuts:
            return self._ask(range(len(self._rules)), product, path, self._flat(text))
        hits, usual = self._set.match(text), text.isascii() or _is_usual(text)
        if usual and not hits:
            return None
        flat = None
        if not usual or hits[-1] >= self._splits:
            flat = self._flat(text)
            hits = [*hits, *self._set.match(flat.text)]
        wanted = sorted({self._owners[hit] for hit in hits if hit < self._splits})
        return self._ask(wanted, product, path, flat or self._flat(text)) if wanted else None

    def _ask(
        self, wanted: Sequence[int], product: Product, path: str, flat: Flat
    ) -> Sequence[Failure]:
        failures: list[Failure] = []
        for i in wanted:
            bound = self._rules[i]
            assert isinstance(bound.rule, TextRule)
            try:
                failures += [
                    bound.failure(product, f) for f in bound.rule.check(product, path, flat)
                ]
            except Exception as error:  # noqa: BLE001 - the other rules must still run
                failures.append(internal_error(bound, product, error))
        return failures


def _patterns(bound: BoundRule) -> Sequence[str]:
    assert isinstance(bound.rule, TextRule)
    return bound.rule.patterns()


def _is_usual(text: str) -> bool:
    """Whether flattening would change nothing but markup."""
    return unicodedata.is_normalized("NFKC", text) and not _INVISIBLE.search(text)


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
