# SPDX-License-Identifier: Apache-2.0
"""Everything a run found, once it is collected."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Protocol

from listingcheck.errors import ConfigurationError
from listingcheck.failure import Failure, Severity
from listingcheck.tally import SourceCount, Tally

if TYPE_CHECKING:
    import pandas
    import polars

SCHEMA_VERSION = 1


class _Printer(Protocol):
    def text(self, text: str) -> None: ...


class Report:
    """Everything a run found, in memory."""

    def __init__(self, profile: str, tally: Tally, failures: Iterable[Failure]) -> None:
        self.profile = profile
        self.tally = tally
        self.failures = tuple(failures)

    @property
    def outcomes(self) -> dict[str, int]:
        """``{"ready": 812, "sync_failed": 31, "review_failed": 7, "needs_approval": 2}``."""
        return self.tally.outcomes

    @property
    def sources(self) -> list[SourceCount]:
        """What was in each file."""
        return self.tally.sources

    @property
    def counts(self) -> Mapping[str, Any]:
        """Products, variants and failures by rule, stage and severity."""
        return self.tally.counts()

    def to_dict(self) -> dict[str, Any]:
        """The JSON report (``schema_version`` 1)."""
        return {
            **heading(self.profile),
            "sources": [source.to_dict() for source in self.sources],
            "counts": self.tally.counts(),
            "outcomes": self.outcomes,
            "failures": [failure.to_dict() for failure in self.failures],
        }

    @property
    def found(self) -> tuple[Failure, ...]:
        """The failures without those that say what could not be checked."""
        return tuple(failure for failure in self.failures if not failure.unchecked)

    @property
    def unchecked(self) -> tuple[Failure, ...]:
        """What could not be checked because a source lacks the data, and how often."""
        return tuple(failure for failure in self.failures if failure.unchecked)

    @property
    def severities(self) -> dict[str, Counter[str]]:
        """How many failures each rule has of which severity.

        Rules with errors come first, then those with warnings; of those, the rule with most.
        What could not be checked is no failure of a product, and is not counted.
        """
        counted: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for failure in self.found:
            counted[failure.rule][failure.severity.value] += 1
        return dict(sorted(counted.items(), key=_weight))

    def failures_frame(self, kind: str | None = None) -> Any:
        """One row a failure.

        Args:
            kind: ``polars`` or ``pandas``; the first of them that is installed when left out.

        Raises:
            ConfigurationError: an unknown kind of frame.
            MissingExtraError: its package is not installed.
        """
        from listingcheck.frames import failures_frame

        return failures_frame(self.failures, kind)

    def outcomes_frame(self, kind: str | None = None) -> Any:
        """One row a product that was checked, ready ones included.

        Args:
            kind: ``polars`` or ``pandas``; the first of them that is installed when left out.

        Raises:
            ConfigurationError: an unknown kind of frame, or a report that was put together
                without its products.
            MissingExtraError: its package is not installed.
        """
        from listingcheck.frames import frame

        return frame(self.by_product(), kind)

    def by_product(self) -> dict[str, list[Any]]:
        """The columns of :meth:`outcomes_frame`, as plain lists of one value a product.

        Raises:
            ConfigurationError: the report was put together without its products.
        """
        roll = self.tally.roll
        if roll is None:
            raise ConfigurationError(
                "This report was put together without its products, so it cannot say what becomes "
                "of each. Take it from listingcheck.check or Checker.run."
            )
        return {
            "product": roll.keys,
            "title": roll.titles,
            "outcome": self.tally.outcomes_of(len(roll.keys)),
            "errors": roll.errors,
            "warnings": roll.warnings,
            "brand": roll.brands,
            "category": roll.categories,
            "file": roll.files,
            "record": roll.records,
        }

    def to_pandas(self) -> "pandas.DataFrame":
        """The short name of ``failures_frame("pandas")``."""
        frame: pandas.DataFrame = self.failures_frame("pandas")
        return frame

    def to_polars(self) -> "polars.DataFrame":
        """The short name of ``failures_frame("polars")``."""
        frame: polars.DataFrame = self.failures_frame("polars")
        return frame

    def _repr_html_(self) -> str:
        from listingcheck.htmltable import page

        return page(self)

    def _repr_markdown_(self) -> str:
        from listingcheck.markdown import page

        return page(self)

    def _repr_pretty_(self, printer: _Printer, cycle: bool) -> None:  # noqa: FBT001, ARG002
        """What IPython shows in a terminal; its name and arguments are IPython's."""
        printer.text(str(self))

    def __str__(self) -> str:
        """Outcomes, rules and what was not checked, as plain lines."""
        lines = [repr(self)]
        lines += [f"{found.total():>8,}  {rule}" for rule, found in self.severities.items()]
        lines += [f"Not checked: {failure.rule}. {failure.message}" for failure in self.unchecked]
        return "\n".join(lines)

    def __repr__(self) -> str:
        found = ", ".join(f"{count} {name}" for name, count in self.outcomes.items() if count)
        return f"<Report {self.profile}: {found or 'nothing checked'}>"


def _weight(item: tuple[str, Counter[str]]) -> tuple[object, ...]:
    """Where a rule stands among others: by its errors, then its warnings, then the rest."""
    rule, counted = item
    return *(-counted[severity.value] for severity in Severity), rule


def heading(profile: str) -> dict[str, Any]:
    """The first keys of the JSON report."""
    from listingcheck import __version__

    tool = {"name": "listingcheck", "version": __version__}
    return {"schema_version": SCHEMA_VERSION, "tool": tool, "profile": profile}
