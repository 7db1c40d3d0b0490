# SPDX-License-Identifier: Apache-2.0
"""``image-colour-mode``."""

from collections.abc import Iterator

from pydantic import Field

from listingcheck import sample
from listingcheck.failure import Finding, Severity, Stage
from listingcheck.picture import ImageFacts, Picture
from listingcheck.product import Product
from listingcheck.rule import Invalid, RuleOptions, Valid
from listingcheck.rules._quoting import quoted
from listingcheck.rules.image._facts import FactsRule, found

_FIX = "Save it in sRGB, as `listingcheck images fix` does, and give the new file's address."
_DEEP = "greys of more than 8 bits"
_MODES = {
    "CMYK": "the inks of print (CMYK)",
    "LAB": "Lab",
    "HSV": "HSV",
    "F": _DEEP,
    "I": _DEEP,
}
"""Modes that browsers and shops show wrongly, in words; ``I;16`` and its kin are told by their
beginning (the modes of Pillow 13)."""


class ImageColourMode(FactsRule):
    """The colours of the picture are not those of a screen.

    What it checks: how each picture holds its colours: CMYK, as for print, Lab, or more than 8 bits
    a pixel in grey. A profile of more colours than sRGB (Adobe RGB, Display P3) is a hint only.

    Why the marketplace minds: it shows pictures on screens, in sRGB. Colours for print come out
    garish, inverted or not at all; a wide profile that is dropped on the way leaves them dull.

    How to fix it: save the picture in sRGB with 8 bits a channel.
    """

    id = "image-colour-mode"
    stage = Stage.QUALITY
    severity = Severity.WARNING

    class Options(RuleOptions):
        wide: tuple[str, ...] = Field(
            default=(
                *("adobe rgb", "adobergb", "prophoto", "romm", "display p3", "dci-p3", "dci(p3)"),
                *("wide gamut", "wide color", "ecirgb", "eci-rgb", "bt.2020", "bt2020"),
                *("rec.2020", "rec. 2020", "rec2020"),
            ),
            description="How profiles of more colours than sRGB are called, in lower case.",
        )

    VALID = (
        Valid(sample.product(pictures=(sample.picture(mode="P", profile=None),))),
        Valid(sample.product(pictures=(sample.picture(profile="sRGB IEC61966-2.1"),))),
    )
    INVALID = (
        Invalid(
            sample.product(pictures=(sample.picture(mode="CMYK", profile="Coated FOGRA39"),)),
            field="images[0].url",
        ),
        Invalid(
            sample.product(pictures=(sample.picture(mode="I;16", profile=None),)),
            field="images[0].url",
        ),
        Invalid(
            sample.product(pictures=(sample.picture(profile="Adobe RGB (1998)"),)),
            field="images[0].url",
        ),
    )

    def judge(self, product: Product, picture: Picture, facts: ImageFacts) -> Iterator[Finding]:
        mode = _MODES.get((facts.mode or "").partition(";")[0])
        profile = (facts.profile or "").lower()
        if mode is not None:
            said = f"holds its colours as {mode}; screens show sRGB of 8 bits a channel."
            yield found(picture, said, _FIX, limit="sRGB, 8 bits")
        elif any(name in profile for name in self.options.wide):
            yield found(
                picture,
                f"has the colour profile {quoted(facts.profile)}; where it is dropped on the way, "
                "colours look dull, unlike with sRGB.",
                _FIX,
                limit="sRGB",
                severity=Severity.INFO,
            )
