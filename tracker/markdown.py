"""Markdown, as people write it, to HTML that is safe to show: bounded in time and size.

Called when a revision is made; the result is stored. Whatever is written, its
text is kept: a block that asks for too much work is shown as plain text.

Python-Markdown takes quadratic time on long documents, on brackets and on deep
nesting, so a text is rendered in pieces, each measured beforehand. Estimates
are in microseconds of one 2020s core and are generous; the work a whole text
may ask for is `MOST_WORK`.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator
from html import escape

import markdown
import nh3

MOST_CHARACTERS = 200_000
"""A longer source is shown as plain text."""

MOST_WORK = 120_000
MOST_BLOCK_WORK = 60_000

MOST_BRACKETS = 150
MOST_EMPHASIS = 300
MOST_MARKS = 2_000
MOST_LINES = 500
DEEPEST_LINE = 6
"""Quotation marks and list markers that one line may begin with."""
DEEPEST_INDENT = 32
"""Columns before a list marker: eight levels of four."""

BLOCKS_AT_ONCE = 40
MOST_GROWTH = 30
"""How many times longer the HTML of a piece may be than its source."""

FIRST_HEADING = 3
LAST_HEADING = 6

TAGS = frozenset(
    [
        "p",
        "br",
        "hr",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "blockquote",
        "strong",
        "em",
        "code",
        "pre",
        "a",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
    ]
)

_log = logging.getLogger(__name__)

# Tab and line feed stay; U+0002 and U+0003 are how Python-Markdown marks what it set aside.
_CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]"
)
_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")
_LIST_LINE = re.compile(r"^([ >]*)(?:[-*+]|[0-9]{1,9}\.)(?: |$)", re.MULTILINE)
_LIST_AFTER_TEXT = re.compile(
    r"^((?![-*+] |[0-9]{1,9}\. )[^ \n>|#].*)\n(?=(?:[-*+]|1\.) )", re.MULTILINE
)
_MARKERS = re.compile(r"^ *(?:(?:>|(?:[-*+]|[0-9]{1,9}\.)(?= |$)) *)+", re.MULTILINE)
_MARKER = re.compile(r"[>*+.-]")
_QUOTE_LINE = re.compile(r" {0,3}>")
_EMPHASIS = re.compile(r"[*_]")
_MARK = re.compile(r"[*_`<>&\\\"']|\.\.\.|--")
_ALLOWED_LINK = re.compile(
    r"https?://[^\s\\/]\S*|mailto:\S+|/(?![/\\])[^\s\\]*|#\S*", re.IGNORECASE | re.ASCII
)
_FIRST_NUMBER = re.compile(r"[0-9]{1,9}", re.ASCII)
_DEAD_LINK = re.compile(r'<a rel="nofollow noopener">(.*?)</a>', re.DOTALL)
_HEADING = re.compile(r"<(/?)h([1-6])>")


def render(source: str) -> str:
    """Return the HTML of a Markdown text, safe to put into a page as it is.

    Paragraphs, lists, quotations, emphasis, code, links and tables; headings
    begin at h3, numbered lists with their first number, and a list needs no
    blank line before it. No raw HTML, images, reference links or attributes other
    than those numbers and a link's address, which is http, https, mailto or on
    this site.

    Args:
        source: what was typed, of any length and with any characters.
    """
    return _render(source, _renderer())


def render_each(sources: Iterable[str]) -> list[str]:
    """As `render`, of several texts apart: what takes longest is got ready once for all."""
    renderer = _renderer()
    return [_render(source, renderer) for source in sources]


def _render(source: str, renderer: markdown.Markdown) -> str:
    text = _CONTROL.sub("", source.replace("\r\n", "\n").replace("\r", "\n")).expandtabs(4)
    if len(text) > MOST_CHARACTERS:
        return _plain(text)
    text = _LIST_AFTER_TEXT.sub(r"\1\n\n", text)
    work_left = MOST_WORK
    html: list[str] = []
    for piece in _pieces(text):
        work = _work_of(piece)
        if work > min(work_left, MOST_BLOCK_WORK) or _is_too_much(piece):
            html.append(_plain(piece))
        else:
            work_left -= work
            html.append(_rendered(renderer, piece))
    return _with_headings_below("\n".join(html))


def _renderer() -> markdown.Markdown:
    renderer = markdown.Markdown(
        extensions=["tables", "sane_lists", "smarty"], output_format="html"
    )
    renderer.preprocessors.deregister("html_block")
    # Indented text is how people paste, not a program.
    for name in ("reference", "code"):
        renderer.parser.blockprocessors.deregister(name)
    for name in (
        "html",
        "reference",
        "short_reference",
        "image_link",
        "image_reference",
        "short_image_ref",
    ):
        renderer.inlinePatterns.deregister(name)
    return renderer


def _pieces(text: str) -> Iterator[str]:
    """Split a text where nothing that follows depends on what went before."""
    piece: list[str] = []
    kind = ""
    for block in _BLANK_LINES.split(text.strip("\n")):
        continues = block.startswith("    ")
        block_kind = kind if continues else _kind_of(block)
        joins = continues or (block_kind == kind and (kind or len(piece) < BLOCKS_AT_ONCE))
        if piece and not joins:
            yield "\n\n".join(piece)
            piece = []
        piece.append(block)
        kind = block_kind
    if piece:
        yield "\n\n".join(piece)


def _kind_of(block: str) -> str:
    if _LIST_LINE.match(block):
        return "list"
    return "quote" if _QUOTE_LINE.match(block) else ""


def _work_of(piece: str) -> float:
    size, lines = len(piece), piece.count("\n") + 1
    marks, pipes = sum(1 for _ in _MARK.finditer(piece)), piece.count("|")
    return 0.25 * size + 60 * lines + 15 * marks + 40 * pipes + 0.1 * piece.count("[") * size


def _is_too_much(piece: str) -> bool:
    return (
        piece.count("\n") >= MOST_LINES
        or piece.count("[") > MOST_BRACKETS
        or sum(1 for _ in _EMPHASIS.finditer(piece)) > MOST_EMPHASIS
        or sum(1 for _ in _MARK.finditer(piece)) > MOST_MARKS
        or any(
            sum(1 for _ in _MARKER.finditer(line[0])) > DEEPEST_LINE
            for line in _MARKERS.finditer(piece)
        )
        or any(len(m[1]) > DEEPEST_INDENT for m in _LIST_LINE.finditer(piece))
    )


def _rendered(renderer: markdown.Markdown, piece: str) -> str:
    try:
        html = renderer.reset().convert(piece)
    except Exception as error:  # noqa: BLE001 - the text is kept whatever the library does
        # Only the kind: a message or a trace could carry what was written.
        _log.warning("A text was shown plain: rendering raised %s", type(error).__name__)
        return _plain(piece)
    if len(html) > MOST_GROWTH * (len(piece) + 100):
        return _plain(piece)
    return _DEAD_LINK.sub(r"\1", _CLEANER.clean(html))


def _plain(text: str) -> str:
    """Return a text as escaped paragraphs, its line breaks kept."""
    blocks = (block.strip("\n") for block in _BLANK_LINES.split(text))
    return "\n".join(
        f"<p>{escape(block, quote=False).replace(chr(10), '<br>')}</p>" for block in blocks if block
    )


def _kept(_tag: str, attribute: str, value: str) -> str | None:
    """Keep allowed addresses, first numbers of lists, and the `rel` the cleaner adds."""
    match attribute:
        case "href":
            return value if _ALLOWED_LINK.fullmatch(value) else None
        case "start":
            return value if _FIRST_NUMBER.fullmatch(value) else None
        case "rel":
            return value
        case _:
            return None


_CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    attributes={"a": {"href"}, "ol": {"start"}},
    attribute_filter=_kept,
    link_rel="nofollow noopener",
    url_schemes={"http", "https", "mailto"},
)


def _with_headings_below(html: str) -> str:
    """Let the headings used, however they were numbered, begin at h3 without a gap."""
    used = sorted({match[2] for match in _HEADING.finditer(html)})
    level = {n: min(FIRST_HEADING + place, LAST_HEADING) for place, n in enumerate(used)}
    return _HEADING.sub(lambda match: f"<{match[1]}h{level[match[2]]}>", html)
