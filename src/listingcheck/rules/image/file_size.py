# SPDX-License-Identifier: Apache-2.0
"""``image-file-size``."""

from collections.abc import Iterator

from pydantic import Field

from listingcheck import sample
from listingcheck.failure import Finding, Severity, Stage
from listingcheck.picture import Damage, ImageFacts, Picture
from listingcheck.product import Product
from listingcheck.rule import Invalid, RuleOptions, Valid
from listingcheck.rules.image._facts import FactsRule, found

_MB = 1024 * 1024
_FIX = "Save it again as JPEG, as `listingcheck images fix` does, and give the new file's address."


class ImageFileSize(FactsRule):
    """The file of the picture is too heavy.

    What it checks: the bytes of each picture's file against the marketplace's limit, a megabyte
    being 1,048,576 bytes. Below it there may be an older limit that some connectors still keep to.

    Why the marketplace minds: the upload is refused with "The main images size exceed limit."

    How to fix it: save the picture as JPEG with a quality of 90; few need a megabyte then.
    """

    id = "image-file-size"
    stage = Stage.SYNC
    codes = (
        "12038005",
        "file size",
        "12052302",
        "The main images size exceed limit.",
        "12052521",
        "The sale property images size over limit.",
        "12052342",
        "The description images space cannot exceed limit.",
        "image_link_too_big",
    )

    despite = (Damage.TOO_LARGE,)

    class Options(RuleOptions):
        maximum: int = Field(default=10 * _MB, ge=1, description="Most bytes.")
        doubtful: int | None = Field(
            default=5 * _MB, ge=1, description="Bytes above which some connectors may refuse it."
        )

    VALID = (
        Valid(sample.product(pictures=(sample.picture(size=2_400_000),))),
        Valid(sample.product(pictures=(sample.picture(size=5 * _MB),))),
    )
    INVALID = (
        Invalid(sample.product(pictures=(sample.picture(size=12_582_912),)), field="images[0].url"),
        Invalid(sample.product(pictures=(sample.picture(size=7_000_000),)), field="images[0].url"),
    )

    def judge(self, product: Product, picture: Picture, facts: ImageFacts) -> Iterator[Finding]:
        size, maximum, doubtful = facts.size, self.options.maximum, self.options.doubtful
        if size > maximum:
            limit = f"at most {_words(maximum)}"
            yield found(picture, f"is {_words(size)}; {limit} are taken.", _FIX, limit=limit)
        elif doubtful is not None and size > doubtful:
            limit = f"at most {_words(doubtful)}"
            yield found(
                picture,
                f"is {_words(size)}; {limit} were the limit before, to which some connectors keep.",
                _FIX,
                limit=limit,
                severity=Severity.INFO,
            )


def _words(size: int) -> str:
    """In megabytes, and to the byte."""
    return f"{round(size / _MB, 2):g} MB ({size:,} bytes)"
