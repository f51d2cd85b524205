"""How papers of the council look in Word: page, styles, language, properties, head and foot."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from tracker.exports.paper import Paper, Run, writable
from tracker.exports.word_table import width_of
from tracker.exports.word_text import Element, add_field, add_run, w, within

FONT = "Arial"
INK, QUIET, LINE = "0B0C0C", "505A5F", "B1B4B6"
NO_DAY = datetime(2000, 1, 1)  # noqa: DTZ001 - the file's format wants one; it stands for none

# name, size in points, bold, space before and after in points, colour ("" for the council's)
HEADINGS = (
    (1, 20, 0, 0, INK),
    (2, 14, 14, 5, ""),
    (3, 12, 12, 4, INK),
    (4, 11, 10, 3, INK),
    (5, 10.5, 8, 3, INK),
    (6, 10.5, 8, 3, INK),
)
# id, name, size, bold, before, after, colour
OURS = (
    ("Council", "Council", 11, True, 0, 6, ""),
    ("Lead", "Lead", 12, False, 0, 6, INK),
    ("Quiet", "Quiet", 10.5, False, 0, 6, QUIET),
    ("StrongLine", "Strong line", 10.5, True, 0, 6, INK),
    ("Notice", "Notice", 10.5, False, 6, 8, INK),
    ("Quotation", "Quotation", 10.5, False, 4, 6, INK),
    ("Numbered", "Numbered", 10.5, False, 0, 3, INK),
    ("TableHead", "Table head", 9, True, 0, 0, "FFFFFF"),
    ("TableHeadRight", "Table head right", 9, True, 0, 0, "FFFFFF"),
    ("TableText", "Table text", 9, False, 0, 1, INK),
    ("TableRight", "Table right", 9, False, 0, 1, INK),
    ("TableQuiet", "Table quiet", 9, False, 0, 1, QUIET),
    ("Number", "Number", 17, True, 0, 0, INK),
    ("AfterTable", "After table", 5, False, 0, 0, INK),
    ("Foot", "Foot", 8, False, 0, 0, QUIET),
)
BAND = "Band"
SMALLER = 1.15
"""By how much a compact paper is set smaller."""


def prepare(document: Any, paper: Paper) -> None:  # noqa: ANN401 - python-docx is untyped
    """Make an empty document one of the council's papers."""
    _set_properties(document, paper)
    _set_language(document)
    _set_page(document, paper)
    _set_styles(document, paper)
    _set_foot(document, paper)


def _set_properties(document: Any, paper: Paper) -> None:  # noqa: ANN401 - as above
    """Title and council; no person, program or moment. The template's own picture goes."""
    properties = document.core_properties
    properties.title = writable(paper.title)[:255]
    properties.author = writable(paper.council)[:255]
    properties.comments = ""
    properties.language = "en-GB"
    properties.created = properties.modified = NO_DAY
    package = document.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype.endswith("/metadata/thumbnail"):
            del package.rels[key]


def _set_language(document: Any) -> None:  # noqa: ANN401 - as above
    for language in document.styles.element.iter(w("lang")):
        language.set(w("val"), "en-GB")
        language.set(w("eastAsia"), "en-GB")
    for language in document.settings.element.iter(w("themeFontLang")):
        language.set(w("val"), "en-GB")


def _set_page(document: Any, paper: Paper) -> None:  # noqa: ANN401 - as above
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm

    section = document.sections[0]
    sides = (Mm(210), Mm(297))
    section.page_width, section.page_height = sides[::-1] if paper.landscape else sides
    section.orientation = WD_ORIENT.LANDSCAPE if paper.landscape else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = Mm(18)
    section.top_margin = Mm(14 if paper.compact else 18)
    section.bottom_margin = Mm(16 if paper.compact else 20)
    section.header_distance, section.footer_distance = Mm(9), Mm(9)


def _set_styles(document: Any, paper: Paper) -> None:  # noqa: ANN401 - as above
    styles = document.styles
    _clear_template(styles)
    scale = 1 / SMALLER if paper.compact else 1
    _shape_known(styles, paper, scale)
    _add_ours(styles, paper, scale)
    _draw_lines(styles, paper.brand[1:].upper())
    if paper.logo:
        _add_band(styles, paper)


def _clear_template(styles: Any) -> None:  # noqa: ANN401 - as above
    """Take out the theme's fonts, which would win over ours, and spaced-out letters."""
    for fonts in list(styles.element.iter(w("rFonts"))):
        for name in list(fonts.attrib):
            if name.endswith(("Theme", "cstheme")):
                del fonts.attrib[name]
    for look in list(styles.element.iter(w("rPr"))):
        for spacing in look.findall(w("spacing")):
            look.remove(spacing)


