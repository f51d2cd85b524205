"""A picture that every page shows: its size, and only the parts that draw it.

What else a file may hold (where it was taken, who made it, a text, a second file behind its end)
is left out, so a page cannot give it away and nothing rides along. SVG is not taken: it is a
document with scripts and addresses.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from tracker.rules.errors import Broken, RuleBroken
from tracker.vocabulary import FileType

FIELD = "file"

MOST_BYTES = 300 * 1024
LEAST_SIDE, MOST_SIDE = 24, 2_000
"""In dots. Smaller is a smudge in the header, larger only slows each page."""
MOST_LONGER = 8
"""Times one side may be as long as the other."""

PNG, JPG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
PNG_DRAWS = (b"IHDR", b"PLTE", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"IDAT", b"IEND")
PNG_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}

JPG_START, JPG_END, JPG_SCAN = 0xD8, 0xD9, 0xDA
JPG_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
JPG_LEFT_OUT = {*range(0xE1, 0xEE), 0xEF, 0xFE}
"""Notes of cameras and programs. 0xE0 and 0xEE stay: they say how colours are meant."""
JPG_BARE = {*range(0xD0, 0xD8), 0x01}
MARK, LENGTH_ITSELF = 0xFF, 2
JPG_IN_SCAN = {0, MARK} | JPG_BARE


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it may be shown.

    Attributes:
        file_type: PNG or JPG.
        width: in dots.
        height: in dots.
        content: the file, without what does not draw.
    """

    file_type: FileType
    width: int
    height: int
    content: bytes


def read(content: bytes) -> Picture:
    """The picture in a file, by what is in it.

    Raises:
        RuleBroken: on the field `file`: it is empty, too large, neither PNG nor JPG, damaged, or
            of a size that fits no header.
    """
    if not content:
        raise RuleBroken(FIELD, Broken.DOCUMENT_EMPTY)
    if len(content) > MOST_BYTES:
        raise RuleBroken(FIELD, Broken.PICTURE_TOO_LARGE, most=MOST_BYTES // 1024)
    if not content.startswith((PNG, JPG)):
        raise RuleBroken(FIELD, Broken.PICTURE_TYPE)
    try:
        picture = _png(content) if content.startswith(PNG) else _jpg(content)
    except (struct.error, IndexError, ValueError, zlib.error) as error:
        raise RuleBroken(FIELD, Broken.DOCUMENT_DAMAGED) from error
    return picture


def _check_size(width: int, height: int) -> None:
    short, long = sorted((width, height))
    if short < LEAST_SIDE or long > MOST_SIDE or long > short * MOST_LONGER:
        raise RuleBroken(
            FIELD, Broken.PICTURE_SIZE, width=width, height=height, least=LEAST_SIDE, most=MOST_SIDE
        )


def _png(content: bytes) -> Picture:
    kept, packed = [PNG], bytearray()
    width = height = row = 0
    for name, data, whole in _chunks(content):
        if name == b"IHDR":
            width, height, bits, colour = struct.unpack(">IIBB", data[:10])
            _check_size(width, height)
            row = 1 + (width * bits * PNG_CHANNELS.get(colour, 0) + 7) // 8
        if name == b"IDAT":
            packed += data
        if name in PNG_DRAWS:
            kept.append(whole)
    # Rows that are interlaced begin up to seven times.
    unpacker, most = zlib.decompressobj(), 7 * (row + 1) * (height + 1)
    drawn = unpacker.decompress(bytes(packed), most)
    if not unpacker.eof or len(drawn) < row * height // 2:
        raise ValueError
    return Picture(FileType.PNG, width, height, b"".join(kept))


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes, bytes]]:
    """Name, data and the whole of each part, to the end that a PNG names itself."""
    place, first = len(PNG), True
    while True:
        (length,) = struct.unpack(">I", content[place : place + 4])
        end = place + 12 + length
        whole = content[place:end]
        name, data = whole[4:8], whole[8:-4]
        if len(whole) != end - place or first != (name == b"IHDR"):
            raise ValueError
        if struct.unpack(">I", whole[-4:]) != (zlib.crc32(name + data),):
            raise ValueError
        yield name, data, whole
        if name == b"IEND":
            return
        place, first = end, False


def _jpg(content: bytes) -> Picture:
    kept, size, is_drawn = [content[:2]], None, False
    for mark, whole in _segments(content):
        if mark in JPG_FRAMES and size is None:
            height, width = struct.unpack(">HH", whole[5:9])
            _check_size(width, height)
            size = (width, height)
        is_drawn = is_drawn or mark == JPG_SCAN
        if mark not in JPG_LEFT_OUT:
            kept.append(whole)
    if size is None or not is_drawn:
        raise ValueError
    return Picture(FileType.JPG, *size, b"".join([*kept, bytes((MARK, JPG_END))]))


def _segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Mark and the whole of each part, with the dots after a scan, to the end of the picture."""
    place = 2
    while content[place + 1] != JPG_END:
        mark = content[place + 1]
        if content[place] != MARK or mark in JPG_BARE or mark == JPG_START:
            raise ValueError
        if mark == MARK:  # filled up
            place += 1
            continue
        (length,) = struct.unpack(">H", content[place + 2 : place + 4])
        end = place + 2 + length
        if length < LENGTH_ITSELF or end > len(content):
            raise ValueError
        end = _after_scan(content, end) if mark == JPG_SCAN else end
        yield mark, content[place:end]
        place = end


def _after_scan(content: bytes, place: int) -> int:
    """Where the dots of a scan end: at a mark that is neither an escaped 255 nor a restart."""
    while True:
        place = content.index(bytes((MARK,)), place)
        after = content[place + 1]
        if after not in JPG_IN_SCAN:
            return place
        place += 1 if after == MARK else 2
