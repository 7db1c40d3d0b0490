# SPDX-License-Identifier: Apache-2.0
"""``image-animated``."""

from collections.abc import Iterator

from pydantic import Field

from listingcheck import sample
from listingcheck.failure import Finding, Severity, Stage
from listingcheck.picture import Format, ImageFacts, Picture
from listingcheck.product import Product
from listingcheck.rule import Invalid, RuleOptions, Valid
from listingcheck.rules.image._facts import FactsRule, found
from listingcheck.rules.image._family import FORMATS

_FIX = (
    "Give a still picture, such as the first frame, which `listingcheck images fix` writes; "
    "a film belongs in the field for videos."
)


class ImageAnimated(FactsRule):
    """The picture moves, or has several pages.

    What it checks: the frames of pictures in formats that the marketplace takes. An animated GIF
    where no GIF is taken is refused for its format, whatever it shows.

    Why the marketplace minds: a listing shows still pictures. The upload is refused, or the first
    frame is kept and what the others showed is lost.

    How to fix it: give a still picture; show the movement in a video.
    """

    id = "image-animated"
    stage = Stage.SYNC
    severity = Severity.WARNING

    class Options(RuleOptions):
        formats: tuple[str, ...] = Field(
            default=("png", "webp"),
            description="Formats whose frames are counted, by an extension in lower case.",
        )

    VALID = (
        Valid(sample.product(pictures=(sample.picture(format=Format.WEBP, frames=1),))),
        Valid(sample.product(pictures=(sample.picture(format=Format.GIF, frames=24),))),
    )
    INVALID = (
        Invalid(
            sample.product(pictures=(sample.picture(format=Format.WEBP, frames=12),)),
            field="images[0].url",
        ),
        Invalid(
            sample.product(pictures=(sample.picture(format=Format.GIF, frames=24),)),
            options={"formats": ["gif"]},
            field="images[0].url",
        ),
    )

    def prepare(self) -> None:
        self._formats = {FORMATS.get(ending) for ending in self.options.formats}

    def judge(self, product: Product, picture: Picture, facts: ImageFacts) -> Iterator[Finding]:
        if facts.frames > 1 and facts.format is not None and facts.format in self._formats:
            yield found(
                picture,
                f"is {facts.format} with {facts.frames:,} frames; a listing shows a single one.",
                _FIX,
                limit="1 frame",
            )