def _shape_known(styles: Any, paper: Paper, scale: float) -> None:  # noqa: ANN401 - as above
    brand = paper.brand[1:].upper()
    _shape(styles["Normal"], 10.5 * scale, bold=None, before=0, after=6 * scale, colour=INK)
    styles["Normal"].paragraph_format.line_spacing = 1.15 if not paper.compact else 1.0
    for level, size, before, after, colour in HEADINGS:
        style = styles[f"Heading {level}"]
        _shape(
            style,
            size * scale,
            bold=True,
            before=before * scale * scale,
            after=after * scale * scale,
            colour=colour or brand,
        )
        style.paragraph_format.keep_with_next = True
        style.font.italic = False
    for name in ("List Bullet", "List Bullet 2", "List Bullet 3"):
        _shape(styles[name], 10.5 * scale, bold=None, before=0, after=3, colour=INK)
    _shape(styles["Subtitle"], 11.5 * scale, bold=False, before=2, after=13 * scale, colour=QUIET)
    styles["Subtitle"].font.italic = False


def _add_ours(styles: Any, paper: Paper, scale: float) -> None:  # noqa: ANN401 - as above
    from docx.enum.style import WD_STYLE_TYPE
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    brand = paper.brand[1:].upper()
    for key, name, size, bold, before, after, colour in OURS:
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.element.set(w("styleId"), key)
        style.base_style = styles["Normal"]
        _shape(
            style,
            size * scale,
            bold=bold,
            before=before * scale,
            after=after * scale,
            colour=colour or brand,
        )
        if key.startswith(("Table", "Number", "After", "Foot")):
            style.paragraph_format.line_spacing = 1.0
        if key.endswith("Right"):
            style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _draw_lines(styles: Any, brand: str) -> None:  # noqa: ANN401 - as above
    from docx.shared import Pt

    styles["Table head"].paragraph_format.keep_with_next = True
    styles["Quotation"].paragraph_format.left_indent = Pt(12)
    _border(styles["Quotation"], "left", LINE, 18)
    for side in ("top", "bottom", "right"):
        _border(styles["Notice"], side, LINE, 6)
    _border(styles["Notice"], "left", brand, 36)
    styles["Notice"].paragraph_format.left_indent = Pt(7)
    styles["Notice"].paragraph_format.right_indent = Pt(5)
    _border(styles["Subtitle"], "bottom", brand, 20)


def _add_band(styles: Any, paper: Paper) -> None:  # noqa: ANN401 - as above
    """A line of the council's colour, on which its logo and its name stand."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Pt, Twips

    brand = paper.brand[1:].upper()
    band = styles.add_style(BAND, WD_STYLE_TYPE.PARAGRAPH)
    band.base_style = styles["Normal"]
    _shape(band, 11, bold=True, before=0, after=6 if paper.compact else 12, colour="FFFFFF")
    look = band.paragraph_format
    look.keep_with_next = True
    look.line_spacing = 1
    look.left_indent = look.right_indent = Pt(6)
    for side in ("top", "left", "bottom", "right"):
        _border(band, side, brand, 12)
    properties = band.element.get_or_add_pPr()
    fill = properties.makeelement(w("shd"))
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", brand)):
        fill.set(w(name), value)
    properties.find(w("pBdr")).addnext(fill)
    end = Twips(width_of(paper)) - Pt(6)
    look.tab_stops.add_tab_stop(end, WD_TAB_ALIGNMENT.RIGHT)


def _shape(
    style: Any,  # noqa: ANN401 - as above
    size: float,
    *,
    bold: bool | None,
    before: float,
    after: float,
    colour: str,
) -> None:
    from docx.shared import Pt, RGBColor

    style.font.name = FONT
    style.font.size = Pt(round(size * 2) / 2)
    style.font.bold = bold
    style.font.color.rgb = RGBColor.from_string(colour)
    style.paragraph_format.space_before = Pt(round(before * 2) / 2)
    style.paragraph_format.space_after = Pt(round(after * 2) / 2)


SIDES = ("top", "left", "bottom", "right")


def _border(style: Any, side: str, colour: str, eighths: int) -> None:  # noqa: ANN401 - as above
    """A line at one side of a paragraph; in the order the format wants them."""
    properties = style.element.get_or_add_pPr()
    borders = properties.find(w("pBdr"))
    if borders is None:
        borders = within(properties, "pBdr")
        after = [properties.find(w(name)) for name in ("spacing", "ind", "jc")]
        first = next((each for each in after if each is not None), None)
        if first is not None:
            first.addprevious(borders)
    for other in list(borders):
        if other.tag == w(side):
            borders.remove(other)
    within(borders, side, val="single", sz=str(eighths), space="4", color=colour)
    borders[:] = sorted(borders, key=lambda each: SIDES.index(each.tag.rsplit("}", 1)[1]))


def _set_foot(document: Any, paper: Paper) -> None:  # noqa: ANN401 - as above
    """What the foot says at the left, the page's number at the right."""
    footer = document.sections[0].footer
    paragraph = footer.paragraphs[0]
    paragraph.style = document.styles["Foot"]
    element: Element = paragraph._p  # noqa: SLF001 - python-docx offers no way to add fields
    tabs = within(paragraph._p.get_or_add_pPr(), "tabs")  # noqa: SLF001 - as above
    within(tabs, "tab", val="right", pos=str(width_of(paper)))
    add_run(element, footer.part, Run(f"{paper.foot}\tPage "))
    add_field(element, "PAGE")
    add_run(element, footer.part, Run(" of "))
    add_field(element, "NUMPAGES")
