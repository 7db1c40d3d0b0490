# SPDX-License-Identifier: Apache-2.0
"""``text-language``."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import ClassVar

from pydantic import Field

from listingcheck import sample
from listingcheck.detect.text import Flat
from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, RuleOptions, TextRule, Valid
from listingcheck.rules._quoting import quoted
from listingcheck.rules.text._languages import NAMES, Languages

_GERMAN = (
    "<p>Die Tasse ist aus Ton und wird von Hand gemacht. Sie ist nicht für die Mikrowelle, aber "
    "für den Geschirrspüler geeignet und kann mit einem Deckel aus Holz bestellt werden.</p>"
)


class TextLanguage(TextRule):
    """The description is in another language than the market's.

    What it checks: the small words of a description, such as "and" or "und". It speaks where many
    of them are of a foreign language and hardly any of an accepted one; names, sizes and lists of
    features say nothing. Where the law of a market requires a language, a description without it
    is noted. Letters of a foreign script are a matter of text-script.

    Why the marketplace minds: a listing must be in the language of its market; otherwise it fails
    or is rejected.

    How to fix it: translate the listing.
    """

    id = "text-language"
    stage = Stage.REVIEW
    severity = Severity.WARNING
    fields: ClassVar = ("description",)

    class Options(RuleOptions):
        accepted: tuple[str, ...] = Field(
            default=(), description="Languages of the market, ISO 639; empty for any."
        )
        required: str | None = Field(
            default=None, description="The language that no description may lack, ISO 639."
        )
        minimum: int = Field(
            default=12, ge=1, description="Fewest small words by which a language is known."
        )

    VALID = (
        Valid(sample.product(), {"accepted": ["en"]}),
        Valid(sample.product(description=_GERMAN), {"accepted": ["de", "en"]}),
        Valid(
            sample.product(description="<p>Café de la Paix, Eau de Parfum</p>"),
            {"accepted": ["en"]},
        ),
    )
    INVALID = (
        Invalid(
            sample.product(description=_GERMAN), field="description", options={"accepted": ["en"]}
        ),
        Invalid(
            sample.product(
                description="<p>The mug is made by hand of the best clay and it can be used in "
                "the oven and in the microwave; you will find that it is not for the fire.</p>"
            ),
            field="description",
            options={"accepted": ["ms", "en"], "required": "ms"},
        ),
    )

    def prepare(self) -> None:
        self._languages = Languages(self.context.words("function_words"))
        self._accepted = self._languages.known(self.options.accepted)
        self._foreign = self._languages.others(self._accepted) if self._accepted else ()
        self._required = self._languages.known(filter(None, [self.options.required]))
        self._optional = self._accepted - self._required if self._required else frozenset()

    def patterns(self) -> Sequence[str]:
        pairs = (self._foreign, self._accepted), (self._optional, self._required)
        return [self._languages.pattern(*pair) for pair in pairs if all(pair)]

    def check(self, product: Product, field: str, text: Flat) -> Iterator[Finding]:
        foreign = self._prevailing(text, self._foreign, self._accepted)
        optional = self._prevailing(text, self._optional, self._required)
        if foreign:
            yield _finding(field, text, foreign, self.options.accepted)
        elif optional:
            lacking = _finding(field, text, optional, (self.options.required,))
            yield replace(lacking, severity=Severity.INFO)

    def _prevailing(
        self, text: Flat, wanted: Collection[str], against: Collection[str]
    ) -> str | None:
        if not wanted or not against:
            return None
        return self._languages.prevailing(text.text, wanted, against, self.options.minimum)


def _finding(field: str, text: Flat, found: str, wanted: Iterable[str]) -> Finding:
    limit = " or ".join(NAMES.get(name, name) for name in wanted)
    return Finding(
        field=field,
        message=f"The description is in {NAMES[found]}: {quoted(text.text.strip())}; "
        f"{limit} is expected.",
        fix=Fix(f"Translate the listing into {limit}."),
        value=text.text,
        limit=limit,
    )
