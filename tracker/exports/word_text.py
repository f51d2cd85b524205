"""Paragraphs of a Word file, made as XML: python-docx's own way takes ten times the time in tables."""

from __future__ import annotations

from typing import Any

from tracker.exports.paper import Run, Runs, writable

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LINK = f"{RELATION}/hyperlink"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

Element = Any  # an lxml element, which has no types
Part = Any  # a part of a package of python-docx, which has none either


def w(name: str) -> str:
    """A name of Word's own namespace, as lxml writes it."""
    return f"{{{WORD}}}{name}"


def within(parent: Element, name: str, **attributes: str) -> Element:
    """A new element of Word's at the end of another."""
    made: Element = parent.makeelement(w(name))
    parent.append(made)
    for key, value in attributes.items():
        made.set(w(key), value)
    return made


def add_paragraph(
    parent: Element, part: Part, style: str, runs: Runs, *, bold: bool = False
) -> Element:
    """A paragraph at the end of a cell or a body; `style` is the style's id."""
    paragraph = within(parent, "p")
    within(within(paragraph, "pPr"), "pStyle", val=style)
    for run in runs:
        add_run(paragraph, part, run, bold=bold)
    return paragraph


def add_run(paragraph: Element, part: Part, run: Run, *, bold: bool = False) -> None:
    """A run at the end of a paragraph; a link when it leads somewhere."""
    text = writable(run.text)
    if not text:
        return
    home = paragraph
    if run.href:
        home = within(paragraph, "hyperlink")
        home.set(f"{{{RELATION}}}id", part.relate_to(writable(run.href), LINK, is_external=True))
    made = within(home, "r")
    if bold or run.bold or run.italic or run.code or run.href:
        _look(within(made, "rPr"), run, bold=bold)
    for place, line in enumerate(text.split("\n")):
        if place:
            within(made, "br")
        _line(made, line)


def _look(properties: Element, run: Run, *, bold: bool) -> None:
    if run.code:
        within(properties, "rFonts", ascii="Courier New", hAnsi="Courier New", cs="Courier New")
    if bold or run.bold:
        within(properties, "b")
    if run.italic:
        within(properties, "i")
    if run.href:
        within(properties, "u", val="single")


def _line(run: Element, line: str) -> None:
    for number, piece in enumerate(line.split("\t")):
        if number:
            within(run, "tab")
        if piece:
            written = within(run, "t")
            written.text = piece
            written.set(SPACE, "preserve")


def add_field(paragraph: Element, instruction: str) -> None:
    """A field that Word works out, such as PAGE."""
    for kind in ("begin", "", "separate", "text", "end"):
        run = within(paragraph, "r")
        if kind == "text":
            within(run, "t").text = "1"
        elif kind:
            within(run, "fldChar", fldCharType=kind)
        else:
            written = within(run, "instrText")
            written.text = f" {instruction} "
            written.set(SPACE, "preserve")
