# SPDX-License-Identifier: Apache-2.0
"""What rules about a manufacturer and a responsible person share."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any, ClassVar

from pydantic import Field

from listingcheck.answers import CategoryRules, Requirement
from listingcheck.answers.reading import folded
from listingcheck.compliance import Party
from listingcheck.failure import Finding, Fix, Severity
from listingcheck.product import Product
from listingcheck.rule import ProductRule, RuleOptions
from listingcheck.rules._answers import AnswerRule, filed
from listingcheck.rules._quoting import quoted

_NOT_DIGITS = re.compile(r"[\s().+/-]+")
_NO_DIGITS = re.compile(r"\D", re.ASCII)
OUTSIDE_EU = frozenset(
    [
        *("us", "usa", "united states", "united states of america", "cn", "china", "pr china"),
        *("gb", "uk", "united kingdom", "great britain", "england", "scotland", "wales"),
        *("ch", "switzerland", "tr", "turkey", "turkiye", "jp", "japan", "hk", "hong kong"),
        *("kr", "south korea", "tw", "taiwan", "vn", "vietnam", "th", "thailand", "my"),
        *("malaysia", "sg", "singapore", "id", "indonesia", "ph", "philippines", "in", "india"),
        *("ca", "canada", "mx", "mexico", "br", "brazil", "au", "australia"),
    ]
)
"""Names and codes of countries, folded, that are not in the EU."""


class MissingParty(AnswerRule):
    """Reports that a product names nobody, where its category requires it."""

    answers: ClassVar = ("category_rules",)
    parties: ClassVar[str]
    """The field of what a product proves: ``manufacturers``."""
    requirement: ClassVar[str]
    """The field of a category's rules that asks for them: ``manufacturer``."""
    role: ClassVar[str]

    class Options(RuleOptions):
        required: bool = Field(
            default=False,
            description="Whether the market's law asks for it, where no answer says of a category.",
        )

    @cached_property
    def idle(self) -> bool:
        """Whether neither an answer nor the market's law asks for anybody."""
        return not (self.shop.category_rules or self.options.required)

    def check(self, product: Product) -> Iterator[Finding]:
        compliance, rules = product.compliance, self.rules_of(product)
        if compliance is not None and getattr(compliance, self.parties):
            return
        is_sure = rules is not None and self._is_required(rules)
        # Without an answer, only a source that has room for it can be missing it.
        can_tell = compliance is not None or product.lacks(self.absent or "")
        if is_sure or (rules is None and self.options.required and can_tell):
            yield Finding(
                field=f"compliance.{self.parties}",
                message=f"There is no {self.role}; "
                f"{'the category requires one' if is_sure else 'most categories need one'}.",
                fix=Fix(f"Create the {self.role} in Seller Center, and give the product its id."),
                limit=f"a {self.role}",
                severity=None if is_sure else Severity.INFO,
            )

    def _is_required(self, rules: CategoryRules) -> bool:
        """Whether the rules of a category require it in this market."""
        asked: Requirement = getattr(rules, self.requirement)
        return asked.is_always_required(self.context.market)


class PartyOptions(RuleOptions):
    """The limits of what is stated of a manufacturer or a responsible person."""

    name: int | None = Field(default=None, ge=1, description="Most characters of the name.")
    address: int | None = Field(default=None, ge=1, description="Most characters of the address.")
    phone_minimum: int | None = Field(default=None, ge=1, description="Fewest digits of a phone.")
    phone_maximum: int | None = Field(default=None, ge=1, description="Most digits of a phone.")


class IncompleteParty(ProductRule):
    """Reports what is missing of, or too long in, what a product states of somebody."""

    shape: ClassVar = filed
    about = "compliance"
    Options = PartyOptions
    parties: ClassVar[str]
    role: ClassVar[str]

    def check(self, product: Product) -> Iterator[Finding]:
        stated: Sequence[Party] = getattr(product.compliance, self.parties, ())
        for n, party in enumerate(stated):
            for field, problem, limit in self.problems(party):
                value = getattr(party, field)
                yield Finding(
                    field=f"compliance.{self.parties}[{n}].{field}",
                    message=f"The {field} of the {self.role} {problem}; {limit} is needed.",
                    fix=Fix(f"Correct the {field} of the {self.role} in Seller Center."),
                    value=value,
                    limit=limit,
                )

    def problems(self, party: Party) -> Iterator[tuple[str, str, str]]:
        """Yield field, problem and limit for each of the details; an id alone has none."""
        details = party.model_dump(exclude={"id"}, exclude_none=True)
        if not details:
            return
        for field in ("name", "address"):
            yield from self._text(field, details.get(field))
        if not {"phone", "email"} & details.keys():
            yield "phone", "and the email address are missing", "one of them"
        yield from self._phone(details.get("phone"))

    def _text(self, field: str, text: str | None) -> Iterator[tuple[str, str, str]]:
        most: Any = getattr(self.options, field)
        if text is None:
            yield field, "is missing", f"a {field}" if field == "name" else f"an {field}"
        elif most is not None and len(text.strip()) > most:
            yield field, f"has {len(text.strip()):,} characters", f"at most {most:,}"

    def _phone(self, phone: str | None) -> Iterator[tuple[str, str, str]]:
        fewest, most = self.options.phone_minimum, self.options.phone_maximum
        if phone is None or fewest is None or most is None:
            return
        count = len(_NO_DIGITS.sub("", phone))
        # A country code of up to three digits may stand before the number.
        if not fewest <= count <= most + 3 or not _NOT_DIGITS.sub("", phone).isdigit():
            limit = f"a country code and {fewest} to {most} digits"
            yield "phone", f"is {quoted(phone)}", limit


def country_outside_eu(address: str) -> str | None:
    """The country outside the EU that an address names as a part of its own; None for none."""
    parts = address[-500:].replace("\n", ",").split(",")
    return next((part.strip() for part in parts[1:] if folded(part) in OUTSIDE_EU), None)
