"""Which lines belong together."""

from __future__ import annotations

import pytest

from tracker.rules.reading.structure import UnitKind, units_of


def kinds(text: str) -> list[tuple[str, str]]:
    return [(unit.kind.value, text[unit.start : unit.end]) for unit in units_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Roads\n\nText.", [("heading", "# Roads"), ("paragraph", "Text.")]),
        ("CAR PARK\n\nText.", [("heading", "CAR PARK"), ("paragraph", "Text.")]),
        ("- one\n- two", [("item", "one"), ("item", "two")]),
        ("(a) one\n(b) two", [("item", "one"), ("item", "two")]),
        ("iii. one\niv. two", [("item", "one"), ("item", "two")]),
        ("4.1 One thing\n4.2 Another", [("item", "One thing"), ("item", "Another")]),
        ("(a)\n\nnotes it", [("item", "notes it")]),
        ("|a|b|\n|--|--|\n|c|d|", [("row", "|a|b|"), ("row", "|c|d|")]),
        ("Mend the gate at once.\n\nJT", [("paragraph", "Mend the gate at once."), ("margin", "JT")]),
        ("Clerk to write\nGate to be mended", [("paragraph", "Clerk to write"), ("paragraph", "Gate to be mended")]),
        ("as the bridge was closed on\n12 December.", [("paragraph", "as the bridge was closed on\n12 December.")]),
    ],
)  # fmt: skip
def test_lines_are_grouped_when_they_belong_together(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert kinds(text) == expected


def test_lines_are_joined_when_a_page_broke_them() -> None:
    text = (
        "The Chairman had met the engineer on the site and asked\n"
        "Mrs Gaunt to keep the others informed of what was being\n"
        "done about it."
    )
    assert [unit.kind for unit in units_of(text)] == [UnitKind.PARAGRAPH]


def test_cells_are_found_when_a_row_has_them() -> None:
    text = "| Gate | Paint it | Clerk |"
    (row,) = units_of(text)
    assert [text[start:end] for start, end in row.cells] == ["Gate", "Paint it", "Clerk"]
