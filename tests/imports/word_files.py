"""Word files made for the tests, as people and Word make them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

MINUTES = [
    ("1", "Apologies", ["Apologies were received from Cllr Khan."]),
    ("2", "Performance report", ["The Panel received the report.", "It was agreed to look again."]),
    ("3a", "Work programme", ["Noted."]),
]


def made(write: Callable[[Any], object]) -> bytes:
    """The bytes of a document that `write` fills."""
    document = docx.Document()
    write(document)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def bold(document: Any, text: str) -> Any:
    """A paragraph that is bold throughout."""
    paragraph = document.add_paragraph()
    paragraph.add_run(text).bold = True
    return paragraph


def numbered(document: Any) -> None:
    """Minutes under bold numbered headings, after a heading of the whole."""
    document.add_heading("Safeguarding Panel", 1)
    document.add_paragraph("Present: Cllr Khan (Chair)")
    for number, title, paragraphs in MINUTES:
        bold(document, f"{number}. {title}")
        for each in paragraphs:
            document.add_paragraph(each)


def headed(document: Any) -> None:
    """Minutes under Word's own headings without numbers."""
    document.add_heading("Safeguarding Panel", 1)
    for _, title, paragraphs in MINUTES:
        document.add_heading(title, 2)
        for each in paragraphs:
            document.add_paragraph(each, style="List Bullet")


def in_a_table(document: Any) -> None:
    """Minutes in one table: number, words, who acts."""
    document.add_paragraph("Present: Cllr Khan (Chair)")
    table = document.add_table(0, 3)
    for number, title, paragraphs in MINUTES:
        cells = table.add_row().cells
        cells[0].text = f"{number}."
        cells[1].text = title
        for each in paragraphs:
            cells[1].add_paragraph(each)
        cells[2].text = "Clerk"


def counted_by_word(document: Any) -> None:
    """Headings whose numbers Word counts: they are not in the text."""
    for _, title, paragraphs in MINUTES:
        document.add_paragraph(style="List Number").add_run(title).bold = True
        for each in paragraphs:
            document.add_paragraph(each)


def changed(paragraph: Any, kind: str, text: str, author: str = "Ann Lee") -> None:
    """Track a change in a paragraph: `ins`, `del`, `moveFrom` or `moveTo`."""
    change = OxmlElement(f"w:{kind}")
    change.set(qn("w:author"), author)
    run = OxmlElement("w:r")
    words = OxmlElement("w:delText" if kind == "del" else "w:t")
    words.text = text
    run.append(words)
    change.append(run)
    paragraph._p.append(change)


def with_part(data: bytes, name: str, text: str | bytes) -> bytes:
    """The file with one of its parts replaced or added."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for info in old.infolist():
            if info.filename != name:
                new.writestr(info.filename, old.read(info.filename))
        new.writestr(name, text)
    return file.getvalue()


def part_of(data: bytes, name: str) -> str:
    """One part as text."""
    with zipfile.ZipFile(io.BytesIO(data)) as whole:
        return whole.read(name).decode()
