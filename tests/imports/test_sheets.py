"""Spreadsheets that mean harm, and those that are only odd."""

from __future__ import annotations

import io
import time
import zipfile
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment

from tracker.imports import workbook
from tracker.imports.sheets import MOST_BYTES, open_book
from tracker.rules.errors import Broken, RuleBroken

ROWS = [["Action", "Owner"], ["Bring an update", "SK"]]
LONGEST = 5.0  # seconds of a request


def excel(rows: list[list[Any]] | None = None) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    for row in rows or ROWS:
        book.worksheets[0].append(row)
    return book


def saved(book: openpyxl.Workbook) -> bytes:
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def with_part(name: str, content: bytes, *, data: bytes | None = None) -> bytes:
    """A workbook with one part put in place of what it had."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data or saved(excel()))) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for member in old.namelist():
            if member != name:
                new.writestr(member, old.read(member))
        new.writestr(name, content)
    return made.getvalue()


def cells_of(data: bytes) -> list[list[str]]:
    return [row.cells for row in open_book(data).rows(0)]


SHEET = "xl/worksheets/sheet1.xml"
HEAD = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
TAIL = b"</sheetData></worksheet>"


def far_cell() -> bytes:
    cell = b'<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>far</t></is></c></row>'
    return with_part(SHEET, HEAD + cell + TAIL)


def bomb() -> bytes:
    return with_part(SHEET, HEAD + b" " * 60_000_000 + TAIL)


def bomb_of_text() -> bytes:
    words = b"<si><t>aaaaaaaaaa</t></si>" * 4_000_000
    return with_part("xl/sharedStrings.xml", b"<sst>" + words + b"</sst>")


def laughs() -> bytes:
    entities = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    return with_part(SHEET, entities + HEAD + b"<row><c><v>&b;</v></c></row>" + TAIL)


def many_cells() -> bytes:
    row = b'<row r="1">' + b'<c r="A1"><v>1</v></c>' * 450_000 + b"</row>"
    return with_part(SHEET, HEAD + row + TAIL)


def doubled() -> bytes:
    made = io.BytesIO(saved(excel()))
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(made, "a") as archive:
        archive.writestr(SHEET, HEAD + TAIL)
    return made.getvalue()


def locked_member() -> bytes:
    data = bytearray(saved(excel()))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at != -1:
            data[at + offset] |= 1
            at = data.find(mark, at + 4)
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", Broken.FILE_EMPTY),
        (b" \n ", Broken.FILE_EMPTY),
        (b"a" * (MOST_BYTES + 1), Broken.FILE_OVER),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, Broken.FILE_LOCKED),
        (b"PK\x03\x04 and no more", Broken.FILE_NOT_SHEET),
        (b"%PDF-1.4 x", Broken.ITEM_IS_FILE),
        (b"Action\0,Owner\nDo\0,SK", Broken.ITEM_ENCODING),
        ("Action,Owner".encode("utf-32"), Broken.ITEM_ENCODING),
    ],
    ids=lambda value: value.value if isinstance(value, Broken) else "",
)
def test_what_is_no_spreadsheet_is_refused_by_name(data: bytes, code: Broken) -> None:
    with pytest.raises(RuleBroken) as refused:
        open_book(data)
    assert refused.value.code is code


@pytest.mark.parametrize(
    ("make", "codes"),
    [
        (far_cell, {Broken.FILE_TOO_LONG}),
        (bomb, {Broken.FILE_UNSAFE}),
        (bomb_of_text, {Broken.FILE_UNSAFE}),
        (laughs, {Broken.FILE_UNSAFE}),
        (many_cells, {Broken.FILE_UNSAFE}),
        (doubled, {Broken.FILE_UNSAFE}),
        (locked_member, {Broken.FILE_LOCKED}),
        (lambda: with_part(SHEET, b"<worksheet"), {Broken.FILE_NOT_SHEET}),
        (lambda: with_part("xl/workbook.xml", b"<workbook/>"), {Broken.FILE_NOT_SHEET}),
    ],
)
def test_a_hostile_workbook_is_refused_before_it_is_parsed(make: Any, codes: set[Broken]) -> None:
    data = make()
    began = time.process_time()
    with pytest.raises(RuleBroken) as refused:
        open_book(data)
    assert refused.value.code in codes
    assert time.process_time() - began < LONGEST


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"], ids=lambda name: name
)
def test_encodings_of_csv(encoding: str) -> None:
    text = "Action;Owner\r\nDirector’s café – “update”;SK\r\n"
    assert cells_of(text.encode(encoding)) == [
        ["Action", "Owner"],
        ["Director’s café – “update”", "SK"],
    ]


def test_a_quoted_cell_has_lines_and_a_marked_formula_is_the_text_it_was() -> None:
    data = b'Action,Comments\n"Do\nthis",\'=1+1\n'
    assert cells_of(data) == [["Action", "Comments"], ["Do\nthis", "=1+1"]]


def test_a_cell_far_to_the_right_is_left_out_and_one_with_words_in_csv_refused() -> None:
    book = excel()
    book.worksheets[0]["XFD2"] = "far"
    assert cells_of(saved(book))[1][:2] == ["Bring an update", "SK"]
    with pytest.raises(RuleBroken) as refused:
        cells_of(b"a," + b"," * workbook.MOST_COLUMNS + b"b")
    assert refused.value.code is Broken.FILE_TOO_WIDE


def test_merged_cells_speak_for_all_their_rows_and_huge_ones_cost_nothing() -> None:
    book = excel([["Date", "Action"], ["23/01/2014", "One"], [None, "Two"], [None, "Three"]])
    book.worksheets[0].merge_cells("A2:A4")
    data = saved(book)
    assert [row[0] for row in cells_of(data)[1:]] == ["23/01/2014"] * 3
    merged = b'<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>'
    row = b'<row r="1"><c r="A1" t="inlineStr"><is><t>Action</t></is></c></row>'
    began = time.process_time()
    assert cells_of(with_part(SHEET, HEAD + row + b"</sheetData>" + merged)) == [["Action"]]
    assert time.process_time() - began < 1


def test_a_formula_is_the_value_it_last_had_and_is_never_worked_out() -> None:
    cell = b'<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>HYPERLINK("http://x")</f></c></row>'
    data = with_part(SHEET, HEAD + cell + TAIL)
    assert cells_of(data) == [["2", ""]]
    assert open_book(data).sheets[0].formulas == 2


def test_what_is_hidden_is_named() -> None:
    book = excel([["Action", "Secret"], ["One", "x"], ["Two", "y"]])
    sheet = book.worksheets[0]
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["B"].hidden = True
    sheet["A2"].comment = Comment("Do not tell the family", "SK")
    book.create_sheet("Old").sheet_state = "hidden"
    found = open_book(saved(book))
    facts = found.sheets[0]
    assert facts.hidden_rows == {3}
    assert facts.hidden_columns == {1}
    assert facts.comments == [("A2", "Do not tell the family")]
    assert [each.is_hidden for each in found.sheets] == [False, True]
    assert [row.is_hidden for row in found.rows(0)] == [False, False, True]


def test_control_characters_are_never_kept() -> None:
    cell = b'<row r="1"><c r="A1" t="inlineStr"><is><t>a_x0000_b_x0007_c\xe2\x80\xae</t></is></c></row>'
    assert cells_of(with_part(SHEET, HEAD + cell + TAIL)) == [["abc"]]
