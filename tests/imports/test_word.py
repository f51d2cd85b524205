"""Minutes in Word: what is read, what is left out and named, and what is refused."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from tests.imports import word_files
from tests.imports.word_files import MINUTES, bold, changed, made, part_of, with_part
from tracker.imports.word_file import LeftOut, read_word
from tracker.imports.word_minutes import WordMinutes, items_of
from tracker.rules.errors import Broken, RuleBroken
from tracker.vocabulary import WordLeftOut

TITLES = [title for _, title, _ in MINUTES]
NUMBERS = [number for number, _, _ in MINUTES]


def read(data: bytes) -> WordMinutes:
    return items_of(read_word(data).html)


@pytest.mark.parametrize(
    ("write", "numbers"),
    [
        (word_files.numbered, NUMBERS),
        (word_files.headed, ["", "", ""]),
        (word_files.in_a_table, NUMBERS),
        (word_files.counted_by_word, ["1", "2", "3"]),
    ],
    ids=lambda each: getattr(each, "__name__", ""),
)
def test_items_are_read_in_every_manner(write: Any, numbers: list[str]) -> None:
    found = read(made(write))
    assert [item.title for item in found.items] == TITLES
    assert [item.number for item in found.items] == numbers
    assert "The Panel received the report." in found.items[1].minutes
    assert "It was agreed to look again." in found.items[1].minutes
    assert not any(item.looks_private for item in found.items)


def test_words_outside_the_items_are_kept_apart() -> None:
    assert "Present: Cllr Khan (Chair)" in read(made(word_files.numbered)).outside
    assert "Present: Cllr Khan (Chair)" in read(made(word_files.in_a_table)).outside


def test_a_table_within_an_item_survives() -> None:
    def write(document: Any) -> None:
        bold(document, "1. Actions")
        table = document.add_table(2, 2)
        for row, words in zip(table.rows, [("What", "Who"), ("Write | ask", "Clerk")], strict=True):
            for cell, text in zip(row.cells, words, strict=True):
                cell.text = text
        bold(document, "2. Close")

    minutes = read(made(write)).items[0].minutes
    assert minutes.splitlines()[0] == "| What | Who |"
    assert "| Write \\| ask | Clerk |" in minutes


def test_emphasis_lists_and_subheadings_become_markdown() -> None:
    def write(document: Any) -> None:
        bold(document, "1. Report")
        document.add_heading("Findings", 3)
        paragraph = document.add_paragraph("Most ")
        paragraph.add_run("important").italic = True
        document.add_paragraph("First point", style="List Bullet")
        bold(document, "2. Close")

    minutes = read(made(write)).items[0].minutes
    assert minutes == "### Findings\n\nMost *important*\n\n- First point"


def test_a_document_without_headings_is_one_item() -> None:
    found = read(made(lambda document: document.add_paragraph("Only words here.")))
    assert [(item.title, item.minutes) for item in found.items] == [
        ("Only words here.", "Only words here.")
    ]


def tracked(document: Any) -> None:
    bold(document, "1. Report")
    paragraph = document.add_paragraph("Seen. ")
    changed(paragraph, "ins", "Zqinserted")
    changed(paragraph, "del", "Zqdeleted")
    changed(paragraph, "moveFrom", "Zqmovedfrom")
    changed(paragraph, "moveTo", "Zqmovedto")
    paragraph.add_run("Zqhidden").font.hidden = True
    document.styles.add_style("Secret", 1).font.hidden = True
    document.styles.add_style("Below", 1).base_style = document.styles["Secret"]
    document.add_paragraph("Zqstyled", style="Below")
    document.sections[0].header.paragraphs[0].text = "Zqheader"
    document.add_comment(paragraph.runs[0], text="Zqcomment", author="Ann Lee")


def test_changes_comments_and_hidden_text_are_named_and_left_out() -> None:
    file = read_word(made(tracked))
    assert "Seen." in file.html
    assert "Zqmovedto" in file.html
    for secret in ("inserted", "deleted", "movedfrom", "hidden", "styled", "header", "comment"):
        assert f"Zq{secret}" not in file.html
    found = {(each.kind, each.text) for each in file.left_out}
    assert found >= {
        (WordLeftOut.INSERTED, "Zqinserted"),
        (WordLeftOut.DELETED, "Zqdeleted"),
        (WordLeftOut.DELETED, "Zqmovedfrom"),
        (WordLeftOut.HIDDEN, "Zqhidden"),
        (WordLeftOut.HIDDEN, "Zqstyled"),
        (WordLeftOut.MARGIN, "Zqheader"),
        (WordLeftOut.COMMENT, "Zqcomment"),
    }
    assert LeftOut(WordLeftOut.INSERTED, "Zqinserted", "Ann Lee") in file.left_out


def test_insertions_are_taken_when_asked_and_still_named() -> None:
    file = read_word(made(tracked), with_inserted=True)
    assert "Zqinserted" in file.html
    assert "Zqdeleted" not in file.html
    assert (WordLeftOut.TAKEN, "Zqinserted") in {(each.kind, each.text) for each in file.left_out}


@pytest.mark.parametrize(
    ("titles", "private"),
    [
        (["Apologies", "Exclusion of the press and public", "Placement costs", "Close"], "-xxx"),
        (["Apologies", "Exempt report on placements", "Work programme"], "-x-"),
        (["Apologies", "Work programme"], "--"),
    ],
)
def test_what_was_said_in_private_is_told(titles: list[str], private: str) -> None:
    def write(document: Any) -> None:
        for number, title in enumerate(titles, start=1):
            bold(document, f"{number}. {title}")
            document.add_paragraph("Words.")

    found = read(made(write))
    assert "".join("x" if item.looks_private else "-" for item in found.items) == private


def test_a_file_headed_as_exempt_is_private_throughout() -> None:
    def write(document: Any) -> None:
        document.add_paragraph("Not for publication")
        word_files.numbered(document)

    assert all(item.looks_private for item in read(made(write)).items)


PLAIN = made(word_files.numbered)
BODY = part_of(PLAIN, "word/document.xml")


def nested(levels: int) -> str:
    opened, closed = "<w:sdt><w:sdtContent>" * levels, "</w:sdtContent></w:sdt>" * levels
    return BODY.replace("<w:sectPr", f"{opened}{closed}<w:sectPr", 1)


def encrypted() -> bytes:
    data = bytearray(PLAIN)
    at = data.find(b"PK\x01\x02")
    data[at + 8] |= 1
    return bytes(data)


def with_double() -> bytes:
    file = BytesIO(PLAIN)
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(file, "a") as whole:
        whole.writestr("word/document.xml", BODY)
    return file.getvalue()


BAD = {
    "empty": (b"", Broken.WORD_MISSING),
    "words": (b"no zip at all", Broken.WORD_NOT_WORD),
    "cut": (PLAIN[: len(PLAIN) // 2], Broken.WORD_NOT_WORD),
    "old": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), Broken.WORD_OLD_OR_LOCKED),
    "locked": (encrypted(), Broken.WORD_OLD_OR_LOCKED),
    "broken XML": (with_part(PLAIN, "word/document.xml", "<w:document"), Broken.WORD_DAMAGED),
    "entities": (
        with_part(PLAIN, "word/document.xml", f'<!DOCTYPE a [<!ENTITY b "c">]>{BODY}'),
        Broken.WORD_DAMAGED,
    ),
    "deep": (with_part(PLAIN, "word/document.xml", nested(5_000)), Broken.WORD_DAMAGED),
    "bomb": (
        with_part(PLAIN, "word/document.xml", BODY + " " * 60_000_000),
        Broken.WORD_TOO_LARGE,
    ),
    "far bomb": (with_part(PLAIN, "word/media/a.bin", bytes(250_000_000)), Broken.WORD_TOO_LARGE),
    "large": (bytes(10 * 1024 * 1024 + 1), Broken.WORD_TOO_LARGE),
}


@pytest.mark.parametrize(("data", "code"), BAD.values(), ids=BAD.keys())
def test_what_cannot_be_read_safely_is_refused(data: bytes, code: Broken) -> None:
    with pytest.raises(RuleBroken) as refused:
        read_word(data)
    assert (refused.value.field, refused.value.code) == ("file", code)


def test_a_part_that_stands_twice_is_refused() -> None:
    with pytest.raises(RuleBroken) as refused:
        read_word(with_double())
    assert refused.value.code is Broken.WORD_DAMAGED


def test_pictures_are_left_out_and_named() -> None:
    png = (Path(__file__).parents[2] / "docs" / "pictures" / "clerk-publish.png").read_bytes()
    file = read_word(made(lambda document: document.add_picture(BytesIO(png))))
    assert [each.kind for each in file.left_out] == [WordLeftOut.PICTURE]
    assert "<img" not in file.html
