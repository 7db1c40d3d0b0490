# SPDX-License-Identifier: Apache-2.0
"""Mends pictures: what a marketplace would refuse becomes a JPEG that it takes."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import inf, isqrt
from pathlib import Path
from typing import Any

from listingcheck import registry
from listingcheck.errors import ConfigurationError, ListingcheckError
from listingcheck.failure import Failure, Severity
from listingcheck.fixes.names import Names, files
from listingcheck.gallery.found import InFile
from listingcheck.gallery.supplier import Unreachable
from listingcheck.imaging import Converted, Target, convert, measure
from listingcheck.picture import ImageFacts
from listingcheck.profile import Profile

FORM = frozenset(
    {
        *("image-animated", "image-aspect-ratio", "image-colour-mode", "image-file-size"),
        *("image-format", "image-too-large", "image-too-small", "image-unreadable"),
    }
)
"""The rules about what a picture is rather than what it shows: converting mends these."""

LARGEST = 4000
"""Pixels of a side where the market gives no limit: more than any shop shows."""

Judge = Callable[[bytes], Sequence[Failure]]
"""Says what is wrong with a picture, such as :func:`listingcheck.check_image`."""


@dataclass(frozen=True, slots=True)
class Mended:
    """What became of one file."""

    name: str
    """Its path within the folder."""
    was: str = ""
    """What it was: ``WebP, 640 x 480``."""
    before: tuple[Failure, ...] = ()
    written: str | None = None
    """The path of what was written; None where nothing was."""
    now: str = ""
    steps: tuple[str, ...] | None = None
    """How it was converted; None where it was copied as it is."""
    after: tuple[Failure, ...] = ()
    trouble: str | None = None
    """Why nothing was written, as a sentence."""

    @property
    def is_mended(self) -> bool:
        """Whether what was written can be uploaded."""
        return self.written is not None and not any(_counts(failure) for failure in self.after)


def target_of(profile: Profile) -> Target:
    """What the profile's rules about the form of pictures accept."""
    small, large = (_options(profile, f"image-too-{size}") for size in ("small", "large"))
    file, ratio = _options(profile, "image-file-size"), _options(profile, "image-aspect-ratio")
    sides = [large.maximum, isqrt(large.maximum_pixels or LARGEST**2)] if large else []
    least = [small.minimum, small.minimum_apparel, small.recommended] if small else []
    usual = Target()
    return Target(
        smallest=max((side for side in least if side), default=1),
        largest=min((side for side in sides if side), default=LARGEST),
        max_bytes=min(file.maximum, file.doubtful or file.maximum) if file else usual.max_bytes,
        narrowest=ratio.narrowest if ratio else 0.0,
        widest=ratio.widest if ratio else inf,
    )


def _options(profile: Profile, rule_id: str) -> Any:
    """The options of a rule as the profile has them; None where it leaves the rule out."""
    setting = profile.rules.get(rule_id)
    if setting is None or setting.severity == "off":
        return None
    rule = next(rule for rule in registry.built_in() if rule.id == rule_id)
    return rule.Options.model_validate(setting.options)


def mend(data: bytes, target: Target, failures: Sequence[Failure]) -> Converted | None:
    """The picture as JPEG within the limits; None where nothing is wrong with its form.

    Raises:
        ConversionError: it cannot be opened.
        MissingExtraError: the package that opens its format is not installed.
    """
    return convert(data, target) if any(each.rule in FORM for each in failures) else None


def mend_folder(folder: Path, out: Path, target: Target, judge: Judge) -> Iterator[Mended]:
    """Mend every picture of a folder into another one, which must be empty or not be there.

    Originals are never touched. A file that cannot be mended is told and left out.

    Raises:
        ConfigurationError: there is no such folder, or the other one is no place to write.
    """
    _check(folder, out)
    found = sorted(files(folder), key=lambda each: each[0])
    bench = _Bench(out, Names(name for name, _, _ in found), target, judge)
    for name, path, trouble in found:
        yield bench.mended(name, path) if trouble is None else Mended(name, trouble=trouble)


@dataclass(frozen=True, slots=True)
class _Bench:
    """Mends one file after the other."""

    out: Path
    names: Names
    target: Target
    judge: Judge

    def mended(self, name: str, path: str) -> Mended:
        """Read one file, and write what becomes of it."""
        try:
            data = InFile(name, path).read()
        except Unreachable as error:
            return Mended(name, trouble=f"It cannot be read: {error}.")
        facts, before = measure(data), tuple(self.judge(data))
        was = _said(facts)
        try:
            made = mend(data, self.target, before)
        except ListingcheckError as error:
            return Mended(name, was, before, trouble=str(error))
        if made is None:
            written = self.names.copy(name, facts.format)
            self._write(written, data)
            return Mended(name, was, before, written, was, None, before)
        written = self.names.jpeg(name)
        self._write(written, made.data)
        now, after = _said(measure(made.data)), tuple(self.judge(made.data))
        return Mended(name, was, before, written, now, made.steps, after)

    def _write(self, name: str, data: bytes) -> None:
        path = self.out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as stream:
            stream.write(data)


def _check(folder: Path, out: Path) -> None:
    if not folder.is_dir():
        raise ConfigurationError(f"There is no folder {folder}.")
    if out.resolve().is_relative_to(folder.resolve()):
        raise ConfigurationError(f"{out} lies in {folder}: give a folder outside of it.")
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise ConfigurationError(f"{out} is not empty: give a folder that is, or a new one.")


def _said(facts: ImageFacts) -> str:
    kind = facts.format or "no picture"
    return f"{kind}, {facts.width} x {facts.height}" if facts.width else f"{kind}"


def _counts(failure: Failure) -> bool:
    """Whether a failure is left to the merchant: a hint is not, nor a taste in what is shown."""
    if failure.rule in FORM:
        return failure.severity is not Severity.INFO
    return failure.severity is Severity.ERROR
