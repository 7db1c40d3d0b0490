# SPDX-License-Identifier: Apache-2.0
"""Rules bound to what a profile and a merchant say of them."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from pydantic import ValidationError

from listingcheck.budget import Budget
from listingcheck.conditions import traits_of
from listingcheck.errors import ConfigurationError
from listingcheck.failure import Failure, Finding, Fix, Severity
from listingcheck.overrides import Override, Scope, refuse_unknown, settings_of
from listingcheck.product import Product, Where
from listingcheck.profile import Profile, RuleSetting, Setting
from listingcheck.rule import Context, Member, Rule
from listingcheck.spelling import guess
from listingcheck.suppression import is_named

LONGEST_VALUE = 1_000
"""Characters of a value that a failure quotes; a title may be a megabyte."""

_rank = attrgetter("rank")


@dataclass(frozen=True, slots=True)
class BoundRule:
    """A rule with its options, and what its failures carry."""

    rule: Rule
    severity: Severity
    source_url: str | None
    scope: Scope | None = None
    """Where it counts; None is everywhere."""
    budget: Budget | None = None

    def failures(self, product: Product, findings: Iterable[Finding]) -> Iterator[Failure]:
        """The failures that findings about one product amount to, where the rule counts."""
        for finding in findings:
            if self.counts(product, finding):
                yield self.failure(product, finding)

    def counts(self, product: Product, finding: Finding) -> bool:
        """Whether the rule counts for a finding about one product."""
        scope = self.scope
        return scope is None or scope.holds(self.failure(product, finding), traits_of(product))

    def failure(self, product: Product, finding: Finding) -> Failure:
        """The failure that a finding about one product amounts to."""
        field = finding.field
        variant, where = product.variant_key(field), product.where(field)
        return self._failure(finding, product.key, variant, field, where)

    def member_failure(self, member: Member, finding: Finding) -> Failure:
        """The failure that a finding about one of several products amounts to."""
        return self._failure(finding, member.product, member.variant, member.field, member.where)

    def _failure(
        self, finding: Finding, product: str, variant: str | None, field: str, where: Where
    ) -> Failure:
        rule = self.rule
        return Failure(
            rule=rule.id,
            stage=finding.stage or rule.stage,
            severity=self._severity(finding),
            product=product,
            variant=variant,
            field=field,
            where=where,
            value=shortened(finding.value),
            limit=finding.limit,
            message=finding.message,
            fix=finding.fix,
            evidence=finding.evidence,
            codes=rule.codes,
            source_url=self.source_url,
            needs_approval=rule.needs_approval,
        )

    def _severity(self, finding: Finding) -> Severity:
        """The rule's severity, or the finding's where that is milder."""
        if finding.severity is None:
            return self.severity
        return max(self.severity, finding.severity, key=_rank)


def shortened(value: str | None) -> str | None:
    """A value as a failure quotes it."""
    if value is None or len(value) <= LONGEST_VALUE:
        return value
    return f"{value[:LONGEST_VALUE]}…"


def internal_error(bound: BoundRule, product: Product | None, error: Exception) -> Failure:
    """The failure that says a rule itself failed on a product."""
    name = f"product {product.key!r}" if product else "the catalogue"
    return Failure(
        rule="internal-error",
        stage=None,
        severity=Severity.ERROR,
        product=product.key if product else None,
        variant=None,
        field=None,
        where=product.where("") if product else Where(),
        value=bound.rule.id,
        limit=None,
        message=f"The rule {bound.rule.id} failed on {name}: {type(error).__name__}: {error}",
        fix=Fix("Report this to the author of the rule; the other rules were still applied."),
    )


def bind(
    available: Iterable[type[Rule]],
    profile: Profile,
    context: Context,
    *,
    select: Sequence[str],
    ignore: Sequence[str],
    settings: Mapping[str, Setting],
    added: Collection[str],
    overrides: Sequence[Override] = (),
) -> tuple[BoundRule, ...]:
    """Bind the rules that are on: those of the profile and those ``added`` by the merchant.

    A rule of which overrides speak is bound once for each of its settings.

    Raises:
        ConfigurationError: an unknown rule, or options that a rule does not take.
    """
    known = {rule.id: rule for rule in available}
    _refuse_unknown(known, (*profile.rules, *settings), (*select, *ignore))
    refuse_unknown(overrides, known)
    bound: list[BoundRule] = []
    for rule_id, rule in known.items():
        if (select and not _one_names(select, rule_id)) or _one_names(ignore, rule_id):
            continue
        is_on = rule_id in profile.rules or rule_id in settings or rule_id in added
        usual = settings.get(rule_id, Setting()).over(profile.rules.get(rule_id, RuleSetting()))
        for setting, scope in _settings(rule_id, usual, overrides, is_on=is_on):
            bound.append(_bind_one(rule, setting, profile, context, scope))
    return tuple(bound)


def _settings(
    rule_id: str, usual: RuleSetting, overrides: Sequence[Override], *, is_on: bool
) -> Iterator[tuple[RuleSetting, Scope | None]]:
    """Each setting with which a rule is on, and where."""
    for other, scope in settings_of(rule_id, overrides):
        setting = other.over(usual) if other is not None else usual
        if setting.severity != "off" and (is_on or other is not None):
            yield setting, scope


def _refuse_unknown(known: Collection[str], rules: Iterable[str], names: Iterable[str]) -> None:
    for name in rules:
        if name not in known:
            raise ConfigurationError(f"There is no rule {name!r}.{guess(name, known)}")
    for name in names:
        if not any(is_named(rule_id, name) for rule_id in known):
            raise ConfigurationError(f"There is no rule or family {name!r}.{guess(name, known)}")


def _one_names(names: Iterable[str], rule_id: str) -> bool:
    return any(is_named(rule_id, name) for name in names)


def _bind_one(
    rule: type[Rule],
    setting: RuleSetting,
    profile: Profile,
    context: Context,
    scope: Scope | None,
) -> BoundRule:
    reference = profile.reference(rule.id)
    try:
        return BoundRule(
            rule=rule(setting.options, context),
            severity=Severity(setting.severity or rule.severity),
            source_url=reference.url if reference else None,
            scope=scope,
            budget=setting.budget,
        )
    except ValidationError as error:
        first = error.errors()[0]
        option = ".".join(str(part) for part in first["loc"])
        names = ", ".join(rule.Options.model_fields) or "none"
        raise ConfigurationError(
            f"Rule {rule.id}, option {option!r}: {first['msg']}. Its options: {names}."
        ) from None
