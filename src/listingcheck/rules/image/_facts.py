# SPDX-License-Identifier: Apache-2.0
"""What all rules about measured pictures share."""

from abc import abstractmethod
from collections.abc import Collection, Iterator
from typing import ClassVar

from listingcheck.failure import Finding, Fix, Severity, Stage
from listingcheck.picture import Damage, Depth, Format, ImageFacts, Picture, Role
from listingcheck.product import Product
from listingcheck.rule import ProductRule

NAMES = {
    Role.MAIN: "The picture",
    Role.VARIANT: "The variant's picture",
    Role.DESCRIPTION: "The description's picture",
}
"""How a message begins."""


class FactsRule(ProductRule):
    """Judges each picture of a product by what was measured of it.

    A damaged picture is judged by ``image-unreadable`` alone.
    """

    about = "pictures"
    depth: ClassVar[Depth] = Depth.HEADER
    despite: ClassVar[Collection[Damage]] = ()
    """Damages with which a picture is judged all the same."""

    def check(self, product: Product) -> Iterator[Finding]:
        for picture, facts in measured(product):
            if facts.damage is None or facts.damage in self.despite:
                yield from self.judge(product, picture, facts)

    @abstractmethod
    def judge(self, product: Product, picture: Picture, facts: ImageFacts) -> Iterator[Finding]:
        """Yield what is wrong with one picture."""


def measured(product: Product) -> Iterator[tuple[Picture, ImageFacts]]:
    """The pictures of which there are bytes, damaged ones included."""
    for picture in product.pictures:
        if picture.facts is not None:
            yield picture, picture.facts


def formats(product: Product) -> Iterator[tuple[Picture, Format]]:
    """The pictures that are not damaged, with what they are."""
    for picture, facts in measured(product):
        if facts.damage is None and facts.format is not None:
            yield picture, facts.format


def found(
    picture: Picture,
    says: str,
    fix: str,
    *,
    limit: str,
    severity: Severity | None = None,
    stage: Stage | None = None,
) -> Finding:
    """A finding about a picture; ``says`` follows its name, ``is 200 x 150 pixels; ...``."""
    return Finding(
        field=picture.fields[0],
        message=f"{NAMES[picture.role]} {says}",
        fix=Fix(fix),
        value=picture.name,
        limit=limit,
        severity=severity,
        stage=stage,
    )


def pixels(width: int, height: int) -> str:
    """How a message puts the size of a picture."""
    return f"{width:,} x {height:,} pixels"
