# SPDX-License-Identifier: Apache-2.0
"""What columns, keys and statuses are, told by the words in their names."""

import re
from enum import Enum
from functools import lru_cache

_JOINT = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_WORD = re.compile(r"[a-z0-9]+")
_PIECES = re.compile(r"\s*(?:[\r\n|]+|;\s+(?=[A-Z\d]))\s*")
"""What parts several messages in one cell."""
_LONGEST_NAME = 200
"""Characters of the name of a column; a text is none."""
_LONGEST_MESSAGE = 2_000
"""Characters of a message that are kept."""


class Kind(Enum):
    """What a column or key holds."""

    NAME = "the product"
    MESSAGE = "why"
    CODE = "the code"
    STATUS = "the status"
    HINT = "what to do"


_MESSAGES = frozenset(
    {"message", "messages", "msg", "error", "errors", "reason", "reasons", "issue", "issues"}
    | {"problem", "problems", "detail", "details", "comment", "comments", "rejection"}
)
_HINTS = frozenset({"suggestion", "suggestions", "advice", "solution", "fix"})
_STATUSES = frozenset({"status", "state"})
_CODES = frozenset({"code", "codes"})
_OF_CODES = frozenset(
    {"error", "err", "reason", "fail", "failed", "failure", "status", "response", "issue", "api"}
    | {"sub", "audit", "rejection", "marketplace", "platform", "tiktok", "message"}
)
"""What may stand beside it: a country has a code too."""
_NAMES = frozenset(
    {"sku", "skus", "handle", "key", "title", "asin"}
    | {"gtin", "ean", "upc", "isbn", "jan", "barcode"}
)
_NAMES_IN_PART = frozenset({"product", "item", "listing", "name", "id", "parent", "offer"})
_NO_NAMES = frozenset(
    {"number", "price", "category", "categories", "brand", "type", "types", "tier", "quality"}
    | {"image", "images", "description", "vendor", "quantity", "stock", "shop", "store", "channel"}
    | {"country", "region", "market", "marketplace", "currency", "warehouse", "user", "seller"}
    | {"platform", "platforms", "tags", "attribute", "attributes", "options", "source"}
)
_NEVER = frozenset({"count", "total", "date", "time", "at", "url", "urls", "link", "links"})
"""What stands in the names of columns that hold neither, such as ``Error count``."""
_FINE = frozenset(
    {"", "0", "-", "none", "null", "n/a", "na", "no", "ok", "success", "successful", "succeeded"}
    | {"pass", "passed", "active", "activate", "activated", "live", "synced", "approved"}
    | {"listed", "published", "ready", "normal", "none.", "no error", "no errors"}
)
"""What is said of a product that was not refused."""
_FAILING = re.compile(
    r"fail|reject|refus|error|suspend|fr[eo]ez|frozen|block|deactivated|disapprov|violat|invalid",
    re.IGNORECASE,
)


@lru_cache(maxsize=10_000)
def kind_of(name: str) -> Kind | None:
    """What a column or key with this name holds; None for what does not matter here."""
    words = frozenset(_WORD.findall(_JOINT.sub(" ", name[:_LONGEST_NAME]).casefold()))
    if words & _NEVER:
        return None
    if words & _CODES and words <= _CODES | _OF_CODES:
        return Kind.CODE
    if words & _MESSAGES:
        return Kind.MESSAGE
    if words & _HINTS:
        return Kind.HINT
    if words & _STATUSES:
        return Kind.STATUS
    is_part = words & _NAMES_IN_PART and not words & _NO_NAMES
    return Kind.NAME if words & _NAMES or is_part else None


def is_fine(text: str) -> bool:
    """Whether a message, code or status says that nothing is wrong."""
    return text.strip().casefold() in _FINE


def is_failing(status: str) -> bool:
    """Whether a status says that a product was refused."""
    return _FAILING.search(status) is not None


def pieces(text: str) -> list[str]:
    """The messages in one text, without those that say nothing is wrong."""
    found = (piece.strip()[:_LONGEST_MESSAGE] for piece in _PIECES.split(text))
    return [piece for piece in found if not is_fine(piece)]
