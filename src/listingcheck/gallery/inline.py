# SPDX-License-Identifier: Apache-2.0
"""Pictures that stand in their own address: ``data:image/png;base64,...`` (RFC 2397)."""

import binascii
import hashlib
from urllib.parse import unquote_to_bytes

from listingcheck.gallery.found import InMemory, bounded
from listingcheck.gallery.supplier import Unreachable
from listingcheck.imaging.bounds import LARGEST_FILE

_SHOWN = 40
"""Characters of such an address that stand for it."""

_LONGEST = {True: 2 * LARGEST_FILE, False: 1 << 20}
"""Characters of the picture in such an address, in base64 and percent-encoded. Only drawings are
written in the second way, and each escape of theirs costs some fifty times its size in memory."""

_ESCAPED = {b"%2B": b"+", b"%2F": b"/", b"%3D": b"=", b"%0A": b"", b"%0D": b"", b"%20": b""}
"""What base64 holds that may be percent-encoded."""


def is_inline(address: str) -> bool:
    """Whether an address is the picture itself."""
    return address[:5].lower() == "data:"


def name_of(address: str) -> str:
    """How a message calls it: its beginning, and a mark that tells it from others."""
    if len(address) <= _SHOWN:
        return address
    mark = hashlib.sha256(address.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{address[:_SHOWN]}...{mark}"


def decoded(address: str) -> InMemory:
    """The picture in an address.

    Raises:
        Unreachable: it is larger than is read, or not well written.
    """
    head, comma, body = address.partition(",")
    in_base64 = head.lower().rstrip().endswith(";base64")
    if not comma or len(body) > _LONGEST[in_base64]:
        raise Unreachable("its data: address cannot be decoded")
    written = body.encode("utf-8", "replace")
    data = _from_base64(written) if in_base64 else unquote_to_bytes(written)
    return InMemory(name_of(address), bounded(data))


def _from_base64(written: bytes) -> bytes:
    for escape, character in _ESCAPED.items():
        written = written.replace(escape, character).replace(escape.lower(), character)
    try:
        return binascii.a2b_base64(written + b"==")
    except binascii.Error:
        raise Unreachable("its data: address cannot be decoded") from None
