"""A paper as a Word file: real headings, tables whose head repeats, page numbers, nothing personal."""

from __future__ import annotations

import io
from typing import Any

from tracker.exports import word_style
from tracker.exports.paper import (
    Block,
    Facts,
    Heading,
    ListItem,
    Numbers,
    PageBreak,
    Paper,
    Paragraph,
    Picture,
    Run,
    Runs,
    Table,
    Tone,
    logo_size,
    writable,
)
from tracker.exports.word_table import add_facts, add_numbers, add_table
from tracker.exports.word_text import Element, Part, add_paragraph, add_run, within

LAST_HEADING = 6
DEEPEST_LIST = 3
STYLE_OF: dict[Tone, str] = {
    Tone.BODY: "Normal",
    Tone.LEAD: "Lead",
    Tone.QUIET: "Quiet",
    Tone.STRONG: "StrongLine",
    Tone.NOTICE: "Notice",
    Tone.QUOTE: "Quotation",
}


def as_word(paper: Paper) -> bytes:
    """The paper as a .docx file. Its properties hold title and council, no person and no moment."""
    from docx import Document

    document: Any = Document()
    word_style.prepare(document, paper)
    body: Element = document.element.body
    section = body.sectPr  # it must stay the last
    body.remove(section)
    part = document.part
    if paper.logo is None:
        add_paragraph(body, part, "Council", (Run(paper.council),))
    else:
        _add_band(body, part, paper, paper.logo)
    add_paragraph(body, part, "Heading1", (Run(paper.title),))
    add_paragraph(body, part, "Subtitle", (Run(paper.subtitle),))
    for block in paper.blocks:
        _add(body, part, block, paper)
    body.append(section)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _add_band(body: Element, part: Part, paper: Paper, logo: Picture) -> None:
    """The logo, and the council's name at the other end of the line."""
    from docx.shared import Mm

    width, height = (Mm(side) for side in logo_size(paper, logo))
    inline = part.new_pic_inline(io.BytesIO(logo.content), width, height)
    inline.docPr.set("name", "logo")
    inline.docPr.set("descr", " ".join(writable(logo.said).split()))
    paragraph = add_paragraph(body, part, word_style.BAND, ())
    within(paragraph[0], "textAlignment", val="center")
    within(within(paragraph, "r"), "drawing").append(inline)
    add_run(paragraph, part, Run(f"\t{paper.council}"))


def _add(body: Element, part: Part, block: Block, paper: Paper) -> None:
    match block:
        case Heading():
            level = min(block.level + 1, LAST_HEADING)
            add_paragraph(body, part, f"Heading{level}", (Run(block.text),))
        case Paragraph():
            add_paragraph(body, part, STYLE_OF[block.tone], block.runs)
        case ListItem():
            _add_item(body, part, block)
        case Table():
            add_table(body, part, block, paper)
            add_paragraph(body, part, "AfterTable", ())
        case Facts():
            add_facts(body, part, block.pairs, paper)
            add_paragraph(body, part, "AfterTable", ())
        case Numbers():
            add_numbers(body, part, block, paper)
            add_paragraph(body, part, "AfterTable", ())
        case PageBreak():
            paragraph = add_paragraph(body, part, "Normal", ())
            within(within(paragraph, "r"), "br", type="page")


def _add_item(body: Element, part: Part, item: ListItem) -> None:
    """A list's entry; a number is written as it was given, as its list may begin anywhere."""
    depth = min(item.depth, DEEPEST_LIST - 1)
    if item.number is None:
        style = f"ListBullet{depth + 1 if depth else ''}"
        add_paragraph(body, part, style, item.runs)
        return
    runs: Runs = (Run(f"{item.number}.\t"), *item.runs)
    paragraph = add_paragraph(body, part, "Numbered", runs)
    properties = paragraph[0]
    within(within(properties, "tabs"), "tab", val="left", pos=str(360 * (depth + 1)))
    within(properties, "ind", left=str(360 * (depth + 1)), hanging="360")
