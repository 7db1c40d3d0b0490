# SPDX-License-Identifier: Apache-2.0
"""Pictures that tests draw for themselves."""

import io
import struct
import zlib

from PIL import Image


def saved(image, kind="JPEG", **options):
    """The file that Pillow writes of a picture."""
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def photo(width=320, height=200, mode="RGB"):
    """A picture with detail all over."""
    return Image.effect_noise((width, height), 60).convert(mode)


def jpeg(width=320, height=200, **options):
    return saved(photo(width, height), **options)


def chunk(name, body):
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(width, height, *extra, depth=8, colours=0):
    """A black PNG whose rows are packed piece by piece, however large it is."""
    row = bytes(1 + (width * depth * {0: 1, 2: 3, 6: 4}[colours] + 7) // 8)
    packer = zlib.compressobj(1)
    body = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    header = struct.pack(">IIBBBBB", width, height, depth, colours, 0, 0, 0)
    chunks = (chunk(b"IHDR", header), *extra, chunk(b"IDAT", body), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def exif(orientation, thumbnail=b""):
    """EXIF that says how to turn a picture, perhaps with a small one inside."""
    tags = Image.Exif()
    tags[0x0112] = orientation
    return tags.tobytes() + thumbnail


def box(name, *bodies):
    body = b"".join(bodies)
    return (len(body) + 8).to_bytes(4, "big") + name + body


def heic(width, height, turn=None, pixels=b"pixels"):
    """The boxes of a HEIC file; nothing in it can be decoded."""
    size = box(b"ispe", bytes(4), struct.pack(">II", width, height))
    other = box(b"ispe", bytes(4), struct.pack(">II", 160, 120))
    turned = [box(b"irot", bytes([turn]))] if turn is not None else []
    own = bytes([2, 0x81, 3] if turned else [1, 1])
    ipma = box(b"ipma", bytes(4), struct.pack(">I", 2), b"\0\1", own, b"\0\2\1\2")
    iprp = box(b"iprp", box(b"ipco", size, other, *turned), ipma)
    meta = box(b"meta", bytes(4), box(b"pitm", bytes(4), b"\0\1"), iprp)
    return box(b"ftyp", b"heic", bytes(4), b"mif1heic") + meta + box(b"mdat", pixels)
