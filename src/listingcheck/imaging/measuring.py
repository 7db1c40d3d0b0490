# SPDX-License-Identifier: Apache-2.0
"""Measures a picture by its bytes, the cheapest look first."""

from dataclasses import replace
from hashlib import sha256

from listingcheck.imaging import bounds, signature
from listingcheck.imaging.decoding import DecodingError, decoded
from listingcheck.imaging.ending import Ending, ending
from listingcheck.imaging.header import Header, header
from listingcheck.imaging.seeing import seen
from listingcheck.picture import Damage, Depth, Format, ImageFacts


def measure(data: bytes, depth: Depth = Depth.HEADER) -> ImageFacts:
    """All that can be told of a file, down to a depth; any bytes have an answer."""
    facts = ImageFacts(sha256(data).hexdigest(), len(data))
    if not data:
        return replace(facts, damage=Damage.EMPTY, detail="it has no bytes")
    if len(data) > bounds.LARGEST_FILE:
        most = bounds.LARGEST_FILE // 2**20
        detail = f"{len(data) / 2**20:,.1f} MB; {most} MB is the most that is opened"
        return replace(facts, damage=Damage.TOO_LARGE, detail=detail)
    kind = signature.sniff(data)
    if kind is None:
        return replace(facts, damage=Damage.NO_PICTURE, detail=signature.other(data))
    return _of_kind(data, kind, facts, depth)


def _of_kind(data: bytes, kind: Format, facts: ImageFacts, depth: Depth) -> ImageFacts:
    """What a file says of itself, and where it is whole, what it shows."""
    ended = ending(data, kind)
    # What does not hang together is not given to Pillow, which would search it byte by byte.
    if ended.damage in {Damage.TOO_LARGE, Damage.BROKEN}:
        return replace(facts, format=kind, damage=ended.damage, detail=ended.detail)
    found = header(data, kind, ended)
    facts = _told(facts, kind, ended, found)
    if facts.damage or depth in Depth.HEADER or found.picture is None:
        return facts
    return _looked_into(facts, found, depth)


def _told(facts: ImageFacts, kind: Format, ended: Ending, found: Header) -> ImageFacts:
    """What the header and the end say together; a bomb outweighs a missing end."""
    worst = found if found.damage is Damage.TOO_LARGE or not ended.damage else ended
    return ImageFacts(
        digest=facts.digest,
        size=facts.size,
        format=kind,
        width=found.width,
        height=found.height,
        mode=found.mode,
        alpha=found.alpha,
        profile=found.profile,
        frames=found.frames,
        damage=worst.damage,
        detail=worst.detail,
        trailing=ended.trailing,
    )


def _looked_into(facts: ImageFacts, found: Header, depth: Depth) -> ImageFacts:
    """The same with what the pixels show, as far as they can be had."""
    assert facts.format is not None
    assert found.picture is not None
    try:
        picture = decoded(found.picture(), facts.format, found.turn, facts.size)
    except DecodingError as error:
        return replace(facts, damage=error.damage, detail=error.detail)
    if picture is None:
        return facts
    return replace(facts, **seen(picture, depth, (found.width or 1, found.height or 1)))
