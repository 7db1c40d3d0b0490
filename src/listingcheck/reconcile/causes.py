# SPDX-License-Identifier: Apache-2.0
"""Says why a refusal was not predicted, and what would have caught it."""

from dataclasses import dataclass

from listingcheck.config import Config
from listingcheck.failure import Severity
from listingcheck.profile import Profile
from listingcheck.reconcile.predictions import Predictions
from listingcheck.reconcile.reasons import Reason
from listingcheck.reconcile.refusal import Refusal
from listingcheck.reconcile.result import Cause

Told = tuple[Cause, str]
"""A cause and a sentence about it."""


@dataclass(frozen=True, slots=True)
class Causes:
    """What decides why a rule did not speak."""

    predictions: Predictions
    config: Config
    profile: Profile

    def of(self, rule: str, severity: Severity | None) -> Told:
        """Why a rule did not predict a refusal it stands for.

        Args:
            rule: the rule.
            severity: what it says of the product once it is on; None where it is silent.
        """
        if severity is None:
            return self._silent(rule)
        if rule in self.predictions.on:
            return Cause.BELOW, (
                f"{rule} finds it, but only as {_ARTICLES[severity]}: --fail-on {severity}, or "
                "another severity for the rule, would have stopped it."
            )
        if self._is_left_out(rule):
            return Cause.IGNORED, (
                f"{rule} would have caught it: the profile has it on, but it is left out by "
                "select or ignore."
            )
        return Cause.OFF, (
            f"{rule} would have caught it if it were on: switch it on for {self.profile.name} "
            f"under [rules.{rule}]."
        )

    def _silent(self, rule: str) -> Told:
        absent = self.predictions.absent.get(rule)
        if absent is not None:
            return Cause.ABSENT, f"{rule} could not say: {absent}"
        return Cause.SILENT, (
            f"{rule} stands for it and finds nothing wrong in the export: what the marketplace "
            "saw is elsewhere, such as in a picture, or has changed since."
        )

    def _is_left_out(self, rule: str) -> bool:
        """Whether it is on by profile and settings, and so only not chosen."""
        setting = self.config.settings.get(rule) or self.profile.rules.get(rule)
        return setting is not None and setting.severity != "off"


_ARTICLES = {Severity.ERROR: "an error", Severity.WARNING: "a warning", Severity.INFO: "an info"}


def without_a_rule(reason: Reason, refusal: Refusal) -> Told:
    """Why no rule stands for a refusal."""
    if refusal.is_status:
        return Cause.UNKNOWN, (
            "It is a status without a reason, and no rule of its stage finds anything wrong: "
            "look the reason up where the marketplace or the connector shows it."
        )
    if reason.name is None:
        return Cause.UNKNOWN, (
            "Nothing is known of this message, so no rule stands for it: tell it to the authors "
            "of listingcheck, or add it to the codes of a rule of your own."
        )
    return Cause.OUTSIDE, reason.why or ""
