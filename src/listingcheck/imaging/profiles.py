# SPDX-License-Identifier: Apache-2.0
"""The name that a colour profile gives itself (ICC.1:2022, section 9.2.41)."""

_TAGS = 128
"""Where the table of tags begins."""
_MOST_TAGS = 100
_LONGEST = 200
"""Bytes of a name that are read."""

UNNAMED = "unnamed"


def name(profile: bytes) -> str:
    """What the profile is called, such as ``sRGB IEC61966-2.1``."""
    found = _description(profile)
    if found.startswith(b"desc"):
        text = found[12 : 12 + min(_number(found, 8), _LONGEST)].decode("latin-1")
    elif found.startswith(b"mluc"):
        start = _number(found, 24)
        text = found[start : start + min(_number(found, 20), _LONGEST)].decode(
            "utf-16-be", "ignore"
        )
    else:
        text = ""
    return text.split("\0")[0].strip() or UNNAMED


def _description(profile: bytes) -> bytes:
    """The tag ``desc``, empty where there is none."""
    count = min(_number(profile, _TAGS), _MOST_TAGS)
    for at in range(_TAGS + 4, _TAGS + 4 + count * 12, 12):
        if profile[at : at + 4] == b"desc":
            start = _number(profile, at + 4)
            return profile[start : start + _number(profile, at + 8)]
    return b""


def _number(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 4], "big")
