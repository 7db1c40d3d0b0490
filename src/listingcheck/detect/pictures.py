# SPDX-License-Identifier: Apache-2.0
"""The pictures inside a text with markup."""

import re
from collections.abc import Iterator

_PICTURE = re.compile(r"<img(?=[\s/>])[^<>]*>?", re.IGNORECASE)
_SOURCE = re.compile(r"\ssrc\s{0,9}=\s{0,9}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)


def pictures(markup: str) -> Iterator[re.Match[str]]:
    """The tags of its pictures."""
    return _PICTURE.finditer(markup)


def address(tag: str) -> str:
    """Where the picture of a tag stands, as it is written; empty when the tag does not say."""
    match = _SOURCE.search(tag)
    return (match[1] or match[2] or match[3] or "").strip() if match else ""
