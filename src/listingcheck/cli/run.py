# SPDX-License-Identifier: Apache-2.0
"""One run of ``listingcheck check``: exports in, reports out, an exit code at the end."""

import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack, closing
from pathlib import Path
from typing import NamedTuple, TextIO

from listingcheck import sources
from listingcheck.cli.endings import CLEAN, FAILURES
from listingcheck.cli.printing import printable
from listingcheck.cli.progress import progress
from listingcheck.config import Config
from listingcheck.errors import ConfigurationError, RuleError, SourceError
from listingcheck.face import settings_of
from listingcheck.failure import Severity
from listingcheck.outputs import Output, output
from listingcheck.outputs.listing import Outputs, Shown
from listingcheck.outputs.paint import coloured
from listingcheck.outputs.watching import watched
from listingcheck.tally import PRODUCTS, Tally

STANDARD = "-"
TEXT = "text"


def run(paths: Sequence[str], config: Config) -> int:
    """Check exports and write reports; returns the exit code.

    Raises:
        ListingcheckError: the work could not be done.
    """
    checker = config.checker(config.suppression())
    reading = sources.read_all(paths, config.platform, settings_of(config.shop))
    targets = _targets(config.formats, paths, checker.profile.marketplace)
    tally = Tally()
    with ExitStack() as files, coloured(config.colour):
        files.enter_context(closing(checker))
        told = [(each.name, _opened(each, files, config.shown)) for each in targets]
        outputs = Outputs(told, config.max_per_rule, tally)
        on_screen = sys.stdout.isatty() and STANDARD in [each.file for each in targets]
        outputs.begin(checker.profile.name, checker.rules)
        shown = watched(reading, outputs.watchers)
        with progress(tally, reading) as take_away:
            for failure in checker.stream(shown, tally):
                if on_screen:
                    take_away()
                outputs.failure(failure)
        outputs.end()
    return exit_code(tally, config.fail_on)


class _Target(NamedTuple):
    """A format, what makes its output, and the file it goes to."""

    name: str
    made: Callable[[TextIO], Output]
    file: str


def _targets(formats: Sequence[str], paths: Sequence[str], marketplace: str) -> list[_Target]:
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
    return [_Target(name, output(name, marketplace), file) for name, file in targets]


def _opened(target: _Target, files: ExitStack, show: Severity) -> Output:
    """The output of a format; of a text, what is milder than is shown is only counted."""
    stream = _open(target.file, files)
    out = target.made(stream)
    if target.name == TEXT:
        return Shown(out, stream, show)
    return out


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


def exit_code(tally: Tally, fail_on: Severity) -> int:
    """The exit code of a run that found what is counted.

    Raises:
        ListingcheckError: not everything was checked.
    """
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
