"""Taking files in: what is kept and under which type, what is refused and why."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest

from tests.documents import files
from tracker.documents.folder import Folder
from tracker.documents.incoming import take_in
from tracker.documents.names import LONGEST, clean_name, title_from
from tracker.rules.errors import Broken, RuleBroken
from tracker.vocabulary import FileType

MOST = 5 * 1024 * 1024


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "documents")


@pytest.mark.parametrize(
    ("name", "data", "file_type"),
    [
        ("Report.pdf", files.PDF, FileType.PDF),
        ("Report.PDF", files.PDF, FileType.PDF),
        ("Minutes.docx", files.docx(), FileType.DOCX),
        ("Figures.xlsx", files.xlsx(), FileType.XLSX),
        ("figures.csv", files.CSV, FileType.CSV),
        ("figures.csv", "Straße,£".encode("cp1252"), FileType.CSV),
        ("figures.csv", "Straße,£".encode("utf-16"), FileType.CSV),
        ("map.png", files.PNG, FileType.PNG),
        ("photo.jpeg", files.JPG, FileType.JPG),
    ],
)
def test_a_file_is_kept_as_it_was_sent(
    folder: Folder, name: str, data: bytes, file_type: FileType
) -> None:
    kept = take_in(io.BytesIO(data), name, folder, MOST)

    assert (kept.file_type, kept.size) == (file_type, len(data))
    assert kept.sha256 == hashlib.sha256(data).hexdigest()
    with folder.open(kept.key) as file:
        assert file.read() == data
    assert [each.key for each in folder.every()] == [kept.key]
    assert list((folder.folder / "incoming").iterdir()) == []


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("report.pdf", b"", Broken.DOCUMENT_EMPTY),
        ("report.pdf", b"%PDF-" + b"x" * MOST, Broken.DOCUMENT_TOO_LARGE),
        ("page.html", b"<script>alert(1)</script>", Broken.DOCUMENT_TYPE_UNKNOWN),
        ("page.svg", b"<svg onload='alert(1)'/>", Broken.DOCUMENT_TYPE_UNKNOWN),
        ("report", files.PDF, Broken.DOCUMENT_TYPE_UNKNOWN),
        ("report.pdf.exe", b"MZ\x90\x00", Broken.DOCUMENT_TYPE_UNKNOWN),
        ("report.pdf", b"MZ\x90\x00", Broken.DOCUMENT_TYPE_UNKNOWN),
        ("report.pdf", files.PNG, Broken.DOCUMENT_TYPE_DIFFERS),
        ("report.docx", files.PDF, Broken.DOCUMENT_TYPE_DIFFERS),
        ("report.docx", files.xlsx(), Broken.DOCUMENT_TYPE_DIFFERS),
        ("table.csv", b" <html><script>alert(1)</script>", Broken.DOCUMENT_TYPE_UNKNOWN),
        ("table.csv", b"a,b\0c", Broken.DOCUMENT_TYPE_UNKNOWN),
        ("table.csv", b"a,\x1b]0;title\x07", Broken.DOCUMENT_TYPE_UNKNOWN),
        ("map.png", files.PNG[:-2], Broken.DOCUMENT_DAMAGED),
        ("map.png", files.PNG + b"<script>", Broken.DOCUMENT_DAMAGED),
        ("both.pdf", files.PDF + files.docx(), Broken.DOCUMENT_TWO_TYPES),
        ("both.jpg", files.JPG + files.archive({"a": b"b"}), Broken.DOCUMENT_TWO_TYPES),
        (
            "old.docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
            Broken.DOCUMENT_OLD_OR_LOCKED,
        ),
        ("locked.docx", files.locked(), Broken.DOCUMENT_OLD_OR_LOCKED),
        ("cut.docx", files.docx()[:-30], Broken.DOCUMENT_DAMAGED),
        ("zip.docx", files.archive({"word/document.xml": b"x"}), Broken.DOCUMENT_TYPE_UNKNOWN),
        ("twice.docx", files.doubled(), Broken.DOCUMENT_OVERWHELMS),
        ("macros.docx", files.docx(**{"word/vbaProject.bin": b"x"}), Broken.DOCUMENT_MACROS),
        (
            "many.docx",
            files.docx(**{f"word/{number}.xml": b"" for number in range(5001)}),
            Broken.DOCUMENT_OVERWHELMS,
        ),
    ],
)
def test_a_hostile_or_mistaken_file_is_refused_and_nothing_is_left(
    folder: Folder, name: str, data: bytes, code: Broken
) -> None:
    with pytest.raises(RuleBroken) as refused:
        take_in(io.BytesIO(data), name, folder, MOST)

    assert (refused.value.field, refused.value.code) == ("file", code)
    assert list(folder.every()) == []
    assert [path for path in folder.folder.rglob("*") if path.is_file()] == []


def test_a_bomb_is_refused_before_it_goes_off(folder: Folder) -> None:
    data = files.bomb()
    assert len(data) < 500_000

    with pytest.raises(RuleBroken) as refused:
        take_in(io.BytesIO(data), "bomb.docx", folder, MOST)

    assert refused.value.code is Broken.DOCUMENT_OVERWHELMS


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("Report.PDF", "Report.pdf"),
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\papers\\Report.pdf", "Report.pdf"),
        ("a\x00b\x1f\r\nSet-Cookie: x.pdf", "ab Set-Cookie- x.pdf"),
        ("invoice\u202efdp.exe.pdf", "invoicefdp.exe.pdf"),
        ("\u200bquiet\u2066.pdf", "quiet.pdf"),
        ("...pdf", "pdf"),
        (".pdf", "pdf"),
        ("  .pdf", "pdf"),
        ("…", "…"),
        ("", "document"),
        ("e\u0301tude.docx", "étude.docx"),
        ('"quoted";name*.csv', "-quoted--name-.csv"),
        ("photo.JPEG", "photo.jpg"),
        ("Adroddiad Plant – Ionawr.docx", "Adroddiad Plant – Ionawr.docx"),
    ],
)
def test_a_name_is_cleaned(sent: str, shown: str) -> None:
    assert clean_name(sent) == shown


def test_a_long_name_is_cut_before_its_ending() -> None:
    cut = clean_name("ж" * 300 + ".docx")

    assert len(cut) == LONGEST
    assert cut.endswith("ж.docx")


def test_a_title_is_the_name_without_its_ending() -> None:
    assert title_from("Annual_report 2013.pdf") == "Annual report 2013"
