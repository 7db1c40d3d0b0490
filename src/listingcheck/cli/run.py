# SPDX-License-Identifier: Apache-2.0
"""One run of ``listingcheck check``: exports in, reports out, an exit code at the end."""

import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TextIO

from listingcheck import sources
from listingcheck.cli.endings import CLEAN, FAILURES
from listingcheck.cli.printing import printable
from listingcheck.cli.progress import progress
from listingcheck.config import Config
from listingcheck.errors import ConfigurationError, RuleError, SourceError
from listingcheck.face import settings_of
from listingcheck.failure import Severity
from listingcheck.outputs import Output, output
from listingcheck.outputs.watching import watched
from listingcheck.report import PRODUCTS, Tally

STANDARD = "-"


def run(paths: Sequence[str], config: Config) -> int:
    """Check exports and write reports; returns the exit code.

    Raises:
        ListingcheckError: the work could not be done.
    """
    checker = config.checker(config.suppression())
    reading = sources.read_all(paths, config.platform, settings_of(config.shop))
    targets = _targets(config.formats, paths, checker.profile.marketplace)
    tally = Tally()
    with ExitStack() as files:
        files.enter_context(closing(checker))
        outputs = [made(_open(file, files)) for made, file in targets]
        on_screen = sys.stdout.isatty() and STANDARD in [file for _, file in targets]
        for out in outputs:
            out.begin(checker.profile.name, checker.rules)
        reading = watched(reading, [out.product for out in outputs if out.product is not None])
        with progress(tally) as take_away:
            for failure in checker.stream(reading, tally):
                if on_screen:
                    take_away()
                for out in outputs:
                    out.failure(failure)
        for out in outputs:
            out.end(tally)
    return _exit_code(tally, config.fail_on)


def _targets(
    formats: Sequence[str], paths: Sequence[str], marketplace: str
) -> list[tuple[Callable[[TextIO], Output], str]]:
    """What makes each output, and the file it goes to."""
    said = [form.partition("=") for form in formats]
    targets = [(name, file or STANDARD) for name, _, file in said]
    for name, file in targets:
        if [other for _, other in targets].count(file) > 1:
            place = "standard output" if file == STANDARD else file
            raise ConfigurationError(
                f"Two formats would write to {place}: give {name} a file, as in {name}=FILE."
            )
        if any(same(file, path) for path in paths):
            raise ConfigurationError(f"--format {name}={file} would overwrite what is checked.")
    return [(output(name, marketplace), file) for name, file in targets]


def same(file: str, path: str) -> bool:
    """Whether two names are of one file."""
    if STANDARD in (file, path) or not (Path(file).exists() and Path(path).exists()):
        return False
    return Path(file).samefile(path)


def _open(file: str, files: ExitStack) -> TextIO:
    if file != STANDARD:
        return files.enter_context(
            Path(file).open("w", encoding="utf-8", errors="backslashreplace", newline="\n")
        )
    return printable()


def _exit_code(tally: Tally, fail_on: Severity) -> int:
    refuse_unfinished(tally)
    return FAILURES if tally.fails(fail_on) else CLEAN


def refuse_unfinished(tally: Tally) -> None:
    """Refuse to conclude anything from a run that did not check everything.

    Raises:
        SourceError: a source has no product.
        RuleError: a rule failed.
    """
    for source in tally.sources:
        if source.products == 0 and source.part == PRODUCTS:
            name = source.path or "The source"
            raise SourceError(f"{name} holds no product that could be read: nothing was checked.")
    if tally.broken_rules:
        named = ", ".join(sorted(tally.broken_rules))
        raise RuleError(f"Not everything was checked: {named} failed; see internal-error.")
