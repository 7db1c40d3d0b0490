# SPDX-License-Identifier: Apache-2.0
"""Why the work could not be done.

ListingcheckError
  SourceError           a file that cannot be read
    UnknownPlatformError  nobody knows whose export it is
  ConfigurationError    a profile, option, rule id or configuration file that makes no sense
  RuleError             a rule that cannot be loaded
    RuleDefinitionError   a rule that is not complete
  MissingExtraError     a feature whose package is not installed
"""


class ListingcheckError(Exception):
    """The base of every error this package raises on purpose. The text says what to do."""


class SourceError(ListingcheckError):
    """A file cannot be read at all."""


class UnknownPlatformError(SourceError):
    """A file can be read, but no platform's export looks like it."""


class ConfigurationError(ListingcheckError):
    """A profile, an option, a rule id or a configuration file makes no sense."""


class RuleError(ListingcheckError):
    """A rule cannot be loaded."""


class RuleDefinitionError(RuleError):
    """A rule is not complete."""

    def __init__(self, rule: str, problem: str) -> None:
        super().__init__(f"Rule {rule}: {problem}.")


class MissingExtraError(ListingcheckError):
    """A feature needs a package that is not installed."""

    def __init__(self, feature: str, extra: str) -> None:
        super().__init__(
            f"{feature} needs a package that is not installed: pip install 'listingcheck[{extra}]'"
        )
