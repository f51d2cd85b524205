"""Tables of a Word file: a head that repeats, rows that stay whole, lines between them."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.exports.paper import Cell, Numbers, Paper, Paragraph, Run, Table, Tone
from tracker.exports.word_text import Element, Part, add_paragraph, within

TWIPS_A_MM = 56.7
PORTRAIT_MM, LANDSCAPE_MM = 174, 261
LINE_COLOUR = "B1B4B6"
MARGIN = "85"
"""Left and right of a cell's text, in twips; a table with lines is moved in by it, to stand flush."""


def width_of(paper: Paper) -> int:
    """The width between the margins, in twips."""
    return round((LANDSCAPE_MM if paper.landscape else PORTRAIT_MM) * TWIPS_A_MM)


def add_table(body: Element, part: Part, table: Table, paper: Paper) -> None:
    """A table at the end of the body, its columns sharing the width as they ask."""
    total = sum(column.width for column in table.columns) or 1
    widths = [round(width_of(paper) * column.width / total) for column in table.columns]
    made = _table(body, widths, table.name, has_head=True)
    head = within(made, "tr")
    properties = within(head, "trPr")
    within(properties, "cantSplit")
    within(properties, "tblHeader")
    for column, width in zip(table.columns, widths, strict=True):
        cell = _cell(head, width, fill=paper.brand[1:])
        style = "TableHeadRight" if column.numeric else "TableHead"
        add_paragraph(cell, part, style, (Run(column.heading),))
    for row in table.rows:
        line = within(made, "tr")
        within(within(line, "trPr"), "cantSplit")
        for content, column, width in zip(row, table.columns, widths, strict=True):
            _fill(
                _cell(line, width), part, content, "TableRight" if column.numeric else "TableText"
            )


def add_facts(body: Element, part: Part, pairs: Sequence[tuple[str, str]], paper: Paper) -> None:
    """Names and values beside each other."""
    names = round(36 * TWIPS_A_MM)
    widths = [names, width_of(paper) - names]
    made = _table(body, widths, "", lines=False)
    for name, value in pairs:
        line = within(made, "tr")
        within(within(line, "trPr"), "cantSplit")
        add_paragraph(_cell(line, widths[0]), part, "TableText", (Run(name, bold=True),))
        add_paragraph(_cell(line, widths[1]), part, "TableText", (Run(value),))


def add_numbers(body: Element, part: Part, numbers: Numbers, paper: Paper) -> None:
    """Counts side by side, each above its label."""
    if not numbers.pairs:
        return
    widths = [width_of(paper) // len(numbers.pairs)] * len(numbers.pairs)
    made = _table(body, widths, "", lines=False)
    line = within(made, "tr")
    within(within(line, "trPr"), "cantSplit")
    for (number, label), width in zip(numbers.pairs, widths, strict=True):
        cell = _cell(line, width, fill="F3F2F1", top=paper.brand[1:])
        add_paragraph(cell, part, "Number", (Run(str(number)),))
        add_paragraph(cell, part, "TableText", (Run(label),))


def _table(
    body: Element, widths: Sequence[int], name: str, *, has_head: bool = False, lines: bool = True
) -> Element:
    """An empty table before the section's properties, which end the body."""
    made = within(body, "tbl")
    properties = within(made, "tblPr")
    within(properties, "tblW", w=str(sum(widths)), type="dxa")
    within(properties, "tblInd", w=MARGIN if lines else "0", type="dxa")
    if lines:
        borders = within(properties, "tblBorders")
        for side in ("bottom", "insideH"):
            within(borders, side, val="single", sz="4", space="0", color=LINE_COLOUR)
    within(properties, "tblLayout", type="fixed")
    margins = within(properties, "tblCellMar")
    for side, room in (("top", "50"), ("left", MARGIN), ("bottom", "50"), ("right", MARGIN)):
        within(margins, side, w=room, type="dxa")
    within(
        properties,
        "tblLook",
        val="0020" if has_head else "0000",
        firstRow="1" if has_head else "0",
        lastRow="0",
        firstColumn="0",
        lastColumn="0",
        noHBand="1",
        noVBand="1",
    )
    if name:
        within(properties, "tblCaption", val=name)
    grid = within(made, "tblGrid")
    for width in widths:
        within(grid, "gridCol", w=str(width))
    return made


def _cell(row: Element, width: int, *, fill: str = "", top: str = "") -> Element:
    cell = within(row, "tc")
    properties = within(cell, "tcPr")
    within(properties, "tcW", w=str(width), type="dxa")
    if top:
        borders = within(properties, "tcBorders")
        within(borders, "top", val="single", sz="24", space="0", color=top)
        for side in ("left", "right"):
            within(borders, side, val="single", sz="36", space="0", color="FFFFFF")
    if fill:
        within(properties, "shd", val="clear", color="auto", fill=fill)
    if top:
        margins = within(properties, "tcMar")
        within(margins, "left", w="170", type="dxa")
    return cell


def _fill(cell: Element, part: Part, content: Cell, style: str) -> None:
    paragraphs = (Paragraph((Run(content),)),) if isinstance(content, str) else content
    for each in paragraphs or (Paragraph(()),):  # a cell must end with a paragraph
        quiet = each.tone is Tone.QUIET
        add_paragraph(
            cell,
            part,
            "TableQuiet" if quiet else style,
            each.runs,
            bold=each.tone in {Tone.STRONG, Tone.LEAD},
        )
