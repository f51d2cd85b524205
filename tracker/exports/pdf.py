"""A paper as a tagged PDF (PDF/UA-1), set by a process of its own within limits of time and size."""

from __future__ import annotations

import os
import subprocess
import sys
from base64 import b64encode
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby
from pathlib import Path
from threading import BoundedSemaphore

from tracker.exports import pdf_process
from tracker.exports.paper import (
    Block,
    Cell,
    Facts,
    Heading,
    ListItem,
    Numbers,
    PageBreak,
    Paper,
    Paragraph,
    Run,
    Runs,
    Table,
    Tone,
    logo_size,
    writable,
)
from tracker.exports.paper_style import STYLE

MOST_SECONDS = 45
MOST_HTML = 4 * 1024 * 1024
MOST_WAITING_SECONDS = 20
LAST_HEADING = 6
KEPT = ("PATH", "HOME", "XDG_CACHE_HOME", "FONTCONFIG_PATH", "FONTCONFIG_FILE", "LD_LIBRARY_PATH")
"""What of the environment the process is given: where fonts are. No setting of ours, no secret."""

_at_once = BoundedSemaphore(1)  # setting a long paper takes a core and some hundred megabytes


class PdfError(Exception):
    """There is no PDF; other files hold the same."""


class NoTypesetterError(PdfError):
    """This machine lacks Pango, which sets the text (see docs/running.md)."""


class TooLongError(PdfError):
    """The paper is too long to be set within the limits."""


class BusyError(PdfError):
    """Others are waiting for theirs."""


def as_pdf(paper: Paper) -> bytes:
    """The paper as a tagged PDF.

    Raises:
        NoTypesetterError: the machine lacks a library.
        TooLongError: it is too long.
        BusyError: try again in a minute.
    """
    html = as_html(paper).encode()
    if len(html) > MOST_HTML:
        raise TooLongError
    if not _at_once.acquire(timeout=MOST_WAITING_SECONDS):
        raise BusyError
    try:
        done = subprocess.run(  # noqa: S603 - our own program; the text goes to its input
            [sys.executable, "-I", str(Path(pdf_process.__file__))],
            input=html,
            capture_output=True,
            check=False,
            timeout=MOST_SECONDS,
            env={name: os.environ[name] for name in KEPT if name in os.environ},
        )
    except subprocess.TimeoutExpired:
        raise TooLongError from None
    finally:
        _at_once.release()
    if done.returncode == pdf_process.NO_PANGO:
        raise NoTypesetterError
    if done.returncode or not done.stdout.startswith(b"%PDF"):
        raise TooLongError(done.stderr[-200:].decode(errors="replace"))
    return done.stdout


def as_html(paper: Paper) -> str:
    """The paper as one page of HTML, for the type setter alone; every text is escaped."""
    look = " ".join(name for name in ("landscape", "compact") if getattr(paper, name))
    return "".join(
        (
            '<!doctype html><html lang="en-GB"><head><meta charset="utf-8">',
            f"<title>{escape(' '.join(writable(paper.title).split()))}</title><style>{STYLE.replace('BRAND', paper.brand)}",
            "@page { size: A4 landscape; }" if paper.landscape else "",
            f'</style></head><body class="{look}"><div class="foot">{_text(paper.foot)}</div>',
            '<div class="top">',
            _head(paper),
            f"<h1>{_text(paper.title)}</h1>",
            f'<p class="subtitle">{_text(paper.subtitle)}</p>' if paper.subtitle else "",
            "</div>",
            *_blocks(list(paper.blocks)),
            "</body></html>",
        )
    )


def _head(paper: Paper) -> str:
    """The council's name; with a logo, both on a band of its colour."""
    council = f'<p class="council">{_text(paper.council)}</p>'
    if paper.logo is None:
        return council
    width, height = logo_size(paper, paper.logo)
    content = b64encode(paper.logo.content).decode()
    address = f"data:{paper.logo.mimetype};base64,{content}"
    said = escape(" ".join(writable(paper.logo.said).split()))
    size = f"width: {width}mm; height: {height}mm"
    return f'<div class="band"><img src="{address}" alt="{said}" style="{size}">{council}</div>'


