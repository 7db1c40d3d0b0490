# SPDX-License-Identifier: Apache-2.0
"""Opens pictures with Pillow, by the class of the format their bytes have."""

import struct
import zlib
from collections.abc import Callable
from io import BytesIO

from PIL import Image
from PIL.AvifImagePlugin import AvifImageFile
from PIL.BmpImagePlugin import BmpImageFile
from PIL.GifImagePlugin import GifImageFile
from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.WebPImagePlugin import WebPImageFile

from listingcheck.imaging.quiet import quiet
from listingcheck.picture import Format

TROUBLE = (
    *(OSError, ValueError, SyntaxError, TypeError, AttributeError, AssertionError, BufferError),
    *(ArithmeticError, LookupError, EOFError, MemoryError, RuntimeError),
    *(struct.error, zlib.error, Image.DecompressionBombError),
)
"""What Pillow raises on damaged bytes."""

# Not ``Image.open``: it warns of large pictures, and calls a JPEG with two pictures another kind.
_OPENERS: dict[Format, Callable[[BytesIO], ImageFile]] = {
    Format.JPEG: JpegImageFile,
    Format.PNG: PngImageFile,
    Format.GIF: GifImageFile,
    Format.WEBP: WebPImageFile,
    Format.BMP: BmpImageFile,
    Format.AVIF: AvifImageFile,
}

KINDS = frozenset(_OPENERS)
"""What Pillow is given. TIFF is not: libtiff writes to standard error."""


class UnreadableError(Exception):
    """Pillow cannot make sense of the bytes."""


def opened(data: bytes, kind: Format) -> ImageFile:
    """The picture with nothing of it decoded."""
    with quiet():
        try:
            return _OPENERS[kind](BytesIO(data))
        except TROUBLE as error:
            raise UnreadableError(str(error)) from error
