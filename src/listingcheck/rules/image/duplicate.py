# SPDX-License-Identifier: Apache-2.0
"""``image-duplicate``."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from listingcheck import sample
from listingcheck.failure import Edit, Finding, Fix, Safety, Severity, Stage
from listingcheck.picture import Depth, Picture, Role
from listingcheck.product import Product, part_of
from listingcheck.rule import CatalogueRule, Invalid, Member, Valid
from listingcheck.rules._members import others
from listingcheck.rules.image._family import shown

_address = attrgetter("url")
_NOTHING: tuple[tuple[()], tuple[()]] = (), ()


class ImageDuplicate(CatalogueRule):
    """The same picture stands twice.

    What it checks: whether two of a product's pictures have one address; where the bytes are there,
    also whether they show the same, whatever their size and compression. The pictures of variants
    may be any of the product's. Products whose first pictures are the same are named as a hint.

    Why the marketplace minds: a buyer sees the picture twice, and one of the nine places is lost.
    TikTok Shop's diagnosis says MAIN_IMG_DUPLICATE. Two listings with one first picture look like
    one listing twice.

    How to fix it: leave the second one out, or show another side of the product.
    """

    id = "image-duplicate"
    stage = Stage.QUALITY
    severity = Severity.WARNING
    depth = Depth.PIXELS
    codes = ("MAIN_IMG_DUPLICATE", "Duplicate images")
    VALID = (
        Valid(sample.product(images=3)),
        Valid(
            sample.product(
                images=["https://cdn.example.com/a.jpg"],
                pictures=(
                    sample.picture("https://cdn.example.com/a.jpg"),
                    sample.picture(
                        "https://cdn.example.com/red.jpg",
                        role=Role.VARIANT,
                        fields=["variants[0].image"],
                        first=False,
                        digest="5e" * 32,
                        kin="5e" * 32,
                    ),
                ),
            )
        ),
    )
    INVALID = (
        Invalid(
            sample.product(
                images=["https://cdn.example.com/a.jpg", "https://cdn.example.com/a.jpg"]
            ),
            field="images[1].url",
        ),
        Invalid(
            sample.product(
                images=[
                    "https://cdn.example.com/front.png?v=1",
                    "https://cdn.example.com/back.png?v=1",
                    "https://cdn.example.com/front.png?v=1",
                ]
            ),
            field="images[2].url",
        ),
        Invalid(
            sample.product(
                images=2,
                pictures=(
                    sample.picture("https://cdn.example.com/tee-0.jpg", kin="5e" * 32),
                    sample.picture(
                        "https://cdn.example.com/tee-1.jpg",
                        fields=["images[1].url"],
                        first=False,
                        kin="5e" * 32,
                    ),
                ),
            ),
            field="images[1].url",
        ),
        Invalid(
            (
                sample.product(images=1, pictures=(sample.picture(digest="5e" * 32),)),
                sample.product(
                    key="other", images=1, pictures=(sample.picture("b.jpg", digest="5e" * 32),)
                ),
            ),
            field="images[0].url",
        ),
    )

    def keys(self, product: Product) -> tuple[Sequence[str | None], Sequence[str | None]]:
        urls = [*map(_address, product.images)]
        if not product.pictures and len({*urls}) == len(urls):
            return _NOTHING
        looks = _looks(product.pictures)
        keys = [
            url and (looks.get(f"images[{place}].url") or f"{product.key}\n{url}")
            for place, url in enumerate(urls)
        ]
        times = Counter(keys)
        # Only the first picture is compared with those of other products.
        for place, key in enumerate(keys):
            if times[key] == 1 and (place or key not in looks.values()):
                keys[place] = None
        return keys, urls

    def path(self, place: int, variants: int) -> str:
        return f"images[{place}].url"

    def check(self, members: Sequence[Member]) -> Iterator[tuple[Member, Finding]]:
        originals: dict[int, Member] = {}
        for member in members:
            original = originals.setdefault(member.position, member)
            if member is not original:
                yield member, _again(member, original)
        firsts = [member for member in originals.values() if _number(member) == 1]
        for member in firsts if len(firsts) > 1 else ():
            yield member, _elsewhere(member, firsts)


def _looks(pictures: Iterable[Picture]) -> dict[str, str]:
    """What the product's own pictures show, by where they stand."""
    return {
        field: picture.kin or picture.facts.digest
        for picture in pictures
        if picture.facts is not None and picture.facts.damage is None
        for field in picture.fields
        if field.startswith("images[")
    }


def _number(member: Member) -> int:
    """How a buyer counts the picture."""
    return part_of(member.field)[1] + 1


def _again(member: Member, original: Member) -> Finding:
    number, first, url = _number(member), _number(original), member.shown
    same = url == original.shown
    edit = Edit(member.field, url, None)
    return Finding(
        field=member.field,
        message=f"Picture {number} is picture {first} again: {shown(url)}."
        if same
        else f"Picture {number}, {shown(url)}, shows the same as picture {first}, "
        f"{shown(original.shown)}.",
        fix=Fix("Leave it out.", Safety.SAFE, (edit,))
        if same
        else Fix("Leave one of them out.", Safety.UNSAFE, (edit,)),
        value=url,
        limit="each picture once",
    )


def _elsewhere(member: Member, members: Sequence[Member]) -> Finding:
    return Finding(
        field=member.field,
        message=f"The first picture, {shown(member.shown)}, "
        f"is also the first of {others(member, members)}.",
        fix=Fix("Show each product in a picture of its own, or list them as one."),
        value=member.shown,
        limit="one listing per first picture",
        severity=Severity.INFO,
    )
