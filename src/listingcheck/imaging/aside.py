# SPDX-License-Identifier: Apache-2.0
"""Draws in a process of its own what could take this one down with it.

Decoders of TIFF, HEIC, JPEG 2000 and SVG crash, hang or write to standard error on some files, and
the largest pictures of any format take more memory than this process may.
"""

import json
import subprocess
import sys
from importlib.util import find_spec
from typing import Any, Final

from listingcheck.errors import MissingExtraError
from listingcheck.imaging.flat import Flat
from listingcheck.imaging.target import ConversionError
from listingcheck.picture import Format

FORMATS = frozenset({Format.TIFF, Format.HEIC, Format.SVG, Format.JPEG_2000})
"""libtiff writes to standard error; resvg aborts and crashes (measured 2026-11)."""
PIXELS = 8_000_000
"""Above, every format is drawn aside: a WebP takes 16 bytes a pixel (measured 2026-11)."""
SECONDS = 10.0
"""By the clock. The child ends itself after far less computing; this is for what only waits."""
_EXTRAS: Final = {
    Format.HEIC: ("pillow_heif", "Opening HEIC pictures", "heic"),
    Format.SVG: ("resvg_py", "Drawing SVG pictures", "svg"),
}
_START = (
    "import json, sys; order = json.loads(sys.argv[1]); sys.path[:] = order.pop('path'); "
    "from listingcheck.imaging.aside_child import main; main(**order)"
)
"""Run isolated, so that neither the folder nor the environment says what is imported."""


def drawn(data: bytes, kind: Format, **order: Any) -> Flat:
    """The picture in RGB and upright, as :func:`~listingcheck.imaging.aside_child.main` draws it.

    Raises:
        ConversionError: it is damaged, crashed its decoder, or took too long or too much memory.
        MissingExtraError: the package that opens its format is not installed.
    """
    _check_extra(kind)
    order = {"kind": kind.value, "path": [place for place in sys.path if place], **order}
    answer = _answer([sys.executable, "-I", "-c", _START, json.dumps(order)], data)
    head, _, pixels = answer.partition(b"\n")
    try:
        told = json.loads(head)
    except ValueError:
        raise ConversionError(f"The picture crashed what opens {kind} files.") from None
    if "error" in told:
        raise ConversionError(told["error"])
    return _flat(told, pixels)


def _check_extra(kind: Format) -> None:
    module, feature, extra = _EXTRAS.get(kind, ("PIL", "", ""))
    if find_spec(module) is None:
        raise MissingExtraError(feature, extra)


def _answer(command: list[str], data: bytes) -> bytes:
    try:
        ran = subprocess.run(  # noqa: S603 - our own program
            command,
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise ConversionError(_too_long()) from None
    except OSError as error:
        raise ConversionError(f"No process could be started to open it: {error}.") from None
    if -ran.returncode in _out_of_time():
        raise ConversionError(_too_long())
    return ran.stdout if ran.returncode == 0 else b""


def _out_of_time() -> set[int]:
    """The signals that end a child which computes for too long."""
    import signal

    return {int(getattr(signal, name)) for name in ("SIGPROF", "SIGXCPU") if hasattr(signal, name)}


def _too_long() -> str:
    return "The picture takes too long to open."


def _flat(told: dict[str, Any], pixels: bytes) -> Flat:
    from PIL import Image

    width, height = told["size"]
    if len(pixels) != width * height * 3:
        raise ConversionError("The picture crashed what opens it.")
    return Flat(Image.frombytes("RGB", (width, height), pixels), tuple(told["steps"]))
