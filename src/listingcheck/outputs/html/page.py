# SPDX-License-Identifier: Apache-2.0
"""The page around the data: its head, and the controls and the empty list behind it."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from listingcheck.outputs.html.assets import policy, script, style
from listingcheck.outputs.html.words import SEVERITIES, STAGES, counted, markup


class Listed(NamedTuple):
    """How many there are, and how many of them the page shows."""

    found: int
    shown: int

    @property
    def left_out(self) -> int:
        """How many it does not show."""
        return self.found - self.shown


def head(profile: str) -> str:
    """Everything before the data."""
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>Listings for {markup(profile)}</title>
<style>{style()}</style>
</head>
<body>
"""


def foot(failures: Listed, products: Listed, unlisted: Mapping[str, int]) -> str:
    """The list, and what has to be said where there is none."""
    return f"""{_list(failures, products, unlisted) if failures.found else _NOTHING}</main>
{_PRODUCT if failures.found else ""}\
<footer>listingcheck {markup(_version())}. This page is one file and fetches nothing.</footer>
<script>{script()}</script>
</body>
</html>
"""


def _list(failures: Listed, products: Listed, unlisted: Mapping[str, int]) -> str:
    return f"""<section id="list" aria-labelledby="heading" hidden>
<h2 id="heading">What to put right</h2>
{_beyond_rules(unlisted)}{_left_out(failures)}{_without_fields(products)}{_filters()}
{_TABLE}</section>
<noscript><p class="notice">The list of failures needs JavaScript. Without it, have them written
as a table: <code>--format csv=failures.csv</code></p></noscript>
"""


def _beyond_rules(unlisted: Mapping[str, int]) -> str:
    """How many of each rule were left out because so many of it are listed."""
    rules = ", ".join(f"{count:,} of {markup(rule)}" for rule, count in unlisted.items())
    told = "Counted above, but not listed:"
    return f'<p class="notice">{told} {rules}.</p>\n' if rules else ""


def _left_out(failures: Listed) -> str:
    if not failures.left_out:
        return ""
    rest = counted(failures.left_out, "failure")
    return (
        f'<p class="notice">The first {failures.shown:,} failures are listed and {rest} left out; '
        "the counts above are of all. <code>--format csv=failures.csv</code> writes every one."
        "</p>\n"
    )


def _without_fields(products: Listed) -> str:
    if not products.left_out or not products.shown:
        return ""
    return (
        f'<p class="notice">The first {products.shown:,} of these {products.found:,} products are '
        "shown with their fields, the others with what is wrong alone.</p>\n"
    )


def _filters() -> str:
    severities = _options((severity, one) for severity, (one, _) in SEVERITIES.items())
    stages = _options(STAGES.items())
    return f"""<form id="filters" role="search">
<label class="wide">Find<input id="find" type="search" placeholder="product, SKU, words"></label>
<label>Severity<select id="severity"><option value="">all</option>{severities}</select></label>
<label>Stage<select id="stage"><option value="">all</option>{stages}</select></label>
<label>Rule<select id="rule"><option value="">all</option></select></label>
<label hidden>Brand<select id="brand"><option value="">all</option></select></label>
<label hidden>Category<select id="category"><option value="">all</option></select></label>
<button type="reset">Show all</button>
</form>"""


def _options(named: Iterable[tuple[str, str]]) -> str:
    return "".join(f'<option value="{value}">{name}</option>' for value, name in named)


def _version() -> str:
    from listingcheck import __version__

    return __version__


_NOTHING = '<p class="notice">Nothing has to be put right.</p>\n'
_TABLE = """\
<p id="shown" role="status"></p>
<table class="failures">
<thead><tr>
<th scope="col"><button type="button" data-sort="severity">Severity</button></th>
<th scope="col"><button type="button" data-sort="product">Product</button></th>
<th scope="col"><button type="button" data-sort="rule">What is wrong</button></th>
<th scope="col">What to do</th>
</tr></thead>
<tbody></tbody>
</table>
<p id="unprinted"></p>
<button type="button" id="more">Show more</button>
"""
_PRODUCT = """\
<dialog id="sheet" aria-labelledby="named">
<div class="bar">
<button type="button" id="previous" aria-label="Previous product">&#8592;</button>
<button type="button" id="next" aria-label="Next product">&#8594;</button>
<p id="place"></p>
<button type="button" id="print">Print</button>
<button type="button" id="close">Close</button>
</div>
<div id="content" tabindex="-1"></div>
</dialog>
"""
