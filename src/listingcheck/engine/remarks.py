# SPDX-License-Identifier: Apache-2.0
"""The severities a merchant gives to what suppressions say of themselves."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from listingcheck.errors import ConfigurationError
from listingcheck.failure import Failure, Severity
from listingcheck.profile import Setting
from listingcheck.suppression import REMARKS


def weighed(remarks: Iterable[Failure], severities: Mapping[str, str]) -> Iterator[Failure]:
    """Yield remarks with the severities they were given; those that are off are left out."""
    for remark in remarks:
        severity = severities.get(remark.rule)
        if severity is None:
            yield remark
        elif severity != "off":
            yield replace(remark, severity=Severity(severity))


def parted(
    settings: Mapping[str, Setting],
) -> tuple[dict[str, Setting], dict[str, str]]:
    """The settings of rules, and the severities of remarks.

    Raises:
        ConfigurationError: a remark is given options, of which it has none.
    """
    of_rules = {name: said for name, said in settings.items() if name not in REMARKS}
    of_remarks = {name: said for name, said in settings.items() if name in REMARKS}
    for name, said in of_remarks.items():
        if said.options:
            raise ConfigurationError(f"{name} has no options; it takes a severity.")
    return of_rules, {name: said.severity for name, said in of_remarks.items() if said.severity}
