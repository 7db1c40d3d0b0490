# SPDX-License-Identifier: Apache-2.0
"""SARIF 2.1.0, for GitHub code scanning and other viewers: the most severe results first."""

import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import PurePath
from typing import Any, TextIO
from urllib.parse import quote

from listingcheck.descriptions import ENGINE_RULES, Description, describe
from listingcheck.engine import BoundRule
from listingcheck.failure import Failure, Severity
from listingcheck.outputs.anchors import Files, path_of, told
from listingcheck.outputs.quoting import short
from listingcheck.outputs.spool import Spool
from listingcheck.report import heading
from listingcheck.tally import Tally

LIMIT = 25_000
"""How many results GitHub takes of one run."""
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


class Output:
    """Writes the rules, keeps results in temporary files, and writes the most severe at the end."""

    marketplace = None
    product = None

    def __init__(self, stream: TextIO) -> None:
        self._write = stream.write
        self._spool = Spool(LIMIT)
        self._files = Files()
        self._numbers: dict[str, int] = {}

    def begin(self, profile: str, rules: Sequence[BoundRule]) -> None:
        """Describe every rule of the run."""
        described = [_described(bound) for bound in rules]
        described += [_descriptor(rule, rule.severity, None) for rule in ENGINE_RULES]
        self._numbers = {rule["id"]: number for number, rule in enumerate(described)}
        driver = {**heading(profile)["tool"], "rules": described}
        # The slash ends the category: each profile keeps its own alerts.
        details = {"id": f"listingcheck/{short(profile)}/"}
        self._write(f'{{"$schema": "{_SCHEMA}", "version": "2.1.0", "runs": [{{')
        self._write(f'"tool": {_dump({"driver": driver})},\n')
        self._write(f'"automationDetails": {_dump(details)},\n"results": [')

    def failure(self, failure: Failure) -> None:
        """Keep one failure where there is room."""
        file = self._files.of(failure)
        self._spool.add(failure, lambda name: _dump(self._result(failure, file, name)))

    def end(self, tally: Tally) -> None:
        """Write the results, and how the run ended."""
        separator = "\n"
        for result in self._spool.lines():
            self._write(separator + result)
            separator = ",\n"
        invocation: dict[str, Any] = {"executionSuccessful": not tally.broken_rules}
        if left_out := self._spool.left_out + tally.unlisted.total():
            told_of = f"{left_out:,} more are left out here; the JSON report counts them all."
            invocation["toolExecutionNotifications"] = [
                {"level": "warning", "message": {"text": told_of}}
            ]
        self._write(f'\n],\n"invocations": {_dump([invocation])},\n')
        counts = {"counts": tally.counts(), "outcomes": tally.outcomes}
        self._write(f'"properties": {_dump(counts)}}}]}}\n')

    def _result(self, failure: Failure, file: str, name: str) -> dict[str, Any]:
        number = self._numbers.get(failure.rule)
        return {
            "ruleId": failure.rule,
            **({} if number is None else {"ruleIndex": number}),
            "level": _LEVELS[failure.severity],
            "message": {"text": told(failure)},
            "locations": [_location(failure, file)],
            # GitHub reads the second; it would else take the neighbouring lines for a name.
            "partialFingerprints": {
                "listingcheck/v1": failure.fingerprint,
                "primaryLocationLineHash": f"{name}:1",
            },
        }


def _location(failure: Failure, file: str) -> dict[str, Any]:
    # GitHub shows nothing that has no line; what concerns a whole file stands at its beginning.
    region = {"startLine": failure.where.line or 1}
    place: dict[str, Any] = {"artifactLocation": {"uri": _uri(file)}, "region": region}
    location: dict[str, Any] = {"physicalLocation": place}
    if path := path_of(failure):
        logical = {"name": path[-1], "fullyQualifiedName": "/".join(path)}
        location["logicalLocations"] = [logical]
    return location


@lru_cache(maxsize=64)
def _uri(file: str) -> str:
    path = PurePath(file)
    # Not Path.as_uri: a name may hold what has no bytes in UTF-8.
    quoted = quote(file.encode("utf-8", "surrogatepass"))
    return f"file://{quoted if file[:1] == '/' else f'/{quoted}'}" if path.is_absolute() else quoted


def _described(bound: BoundRule) -> dict[str, Any]:
    return _descriptor(describe(type(bound.rule)), bound.severity, bound.source_url)


def _descriptor(rule: Description, severity: Severity, url: str | None) -> dict[str, Any]:
    """One rule; its page is the one the marketplace's limit comes from."""
    parts = {
        "What it checks": rule.checks,
        "Why the marketplace minds": rule.why,
        "How to fix it": rule.remedy,
    }
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": f"{rule.summary} It checks {rule.checks}"},
        **({"helpUri": url} if url else {}),
        "help": {
            "text": "\n\n".join(f"{name}: {said}" for name, said in parts.items()),
            "markdown": "\n\n".join(f"**{name}:** {said}" for name, said in parts.items()),
        },
        "defaultConfiguration": {"level": _LEVELS[severity]},
        "properties": {"tags": list(dict.fromkeys(filter(None, (rule.family, rule.stage))))},
    }


_dump = json.JSONEncoder().encode
