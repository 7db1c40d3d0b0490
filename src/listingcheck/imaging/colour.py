# SPDX-License-Identifier: Apache-2.0
"""Colours of any profile, as sRGB, which is what browsers and marketplaces take for granted."""

import re
from io import BytesIO
from typing import Final

from PIL import Image, ImageCms

_SPACES: Final = {"RGB": "RGB ", "L": "GRAY", "CMYK": "CMYK"}
"""What a profile calls the colours of a mode (ICC.1:2022, 7.2.6)."""


def to_srgb(image: Image.Image, profile: bytes | None) -> tuple[Image.Image, str | None]:
    """The picture in RGB, and what it was converted from, if that is worth saying.

    A profile that is broken, or of other colours than the picture, is passed over.
    """
    if image.mode == "LAB":
        return _transformed(image, ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))), "Lab"
    source = _profile(profile, image.mode)
    name = _name(source) if source else ""
    if source is not None and "srgb" not in name.lower():
        try:
            return _transformed(image, source), name or "its own colours"
        except ImageCms.PyCMSError:
            pass
    return image.convert("RGB"), "CMYK" if image.mode == "CMYK" else None


def _profile(profile: bytes | None, mode: str) -> ImageCms.ImageCmsProfile | None:
    if not profile:
        return None
    try:
        found = ImageCms.ImageCmsProfile(BytesIO(profile))
    except (OSError, ImageCms.PyCMSError):
        return None
    return found if found.profile.xcolor_space == _SPACES.get(mode) else None


def _name(profile: ImageCms.ImageCmsProfile) -> str:
    written = re.sub(r"[^\x20-\x7e]", "", profile.profile.profile_description or "").strip()
    return written[:60]


def _transformed(image: Image.Image, source: ImageCms.ImageCmsProfile) -> Image.Image:
    transform = ImageCms.buildTransform(
        source,
        ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")),
        image.mode,
        "RGB",
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    converted = ImageCms.applyTransform(image, transform)
    assert converted is not None  # only where it is done in place
    return converted
