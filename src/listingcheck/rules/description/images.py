# SPDX-License-Identifier: Apache-2.0
"""``description-images``."""

from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from pydantic import Field

from listingcheck import sample
from listingcheck.detect.pictures import address, pictures
from listingcheck.failure import Evidence, Finding, Fix, Severity, Stage
from listingcheck.product import Product
from listingcheck.rule import Invalid, RuleOptions, Valid
from listingcheck.rules._quoting import quoted
from listingcheck.rules.description._pictures import PictureRule
from listingcheck.rules.text._quotes import QUOTED

_ADVICE = {
    "no address": "Remove it, or give it the address of a picture.",
    "an address that nobody else can open": "Upload the picture, and use its full address.",
    "an address outside the marketplace": "Upload the picture to the marketplace.",
}


class DescriptionImages(PictureRule):
    """The pictures inside the description cannot be shown.

    What it checks: how many pictures the description holds, and whether each has a full web
    address. Where ``hosts`` names the marketplace's own, a picture from elsewhere is noted;
    connectors upload those.

    Why the marketplace minds: TikTok Shop refuses the listing with "The num of image in
    description cannot exceed max limit", and drops or refuses pictures without an address.

    How to fix it: keep the pictures that say most, and move the rest to the product's pictures.
    """

    id = "description-images"
    stage = Stage.SYNC
    codes = (
        "12052056",
        "The num of image in description cannot exceed max limit",
        "12052340",
        "product description image uri illegal",
        "12052348",
        "The product description html tag required attribute is miss.",
        "12052722",
        "The image URI does not exist in TikTok Shop.",
        "DESCRIPTION_INCLUDE_INVALID_IMAGE",
    )

    class Options(RuleOptions):
        maximum: int = Field(default=30, ge=0, description="Most pictures.")
        hosts: tuple[str, ...] = Field(
            default=(), description="Where pictures must stand, such as example.com; empty for any."
        )

    VALID = (
        Valid(sample.product(description='<p>Mug</p><IMG alt="" SRC="//cdn.example.com/1.jpg">')),
        Valid(
            sample.product(description="<p>Mug</p>" + "<img src='https://x.example/1.png'>" * 30)
        ),
        Valid(
            sample.product(description="<img src=https://img.example.com/1.jpg>"),
            {"hosts": ["example.com"]},
        ),
    )
    INVALID = (
        Invalid(
            sample.product(description="<img src='https://x.example/1.png'>" * 31),
            field="description",
        ),
        Invalid(sample.product(description='<p>Mug</p><img alt="Mug">'), field="description"),
        Invalid(sample.product(description='<img src="/files/mug.jpg">'), field="description"),
        Invalid(
            sample.product(description="<img src=https://cdn.example.org/1.jpg>"),
            field="description",
            options={"hosts": ["example.com"]},
        ),
    )

    def check(self, product: Product) -> Iterator[Finding]:
        tags = [Evidence(m[0], m.start(), m.end()) for m in pictures(product.description or "")]
        if len(tags) > self.options.maximum:
            yield self._too_many(len(tags))
        faulty: dict[str, list[Evidence]] = {}
        for tag in tags:
            faulty.setdefault(self._fault(address(tag.text)), []).append(tag)
        for fault, found in faulty.items():
            if fault:
                yield _finding(fault, found)

    def _too_many(self, count: int) -> Finding:
        maximum = self.options.maximum
        return Finding(
            field="description",
            message=f"The description holds {count:,} pictures; {maximum} are accepted.",
            fix=Fix("Keep the pictures that say most."),
            value=f"{count} pictures",
            limit=f"at most {maximum} pictures",
        )

    def _fault(self, url: str) -> str:
        """What is wrong with the address of a picture; empty for nothing."""
        if not url:
            return "no address"
        if not url.lower().startswith(("https://", "http://", "//")):
            return "an address that nobody else can open"
        host, hosts = _host(url), self.options.hosts
        foreign = hosts and not any(f".{host}".endswith(f".{known}") for known in hosts)
        return "an address outside the marketplace" if foreign else ""


def _finding(fault: str, found: Sequence[Evidence]) -> Finding:
    outside = fault.endswith("marketplace")
    return Finding(
        field="description",
        message=f"A picture in the description has {fault}: {quoted(found[0].text)}; "
        "a full web address is accepted.",
        fix=Fix(_ADVICE[fault]),
        value=found[0].text,
        limit="a full web address",
        evidence=tuple(found[:QUOTED]),
        severity=Severity.INFO if outside else Severity.WARNING,
    )


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""
