"""Papers and lists as files for the reader: what each format is called, and who may keep it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from flask import Response, make_response
from flask.typing import ResponseReturnValue

from tracker.exports.paper import Paper, Picture
from tracker.exports.pdf import BusyError, NoTypesetterError, PdfError, as_pdf
from tracker.exports.word import as_word
from tracker.queries import authorities
from tracker.web.page import LOGO_TYPES, page

CSV, EXCEL, WORD, PDF = "csv", "xlsx", "docx", "pdf"
KINDS = {
    CSV: "text/csv",
    EXCEL: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    PDF: "application/pdf",
}
_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")


def file_name(*parts: str) -> str:
    """The name of a file from words: "action-log-csp-2014-04-24", of small letters and digits."""
    return _NOT_IN_NAMES.sub("-", "-".join(parts).lower()).strip("-")[:100] or "paper"


def send(content: bytes, name: str, kind: str) -> Response:
    """A file to keep, opened by no browser; who may read it is asked anew every time."""
    return Response(
        content,
        mimetype=KINDS[kind],
        headers={
            "Content-Disposition": f'attachment; filename="{name}.{kind}"',
            "Content-Security-Policy": "default-src 'none'; sandbox",
        },
    )


def send_paper(paper: Paper, name: str, kind: str) -> ResponseReturnValue:
    """A paper with the council's logo, as Word or PDF; a page that says why, where no PDF can be had."""
    paper = replace(paper, logo=_logo())
    writers: dict[str, Callable[[Paper], bytes]] = {WORD: as_word, PDF: as_pdf}
    try:
        return send(writers[kind](paper), name, kind)
    except PdfError as error:
        return no_pdf(error)


def _logo() -> Picture | None:
    authority = authorities.the_authority()
    logo = authorities.the_logo() if authority.logo_digest else None
    if logo is None:
        return None
    width, height = authority.logo_width or 1, authority.logo_height or 1
    return Picture(logo.content, LOGO_TYPES[logo.file_type], width, height, authority.name)


def no_pdf(error: PdfError) -> ResponseReturnValue:
    """Why there is no PDF, and what to take instead: 503 with Retry-After, or 413."""
    if isinstance(error, BusyError):
        why, code = "busy", 503
    elif isinstance(error, NoTypesetterError):
        why, code = "absent", 503
    else:
        why, code = "long", 413
    answer = make_response(page("errors/no_pdf.html", why=why))
    answer.status_code = code
    if why == "busy":
        answer.headers["Retry-After"] = "60"
    return answer
