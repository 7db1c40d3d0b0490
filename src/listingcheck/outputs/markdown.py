# SPDX-License-Identifier: Apache-2.0
"""Markdown for a job summary or a comment: the outcomes, and one row per rule."""

import re

from listingcheck.outputs.anchors import subject
from listingcheck.outputs.quoting import safe, short
from listingcheck.outputs.ranking import ByRule, Ranked, outcomes, severities
from listingcheck.tally import Tally

ROWS = 50
"""How many rules are listed."""
_LONGEST = 160
"""Characters of an example."""

# Whatever could be structure, a link, a mention or a number of an issue; points and colons
# only inside words, where they make addresses.
_STRUCTURE = re.compile(r"[\\`*_\[\]<>&|@#~$!{}]|[.:](?=\S)")


class Output(ByRule):
    """Counts failures by rule and writes at the end."""

    def end(self, tally: Tally) -> None:
        """Write the title, what was checked and the table."""
        self._write(f"## listingcheck: {outcomes(tally)}\n\n")
        checked = f"Checked {tally.products:,} products for {_code(self._profile)}"
        self._write(f"{checked}: {severities(tally)}.\n")
        ranking = self._ranking.ranked()
        if ranking:
            self._write("\n| Severity | Rule | Count | First |\n|---|---|---:|---|\n")
        for ranked in ranking[:ROWS]:
            self._write(_row(ranked))
        if len(ranking) > ROWS:
            self._write(f"\n{len(ranking) - ROWS:,} more rules are in the report.\n")


def _row(ranked: Ranked) -> str:
    failure = ranked.first
    about = short(subject(failure), _LONGEST)
    message = short(failure.message, _LONGEST)
    first = f"{_code(about)} {_code(message)}" if about else _code(message)
    return f"| {failure.severity} | {_code(failure.rule)} | {ranked.count:,} | {first} |\n"


def _code(text: str) -> str:
    """Literal text. In ``<code>`` nobody is mentioned and no address becomes a link."""
    return f"<code>{_STRUCTURE.sub(_entity, safe(text))}</code>"


def _entity(found: re.Match[str]) -> str:
    return f"&#{ord(found[0])};"
