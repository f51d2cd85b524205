"""Small files of every kind, good and hostile, made as they are needed."""

from __future__ import annotations

import io
import zipfile

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20 + b"IEND\xaeB`\x82"
JPG = b"\xff\xd8\xff\xe0" + b"\0" * 20 + b"\xff\xd9"
CSV = "Month,Value\nMay,12 £\n".encode()
TYPES = "[Content_Types].xml"


def archive(members: dict[str, bytes], *, packed: bool = True) -> bytes:
    """A zip file."""
    made = io.BytesIO()
    kind = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    with zipfile.ZipFile(made, "w", kind) as opened:
        for name, data in members.items():
            opened.writestr(name, data)
    return made.getvalue()


def docx(**more: bytes) -> bytes:
    """A Word file, as far as its type goes."""
    return archive({TYPES: b"<Types/>", "word/document.xml": b"<w:document/>"} | more)


def xlsx() -> bytes:
    """An Excel file, as far as its type goes."""
    return archive({TYPES: b"<Types/>", "xl/workbook.xml": b"<workbook/>"})


def locked() -> bytes:
    """A Word file with a member marked as encrypted."""
    data = bytearray(docx())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + place] |= 1
    return bytes(data)


def bomb() -> bytes:
    """A Word file of 200 KB that holds 200 MB."""
    return docx(**{"word/media/image1.bmp": b"\0" * 200 * 1024 * 1024})


def doubled() -> bytes:
    """A Word file with two members of one name."""
    import warnings

    made = io.BytesIO(docx())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        with zipfile.ZipFile(made, "a") as opened:
            opened.writestr("word/document.xml", b"<other/>")
    return made.getvalue()
