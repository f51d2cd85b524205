"""Pictures drawn dot by dot, and what may be wrong with them."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image

SECRET = b"Drawn by Ann Lee at 51.5 north"


def chunk(name: bytes, data: bytes) -> bytes:
    """One part of a PNG."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(
    width: int = 60, height: int = 40, *, extra: bytes = b"", rows: bytes | None = None
) -> bytes:
    """A PNG of one colour; `extra` parts stand before its dots."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    drawn = rows if rows is not None else (b"\0" + b"\x1d\x4f\x5c" * width) * height
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            chunk(b"IHDR", header),
            extra,
            chunk(b"IDAT", zlib.compress(drawn)),
            chunk(b"IEND", b""),
        )
    )


def jpg(width: int = 60, height: int = 40, **options: object) -> bytes:
    """A JPG with a camera's notes in it."""
    file = io.BytesIO()
    noted = b"Exif\0\0" + SECRET
    Image.new("RGB", (width, height), "#1d4f5c").save(
        file, "JPEG", exif=noted, comment=SECRET, **options
    )
    return file.getvalue()
