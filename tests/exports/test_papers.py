"""The house style of papers: whatever the text, the files are well-formed and say what was said."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from html import escape
from pathlib import Path
from typing import Any

import docx
import pypdf
import pytest
from lxml import etree  # pyright: ignore[reportAttributeAccessIssue] - untyped

from tests.pictures import png
from tracker.exports import pdf, pdf_process
from tracker.exports.paper import (
    Facts,
    Heading,
    ListItem,
    Numbers,
    PageBreak,
    Paper,
    Paragraph,
    Picture,
    Run,
    Table,
    TableColumn,
    Tone,
    said,
    writable,
)
from tracker.exports.pdf import as_html, as_pdf
from tracker.exports.stored_html import blocks_of
from tracker.exports.word import as_word
from tracker.markdown import render

HOSTILE = "NUL\x00 bell\x07 \ud800 \ufffe =cmd|' /C calc'!A0 <script>alert(1)</script> ]]> &amp; 😀 עברית \r\nend"
COLUMNS = (
    TableColumn("Reference", 2),
    TableColumn("Action", 5),
    TableColumn("Days", 1, numeric=True),
)


def a_paper(text: str = "Bring an update", rows: int = 3, **more: Any) -> Paper:
    table = Table(
        "Actions",
        COLUMNS,
        [
            (f"CSP/2013-14/{n:03d}", (said(text), said("Quietly", Tone.QUIET)), str(n))
            for n in range(rows)
        ],
    )
    blocks = [
        Numbers([(3, "overdue"), (0, text)]),
        Facts([("Date", text)]),
        Heading("What is outstanding"),
        *(said(text, tone) for tone in Tone),
        ListItem((Run(text, bold=True),)),
        ListItem((Run(text, href="https://example.org/a?b=1&c='\""),), 3, 1),
        table,
        PageBreak(),
        Heading(text, 2),
    ]
    given: dict[str, Any] = {"title": text, "council": text, "subtitle": text, "foot": text} | more
    return Paper(blocks=blocks, **given)


@pytest.mark.parametrize("text", ["Bring an update", HOSTILE, "", "x" * 3000])
@pytest.mark.parametrize("landscape", [True, False])
def test_a_word_file_is_well_formed_and_holds_the_text(text: str, landscape: bool) -> None:
    file = as_word(a_paper(text, landscape=landscape, compact=landscape))

    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        for name in parts.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(parts.read(name))
    opened: Any = docx.Document(io.BytesIO(file))
    assert opened.paragraphs[1].style.name == "Heading 1"
    assert opened.paragraphs[1].text == writable(text)
    cells = [cell.text for row in opened.tables[-1].rows for cell in row.cells]
    assert cells[:3] == ["Reference", "Action", "Days"]
    assert cells[4] == f"{writable(text)}\nQuietly"


def test_a_word_file_says_what_it_is_and_nothing_of_whoever_made_it() -> None:
    file = as_word(a_paper("Action log", council="Northbridge Borough Council"))

    opened: Any = docx.Document(io.BytesIO(file))
    said_of_it = opened.core_properties
    assert (said_of_it.title, said_of_it.author) == ("Action log", "Northbridge Borough Council")
    assert (said_of_it.last_modified_by, said_of_it.comments, said_of_it.language) == (
        "",
        "",
        "en-GB",
    )
    assert said_of_it.created.year == said_of_it.modified.year == 2000
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        assert not [name for name in parts.namelist() if "thumbnail" in name]
        document = parts.read("word/document.xml").decode()
        styles = parts.read("word/styles.xml").decode()
        everything = b"".join(parts.read(name) for name in parts.namelist())
    assert document.count("<w:tblHeader/>") == 1
    assert "en-US" not in styles
    assert b"python-docx" not in everything
    assert b"PAGE" in b"".join(
        zipfile.ZipFile(io.BytesIO(file)).read(name)
        for name in zipfile.ZipFile(io.BytesIO(file)).namelist()
        if "footer" in name
    )


@pytest.mark.parametrize("text", ["Bring an update", HOSTILE])
def test_a_pdf_is_tagged_and_says_what_was_said(text: str) -> None:
    opened: Any = pypdf.PdfReader(io.BytesIO(as_pdf(a_paper(text, rows=80, landscape=True))))

    root = opened.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert "/StructTreeRoot" in root
    assert opened.metadata is not None
    assert opened.metadata.title == " ".join(writable(text).split())
    assert opened.metadata.author is None
    assert opened.metadata.creation_date is None
    assert b"pdfuaid:part" in root["/Metadata"].get_object().get_data()
    pages = [page.extract_text() for page in opened.pages]
    assert len(pages) > 2
    assert "Reference" in pages[1]
    assert f"Page 2 of {len(pages)}" in pages[1]
    assert "CSP/2013-14/079" in re.sub(r"\s", "", "".join(pages))


@pytest.mark.parametrize(("compact", "height"), [(False, 13), (True, 8)])
@pytest.mark.parametrize(("width", "widest"), [(300, 0), (1600, 75)])
def test_a_logo_stands_once_at_the_top_with_the_councils_name_for_who_does_not_see_it(
    compact: bool, height: int, width: int, widest: int
) -> None:
    logo = Picture(png(width, 200), "image/png", width, 200, "Northbridge “Borough” <Council>")
    paper = a_paper(rows=80, compact=compact, logo=logo)
    pages: Any = pypdf.PdfReader(io.BytesIO(as_pdf(paper))).pages
    pictures: Any = docx.Document(io.BytesIO(as_word(paper))).inline_shapes
    high = min(height, widest * 200 / width) if widest else height

    drawn = [page.get_contents().get_data().count(b" Do\n") for page in pages]
    assert drawn == [1, *[0] * (len(drawn) - 1)]
    assert len(pictures) == 1
    assert pictures[0].height.mm == pytest.approx(high, abs=0.1)
    assert pictures[0]._inline.docPr.get("descr") == logo.said
    assert f'alt="{escape(logo.said)}"' in as_html(paper)
    assert "<img" not in as_html(a_paper())


def test_no_text_becomes_markup_for_the_type_setter() -> None:
    html = as_html(a_paper("</style><script>x</script><img src='file:///etc/passwd'>\"'"))

    assert "<script" not in html
    assert "<img" not in html
    assert as_html(a_paper(colour="red;} * {display: none")).count("display: none") == 0


def test_the_type_setter_fetches_nothing(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("Zqsecretxv")
    address = secret.as_uri()
    html = (
        f"<html lang=en><title>t</title><style>@import '{address}'; p {{background: url('{address}')}}"
        f"</style><link rel=attachment href='{address}'><link rel=stylesheet href='http://127.0.0.1:9/'>"
        "<p>kept</p>"
    )
    done = subprocess.run(
        [sys.executable, "-I", pdf_process.__file__],
        input=html.encode(),
        capture_output=True,
        check=True,
    )

    opened = pypdf.PdfReader(io.BytesIO(done.stdout))
    assert "kept" in opened.pages[0].extract_text()
    assert opened.attachments == {}
    assert b"Zqsecretxv" not in done.stdout
    with pytest.raises(ValueError, match="not fetched"):
        pdf_process.FetchNothing()("file:///etc/passwd")


def test_what_is_too_long_is_refused_before_it_is_set() -> None:
    with pytest.raises(pdf.TooLongError):
        as_pdf(a_paper("word " * 100_000))


def test_a_machine_without_the_library_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The process is a real one that fails as it does where Pango is absent."""
    absent = tmp_path / "absent.py"
    absent.write_text(f"import sys; sys.exit({pdf_process.NO_PANGO})")
    monkeypatch.setattr(pdf_process, "__file__", str(absent))
    with pytest.raises(pdf.NoTypesetterError):
        as_pdf(a_paper())


