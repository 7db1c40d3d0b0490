# SPDX-License-Identifier: Apache-2.0
"""``title-second-hand-prefix``."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import Field

from listingcheck import sample
from listingcheck.failure import Edit, Finding, Fix, Safety, Severity, Stage
from listingcheck.offer import Offer
from listingcheck.product import Product
from listingcheck.rule import Invalid, ProductRule, RuleOptions, Valid
from listingcheck.rules._quoting import quoted
from listingcheck.rules.text._phrases import standing_alone

_MARKS = re.compile(r"[\W_]+")


class TitleSecondHandPrefix(ProductRule):
    """The title of a used thing does not begin by saying so.

    What it checks: where the title or the condition says that a thing is used or refurbished,
    whether the title begins with one of the market's prefixes. Case, brackets and hyphens make no
    difference. Without prefixes nothing is checked.

    Why the marketplace minds: some markets take second-hand goods only under a title that begins
    with "(used)", "(refurbished)" or the like; the audit fails others.

    How to fix it: put the prefix in front of the title.
    """

    id = "title-second-hand-prefix"
    stage = Stage.REVIEW
    severity = Severity.WARNING

    class Options(RuleOptions):
        prefixes: tuple[str, ...] = Field(
            default=(), description="What the title of a used thing may begin with."
        )

    VALID = (
        Valid(
            sample.product(title="(USED) Phone 128 GB"), {"prefixes": ["(used)", "(refurbished)"]}
        ),
        Valid(sample.product(title="Wall Clock with Second Hand"), {"prefixes": ["(secondhand)"]}),
        Valid(sample.product(title="Pre-owned Phone 128 GB")),
    )
    INVALID = (
        Invalid(
            sample.product(title="Laptop 14 Inch, Refurbished"),
            field="title",
            options={"prefixes": ["(used)", "(refurbished)"]},
            fixed="(refurbished) Laptop 14 Inch, Refurbished",
        ),
        Invalid(
            sample.product(
                title="Leather Jacket",
                variants=[sample.variant().model_copy(update={"offer": Offer(condition="Used")})],
            ),
            field="title",
            options={"prefixes": ["[Second-hand]"]},
            fixed="[Second-hand] Leather Jacket",
        ),
    )

    def prepare(self) -> None:
        words = self.context.words("second_hand")
        self._wordings = {kind: _wordings(entries) for kind, entries in words.items()}
        self._folded = tuple(map(_folded, self.options.prefixes))

    def check(self, product: Product) -> Iterator[Finding]:
        title = product.title
        if not self._folded or title is None or _folded(title).startswith(self._folded):
            return
        kind = self._kind(product, title)
        if kind:
            prefix = self._prefix(kind)
            yield Finding(
                field="title",
                message=f"The product is {kind}, and its title {quoted(title)} does not begin "
                f"with {' or '.join(self.options.prefixes)}.",
                fix=Fix(
                    f"Put {prefix} in front of the title.",
                    Safety.UNSAFE,
                    (Edit("title", title, f"{prefix} {title}"),),
                ),
                value=title,
                limit=" or ".join(self.options.prefixes),
            )

    def _kind(self, product: Product, title: str) -> str | None:
        """``used`` or ``refurbished``, by the title or by the condition of a variant."""
        offers = [variant.offer for variant in product.variants if variant.offer]
        conditions = {offer.condition.lower() for offer in offers if offer.condition}
        for kind, wordings in self._wordings.items():
            if kind in conditions or any(_says(title, *wording) for wording in wordings):
                return kind
        return None

    def _prefix(self, kind: str) -> str:
        """The prefix that says the kind, or else the first."""
        prefixes: tuple[str, ...] = self.options.prefixes
        return next((prefix for prefix in prefixes if kind in prefix.casefold()), prefixes[0])


def _wordings(
    entries: Iterable[Mapping[str, Any]],
) -> list[tuple[re.Pattern[str], re.Pattern[str] | None]]:
    """Each wording, and the words beside which it means something else."""
    return [
        (
            standing_alone([entry["phrase"]]),
            standing_alone(entry["unless"]) if "unless" in entry else None,
        )
        for entry in entries
    ]


def _says(title: str, wording: re.Pattern[str], unless: re.Pattern[str] | None) -> bool:
    return bool(wording.search(title)) and not (unless and unless.search(title))


def _folded(text: str) -> str:
    return _MARKS.sub("", text).casefold()
