# SPDX-License-Identifier: Apache-2.0
"""``title-emoji``."""

from collections.abc import Iterator, Sequence

from listingcheck import sample
from listingcheck.detect.text import Flat
from listingcheck.failure import Finding, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, Valid
from listingcheck.rules.text._emoji import HINT, SEQUENCE
from listingcheck.rules.text._quotes import quotes, shown
from listingcheck.rules.title._family import FORMAT_CODES, TitleRule, rewrite, tidied

_KEYCAP = "\u20e3"


class TitleEmoji(TitleRule):
    """The title holds emoji.

    What it checks: coloured pictographs, flags and keycaps, and characters followed by the mark
    that turns them into emoji. The signs © ® ™ are none.

    Why the marketplace minds: TikTok Shop refuses a title with emoji when the listing is created.

    How to fix it: remove them; what they said belongs into words or into the pictures.
    """

    id = "title-emoji"
    stage = Stage.SYNC
    codes = FORMAT_CODES
    VALID = (
        Valid(sample.product(title="Acme® Pro™ Bottle © 2026, Ø 7 cm – 350 ml")),
        Valid(sample.product(title="Heart ♥ Necklace, 925 Silver")),
    )
    INVALID = (
        Invalid(
            sample.product(title="🔥 Summer Dress | ❤️ | Red"),
            field="title",
            fixed="Summer Dress | Red",
        ),
        Invalid(
            sample.product(title="3️⃣ Pack Socks 🇺🇸 👩‍👩‍👧"), field="title", fixed="3 Pack Socks"
        ),
        Invalid(sample.product(title="🔥🔥🔥"), field="title"),
    )

    def patterns(self) -> Sequence[str]:
        return (HINT,)

    def check(self, product: Product, field: str, text: Flat) -> Iterator[Finding]:
        title = text.original
        evidence = quotes(SEQUENCE.finditer(title))
        if not evidence:
            return
        bare = SEQUENCE.sub(lambda m: m[0][0] if m[0].endswith(_KEYCAP) else " ", title)
        yield Finding(
            field=field,
            message=f"The title holds emoji: {shown(evidence)}; none are accepted.",
            fix=rewrite("Remove the emoji.", title, tidied(bare)),
            value=evidence[0].text,
            limit="no emoji",
            evidence=evidence,
        )