MINUTES = """The **Director** said *so*; see [the report](https://example.org/r?a=1&b=2).

- one
    - below

3. third
4. fourth

> Quoted.

## Votes

| For | Against |
|-----|---------|
| 7   | **2**   |
"""


def test_stored_minutes_become_the_parts_of_a_paper() -> None:
    blocks = blocks_of(render(MINUTES), below=2, table_name="Votes")

    first = blocks[0]
    assert isinstance(first, Paragraph)
    assert first.runs[1] == Run("Director", bold=True)
    assert Run("the report", href="https://example.org/r?a=1&b=2") in first.runs
    items = [block for block in blocks if isinstance(block, ListItem)]
    assert [(item.runs[0].text, item.number, item.depth) for item in items] == [
        ("one", None, 0),
        ("below", None, 1),
        ("third", 3, 0),
        ("fourth", 4, 0),
    ]
    assert Paragraph((Run("Quoted."),), Tone.QUOTE) in blocks
    assert Heading("Votes", 3) in blocks
    table = blocks[-1]
    assert isinstance(table, Table)
    assert [column.heading for column in table.columns] == ["For", "Against"]
    assert table.rows == [[(Paragraph((Run("7"),)),), (Paragraph((Run("2", bold=True),)),)]]
    paper = Paper("Minutes", "Council", blocks)
    assert "The Director said so" in docx.Document(io.BytesIO(as_word(paper))).paragraphs[3].text


@pytest.mark.parametrize(
    "html",
    [
        "",
        "plain",
        "<p>one<p>two",
        "<table></table>",
        "<td>x</td>",
        "<ol start='9'><li>a",
        "</ul></li>",
    ],
)
def test_any_markup_keeps_its_text(html: str) -> None:
    blocks = blocks_of(html)
    words = re.sub(r"<[^>]*>", "", html)

    assert words.replace(" ", "") == "".join(
        run.text
        for block in blocks
        if isinstance(block, Paragraph | ListItem)
        for run in block.runs
    ).replace(" ", "")
    as_word(Paper("t", "c", blocks))
    as_html(Paper("t", "c", blocks))
