# SPDX-License-Identifier: Apache-2.0
"""The words of all languages that lead a buyer off a marketplace."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any

from listingcheck.detect.keys import Lists
from listingcheck.detect.phrases import FEW, Phrase, Phrases, Stay

KINDS = ("call_to_action", "messenger", "platform", "address", "payment", "coupon")
"""What phrases are for."""
Read = Callable[[str], Mapping[str, Any]]
_LEAVES_ANYWAY = frozenset({"messenger", "payment"})
"""Kinds that lead away beside the marketplace's own name too: "not on TikTok, on WhatsApp"."""


class Words:
    """What stands under ``rules/words/redirect``.

    Args:
        read: reads a word list by name.
        marketplace: whose own shop, chat and coupons lead nobody away.
    """

    def __init__(self, read: Read, marketplace: str | None) -> None:
        self._read = read
        self.domains = read("redirect/domains")
        names = read("redirect/names")
        self.names: Mapping[str, Sequence[str]] = names.get("lists", {})
        """Names that are the same in all languages, by kind: ``messenger``, ``network``."""
        self.disguised: Sequence[str] = names.get("disguised", ())
        """Words worth knowing with other signs in place of their letters."""
        self.languages: Sequence[str] = read("redirect/languages").get("languages", ())
        """ISO 639 codes of the languages there are words of."""
        self._own: Sequence[str] = names.get("own", {}).get(marketplace, ())
        self._lists = {language: self._lists_of(language) for language in self.languages}

    @cached_property
    def phrases(self) -> Phrases:
        """The phrases of all kinds in every language."""
        return Phrases(
            phrase
            for kind in KINDS
            for language in self.languages
            for phrase in self.phrases_of(language, kind)
        )

    def listed(self, name: str) -> list[str]:
        """A list of every language, such as ``web`` or ``phone``."""
        return [word for language in self.languages for word in self.of(language).get(name, ())]

    def named(self, name: str) -> list[str]:
        """Names of one kind, those that are the same everywhere and those of every language."""
        own = (self.of(language).get("lists", {}).get(name, ()) for language in self.languages)
        return [*self.names.get(name, ()), *(word for words in own for word in words)]

    def phrases_of(self, language: str, kind: str) -> Iterator[Phrase]:
        """Yield the phrases of one kind in one language."""
        words, lists = self.of(language), self._lists[language]
        stay = self._stay(language, kind)
        few = words.get("few", FEW)
        for entry in words.get(kind, ()):
            yield Phrase(entry, lists, few=few, stay=stay, kind=kind)

    def of(self, language: str) -> Mapping[str, Any]:
        """The words of one language."""
        return self._read(f"redirect/{language}")

    def _lists_of(self, language: str) -> Lists:
        own = self.of(language).get("lists", {})
        return Lists(
            {
                # A name such as 1688 or 163 is a number to YAML.
                name: [*map(str, (*self.names.get(name, ()), *own.get(name, ())))]
                for name in {**self.names, **own}
            }
        )

    def _stay(self, language: str, kind: str) -> Stay:
        own = () if kind in _LEAVES_ANYWAY else self._own
        # English words stand in texts of every language, so its harmless sentences do, too.
        said = [word for known in {language, "en"} for word in self.of(known).get("stay", ())]
        return Stay([*own, *said], self._lists[language])


words_of = lru_cache(maxsize=16)(Words)
"""The words for a marketplace, read once."""
