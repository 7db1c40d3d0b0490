# SPDX-License-Identifier: Apache-2.0
"""Compares refusals with predictions, one by one."""

from collections.abc import Iterable, Sequence
from itertools import chain

from listingcheck.config import Config
from listingcheck.failure import Severity
from listingcheck.profile import load_profile
from listingcheck.reconcile.causes import Causes, without_a_rule
from listingcheck.reconcile.columns import Columns
from listingcheck.reconcile.desk import Desk
from listingcheck.reconcile.predictions import Predictions, known_rules, predict
from listingcheck.reconcile.reading import refusals_of
from listingcheck.reconcile.reasons import Reason, Reasons
from listingcheck.reconcile.refusal import Refusal
from listingcheck.reconcile.result import Miss, Reconciliation, Unmatched
from listingcheck.sources.reading import Reading

_LONGEST_REASON = 120
"""Characters of a message that names a row, where nothing is known of it."""


def reconcile(reading: Reading, refusals: Iterable[object], config: Config) -> Reconciliation:
    """Compare what was refused with what is predicted.

    Args:
        reading: the products, as they were sent.
        refusals: sources of refusals, such as paths.
        config: for whom, with which rules, and from which severity on a refusal is predicted.

    Raises:
        ListingcheckError: the work could not be done; the text says what to do.
    """
    said = list(chain.from_iterable(map(refusals_of, refusals)))
    desk, reasons = Desk(said), Reasons(known_rules(config.plugins))
    predictions = predict(reading, config, desk, _wanted(said, reasons))
    return _Comparison(predictions, desk, reasons, config).result(said)


def _wanted(refusals: Iterable[Refusal], reasons: Reasons) -> frozenset[str]:
    """The rules that refusals may stand for; a mere status may stand for any."""
    found: set[str] = set()
    for refusal in refusals:
        if refusal.is_status:
            return reasons.rules
        found.update(reasons.of(refusal).rules)
    return frozenset(found)


class _Comparison:
    """Refusals against predictions."""

    def __init__(
        self, predictions: Predictions, desk: Desk, reasons: Reasons, config: Config
    ) -> None:
        self._predictions = predictions
        self._desk = desk
        self._reasons = reasons
        self._threshold = config.fail_on
        self._profile = load_profile(config.profile).on(config.on)
        self._causes = Causes(predictions, config, self._profile)
        self._columns = Columns(predictions, desk)
        self._misses: list[Miss] = []
        self._unmatched: list[Unmatched] = []

    def result(self, refusals: Sequence[Refusal]) -> Reconciliation:
        """The outcome of all comparisons."""
        for refusal in refusals:
            place = self._desk.place_of(refusal)
            if place is None:
                self._unmatched.append(Unmatched(refusal, self._desk.why_not(refusal)))
            else:
                self._compare(refusal, place)
        return Reconciliation(
            profile=self._profile.name,
            products=self._desk.products,
            unread=self._predictions.unread,
            predicted=len(refusals) - len(self._misses) - len(self._unmatched),
            rows=self._columns.rows(self._reasons.rules),
            misses=tuple(self._misses),
            unmatched=tuple(self._unmatched),
        )

    def _compare(self, refusal: Refusal, place: int) -> None:
        reason = self._reason(refusal, place)
        # A recommendation is predicted by a rule of any severity.
        predicted = self._predicted(place, self._threshold if refusal.blocks else Severity.INFO)
        caught = [rule for rule in reason.rules if rule in predicted]
        for rule in caught:
            self._columns.predicted(rule, refusal, place)
        if not caught:
            self._miss(refusal, reason, place)

    def _reason(self, refusal: Refusal, place: int) -> Reason:
        """What is behind a refusal; behind a mere status, every rule of its stage that speaks."""
        if not refusal.is_status:
            return self._reasons.of(refusal)
        speaking = self._predictions.of_refused.get(place, {}).items()
        rules = [rule for rule, (_, stage) in speaking if refusal.stage in {None, stage}]
        return Reason(tuple(rules), None, None)

    def _predicted(self, place: int, threshold: Severity) -> list[str]:
        """The rules that are on and speak of a product, severely enough."""
        speaking = self._severities(place).items()
        on = self._predictions.on
        return [
            rule for rule, severity in speaking if rule in on and severity.rank <= threshold.rank
        ]

    def _severities(self, place: int) -> dict[str, Severity]:
        """By rule: what it says of a product, even if it is off."""
        speaking = self._predictions.of_refused.get(place, {})
        return {rule: severity for rule, (severity, _) in speaking.items()}

    def _miss(self, refusal: Refusal, reason: Reason, place: int) -> None:
        severities = self._severities(place)
        rule = self._likeliest(reason, severities)
        if rule is None:
            cause, explanation = without_a_rule(reason, refusal)
        else:
            cause, explanation = self._causes.of(rule, severities.get(rule))
        name = rule or reason.name or refusal.message[:_LONGEST_REASON]
        self._columns.missed(name, refusal, place)
        key, others = self._desk.keys[place], tuple(self._predicted(place, self._threshold))
        self._misses.append(Miss(refusal, key, name, cause, rule, explanation, others))

    def _likeliest(self, reason: Reason, severities: dict[str, Severity]) -> str | None:
        """Of the rules a refusal may stand for, one that speaks; rather one that is on."""

        def order(rule: str) -> tuple[bool, bool, int]:
            severity = severities.get(rule)
            return (
                severity is None,
                rule not in self._predictions.on,
                severity.rank if severity else 0,
            )

        return min(reason.rules, key=order, default=None)