def _text(text: str) -> str:
    return escape(writable(text)).replace("\n", "<br>")


def _runs(runs: Runs) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    html = _text(run.text)
    for wanted, tag in ((run.code, "code"), (run.italic, "em"), (run.bold, "strong")):
        html = f"<{tag}>{html}</{tag}>" if wanted else html
    return f'<a href="{escape(writable(run.href))}">{html}</a>' if run.href else html


def _blocks(blocks: list[Block]) -> Iterator[str]:
    place = 0
    while place < len(blocks):
        block = blocks[place]
        if isinstance(block, ListItem):
            end = place
            while end < len(blocks) and isinstance(blocks[end], ListItem):
                end += 1
            items = [each for each in blocks[place:end] if isinstance(each, ListItem)]
            yield _list(items)
            place = end
            continue
        yield _block(block)
        place += 1


def _list(items: list[ListItem]) -> str:
    """Nested lists: each deeper item stands in a list inside the item before it."""
    depth = min(item.depth for item in items)
    groups: list[tuple[ListItem, list[ListItem]]] = []
    for item in items:
        if item.depth <= depth or not groups:
            groups.append((item, []))
        else:
            groups[-1][1].append(item)
    html: list[str] = []
    for is_bulleted, some in groupby(groups, key=lambda group: group[0].number is None):
        same = list(some)
        tag = "ul" if is_bulleted else f'ol start="{same[0][0].number}"'
        inside = (
            f"<li>{_runs(item.runs)}{_list(below) if below else ''}</li>" for item, below in same
        )
        html.append(f"<{tag}>{''.join(inside)}</{tag[:2]}>")
    return "".join(html)


def _block(block: Block) -> str:  # noqa: PLR0911 - a kind of block a return
    match block:
        case Heading():
            level = min(block.level + 1, LAST_HEADING)
            return f"<h{level}>{_text(block.text)}</h{level}>"
        case Paragraph():
            return _paragraph(block)
        case Table():
            return _table(block)
        case Facts():
            rows = (f"<dt>{_text(a)}</dt><dd>{_text(b)}</dd>" for a, b in block.pairs)
            return f'<dl class="facts">{"".join(rows)}</dl>'
        case Numbers():
            cells = (f"<li><b>{number}</b> {_text(label)}</li>" for number, label in block.pairs)
            return f'<ul class="numbers">{"".join(cells)}</ul>'
        case PageBreak():
            return '<div class="break"></div>'
        case ListItem():
            return _list([block])


def _paragraph(block: Paragraph) -> str:
    if block.tone is Tone.QUOTE:
        return f"<blockquote><p>{_runs(block.runs)}</p></blockquote>"
    return f'<p class="{block.tone.value}">{_runs(block.runs)}</p>'


def _cell(cell: Cell) -> str:
    if isinstance(cell, str):
        return _text(cell)
    return "".join(_paragraph(paragraph) for paragraph in cell)


def _table(table: Table) -> str:
    total = sum(column.width for column in table.columns) or 1
    widths = "".join(
        f'<col style="width: {100 * column.width / total:.2f}%">' for column in table.columns
    )
    kinds = [' class="numeric"' if column.numeric else "" for column in table.columns]
    head = "".join(
        f'<th scope="col"{kind}>{_text(column.heading)}</th>'
        for column, kind in zip(table.columns, kinds, strict=True)
    )
    rows = "".join(
        f"<tr>{''.join(_row(row, kinds, first_is_head=table.first_is_head))}</tr>"
        for row in table.rows
    )
    name = f"<caption>{_text(table.name)}</caption>" if table.name else ""
    return (
        f"<table>{name}<colgroup>{widths}</colgroup><thead><tr>{head}</tr></thead>"
        f"<tbody>{rows}</tbody></table>"
    )


def _row(row: Sequence[Cell], kinds: list[str], *, first_is_head: bool) -> Iterator[str]:
    for place, (cell, kind) in enumerate(zip(row, kinds, strict=True)):
        if place == 0 and first_is_head:
            yield f'<th scope="row"{kind}>{_cell(cell)}</th>'
        else:
            yield f"<td{kind}>{_cell(cell)}</td>"
