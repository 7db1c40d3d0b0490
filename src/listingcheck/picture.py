# SPDX-License-Identifier: Apache-2.0
"""What was measured of a picture: plain, frozen data. Rules see this, never bytes."""

from dataclasses import dataclass
from enum import Enum, Flag, StrEnum, auto


class Format(StrEnum):
    """What the bytes of a file are, by its own signature."""

    JPEG = "JPEG"
    PNG = "PNG"
    GIF = "GIF"
    WEBP = "WebP"
    BMP = "BMP"
    TIFF = "TIFF"
    HEIC = "HEIC"
    AVIF = "AVIF"
    SVG = "SVG"
    JPEG_XL = "JPEG XL"
    JPEG_2000 = "JPEG 2000"
    ICO = "ICO"
    PSD = "PSD"
    PDF = "PDF"


class Damage(Enum):
    """Why a picture cannot be shown as it is."""

    EMPTY = auto()
    """There are no bytes."""
    NO_PICTURE = auto()
    """The bytes are something else, such as a web page."""
    TRUNCATED = auto()
    """The end is missing."""
    BROKEN = auto()
    """The bytes contradict their own format."""
    TOO_LARGE = auto()
    """It would take more memory or time to open than any honest picture."""
    UNSAFE = auto()
    """A drawing that runs scripts, loads other files or grows without bound."""


class Depth(Flag):
    """How deep a rule looks into a picture."""

    HEADER = auto()
    """What it says of itself; nothing is decoded."""
    PIXELS = auto()
    """What it shows, as far as numbers tell."""
    QR = auto()
    """QR codes."""
    BARCODES = auto()
    """EAN and UPC codes."""
    TEXT = auto()
    """Text, by optical character recognition."""


@dataclass(frozen=True, slots=True)
class Box:
    """Where something stands in the upright picture, in its pixels."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def area(self) -> int:
        """In square pixels."""
        return max(self.right - self.left, 0) * max(self.bottom - self.top, 0)


@dataclass(frozen=True, slots=True)
class Code:
    """A code that a camera reads."""

    kind: str
    """``QR``, ``EAN-13``, ``EAN-8``, ``UPC-A`` or ``UPC-E``."""
    text: str | None
    """What it says; None where it is seen and cannot be read."""
    box: Box


@dataclass(frozen=True, slots=True)
class Writing:
    """A line of text in a picture."""

    text: str
    box: Box
    certainty: float
    """From 0 to 1, as the engine has it."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What two copies of one picture share, whatever their size and compression."""

    shape: int
    """256 bits, by how brightness rises and falls."""
    colours: bytes
    """Red, green and blue of 4 x 4 fields, row by row: 48 bytes."""


@dataclass(frozen=True, slots=True)
class Bands:
    """Bars of one colour along opposite edges, as shares of the picture's height or width."""

    colour: tuple[int, int, int]
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    left: float = 0.0


@dataclass(frozen=True, slots=True)
class PixelFacts:
    """What the pixels of a picture amount to."""

    deviation: float
    """Standard deviation of its greys, from 0 to 127.5."""
    entropy: float
    """Of its greys, in bits, from 0 to 8."""
    colourful: float
    """The share of its pixels that are plainly not grey."""
    white_edge: float
    """The share of a frame, 4 % of the picture wide, that is white or nearly so."""
    bands: Bands | None
    fingerprint: Fingerprint


@dataclass(frozen=True, slots=True)
class ImageFacts:
    """All that was measured of one file. What was not looked at, or is unknown, is None."""

    digest: str
    """SHA-256 of its bytes, in hexadecimal."""
    size: int
    """In bytes."""
    format: Format | None = None
    width: int | None = None
    """In pixels, as a viewer shows it: turned upright."""
    height: int | None = None
    mode: str | None = None
    """Of its colours, as Pillow names it: ``RGB``, ``RGBA``, ``P``, ``CMYK`` ..."""
    alpha: bool = False
    """Whether parts of it may be see-through."""
    profile: str | None = None
    """The name of its colour profile."""
    frames: int = 1
    damage: Damage | None = None
    detail: str | None = None
    """What exactly is damaged, in words that follow a colon."""
    trailing: int = 0
    """Bytes that follow the end of the picture."""
    pixels: PixelFacts | None = None
    codes: tuple[Code, ...] | None = None
    texts: tuple[Writing, ...] | None = None
    seen: Depth = Depth.HEADER
    """How deep it was looked into."""


class Role(Enum):
    """What a picture is for."""

    MAIN = auto()
    """One of the listing's own."""
    VARIANT = auto()
    """It shows a value of an option."""
    DESCRIPTION = auto()
    """It stands in the description."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a product beside what was measured of it."""

    name: str
    """The address or file name it goes by."""
    role: Role
    """The first of its roles in the order of :class:`Role`."""
    fields: tuple[str, ...]
    """Where its address stands: ``images[0].url``, ``variants[2].image``, ``description``."""
    first: bool = False
    """Whether it is the first of the listing."""
    facts: ImageFacts | None = None
    """None where it could not be had."""
    trouble: str | None = None
    """Why it could not be had, in words that follow a colon."""
    passing: bool = False
    """Whether the trouble may pass by itself, or is none for others."""
    kin: str | None = None
    """The digest of the first picture of the run that looks the same, if only its own."""
