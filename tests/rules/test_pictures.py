"""A picture for every page: its size, what draws it, and nothing else."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from tests.pictures import SECRET, chunk, jpg, png
from tracker.rules import pictures
from tracker.rules.errors import Broken, RuleBroken
from tracker.vocabulary import FileType

NOTE = chunk(b"tEXt", b"Author\0" + SECRET)


@pytest.mark.parametrize(
    ("content", "file_type"),
    [
        (png(), FileType.PNG),
        (png(extra=NOTE), FileType.PNG),
        (png() + SECRET, FileType.PNG),
        (jpg(), FileType.JPG),
        (jpg(progressive=True), FileType.JPG),
        (jpg(optimize=True, quality=30), FileType.JPG),
        (jpg() + SECRET, FileType.JPG),
    ],
)
def test_what_draws_is_kept_and_nothing_else(content: bytes, file_type: FileType) -> None:
    picture = pictures.read(content)

    assert (picture.file_type, picture.width, picture.height) == (file_type, 60, 40)
    assert SECRET not in picture.content
    with Image.open(io.BytesIO(content)) as before, Image.open(io.BytesIO(picture.content)) as now:
        assert before.convert("RGB").tobytes() == now.convert("RGB").tobytes()


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
def test_a_png_of_any_colours_is_taken(mode: str) -> None:
    file = io.BytesIO()
    Image.new(mode, (100, 30)).save(file, "PNG")

    assert pictures.read(file.getvalue()).width == 100


CUT = png()[:-20]
BOMB = png(rows=b"\0" * 20_000_000)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", Broken.DOCUMENT_EMPTY),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", Broken.PICTURE_TYPE),
        (b"GIF89a" + b"\0" * 40, Broken.PICTURE_TYPE),
        (b"<!doctype html><img>", Broken.PICTURE_TYPE),
        (png() + b"\0" * pictures.MOST_BYTES, Broken.PICTURE_TOO_LARGE),
        (png(10, 10), Broken.PICTURE_SIZE),
        (png(2001, 400), Broken.PICTURE_SIZE),
        (png(900, 100), Broken.PICTURE_SIZE),
        (jpg(10, 40), Broken.PICTURE_SIZE),
        (CUT, Broken.DOCUMENT_DAMAGED),
        (png().replace(b"IDAT", b"IDAX"), Broken.DOCUMENT_DAMAGED),
        (png(rows=b"\0"), Broken.DOCUMENT_DAMAGED),
        (BOMB, Broken.DOCUMENT_DAMAGED),
        (png()[:8] + png()[33:], Broken.DOCUMENT_DAMAGED),
        (jpg()[:-2], Broken.DOCUMENT_DAMAGED),
        (b"\xff\xd8\xff\xd9", Broken.DOCUMENT_DAMAGED),
        (b"\xff\xd8\xff\xe0\x00\x00", Broken.DOCUMENT_DAMAGED),
        (b"\xff\xd8\xff", Broken.DOCUMENT_DAMAGED),
    ],
)
def test_what_is_no_picture_for_a_header_is_refused(content: bytes, code: Broken) -> None:
    with pytest.raises(RuleBroken) as refused:
        pictures.read(content)

    assert (refused.value.field, refused.value.code) == ("file", code)


@given(st.data(), st.sampled_from([png(), jpg()]))
def test_a_file_spoilt_anywhere_is_read_or_refused(data: st.DataObject, content: bytes) -> None:
    place = data.draw(st.integers(0, len(content) - 1))
    spoilt = content[:place] + data.draw(st.binary(max_size=6)) + content[place + 1 :]
    try:
        picture = pictures.read(spoilt)
    except RuleBroken:
        return
    assert len(picture.content) <= len(spoilt) + 2


def test_a_bomb_is_not_unpacked() -> None:
    header = struct.pack(">IIBBBBB", 40, 40, 8, 2, 0, 0, 0)
    packed = zlib.compress(b"\0" * 200_000_000, 9)
    assert len(packed) < pictures.MOST_BYTES
    content = b"".join(
        (pictures.PNG, chunk(b"IHDR", header), chunk(b"IDAT", packed), chunk(b"IEND", b""))
    )

    with pytest.raises(RuleBroken) as refused:
        pictures.read(content)

    assert refused.value.code is Broken.DOCUMENT_DAMAGED
