# SPDX-License-Identifier: Apache-2.0
"""What a shell may complete, found out without building anything."""

import re
from collections import Counter
from collections.abc import Iterable
from importlib.metadata import entry_points
from pathlib import Path

from click.shell_completion import CompletionItem

_ID = re.compile(r'^    id = "([a-z0-9-]+)"$', re.MULTILINE)


def files(_context: object, _option: object, incomplete: str) -> list[CompletionItem]:
    """Leave files to the shell."""
    return [CompletionItem(incomplete, type="file")]


def folders(_context: object, _option: object, incomplete: str) -> list[CompletionItem]:
    """Leave folders to the shell."""
    return [CompletionItem(incomplete, type="dir")]


def profiles(_context: object, _option: object, incomplete: str) -> list[str]:
    """Profiles that are shipped."""
    from listingcheck.profile import profiles

    return _beginning(profiles(), incomplete)


def platforms(_context: object, _option: object, incomplete: str) -> list[str]:
    """Platforms that can be read."""
    from listingcheck.sources.platforms import known

    return _beginning((platform.name for platform in known()), incomplete)


def formats(_context: object, _option: object, incomplete: str) -> list[str]:
    """Formats of reports."""
    from listingcheck.outputs import FORMATS

    return _beginning(FORMATS, incomplete)


def rules(_context: object, _option: object, incomplete: str) -> list[str]:
    """Rules and families; behind a comma, the next one."""
    before, comma, last = incomplete.rpartition(",")
    return [before + comma + name for name in _beginning(rule_names(), last)]


def rule_names() -> list[str]:
    """The ids of all rules, and the families that hold more than one."""
    ids = [*_built_in(), *_installed()]
    families = Counter(name.partition("-")[0] for name in ids)
    return sorted({*ids, *(family for family, count in families.items() if count > 1)})


def _built_in() -> list[str]:
    # Read, not imported: a shell asks at every key, and importing every rule takes a second.
    place = Path(__file__).parents[1] / "rules"
    return [name for file in place.rglob("*.py") for name in _ID.findall(file.read_text("utf-8"))]


def _installed() -> list[str]:
    if not entry_points(group="listingcheck.rules"):
        return []
    from listingcheck import registry

    return [rule.id for rule in registry.installed()]


def _beginning(names: Iterable[str], incomplete: str) -> list[str]:
    return [name for name in names if name.startswith(incomplete)]
