# SPDX-License-Identifier: Apache-2.0
"""Lines of text in a picture, read by rapidocr (the extra ``ocr``)."""

import logging
from functools import cache
from importlib.util import find_spec
from typing import Any, Final

from PIL import Image

from listingcheck.picture import Box, Writing

_LONG_SIDE: Final = 1_000
"""In pixels. Of 30 pictures with contact data, 1,300 finds no more and takes half as long again
(measured 2026-11 with rapidocr 3.10.0)."""
_LARGER: Final = 2
"""How many times a small picture is enlarged at most."""
_LEAST_SIDE: Final = 16
"""In pixels, at that size: nobody reads what is smaller."""
_LEAST_CERTAIN: Final = 0.5
"""What rapidocr itself drops below; creases of cloth are read as letters with 0.5 to 0.7."""
_SETTINGS: Final = {
    "Global.log_level": "critical",
    "Global.text_score": _LEAST_CERTAIN,
    # Text that stands on its head is rare in shops, and asking takes a third model.
    "Global.use_cls": False,
    # Left alone it enlarges the short side to 736 pixels, and a long strip beyond all memory.
    "Det.limit_type": "max",
    "Det.limit_side_len": _LONG_SIDE,
    # One thread each, so that several processes do not wait for each other.
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
}


def available() -> bool:
    """Whether the packages that read text are installed."""
    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


def writings(image: Image.Image) -> tuple[Writing, ...]:
    """The lines of text in a picture, from top to bottom, in its pixels."""
    scale = min(_LARGER, _LONG_SIDE / max(image.size))
    size = (round(image.width * scale), round(image.height * scale))
    if min(size) < _LEAST_SIDE:
        return ()
    sized = image.convert("RGB").resize(size, Image.Resampling.LANCZOS)
    read = _engine()(_blue_first(sized))
    if read.txts is None or read.boxes is None:
        return ()
    lines = zip(read.txts, read.boxes, read.scores, strict=True)
    return tuple(
        Writing(text, _box(corners, scale), float(certainty)) for text, corners, certainty in lines
    )


def _blue_first(image: Image.Image) -> Any:
    """The array that the engine expects: its models have seen blue before green before red."""
    import numpy

    return numpy.asarray(image)[:, :, ::-1]


def _box(corners: Any, scale: float) -> Box:
    xs = [round(float(x) / scale) for x, _ in corners]
    ys = [round(float(y) / scale) for _, y in corners]
    return Box(min(xs), min(ys), max(xs), max(ys))


@cache
def _engine() -> Any:
    """The engine, made once in each process; it takes a second and 150 MB."""
    # It announces its models while it is imported, before any level can be handed in.
    logging.getLogger("RapidOCR").setLevel(logging.CRITICAL)
    from rapidocr import RapidOCR

    return RapidOCR(params=dict(_SETTINGS))
