# SPDX-License-Identifier: Apache-2.0
"""What a first configuration says: what the exports show, and what the merchant said."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from listingcheck import sources
from listingcheck.errors import SourceError
from listingcheck.product import UNKNOWN_ORIGIN, Product
from listingcheck.profile import load_profile, profiles

_ENDINGS = frozenset(
    {".csv", ".tsv", ".txt", ".xlsx", ".xls", ".json", ".jsonl", ".xml", ".zip", ".gz"}
)
_MOST_FILES = 200
_LOOKED_AT = 50
"""Products that tell the currency."""

_TEXT = """\
# How this shop checks its exports before upload. Found by itself in this folder and below it;
# what is said on the command line counts more.

# For whom; listingcheck rules --for NAME lists what is checked.
profile = {profile}
{platform}
# From which severity on a check fails: error, warning or info.
fail-on = "error"
{baseline}
[shop]
# The currency of prices in an export that does not state one.
{currency}
# New listings the shop may still upload.
# upload_quota = 1000

[shop.defaults]
# What to assume of products without one.
# weight = "500 g"
# dimensions = "30 x 20 x 5 cm"

# A rule that matters more, or less: error, warning, info or off.
# [rules.title-all-caps]
# severity = "info"

# Failures that are accepted, with a reason and, where it has one, a last day.
# [[ignore]]
# rules = "gtin-missing"
# products = "gift-card-*"
# reason = "Gift cards have no barcode."
# until = 2027-01-31
"""


@dataclass(frozen=True, slots=True)
class Seen:
    """What exports show of themselves."""

    platform: str | None = None
    """Whose they all are."""
    currency: str | None = None
    """The currency most of their first prices state."""


def exports_here(folder: Path) -> list[str]:
    """The files of a folder that are exports of products."""
    files = sorted(p for p in folder.iterdir() if p.suffix.lower() in _ENDINGS and p.is_file())
    return [path.name for path in files[:_MOST_FILES] if _is_export(str(path))]


def _is_export(path: str) -> bool:
    try:
        reading = sources.read(path)
    except SourceError:
        return False
    return any(source.platform != UNKNOWN_ORIGIN.platform for source in reading.sources)


def seen_in(paths: Sequence[str], platform: str | None) -> Seen:
    """What exports show.

    Raises:
        SourceError: one of them cannot be read.
    """
    reading = sources.read_all(paths, platform)
    known = {source.platform for source in reading.sources}
    stated = chain.from_iterable(map(_currencies, islice(reading, _LOOKED_AT)))
    currencies = Counter(filter(None, stated))
    common = currencies.most_common(1)
    return Seen(known.pop() if len(known) == 1 else None, common[0][0] if common else None)


def _currencies(product: Product) -> Iterator[str | None]:
    return (variant.price.currency for variant in product.variants if variant.price)


def evident_profile(seen: Seen) -> str | None:
    """The only profile of the marketplace whose own format it is, in its only currency."""
    if seen.platform is None:
        return None
    own = [load_profile(name) for name in profiles() if name.startswith(_marketplace(seen))]
    fitting = [profile.name for profile in own if profile.currency == seen.currency]
    return fitting[0] if len(fitting) == 1 else None


def _marketplace(seen: Seen) -> str:
    return f"{(seen.platform or '').replace('_', '-')}/"


def text(
    profile: str, seen: Seen, *, currency: str | None, market: str, baseline: str | None
) -> str:
    """The configuration.

    Args:
        profile: for whom.
        seen: what the exports show.
        currency: what the merchant says of their prices.
        market: the profile's own currency, as an example where nobody said one.
        baseline: the file of known failures.
    """
    source_currency = f"source_currency = {_quoted(currency or market)}"
    return _TEXT.format(
        profile=_quoted(profile),
        platform=f"\n# Whose exports they are.\nfrom = {_quoted(seen.platform)}\n"
        if seen.platform
        else "",
        baseline=f"\n# What was wrong on the first day: counted, not told.\n"
        f"baseline = {_quoted(baseline)}\n"
        if baseline
        else "",
        currency=source_currency if currency else f"# {source_currency}",
    )


def _quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)
