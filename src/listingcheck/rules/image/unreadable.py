# SPDX-License-Identifier: Apache-2.0
"""``image-unreadable``."""

from collections.abc import Iterator
from typing import NamedTuple

from pydantic import Field

from listingcheck import sample
from listingcheck.failure import Finding, Severity, Stage
from listingcheck.picture import Damage, Format, ImageFacts, Picture
from listingcheck.product import Product
from listingcheck.rule import Invalid, RuleOptions, Valid
from listingcheck.rules.image._facts import FactsRule, found, pixels


class _Said(NamedTuple):
    """What is said of a damage."""

    what: str
    remedy: str
    severity: Severity | None = None


_SAID = {
    Damage.EMPTY: _Said("is empty", "Upload the picture again, and open it once."),
    Damage.NO_PICTURE: _Said(
        "is not a picture",
        "Open its address in a private window; give one that shows the picture alone.",
    ),
    Damage.TRUNCATED: _Said(
        "is cut off", "Upload it again from the original; the transfer broke off."
    ),
    Damage.BROKEN: _Said(
        "is damaged and cannot be opened", "Save it again from the original, and upload that."
    ),
    # Whether the marketplace opens it, nobody has told; its sizes are judged by other rules.
    Damage.TOO_LARGE: _Said(
        "is too large to be opened safely", "Save a much smaller copy.", Severity.WARNING
    ),
    Damage.UNSAFE: _Said(
        "is a drawing that may run scripts, load other files or grow without bound",
        "Export it as JPEG or PNG.",
    ),
}


class ImageUnreadable(FactsRule):
    """The picture cannot be opened.

    What it checks: whether each file is a picture, whole and sound: not empty, no web page, not cut
    off, not broken, nothing that takes all memory to open, no drawing with scripts. Bytes that
    follow the end of a picture are a warning, for they may be a second file in disguise; behind a
    JPEG, where phones put moving photos, they are a hint. So is a picture that is too large to look
    into here and says its size, which other rules judge.

    Why the marketplace minds: it opens each picture and makes its own copies; the upload fails with
    "upload file invalid", connectors say "Product Images are invalid."

    How to fix it: open the picture in a browser. Upload it again from the original where it does
    not show.
    """

    id = "image-unreadable"
    stage = Stage.SYNC
    codes = (
        "12038002",
        "upload file invalid",
        "0011-m2e",
        "Product Images are invalid.",
        "MAIN_IMG_INVALID",
        "image_link_broken",
    )

    class Options(RuleOptions):
        trailing: int = Field(
            default=32, ge=0, description="Bytes after the end of a picture that pass as padding."
        )

    despite = frozenset(Damage)
    VALID = (
        Valid(sample.product(pictures=(sample.picture(trailing=2),))),
        Valid(sample.product(pictures=(sample.picture(trouble="the server says 404"),))),
    )
    INVALID = (
        Invalid(
            sample.product(
                pictures=(
                    sample.picture(
                        size=4_211, format=None, damage=Damage.NO_PICTURE, detail="a web page"
                    ),
                )
            ),
            field="images[0].url",
        ),
        Invalid(
            sample.product(pictures=(sample.picture(size=0, format=None, damage=Damage.EMPTY),)),
            field="images[0].url",
        ),
        Invalid(
            sample.product(pictures=(sample.picture(damage=Damage.TRUNCATED),)),
            field="images[0].url",
        ),
        Invalid(sample.product(pictures=(sample.picture(trailing=48_213),)), field="images[0].url"),
    )

    def judge(self, product: Product, picture: Picture, facts: ImageFacts) -> Iterator[Finding]:
        if facts.damage is not None:
            said = _SAID[facts.damage]
            detail = facts.detail or _measure(facts)
            yield found(
                picture,
                f"{said.what}{f': {detail}' if detail else ''}.",
                said.remedy,
                limit="a whole picture",
                severity=Severity.INFO if _judged_elsewhere(facts) else said.severity,
            )
        elif facts.trailing > self.options.trailing:
            yield found(
                picture,
                f"is followed by {facts.trailing:,} bytes that are no part of it; "
                f"up to {self.options.trailing} pass as padding.",
                "Save it again, as `listingcheck images fix` does: what follows is left out.",
                limit=f"at most {self.options.trailing} bytes",
                severity=Severity.INFO if facts.format is Format.JPEG else Severity.WARNING,
                stage=Stage.QUALITY,
            )


def _measure(facts: ImageFacts) -> str | None:
    """What makes a picture too large, as far as it says itself."""
    if facts.damage is Damage.TOO_LARGE and facts.width and facts.height:
        return pixels(facts.width, facts.height)
    return None


def _judged_elsewhere(facts: ImageFacts) -> bool:
    """Whether `image-too-large` knows how large it is."""
    return facts.damage is Damage.TOO_LARGE and facts.width is not None
