# SPDX-License-Identifier: Apache-2.0
"""QR codes and retail barcodes in a picture, read by zxing-cpp (the extra ``qr``)."""

from functools import cache
from importlib.util import find_spec
from typing import Any, Final

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from listingcheck.picture import Box, Code

_RETAIL: Final = {"EAN13": "EAN-13", "EAN8": "EAN-8", "UPCA": "UPC-A", "UPCE": "UPC-E"}
"""What zxing-cpp calls the barcodes that hold trade numbers, and everybody else."""

# Of 80 codes on product photos, reading the picture as it is finds 62, enlarging all of it 67, and
# enlarging its busiest spot 74, none of them wrong; the spot costs a fifth of what all of it does
# (measured 2026-11 with zxing-cpp 3.1.1).
_FIELD: Final = 16
"""Side of the squares, in pixels, in which the picture's changes are counted."""
_BUSY: Final = 20
"""Mean change, of 255, across and down in the busiest square. Codes that a second look helps had 26
to 67; of 45 clean product photos three in four had less than 20."""
_MARGIN: Final = 2
"""Squares around the spot that are looked at with it."""
_LARGEST: Final = 512
"""In pixels. A larger code is read at first sight; what else is as large is cloth and leaves."""
_SLENDER: Final = 1.8
"""How much longer than wide the spot of a code is at most, its margin included."""
_ENLARGED: Final = 600
"""Long side to which the spot is enlarged, in pixels."""
_TIMES: Final = 4
"""How many times at most: what is smaller than a pixel a module holds nothing to enlarge."""
_SHARPER: Final = ImageFilter.UnsharpMask(radius=2, percent=150, threshold=2)
_ONLY_BLACK: Final = [min(255, 4 * level) for level in range(256)]
"""Makes all but the darkest quarter white: a quiet zone for a code printed on plain dark cloth."""


def available() -> bool:
    """Whether the package that reads codes is installed."""
    return find_spec("zxingcpp") is not None


def codes(grey: Image.Image, *, qr: bool, barcodes: bool) -> tuple[Code, ...]:
    """The codes in a picture of mode ``L``, in its pixels.

    A QR code that is seen and cannot be read has no text.
    """
    found = _qr_codes(grey) if qr else []
    return (*found, *_retail(grey)) if barcodes else tuple(found)


def _qr_codes(grey: Image.Image) -> list[Code]:
    found = _read(grey)
    if any(code.text is not None for code in found):
        return found
    spot = _busiest(grey)
    return (_in_spot(grey, spot) if spot else []) or found


def _in_spot(grey: Image.Image, spot: Box) -> list[Code]:
    """The codes in one spot, looked at under a magnifying glass."""
    part = grey.crop((spot.left, spot.top, spot.right, spot.bottom))
    scale = min(max(1.0, _ENLARGED / max(part.size)), _TIMES)
    size = (round(part.width * scale), round(part.height * scale))
    large = part.resize(size, Image.Resampling.LANCZOS)
    seen = _read(large.filter(_SHARPER))
    if not any(code.text is not None for code in seen):
        seen = _read(large.point(_ONLY_BLACK)) or seen
    return [Code(code.kind, code.text, _back(code.box, spot, scale)) for code in seen]


def _busiest(grey: Image.Image) -> Box | None:
    """Where brightness changes most, both across and down, if that has the size of a small code."""
    # Half the size shows all but the tiniest modules, in a third less time.
    half = grey.reduce(2)
    across = ImageChops.difference(half, ImageChops.offset(half, 1, 0)).reduce(_FIELD // 2)
    down = ImageChops.difference(half, ImageChops.offset(half, 0, 1)).reduce(_FIELD // 2)
    busy = ImageChops.darker(across, down).filter(ImageFilter.BoxBlur(1))
    most = int(busy.getextrema()[1])  # type: ignore[arg-type]
    if most < _BUSY:
        return None
    row, column = divmod(busy.tobytes().index(most), busy.width)
    left, top, right, bottom = _around(busy, column, row, most // 2)
    wide, high = (right - left) * _FIELD, (bottom - top) * _FIELD
    if max(wide, high) > min(_LARGEST, _SLENDER * min(wide, high)):
        return None
    right, bottom = min(right * _FIELD, grey.width), min(bottom * _FIELD, grey.height)
    return Box(left * _FIELD, top * _FIELD, right, bottom)


def _around(busy: Image.Image, column: int, row: int, least: int) -> tuple[int, int, int, int]:
    """What hangs together around one square and has at least this much, with its margin."""
    reach = _LARGEST // _FIELD
    left, top = max(column - reach, 0), max(row - reach, 0)
    near = busy.crop((left, top, min(column + reach, busy.width), min(row + reach, busy.height)))
    mask = near.point([1 if level >= least else 0 for level in range(256)])
    ImageDraw.floodfill(mask, (column - left, row - top), 2)
    box = mask.point([level == 2 for level in range(256)]).getbbox()
    first, upper, last, lower = box or (0, 0, *near.size)
    return (
        max(left + first - _MARGIN, 0),
        max(top + upper - _MARGIN, 0),
        min(left + last + _MARGIN, busy.width),
        min(top + lower + _MARGIN, busy.height),
    )


def _back(box: Box, spot: Box, scale: float) -> Box:
    """A place in the enlarged spot as a place in the picture."""
    return Box(
        spot.left + round(box.left / scale),
        spot.top + round(box.top / scale),
        min(spot.left + round(box.right / scale), spot.right),
        min(spot.top + round(box.bottom / scale), spot.bottom),
    )


def _read(grey: Image.Image) -> list[Code]:
    """The QR codes that can be read, or else the likeliest that cannot."""
    library = _library()
    # Micro QR, Data Matrix and Aztec mark parts, not ways to a shop, and take five times as long.
    seen = library.read_barcodes(grey, formats=library.BarcodeFormat.QRCode, return_errors=True)
    read = [Code("QR", code.text, _box(code)) for code in seen if code.valid]
    # One damaged code is reported several times, for different corners.
    likeliest = max(map(_box, seen), key=lambda box: box.area, default=None)
    return read or ([Code("QR", None, likeliest)] if likeliest else [])


def _retail(grey: Image.Image) -> list[Code]:
    library = _library()
    kinds = {getattr(library.BarcodeFormat, name): kind for name, kind in _RETAIL.items()}
    formats = library.barcode_formats_from_str(",".join(_RETAIL))
    seen = library.read_barcodes(grey, formats=formats)
    return [Code(*_as_printed(kinds[code.format], code.text), _box(code)) for code in seen]


def _as_printed(kind: str, text: str) -> tuple[str, str]:
    """Some versions of zxing-cpp make 13 digits of every UPC; of a short one they give it all."""
    if len(text) == len("0036000291452") and text[0] == "0":
        return "UPC-A" if kind == "EAN-13" else kind, text[1:]
    return kind, text


def _box(code: Any) -> Box:
    place = code.position
    corners = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
    xs, ys = [corner.x for corner in corners], [corner.y for corner in corners]
    return Box(min(xs), min(ys), max(xs), max(ys))


@cache
def _library() -> Any:
    import zxingcpp

    return zxingcpp
