# SPDX-License-Identifier: Apache-2.0
"""What rules say of an export: those that are on, and those that a refusal may stand for."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from listingcheck import registry
from listingcheck.config import Config
from listingcheck.errors import RuleError, SourceError
from listingcheck.failure import Failure, Severity, Stage
from listingcheck.outputs.watching import watched
from listingcheck.profile import RuleSetting, Setting, load_profile
from listingcheck.reconcile.desk import Desk
from listingcheck.rule import Rule
from listingcheck.sources.reading import Reading
from listingcheck.tally import Tally

EXAMPLES = 10
"""How many products are named of those that were predicted and not refused."""


@dataclass(slots=True)
class Predictions:
    """What a run has found in which more rules were on than usually."""

    on: frozenset[str]
    """The rules that are really on."""
    by_rule: dict[str, bytearray] = field(default_factory=lambda: defaultdict(bytearray))
    """By rule that is on: a byte per product, 1 where it predicts that the product is refused."""
    examples: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """By rule that is on: the first products it predicts that nobody speaks of."""
    of_refused: dict[int, dict[str, tuple[Severity, Stage | None]]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    """By place of a product that may have been refused: what each rule says of it."""
    absent: dict[str, str] = field(default_factory=dict)
    """By rule: what the export does not have, so that the rule could not look at it."""
    unread: int = 0
    """Records that could not be read."""


class _Places(Tally):
    """A tally that remembers of which product the last failure was."""

    place: int | None = None

    def failure(self, failure: Failure, position: int | None) -> None:
        """Count a failure."""
        self.place = position
        super().failure(failure, position)


def predict(reading: Reading, config: Config, desk: Desk, wanted: Collection[str]) -> Predictions:
    """Check an export in one pass with the rules that are on and those that are wanted.

    Memory grows with the products that ``desk`` asks for, and by a byte per product and rule.

    Args:
        reading: the products.
        config: for whom, and which rules are on.
        desk: is shown every product.
        wanted: rules to be asked although they are off or left out.

    Raises:
        SourceError: no product could be read.
        RuleError: a rule that is on failed.
    """
    found = Predictions(frozenset(bound.rule.id for bound in config.checker().rules))
    tally = _Places()
    checker = _widened(config, found.on, wanted).checker()
    for failure in checker.stream(watched(reading, [desk.see]), tally):
        if tally.place is None:
            found.absent[failure.rule] = failure.message
        elif failure.stage is not None:
            _note(found, failure, tally.place, desk, config.fail_on)
    _check(tally, found.on)
    found.unread = sum(source.unread for source in tally.sources)
    return found


def _note(
    found: Predictions, failure: Failure, place: int, desk: Desk, threshold: Severity
) -> None:
    rule = failure.rule
    is_asked_for = place in desk.keys
    if is_asked_for:
        said = found.of_refused[place]
        before = said.get(rule)
        if before is None or failure.severity.rank < before[0].rank:
            said[rule] = failure.severity, failure.stage
    if rule not in found.on or failure.severity.rank > threshold.rank:
        return
    marks = found.by_rule[rule]
    marks.extend(bytes(max(0, place + 1 - len(marks))))
    if not marks[place] and not is_asked_for and len(found.examples[rule]) < EXAMPLES:
        found.examples[rule].append(failure.product or "")
    marks[place] = 1


def _check(tally: Tally, on: frozenset[str]) -> None:
    if not tally.products:
        raise SourceError("The export holds no product that could be read: nothing was compared.")
    if broken := tally.broken_rules & on:
        raise RuleError(
            f"Not everything was checked: {', '.join(sorted(broken))} failed on this export; "
            "listingcheck check names the product."
        )


def _widened(config: Config, on: Collection[str], wanted: Collection[str]) -> Config:
    """The same configuration with more rules on: what was off has the rule's own severity."""
    profile = load_profile(config.profile).on(config.on)
    settings = {
        rule.id: _on(rule, profile.rules, config.settings.get(rule.id))
        if rule.id in on or rule.id in wanted
        else Setting(severity="off")
        for rule in _available(config.plugins)
    }
    return config.replaced(select=(), ignore=(), settings=settings)


def _on(rule: type[Rule], rules: Mapping[str, RuleSetting], own: Setting | None) -> Setting:
    setting = (own or Setting()).over(rules.get(rule.id, RuleSetting()))
    if setting.severity != "off":
        return own or Setting()
    return setting.model_copy(update={"severity": rule.severity})


def known_rules(plugins: Iterable[type[Rule]]) -> frozenset[str]:
    """The ids of all rules there are."""
    return frozenset(rule.id for rule in _available(plugins))


def _available(plugins: Iterable[type[Rule]]) -> Iterable[type[Rule]]:
    return registry.merged(registry.built_in(), registry.installed(), plugins)
