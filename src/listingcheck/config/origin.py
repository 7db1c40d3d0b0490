# SPDX-License-Identifier: Apache-2.0
"""Where a value comes from."""

from dataclasses import asdict, dataclass
from pathlib import PurePath
from typing import Any, Literal

Path = tuple[str, ...]
"""The keys that lead to a value: ``("rules", "price-zero", "severity")``."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Who said a value."""

    kind: Literal["usual", "rule", "pack", "file", "inline", "option"] = "usual"
    name: str | None = None
    """The path of a file, the name of a pack or of an option; None for what is usual."""
    line: int | None = None
    source: str | None = None
    """Where a pack has it from; which of the tables of a file says it."""
    checked: str | None = None
    """When that was last looked at."""
    days: str | None = None
    """When a dated change holds."""

    def __str__(self) -> str:
        """In short: of a file the name alone."""
        if self.kind in {"usual", "rule"}:
            return "usual" if self.kind == "usual" else "the rule's own"
        name = PurePath(self.name or "").name if self.kind == "file" else str(self.name)
        parts = [f"{name}:{self.line}" if self.line else name]
        parts += [part for part in (self.days, self.source) if part]
        parts += [f"checked {self.checked}"] if self.checked else []
        return f"{'pack ' if self.kind == 'pack' else ''}{', '.join(parts)}"

    def to_dict(self) -> dict[str, Any]:
        """As ``config show --format json`` writes it."""
        return {name: value for name, value in asdict(self).items() if value is not None}


USUAL = Origin()
