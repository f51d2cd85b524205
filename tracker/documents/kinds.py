"""Which type a file is, by what is in it. Nothing is extracted, and every look has its limit."""

from __future__ import annotations

import codecs
import zipfile
import zlib
from typing import BinaryIO

from tracker.documents.storage import CHUNK
from tracker.rules.errors import Broken, RuleBroken
from tracker.vocabulary import FileType

FIELD = "file"

MOST_MEMBERS = 5_000
MOST_INFLATED = 400 * 1024 * 1024
MOST_RATIO = 150
RATIO_COUNTS_FROM = 16 * 1024 * 1024
"""Bytes inflated before the ratio counts: a short text of one letter packs well, harmlessly."""

PDF, PNG, JPG, ZIP = b"%PDF-", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"PK\x03\x04"
PNG_END = b"IEND\xaeB`\x82"
MAIN_PARTS = {"word/document.xml": FileType.DOCX, "xl/workbook.xml": FileType.XLSX}
MACROS = ("vbaproject.bin", "vbadata.xml")
ENCRYPTED = 0x1
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
NOT_TABLES = (b"<", b"%", b"#!", b"{\\rtf", b"MZ", b"\x7fELF", OLE)
CONTROLS = {chr(code) for code in range(32)} - {"\t", "\n", "\r", "\f"} | {"\x7f"}
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def type_by_content(file: BinaryIO) -> FileType:
    """The type of a file that can be sought in.

    Raises:
        RuleBroken: it is of no type taken, is locked, holds macros, or is made to overwhelm.
    """
    file.seek(0)
    head = file.read(16)
    if head.startswith(ZIP):
        return _office(file)
    if head.startswith(OLE):
        # What Word and Excel wrote before 2007, and what they write behind a password now.
        raise RuleBroken(FIELD, Broken.DOCUMENT_OLD_OR_LOCKED)
    found = _by_signature(file, head)
    if zipfile.is_zipfile(file):
        raise RuleBroken(FIELD, Broken.DOCUMENT_TWO_TYPES)
    return found


def _by_signature(file: BinaryIO, head: bytes) -> FileType:
    if head.startswith(PDF):
        return FileType.PDF
    if head.startswith(JPG):
        return FileType.JPG
    if head.startswith(PNG):
        file.seek(-len(PNG_END), 2)
        if file.read() != PNG_END:
            raise RuleBroken(FIELD, Broken.DOCUMENT_DAMAGED)
        return FileType.PNG
    if _is_table(file, head):
        return FileType.CSV
    raise RuleBroken(FIELD, Broken.DOCUMENT_TYPE_UNKNOWN)


def _is_table(file: BinaryIO, head: bytes) -> bool:
    """Whether it is text, and not of a kind that means something else to a browser."""
    if head.lstrip().startswith(NOT_TABLES):
        return False
    encodings = [name for mark, name in MARKS if head.startswith(mark)] or ["utf-8", "cp1252"]
    return any(_reads_as(file, encoding) for encoding in encodings)


def _reads_as(file: BinaryIO, encoding: str) -> bool:
    file.seek(0)
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        while True:
            chunk = file.read(CHUNK)
            text = decoder.decode(chunk, final=not chunk)
            if not CONTROLS.isdisjoint(text):
                return False
            if not chunk:
                return True
    except UnicodeError:
        return False


def _office(file: BinaryIO) -> FileType:
    """Word or Excel, each member inflated and counted: sizes a file states are not believed."""
    try:
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
            _check_members(members)
            names = {member.filename for member in members}
            found = [kind for part, kind in MAIN_PARTS.items() if part in names]
            if len(found) != 1 or "[Content_Types].xml" not in names:
                raise RuleBroken(FIELD, Broken.DOCUMENT_TYPE_UNKNOWN)
            file.seek(0, 2)
            _inflate(archive, members, file.tell())
            return found[0]
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
        raise RuleBroken(FIELD, Broken.DOCUMENT_DAMAGED) from error
    except (NotImplementedError, RuntimeError) as error:
        raise RuleBroken(FIELD, Broken.DOCUMENT_OLD_OR_LOCKED) from error


def _check_members(members: list[zipfile.ZipInfo]) -> None:
    names = [member.filename.lower() for member in members]
    if len(names) > MOST_MEMBERS or len(set(names)) < len(names):
        raise RuleBroken(FIELD, Broken.DOCUMENT_OVERWHELMS)
    if any(member.flag_bits & ENCRYPTED for member in members):
        raise RuleBroken(FIELD, Broken.DOCUMENT_OLD_OR_LOCKED)
    if any(name.endswith(MACROS) for name in names):
        raise RuleBroken(FIELD, Broken.DOCUMENT_MACROS)


def _inflate(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], packed: int) -> None:
    inflated = 0
    for member in members:
        with archive.open(member) as part:
            while chunk := part.read(CHUNK):
                inflated += len(chunk)
                bulky = inflated > RATIO_COUNTS_FROM and inflated > packed * MOST_RATIO
                if bulky or inflated > MOST_INFLATED:
                    raise RuleBroken(FIELD, Broken.DOCUMENT_OVERWHELMS)
